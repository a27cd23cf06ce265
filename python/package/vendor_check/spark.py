"""The same answers on Spark: ``check(df, "description")`` adds a column with the record of each row.

The work is done where the rows are, by ``mapInArrow``, and nothing is collected on the driver. Each Python worker process verifies
the signed list once and keeps it. Every row is checked by itself, so the order and the partitions of the rows change no answer,
and a task that is run again gives the same rows again.
"""

from __future__ import annotations

import hashlib
import pickle
from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator, Optional, Sequence

import pyarrow

from . import Checker, DEFAULT_CONTEXT, __version__, built_in_list

if TYPE_CHECKING:
    from pyspark import sql as _sql

__all__ = ["check", "names", "LIST_SHA256"]

#: The key under which the metadata of the added column have the SHA-256 of the list.
LIST_SHA256 = "vendor_check.list_sha256"

#: How many checkers a worker process keeps: one for each situation that one session asks for at a time.
_KEPT = 4

# What this worker process has verified, by what it was told; the oldest first.
_verified: dict[str, Checker] = {}


def check(
    df: _sql.DataFrame,
    column: str,
    *,
    into: str = "check",
    columns: Optional[Sequence[str]] = None,
    context: str = DEFAULT_CONTEXT,
    list: Any = None,
    policy: Any = None,
    own_lists: Iterable[Any] = (),
    today: Any = None,
) -> _sql.DataFrame:
    """Checks each text of a column by itself.

    Parameters
    ----------
    df
        A DataFrame.
    column
        The name of its column of text (``string``).
    into
        The name of the column to add.
    columns
        The fields that the added column is to have. None: all columns of ``Checker.schema``.
    context, list, policy, own_lists, today
        As for ``Checker``. Files are read once, on the driver; the date is fixed there for all executors.

    Returns
    -------
    pyspark.sql.DataFrame
        The same rows and columns, and one more column, a struct with the record of the row. A row that cannot be checked has its
        reason in ``error``. The metadata of the column have the version and the SHA-256 of the list.

    Raises
    ------
    KeyError
        ``df`` has no such column, or ``columns`` names a field that does not exist.
    TypeError
        The column is not text.
    ValueError
        ``df`` already has a column ``into``.
    ListRefused, ValueError, OSError
        As ``Checker`` raises them.

    A task fails with ``RuntimeError`` if its executor has another version of this package, or another list, than the driver.
    """
    return _added(df, column, None, into, columns, Checker(list or built_in_list(), context, policy, own_lists, today, 1))


def names(
    df: _sql.DataFrame,
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
) -> _sql.DataFrame:
    """Checks each supplier's name in a column, against the list and your own lists.

    ``party`` is as in ``Checker.names``; everything else is as in :func:`check`. Own lists are broadcast: each executor receives
    them once.
    """
    return _added(df, column, party, into, columns, Checker(list or built_in_list(), context, policy, own_lists, today, 1))


def _added(
    df: _sql.DataFrame, column: str, party: Optional[str], into: str, columns: Optional[Sequence[str]], checker: Checker
) -> _sql.DataFrame:
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import NullType, StringType, StructField, StructType

    if column not in df.columns:
        raise KeyError(f"the DataFrame has no column {column!r}; it has {', '.join(df.columns)}")
    kind = df.schema[column].dataType
    if not isinstance(kind, (StringType, NullType)):
        raise TypeError(f"the column {column!r} must be text, not {kind.simpleString()}")
    if into in df.columns:
        raise ValueError(f"the DataFrame already has a column {into!r}: choose another name with into=")
    # An unknown field, or an unknown party, is found out here and not on an executor.
    fields = checker.names([], party=party or "bidder", columns=columns).schema
    added = from_arrow_type(pyarrow.struct([*fields]))
    metadata = {key.decode(): value.decode() for key, value in checker.schema.metadata.items()}
    schema = StructType([*df.schema.fields, StructField(into, added, True, metadata)])
    told = _Told(checker, party, into, column, fields.names)
    return df.mapInArrow(_answering(df, told), schema)


class _Told:
    """What an executor is told."""

    def __init__(self, checker: Checker, party: Optional[str], into: str, column: str, kept: Sequence[str]) -> None:
        self.state = checker.__getstate__()
        self.key = hashlib.sha256(pickle.dumps(self.state)).hexdigest()
        self.sha256 = checker.list_sha256
        self.version = __version__
        self.party, self.into, self.column, self.kept = party, into, column, kept


def _answering(df: _sql.DataFrame, told: _Told) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """What executors run. What they are told goes to each of them once, where the session can broadcast."""
    try:
        broadcast = df.sparkSession.sparkContext.broadcast(told)
    except Exception:  # Spark Connect has no context: it goes with each task.
        broadcast = None
    with_task = told if broadcast is None else None

    def answer(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        told: Any = with_task if broadcast is None else broadcast.value
        checker = _checker(told)
        for batch in batches:
            yield from _answered(checker, told, batch)

    return answer


def _checker(told: _Told) -> Checker:
    """The checker of this worker process."""
    if told.version != __version__:
        raise RuntimeError(
            f"the driver has vendor-check {told.version} and this executor has {__version__}: install the same version on both"
        )
    checker = _verified.get(told.key)
    if checker is None:
        checker = Checker.__new__(Checker)
        checker.__setstate__(told.state)
        while len(_verified) >= _KEPT:
            del _verified[next(iter(_verified))]
        _verified[told.key] = checker
    if checker.list_sha256 != told.sha256:
        raise RuntimeError(
            f"the driver's list has SHA-256 {told.sha256} and this executor's has {checker.list_sha256}: "
            "install the same wheel on both"
        )
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
