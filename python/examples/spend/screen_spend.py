"""Screens a spend file end to end, descriptions and suppliers, in memory that does not grow with the file.

    python screen_spend.py spend.parquet
"""

import collections
import resource
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from vendor_check import Checker

#: Rows that are in work at once.
ROWS = 50_000


def screen(path, checker, threads=None):
    """Counts and sums of a spend file: by answer, by month and by maker.

    Returns a dict: ``rows``, ``answers`` {answer: [rows, pounds]}, ``makers`` {maker: [rows, pounds]}, ``months``
    {month: pounds for listed makers’ equipment}, ``suppliers`` {supplier: answer} for those that are flagged.
    """
    answers, makers = collections.defaultdict(lambda: [0, 0.0]), collections.defaultdict(lambda: [0, 0.0])
    months = collections.defaultdict(float)
    known, flagged, rows = {}, {}, 0
    for batch in pq.ParquetFile(path).iter_batches(ROWS):
        rows += batch.num_rows
        found = checker.check(batch["description"], columns=["verdict", "makers"], threads=threads)
        verdicts = found["verdict"].combine_chunks()
        sums = pa.table({"verdict": verdicts, "amount": batch["amount"]}).group_by("verdict")
        for each in sums.aggregate([("amount", "count"), ("amount", "sum")]).to_pylist():
            answers[each["verdict"]][0] += each["amount_count"]
            answers[each["verdict"]][1] += each["amount_sum"]
        # Of the few rows that are flagged: whose, and when.
        at = pc.indices_nonzero(pc.is_in(verdicts, value_set=pa.array(["barred", "restricted", "ask"])))
        of = zip(found["makers"].take(at).to_pylist(), batch["amount"].take(at).to_pylist(), batch["date"].take(at).to_pylist())
        for named, amount, date in of:
            for name in {maker["name"] for maker in named if maker["listed"] and maker["role"] != "mentioned"}:
                makers[name][0] += 1
                makers[name][1] += amount
                months[f"{date:%Y-%m}"] += amount
        # A firm is looked up once, however often it is paid.
        new = [name for name in pc.unique(batch["supplier"]).to_pylist() if name not in known]
        for name, answer in zip(new, checker.names(new, columns=["verdict"], threads=threads)["verdict"].to_pylist()):
            known[name] = answer
            if answer in ("barred", "restricted", "ask"):
                flagged[name] = answer
    return {"rows": rows, "answers": dict(answers), "makers": dict(makers), "months": dict(sorted(months.items())),
            "suppliers": flagged}


if __name__ == "__main__":
    began = time.perf_counter()
    result = screen(sys.argv[1], Checker(), int(sys.argv[2]) if len(sys.argv) > 2 else None)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{result['rows']:,} rows in {took:.1f} s, {result['rows'] / took:,.0f} a second; at most {peak} MB of memory")
    for answer, (count, pounds) in sorted(result["answers"].items(), key=lambda each: -each[1][0]):
        print(f"{answer:12} {count:>12,} rows {pounds:>20,.2f} pounds")
    print("suppliers flagged:", result["suppliers"])
