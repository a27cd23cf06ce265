"""Writes lines/*.jsonl: single lines with the answer that is right for each.

Every line below was written by hand or filled from a table of facts (models, address blocks). A label is a short string:
makers as code[:standing] (o offered, i in place, g going, x gone, m mentioned, u undecided), ids that are only possible
after a question mark, and N, C or K for none-found, cannot-tell, no-kit where nothing else decides. Without a letter for
the standing a maker takes the purpose's own. The verdict follows from the rules stated in README.md.
"""
import collections, json, pathlib, random

from labels import CONTEXT, derive

HERE = pathlib.Path(__file__).parent
OUT = HERE / "lines"
ROWS = collections.OrderedDict()


def add(kind, text, label, why, ctx="", also=(), barred=False):
    """One line with the answer that its label and context give."""
    d = derive(label, ctx, barred)
    also = list(also) + (["no-kit"] if d["soft"] else [])
    row = {"text": text}
    if CONTEXT[ctx]:
        row["context"] = CONTEXT[ctx]
    row.update(verdict=d["verdict"], makers=d["makers"], ask=d["ask"], kind=kind, why=why)
    if d["reach"] and not also:
        row["reach"] = d["reach"]
    if also:
        row["verdict_also_ok"] = sorted(set(also))
    ROWS.setdefault(kind, []).append(row)


def many(kind, why, label, texts, ctx="", **kw):
    for t in texts:
        add(kind, t, label, why, ctx, **kw)


from lines_a import fill as fill_a  # noqa: E402
from lines_b import fill as fill_b  # noqa: E402


def main():
    fill_a(add, many)
    fill_b(add, many, random.Random(20261129))
    OUT.mkdir(exist_ok=True)
    seen = set()
    for kind, rows in ROWS.items():
        for r in rows:
            assert r["text"] not in seen and "\n" not in r["text"], r["text"]
            seen.add(r["text"])
        (OUT / f"{kind}.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    for kind, rows in ROWS.items():
        print(f"{kind:15}{len(rows):4}", dict(collections.Counter(r["verdict"] for r in rows)))
    print(sum(map(len, ROWS.values())), dict(collections.Counter(r["verdict"] for rows in ROWS.values() for r in rows)))


if __name__ == "__main__":
    main()
