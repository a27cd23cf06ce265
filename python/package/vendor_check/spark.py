"""The same answers on Spark: ``check(df, "description")`` adds a column with the record of each row.

The work is done where the rows are, by ``mapInArrow``; nothing is collected. Each Python process of an executor verifies the
signed list once and keeps it. Rows are answered one by one, so that neither the order of the rows nor how they are
divided changes an answer, and a task that is run again gives the same rows again.
"""

from __future__ import annotations

import hashlib
import pickle
from typing import Any, Iterable, Iterator, Optional, Sequence

import pyarrow

from . import Checker, DEFAULT_CONTEXT, __version__, built_in_list

__all__ = ["check", "names", "LIST_SHA256"]

#: The key in the metadata of the added column under which the SHA-256 of the list stands.
LIST_SHA256 = "vendor_check.list_sha256"

# What each process has verified, by what it was told: one entry, unless several are asked for in one session.
_verified: dict[str, Checker] = {}


def check(
    df,
    column: str,
    *,
    into: str = "check",
    columns: Optional[Sequence[str]] = None,
    context: str = DEFAULT_CONTEXT,
    list: Any = None,
    policy: Any = None,
    own_lists: Iterable[Any] = (),
    today: Any = None,
):
    """Adds to a DataFrame the record of each text in ``column``.

    Returns the DataFrame with one more column, the struct ``into``, that has the columns of ``Checker.schema`` or those
    named in ``columns``. Its metadata have the list's version and SHA-256. The other parameters are those of ``Checker``;
    the day is settled here, once for all executors. Files are read here, on the driver.

    Raises what ``Checker`` raises, ``KeyError`` for a column that there is not, and ``ValueError`` if ``into`` is taken. An
    executor fails its task if its version of the package or the SHA-256 of its list is another.
    """
    return _added(df, column, None, into, columns, Checker(list or built_in_list(), context, policy, own_lists, today, 1))


def names(
    df,
    column: str,
    *,
    party: str = "bidder",
    into: str = "check",
    columns: Optional[Sequence[str]] = None,
    context: str = DEFAULT_CONTEXT,
    list: Any = None,
    policy: Any = None,
    own_lists: Iterable[Any] = (),
    today: Any = None,
):
    """Adds to a DataFrame the record of each supplier's name in ``column``; see ``Checker.names`` and :func:`check`.

    Own lists are broadcast: each executor receives them once.
    """
    return _added(df, column, party, into, columns, Checker(list or built_in_list(), context, policy, own_lists, today, 1))


def _added(df, column, party, into, columns, checker):
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import StructField, StructType

    if column not in df.columns:
        raise KeyError(f"there is no column {column!r}")
    if into in df.columns:
        raise ValueError(f"there is a column {into!r} already: name another with into=")
    kept = [*(columns or checker.schema.names)]
    added = from_arrow_type(pyarrow.struct([checker.schema.field(name) for name in kept]))
    metadata = {key.decode(): value.decode() for key, value in checker.schema.metadata.items()}
    schema = StructType([*df.schema.fields, StructField(into, added, True, metadata)])
    told = _Told(checker, party, into, column, kept)
    return df.mapInArrow(_spread(df, told), schema)


class _Told:
    """What an executor is told."""

    def __init__(self, checker: Checker, party, into, column, kept) -> None:
        self.state = checker.__getstate__()
        self.key = hashlib.sha256(pickle.dumps(self.state)).hexdigest()
        self.sha256 = checker.list_sha256
        self.version = __version__
        self.party, self.into, self.column, self.kept = party, into, column, kept


def _spread(df, told):
    """What executors run. What they are told goes to each once, where the session can broadcast."""
    try:
        held = df.sparkSession.sparkContext.broadcast(told)
    except Exception:  # Spark Connect has no context: it goes with the task.
        held = None
    here = told if held is None else None

    def answer(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        told = here if held is None else held.value
        checker = _checker(told)
        for batch in batches:
            yield from _answered(checker, told, batch)

    return answer


def _checker(told: _Told) -> Checker:
    if told.version != __version__:
        raise RuntimeError(f"the driver has vendor-check {told.version}, this executor {__version__}: install the same")
    checker = _verified.get(told.key)
    if checker is None:
        checker = Checker.__new__(Checker)
        checker.__setstate__(told.state)
        _verified[told.key] = checker
    if checker.list_sha256 != told.sha256:
        raise RuntimeError(f"the driver's list has SHA-256 {told.sha256}, this executor's {checker.list_sha256}")
    return checker


def _answered(checker: Checker, told: _Told, batch: pyarrow.RecordBatch) -> Iterator[pyarrow.RecordBatch]:
    texts = batch.column(batch.schema.get_field_index(told.column))
    if told.party is None:
        table = checker.check(texts, columns=told.kept, threads=1)
    else:
        table = checker.names(texts, party=told.party, columns=told.kept, threads=1)
    start = 0
    for piece in table.to_batches():
        records = pyarrow.StructArray.from_arrays(piece.columns, fields=[*piece.schema])
        rows = batch.slice(start, piece.num_rows)
        yield pyarrow.RecordBatch.from_arrays([*rows.columns, records], names=[*rows.schema.names, told.into])
        start += piece.num_rows
