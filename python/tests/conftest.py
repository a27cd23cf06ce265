"""What the tests share: where the project and its command are, and lines of every kind."""

import json
import os
import pathlib
import subprocess
import sys

import pytest

# Executors run the interpreter that runs the tests.
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
# Spark's three processes live for a minute: what a JVM spends on running fast later is not won back.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

ROOT = pathlib.Path(__file__).resolve().parents[2]
TODAY = "2026-12-01"
#: The ten thousand lines, for tests/browser/same-answers.test.mjs, which gives the same to the page.
LINES = ROOT / "target/python/lines.txt"
#: What stands in the place of a secret.
_LEFT_OUT = "[secret left out]"
#: What opens no file that can be read as text by itself, or is no document.
_NOT_DOCUMENTS = {".py", ".md", ".json"}


@pytest.fixture(scope="session")
def command():
    """Runs the command on lines, each by itself, and gives its records without their places."""
    program = pathlib.Path(os.environ.get("VENDOR_CHECK", ROOT / "target/debug/vendor-check"))
    if not program.is_file():
        pytest.fail(f"build the command first: {program} is not there")

    def run(words, text=None):
        done = subprocess.run(
            [program, "check", *words, "--format", "jsonl", "--today", TODAY],
            input=text, capture_output=True, encoding="utf-8", cwd=ROOT,
        )
        records = [json.loads(line) for line in done.stdout.splitlines()]
        return records[:-1], records[-1]["summary"]

    return run


@pytest.fixture(scope="session")
def lines():
    """Ten thousand lines: every document, register and labelled line of the test data, and models of listed makers."""
    from vendor_check import Checker

    checker = Checker(today=TODAY)
    found = {}
    for path in sorted((ROOT / "tests/data").rglob("*")):
        if path.is_file() and "hostile" not in path.parts and path.suffix.lower() not in _NOT_DOCUMENTS:
            texts = checker.read(path, columns=["text"])["text"].to_pylist()
            for text in filter(None, texts):
                # What a reader of documents would take apart is no line for all four, and a secret may reach over several lines.
                is_apart = set(text) & {"\n", "\r", "\t"} or text.count("; ") > 1 or _LEFT_OUT in text
                if len(text) <= 2_000 and not is_apart:
                    found[text] = None
    found = list(found)
    models = ["DS-2CD{}43G2-I", "IPC-HFW{}31T-ZAS", "IPC{}LE-ADF28KM", "AXIS P{}-LVE", "XNV-{}R", "EZ-{}", "NVR{}-16HS"]
    for number in range(2000, 10_000):
        if len(found) >= 10_000:
            break
        found.append(models[number % len(models)].format(number))
    found = found[:10_000]
    # In one step, for a journey may look for them at any time.
    unfinished = LINES.with_suffix(".unfinished")
    unfinished.write_text("\n".join(found) + "\n", encoding="utf-8")
    unfinished.replace(LINES)
    return found


def without_place(record):
    """A record as both sides can be compared: no place, and no key that has nothing to say."""

    def bare(value):
        if isinstance(value, dict):
            return {key: bare(held) for key, held in value.items() if held is not None}
        if isinstance(value, list):
            return [bare(held) for held in value]
        return value

    return {key: bare(value) for key, value in record.items() if key != "where" and value is not None}


@pytest.fixture(scope="session")
def spark():
    """A cluster on this machine: a master and two workers, each a process of its own."""
    if "JAVA_MISSING" in os.environ:
        pytest.skip("needs Java 17 or later")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("vendor-check")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
