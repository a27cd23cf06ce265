"""Measures what docs/scale.md tells, side by side in one run, and prints it as Markdown: the command and Python with one thread and
with two, Spark with one worker and with two, names beside rapidfuzz and splink, and memory for two lengths of file.

    cargo xtask bench --python

ROWS, SPARK_ROWS and MEMORY_ROWS ("1000000,10000000") choose other sizes, and PARTS ("engine,spark,names,memory") some of it.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEND = ROOT / "python/examples/spend"
sys.path.insert(0, str(SPEND))
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable

import peers  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from make_spend import make  # noqa: E402
from vendor_check import Checker  # noqa: E402

COMMAND = pathlib.Path(os.environ.get("VENDOR_CHECK", ROOT / "target/python/build/release/vendor-check"))
TODAY = "2026-12-01"
TURNS = int(os.environ.get("TURNS", "3"))


def clocks():
    """The clock, and processor time of this process and of those that it has waited for; in seconds."""
    return time.perf_counter(), sum(os.times()[:4])


def best_of_turns(ways):
    """{way: (clock, processor)}: the least of a few turns, for what else the machine does only adds. The ways take turns, so that
    all of them meet the same machine."""
    best = {}
    for _ in range(TURNS):
        for name, work in ways.items():
            clock, processor = clocks()
            work()
            after = clocks()
            spent = (after[0] - clock, after[1] - processor)
            best[name] = tuple(map(min, best.get(name, spent), spent))
    return best


def table(*rows):
    head, *rest = rows
    print("|", " | ".join(head), "|")
    print("|" + "---|" * len(head))
    for row in rest:
        print("|", " | ".join(row), "|", flush=True)
    print()


def run(*words, **options):
    return subprocess.run([*map(str, words)], check=False, stderr=subprocess.DEVNULL, **options)


def engine(folder):
    rows = int(os.environ.get("ROWS", "400000"))
    path, lines = folder / "spend.parquet", folder / "lines.txt"
    make(path, rows)
    column = pq.read_table(path, columns=["description"])["description"]
    lines.write_text("\n".join(column.to_pylist()) + "\n")
    checker = Checker(today=TODAY)

    def command(form, threads):
        out = folder / f"out.{form}"
        with open(lines) as given:
            run(COMMAND, "check", "--each-alone", "-", "--format", form, "--threads", threads, "--today", TODAY, "--out", out, stdin=given)

    ways = {(name, threads): work for threads in (1, 2) for name, work in {
        "command, JSON Lines": lambda threads=threads: command("jsonl", threads),
        "command, Parquet": lambda threads=threads: command("parquet", threads),
        "Python, `Checker.check`": lambda threads=threads: checker.check(column, threads=threads),
    }.items()}
    best = best_of_turns(ways)
    start = best_of_turns({"start": lambda: run(COMMAND, "check", "--text", "x", "--today", TODAY, stdout=subprocess.DEVNULL)})["start"]
    out = [("what", "threads", "time", "rows a second", "rows a second of processor time", "against one thread")]
    for (name, threads), (clock, processor) in best.items():
        out.append((name, str(threads), f"{clock:.2f} s", f"{rows / clock:,.0f}", f"{rows / processor:,.0f}",
                    f"{best[name, 1][0] / clock:.2f} ×"))
    print(f"{rows:,} descriptions of made spending, each by itself; the command's times have its start in them, {start[0]:.2f} s\n")
    table(*out)
    native = min(best[f"command, {form}", 1][1] for form in ("JSON Lines", "Parquet"))
    print(f"Python against the quicker form of the command, per core: {native / best['Python, `Checker.check`', 1][1]:.2f} (bar 0.9)\n")


def spark(folder):
    from pyspark.sql import SparkSession

    from vendor_check.spark import check

    rows = int(os.environ.get("SPARK_ROWS", "1000000"))
    path = folder / "spark.parquet"
    make(path, rows)
    out, one = [("workers", "time", "rows a second", "against one")], None
    for workers in (1, 2):
        session = (
            SparkSession.builder.master(f"local-cluster[{workers},1,1024]").config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.memory", "1g").getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        frame = session.read.parquet(str(path)).repartition(8)
        work = lambda: check(frame, "description", today=TODAY).groupBy("check.verdict").count().collect()  # noqa: E731
        work()  # Starts what has to be started.
        clock = best_of_turns({"spark": work})["spark"][0]
        one = one or clock
        out.append((str(workers), f"{clock:.2f} s", f"{rows / clock:,.0f}", f"{one / clock:.2f} ×"))
        session.stop()
    print(f"{rows:,} rows on Spark, one core a worker, from Parquet to a count of answers with whole records (bar 1.5 ×)\n")
    table(*out)


def names(folder):
    checker = Checker(today=TODAY, threads=1)
    reference = peers.names_of_the_list(COMMAND, folder)
    for title, rows in {
        f"labelled firms of the test data, against the {len(reference):,} names and brands of listed makers": peers.labelled_firms(),
        "registered names and council suppliers, against the same": peers.further_firms(),
    }.items():
        if rows:
            compare(title, rows, reference, lambda each: [
                verdict in peers.FLAGGED for verdict in checker.names(each, columns=["verdict"])["verdict"].to_pylist()])
    ours, rows = peers.own_list()
    with_own = Checker(today=TODAY, threads=1, own_lists=[("ours", ours)])
    compare(f"made firms, half of them of an own list of {len(ours):,} and written otherwise", rows, ours, lambda each: [
        any(hit["certainty"] != "possible" for hit in hits or [])
        for hits in with_own.names(each, columns=["own_lists"])["own_lists"].to_pylist()])


def compare(title, rows, reference, ask):
    questions, truth = [name for name, _ in rows], [label for _, label in rows]
    out = [("what", "F1", "precision", "recall", "wrongly named", "names a second of processor time")]
    for name, work in {
        "vendor-check, `Checker.names`": lambda: peers.quality(ask(questions), truth),
        "rapidfuzz, `token_sort_ratio`": lambda: peers.best_threshold(peers.rapidfuzz_scores(reference, questions), truth),
        "splink on DuckDB, with its training": lambda: peers.best_threshold(peers.splink_scores(reference, questions), truth),
    }.items():
        began = clocks()[1]
        f1, precision, recall, wrong = work()
        # Processor time is told in hundredths of a second.
        took = max(clocks()[1] - began, 0.01)
        out.append((name, f"{f1:.3f}", f"{precision:.3f}", f"{recall:.3f}", str(wrong), f"{len(rows) / took:,.0f}"))
    print(f"{len(rows):,} {title}\n")
    table(*out)


def most_memory(process):
    """The most memory that a process has had so far, in kilobytes. What its parent says at its end has the parent's own in it."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def memory(folder):
    out = [("rows", "what", "time", "most memory")]
    for rows in map(int, os.environ.get("MEMORY_ROWS", "1000000,10000000").split(",")):
        path = folder / "long.parquet"
        for name, words in {
            "`make_spend.py`": [sys.executable, SPEND / "make_spend.py", path, "--rows", rows],
            "`screen_spend.py`, descriptions and suppliers": [sys.executable, SPEND / "screen_spend.py", path],
            "command, Parquet to Parquet": [
                COMMAND, "check", path, "--today", TODAY, "--format", "parquet", "--out", folder / "answers.parquet"],
        }.items():
            began = time.perf_counter()
            child = subprocess.Popen([*map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            most = 0
            while child.poll() is None:
                most = max(most, most_memory(child.pid))
                time.sleep(0.1)
            out.append((f"{rows:,}", name, f"{time.perf_counter() - began:.0f} s", f"{most // 1024:,} MB"))
            print("   ", *out[-1], file=sys.stderr, flush=True)
    table(*out)


if __name__ == "__main__":
    parts = os.environ.get("PARTS", "engine,spark,names,memory").split(",")
    with tempfile.TemporaryDirectory() as folder:
        for part in (engine, spark, names, memory):
            if part.__name__ in parts:
                part(pathlib.Path(folder))
