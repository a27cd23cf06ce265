"""Measures what docs/scale.md tells, side by side in one run: the command, Python with one thread and with two, Spark with one
worker and with two, and rapidfuzz on the same names. Prints Markdown.

    cargo xtask bench --python
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python/examples/spend"))
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable

import pyarrow.parquet as pq  # noqa: E402

from make_spend import make, suppliers  # noqa: E402
from vendor_check import Checker  # noqa: E402

ROWS = int(os.environ.get("ROWS", "200000"))
TURNS = 3


def best(work):
    """The quickest of a few turns, in seconds: what else the machine does only slows."""
    times = []
    for _ in range(TURNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def say(what, seconds, rows, beside=None):
    ratio = "" if beside is None else f" {beside / seconds:.2f} ×"
    print(f"| {what} | {seconds:.2f} s | {rows / seconds:,.0f} |{ratio} |", flush=True)


def engine(folder, path):
    command = pathlib.Path(os.environ.get("VENDOR_CHECK", ROOT / "target/release/vendor-check"))
    column = pq.read_table(path, columns=["description"])
    lines = folder / "lines.txt"
    lines.write_text("\n".join(column["description"].to_pylist()) + "\n")
    checker = Checker(today="2026-12-01")

    def run(threads, form):
        words = ["check", "--each-alone", "-", "--format", form, "--threads", str(threads), "--today", "2026-12-01"]
        out = folder / f"out.{form}"
        with open(lines) as given:
            subprocess.run([command, *words, "--out", out], stdin=given, check=False, stderr=subprocess.DEVNULL)

    print(f"\n{ROWS:,} descriptions of made spending\n\n| what | time | rows a second | against |\n|---|---|---|---|")
    if command.is_file():
        one = best(lambda: run(1, "jsonl"))
        say("command, JSON Lines, one thread", one, ROWS)
        say("command, JSON Lines, two threads", best(lambda: run(2, "jsonl")), ROWS, one)
        packed = best(lambda: run(1, "parquet"))
        say("command, Parquet, one thread", packed, ROWS, one)
        say("command, Parquet, two threads", best(lambda: run(2, "parquet")), ROWS, packed)
    single = best(lambda: checker.check(column["description"], threads=1))
    say("Python, one thread", single, ROWS, one if command.is_file() else None)
    say("Python, two threads", best(lambda: checker.check(column["description"], threads=2)), ROWS, single)


def names():
    import rapidfuzz

    firms = suppliers()
    checker = Checker(today="2026-12-01", own_lists=[("ours", firms[:1_000])], threads=1)
    queries = firms[:1_000]
    print(f"\n{len(queries):,} names against an own list of 1,000\n\n| what | time | names a second | against |\n|---|---|---|---|")
    ours = best(lambda: checker.names(queries, columns=["own_lists"]))
    say("Python, one thread", ours, len(queries))
    scorer = rapidfuzz.fuzz.token_sort_ratio
    say("rapidfuzz, extractOne", best(lambda: [rapidfuzz.process.extractOne(each, firms[:1_000], scorer=scorer) for each in queries]),
        len(queries), ours)


def spark(folder, path):
    from pyspark.sql import SparkSession

    from vendor_check.spark import check

    print(f"\n{ROWS:,} rows on Spark, from Parquet to a count of answers\n\n| what | time | rows a second | against |\n|---|---|---|---|")
    one = None
    for workers in (1, 2):
        session = (
            SparkSession.builder.master(f"local-cluster[{workers},1,1024]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.memory", "1g").config("spark.sql.files.maxPartitionBytes", "262144").getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        frame = session.read.parquet(str(path)).repartition(8)
        work = lambda: check(frame, "description", today="2026-12-01").groupBy("check.verdict").count().collect()  # noqa: E731
        work()
        seconds = best(work)
        say(f"Spark, {workers} worker{'s' if workers > 1 else ''}", seconds, ROWS, one)
        one = one or seconds
        session.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        path = folder / "spend.parquet"
        make(path, ROWS)
        engine(folder, path)
        try:
            names()
        except ImportError:
            print("\nnot run: rapidfuzz is not installed")
        spark(folder, path)
