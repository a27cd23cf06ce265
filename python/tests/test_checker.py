"""The package by itself: what it takes, what it gives, and what it says of what it cannot look up."""

import datetime
import pickle
import threading

import pandas
import polars
import pyarrow as pa
import pytest

import vendor_check
from conftest import ROOT, TODAY, without_place
from vendor_check import Checker, ListRefused

LINES = ["4 x DS-2CD2143G2-I 4MP", "AXIS P3265-LVE", "labour, two days"]
VERDICTS = ["restricted", "none-found", "no-kit"]


@pytest.fixture(scope="module")
def checker():
    return Checker(today=TODAY)


def test_three_lines_of_python(checker):
    table = checker.check(LINES)
    assert isinstance(table, pa.Table) and table.num_rows == 3
    assert table["verdict"].to_pylist() == VERDICTS
    maker = table["makers"][0].as_py()[0]
    assert (maker["id"], maker["standing"], maker["certainty"], maker["role"], maker["listed"]) == (
        "hikvision", "offered", "certain", "made", True)
    evidence = maker["evidence"][0]
    assert LINES[0].encode()[evidence["start"]:evidence["end"]] == b"DS-2CD2143G2-I"
    assert any(measure["bears"] == "binds-others" for measure in table["measures"][0].as_py())
    assert table["error"].null_count == 3


@pytest.mark.parametrize("column", [
    LINES,
    tuple(LINES),
    (line for line in LINES),
    pa.array(LINES),
    pa.array(LINES, pa.large_string()),
    pa.array(LINES, pa.string_view()),
    pa.array(LINES).dictionary_encode(),
    pa.chunked_array([LINES[:1], LINES[1:]]),
    pa.table({"description": LINES}),
    pa.table({"description": LINES})["description"],
    pandas.Series(LINES),
    pandas.Series(LINES, dtype="category"),
    pandas.Series(LINES, dtype=object),
    polars.Series(LINES),
    polars.Series(LINES).cast(polars.Categorical),
], ids=lambda column: f"{type(column).__module__}.{type(column).__name__}")
def test_any_column_of_text(checker, column):
    assert checker.check(column, columns=["verdict"])["verdict"].to_pylist() == VERDICTS


def test_a_slice_starts_where_it_starts(checker):
    column = pa.array(["Hikvision", *LINES, "Dahua"]).slice(1, 3)
    assert checker.check(column)["verdict"].to_pylist() == VERDICTS


def test_a_bad_row_has_its_reason_and_the_others_their_answers(checker):
    table = checker.check([LINES[0], None, 7, " ", "x " * 20_000, b"Hikvision", "\ud800", LINES[1]])
    assert table["verdict"].to_pylist() == ["restricted", *[None] * 6, "none-found"]
    errors = table["error"].to_pylist()
    assert errors[0] is None and errors[-1] is None
    for error, words in zip(errors[1:-1], ["no text", "type int, not text", "no text", "32 kB", "type bytes", "Unicode"]):
        assert words in error
    nulls = checker.check(pa.array([None, LINES[0]], pa.string()))
    assert nulls["verdict"].to_pylist() == [None, "restricted"]
    assert checker.check(pa.nulls(2))["error"].null_count == 0
    assert checker.check([]).num_rows == 0


@pytest.mark.parametrize("given, error", [
    ("Hikvision", TypeError), (7, TypeError), (pa.array([1, 2]), TypeError),
    (pa.table({"a": LINES, "b": LINES}), TypeError),
])
def test_what_is_no_column_of_text_is_refused(checker, given, error):
    with pytest.raises(error):
        checker.check(given)


def test_columns_are_chosen_and_stable(checker):
    assert checker.check(LINES, columns=["error", "verdict"]).column_names == ["error", "verdict"]
    with pytest.raises(KeyError, match="colour.*there are where, text"):
        checker.check(LINES, columns=["colour"])
    assert checker.schema.names == [
        "where", "text", "cells", "kind", "hidden", "doubts", "verdict", "reach", "asks", "binds", "equipment", "party", "makers",
        "measures", "answer", "next_steps", "own_lists", "notes", "error"]
    assert checker.schema.metadata[b"vendor_check.list_sha256"].decode() == checker.list_sha256
    assert checker.check([]).schema.equals(checker.schema, check_metadata=True)


