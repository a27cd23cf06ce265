"""The same lines through the command, Python and Spark: identical records apart from their place. The journey
tests/browser/same-answers.test.mjs gives these very lines to the page, and holds its records to the command's."""

from conftest import TODAY, without_place
from vendor_check import Checker


def _expected(command, lines):
    records, summary = command(["--each-alone", "-"], "\n".join(lines))
    assert len(records) == len(lines) == 10_000 and not summary["incomplete"]
    return [without_place(record) for record in records]


def test_command_and_python(command, lines):
    expected = _expected(command, lines)
    rows = Checker(today=TODAY).check(lines).to_pylist()
    assert [without_place(row) for row in rows] == expected
    # Every kind of answer is among them, so that the same is not the same nothing.
    assert len({record["verdict"] for record in expected}) >= 5


def test_command_and_spark(command, lines, spark):
    from vendor_check.spark import check

    expected = _expected(command, lines)
    frame = spark.createDataFrame([*enumerate(lines)], "at long, line string").repartition(7)
    rows = check(frame, "line", today=TODAY).collect()
    assert sorted(row["at"] for row in rows) == [*range(len(lines))]
    rows.sort(key=lambda row: row["at"])
    records = [without_place(row["check"].asDict(recursive=True)) for row in rows]
    assert records == expected
