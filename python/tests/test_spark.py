"""Spark with two worker processes: what is added, what each verifies, and that a killed worker loses and doubles nothing."""

import os
import pathlib
import signal

import pyarrow as pa
import pytest

from conftest import TODAY
from vendor_check import Checker
from vendor_check.spark import LIST_SHA256, _checker, _Told, check, names


def test_the_column_says_which_list_answered(spark):
    frame = spark.createDataFrame([(1, "4 x DS-2CD2143G2-I"), (2, None), (3, "AXIS P3265-LVE")], "id long, line string")
    added = check(frame, "line", today=TODAY, columns=["verdict", "makers", "error"])
    assert added.columns == ["id", "line", "check"]
    assert added.schema["check"].metadata[LIST_SHA256] == Checker().list_sha256
    rows = {row["id"]: row["check"] for row in added.collect()}
    assert [rows[id]["verdict"] for id in (1, 2, 3)] == ["restricted", None, "none-found"]
    assert rows[1]["makers"][0]["id"] == "hikvision" and "no text" in rows[2]["error"]
    # What is wrong is said on the driver, before any task is started.
    for error, said, ask in [
        (KeyError, "no column 'colour'; it has id, line", lambda: check(frame, "colour")),
        (KeyError, "colour", lambda: check(frame, "line", columns=["colour"])),
        (TypeError, "must be text, not bigint", lambda: check(frame, "id")),
        (ValueError, "already has a column 'id'", lambda: check(frame, "line", into="id")),
        (ValueError, "party must be", lambda: names(frame, "line", party="goods keeper")),
    ]:
        with pytest.raises(error, match=said):
            ask()


def test_names_against_a_broadcast_list(spark):
    frame = spark.createDataFrame([("Zorvane Security Systems Ltd",), ("Bracknell Window Cleaning Limited",)], "supplier string")
    own = ("ours", ["Zorvane Security Systems Limited"])
    rows = names(frame, "supplier", today=TODAY, own_lists=[own]).collect()
    hits = {row["supplier"]: row["check"]["own_lists"] for row in rows}
    assert hits["Zorvane Security Systems Ltd"][0]["list"] == "ours"
    assert not hits["Bracknell Window Cleaning Limited"]


def test_each_process_verifies_the_list_once(spark):
    """Twelve tasks on two executors: as many verified lists as there are processes."""
    told = _Told(Checker(today="2026-12-02"), None, "check", "line", ["verdict"])

    def probe(batches):
        held = id(_checker(told))
        for batch in batches:
            count = batch.num_rows
            yield pa.RecordBatch.from_arrays([pa.array([os.getpid()] * count), pa.array([held] * count)], ["process", "held"])

    seen = spark.range(0, 1_200, 1, 12).mapInArrow(probe, "process long, held long").distinct().collect()
    processes = {row["process"] for row in seen}
    assert len(seen) == len(processes) < 12


def test_a_killed_worker_loses_and_doubles_nothing(spark, tmp_path):
    marker = str(tmp_path / "killed")

    def kill_once(batches):
        for number, batch in enumerate(batches):
            # The file is made by one process only, in the middle of its work.
            if number == 1:
                try:
                    os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    pass
                else:
                    # This process, the daemon it came from, and the executor that started that.
                    daemon = os.getppid()
                    stat = pathlib.Path(f"/proc/{daemon}/stat").read_text()
                    executor = int(stat.rpartition(")")[2].split()[1])
                    os.kill(executor, signal.SIGKILL)
                    os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    count = 40_000
    frame = spark.range(0, count, 1, 4).selectExpr("id", "concat('camera DS-2CD', 2000 + id % 900, '3G2-I') as line")
    answered = check(frame, "line", today=TODAY, columns=["verdict", "text"])
    rows = answered.mapInArrow(kill_once, answered.schema).collect()
    assert os.path.exists(marker), "no worker was killed"
    assert sorted(row["id"] for row in rows) == [*range(count)]
    assert all(row["check"]["text"] == row["line"] and row["check"]["verdict"] for row in rows)
