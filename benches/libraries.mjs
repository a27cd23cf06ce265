// The peers: each takes names and gives a look-up that answers with places in the list, the best first, ten at most.
// Settings are those that a careful user of the library would choose for names with typing slips.

const TEN = 10;

export const LIBRARIES = {
  MiniSearch: async (names) => {
    const { default: MiniSearch } = await import("minisearch");
    const index = new MiniSearch({ fields: ["name"], searchOptions: { fuzzy: 0.2, prefix: true } });
    index.addAll(names.map((name, id) => ({ id, name })));
    return (query) => index.search(query).slice(0, TEN).map(({ id }) => id);
  },
  FlexSearch: async (names) => {
    const { default: flexsearch } = await import("flexsearch");
    const index = new flexsearch.Index({ tokenize: "forward", encoder: flexsearch.Charset.LatinAdvanced });
    names.forEach((name, id) => index.add(id, name));
    return (query) => index.search(query, { limit: TEN, suggest: true });
  },
  Fuse: async (names) => {
    const { default: Fuse } = await import("fuse.js");
    const index = new Fuse(names, { threshold: 0.3, ignoreLocation: true, minMatchCharLength: 2 });
    return (query) => index.search(query, { limit: TEN }).map(({ refIndex }) => refIndex);
  },
  uFuzzy: async (names) => {
    const { default: UFuzzy } = await import("@leeoniya/ufuzzy");
    const finder = new UFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
    return (query) => {
      const [found, facts, order] = finder.search(names, query, 3);
      if (!found) return [];
      return (order ? order.map((at) => facts.idx[at]) : found).slice(0, TEN);
    };
  },
  fuzzysort: async (names) => {
    const { default: fuzzysort } = await import("fuzzysort");
    const targets = names.map((name, id) => ({ id, name: fuzzysort.prepare(name) }));
    return (query) => fuzzysort.go(query, targets, { key: "name", limit: TEN }).map(({ obj }) => obj.id);
  },
  Orama: async (names) => {
    const { create, insertMultiple, search } = await import("@orama/orama");
    const index = create({ schema: { name: "string" } });
    await insertMultiple(index, names.map((name, id) => ({ id: String(id), name })), 5000);
    return async (query) => (await search(index, { term: query, tolerance: 1, limit: TEN })).hits.map(({ id }) => Number(id));
  },
};