def test_threads_change_nothing_and_share_a_checker(checker, lines):
    one = checker.check(lines, threads=1)
    assert checker.check(lines, threads=3).equals(one)
    for ask in (lambda: checker.check(LINES, threads=0), lambda: checker.names(LINES, threads=-1)):
        with pytest.raises(ValueError, match="threads must be 1 or more"):
            ask()
    answers = [None] * 4

    def ask(at):
        answers[at] = checker.check(lines[:500])

    threads = [threading.Thread(target=ask, args=(at,)) for at in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert all(answer.equals(one.slice(0, 500)) for answer in answers)


def test_a_file_is_read_as_the_command_reads_it(checker, command):
    path = ROOT / "tests/data/register.csv"
    records, summary = command([path])
    table = checker.read(path)
    assert [without_place(row) for row in table.to_pylist()] == [without_place(record) for record in records]
    # A column has every field; a record has a box only where a picture was read.
    assert table["where"].to_pylist() == [{"box": None} | record["where"] for record in records]
    assert summary["list"]["sha256"] == checker.list_sha256
    with pytest.raises(FileNotFoundError):
        checker.read(ROOT / "tests/data/no-such-file.csv")


def test_what_of_a_file_is_not_read_is_a_row(checker, tmp_path):
    (tmp_path / "quote.pdf").write_bytes(b"%PDF-1.7\n")
    errors = checker.read(tmp_path / "quote.pdf")["error"].to_pylist()
    assert len(errors) == 1 and "quote.pdf" in errors[0]


def test_parquet_is_read(checker, tmp_path):
    import pyarrow.parquet as pq

    table = pa.table({"Date": [datetime.date(2026, 4, 1)], "Description": [LINES[0]], "Amount": [812.5]})
    pq.write_table(table, tmp_path / "spend.parquet")
    texts = checker.read(tmp_path / "spend.parquet")["text"].to_pylist()
    assert texts == ["Date | Description | Amount", "2026-04-01 | 4 x DS-2CD2143G2-I 4MP | 812.5"]


def test_names_of_firms(tmp_path):
    own = tmp_path / "watched.txt"
    own.write_text("Zorvane Security Systems Limited\n")
    with_lists = Checker(today=TODAY, own_lists=[own, ("ours", ["Brightline Access plc"])])
    table = with_lists.names(["Hangzhou Hikvision Digital Technology Co., Ltd", "Zorvane Security Systems Ltd",
                              "BRIGHTLINE ACCESS PLC", "Bracknell Window Cleaning Limited", None])
    verdicts = table["verdict"].to_pylist()
    assert table["makers"][0].as_py()[0]["id"] == "hikvision" and verdicts[0] in ("restricted", "ask")
    hits = [[(hit["list"], hit["row"]) for hit in hits or []] for hits in table["own_lists"].to_pylist()]
    assert hits == [[], [("watched.txt", 1)], [("ours", 1)], [], []]
    assert verdicts[3] == "none-found" and verdicts[4] is None
    assert set(table["party"].to_pylist()[:4]) == {"bidder"}
    with pytest.raises(ValueError):
        with_lists.names(["x"], party="goods keeper")


def test_the_same_in_another_process(checker):
    again = pickle.loads(pickle.dumps(checker))
    assert again.today == checker.today and again.check(LINES).equals(checker.check(LINES))


def test_what_is_not_understood_is_said(tmp_path):
    bundle = bytearray(vendor_check.built_in_list())
    bundle[len(bundle) // 2] ^= 1
    with pytest.raises(ListRefused, match="refused|Nothing was checked"):
        Checker(list=bytes(bundle))
    for told in [{"context": "moon"}, {"today": "tomorrow"}, {"threads": 0}]:
        with pytest.raises(ValueError):
            Checker(**told)
    with pytest.raises(OSError):
        Checker(policy=tmp_path / "none.toml")
    assert Checker(today=datetime.date(2026, 12, 1)).today == TODAY
    owner = Checker(context="existing-equipment", today=TODAY)
    assert owner.context.split(",")[1] == "existing-equipment"
    assert owner.check(LINES)["makers"][0].as_py()[0]["standing"] == "in-place"
