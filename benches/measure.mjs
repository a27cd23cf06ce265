// How a look-up is measured, the same for everybody: build, then whole batches of all queries, so that no single reading of
// the clock decides; a query's time is the median over batches, p50 and p99 are over queries.

/** Most time that one library may take for its batches, in milliseconds. */
export const BUDGET_MS = 20_000;
/** Batches over all queries; slow libraries do fewer. */
export const BATCHES = 5;

export const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Measures a look-up. `queries` are `{ query, expected }`; `repeat` is how often a query is asked in a row when one is too quick for the clock. */
export async function measure(build, names, queries, { now = () => performance.now(), repeat = 1 } = {}) {
  const began = now();
  const search = await build(names);
  const buildMs = now() - began;
  const times = queries.map(() => []);
  const deadline = now() + BUDGET_MS;
  let first = 0;
  let amongTen = 0;
  let asked = 0;
  for (let batch = 0; batch < BATCHES && now() < deadline; batch++) {
    for (const [at, { query, expected }] of queries.entries()) {
      if (now() >= deadline) break;
      const start = now();
      let found;
      for (let again = 0; again < repeat; again++) found = await search(query);
      times[at].push((now() - start) / repeat);
      if (batch === 0) {
        asked++;
        const place = found.findIndex((id) => names[id] === expected);
        first += Number(place === 0);
        amongTen += Number(place >= 0);
      }
    }
  }
  const medians = times.filter((all) => all.length > 0).map((all) => percentile([...all].sort((a, b) => a - b), 0.5));
  medians.sort((a, b) => a - b);
  return { buildMs, p50: percentile(medians, 0.5), p99: percentile(medians, 0.99), hit1: first / asked, hit10: amongTen / asked, queries: asked };
}
