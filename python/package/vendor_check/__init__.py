"""Checks lines, registers and names of suppliers against a signed list of barred and restricted suppliers.

    from vendor_check import Checker
    checker = Checker(context="council-england,existing-equipment")
    table = checker.check(["4 x DS-2CD2143G2-I 4MP", "AXIS P3265-LVE"])

Every answer is an Arrow table whose columns are those of the command's JSON record (docs/records.md); SCHEMA says how.
Whatever it says, no result is proof that nothing applies.
"""

from __future__ import annotations

import datetime as _datetime
import os as _os
from typing import Any, Iterable, Optional, Sequence, Union

from . import _engine
from ._engine import ListRefused, __version__, built_in_list

__all__ = ["Checker", "DEFAULT_CONTEXT", "ListRefused", "__version__", "built_in_list"]

#: The situation where none is given.
DEFAULT_CONTEXT = "council-england,new-above-threshold,site-ordinary,cctv"

_Path = Union[str, "_os.PathLike[str]"]


class Checker:
    """A verified list and a situation. Making one verifies the list; it can then be asked any number of times, and from
    several threads at once.

    Parameters
    ----------
    list
        Path or bytes of a signed bundle. None: the list that came with the package.
    context
        Tokens separated by commas, at most one from each row of ``vendor-check help``; the first of a row is the default.
    policy
        Path of a policy of your own (TOML). It never becomes law.
    own_lists
        Paths of lists of names (text or CSV), or pairs of a name and an iterable of names. They change no answer; what is
        found stands in the column ``own_lists``.
    today
        The day that answers are given for: a ``datetime.date`` or ``"2026-12-01"``. None: this computer's, or the list's
        day of issue if that is later.
    threads
        How many threads answer, at most. None: one for each core.

    Raises
    ------
    ListRefused
        The list is not signed as it must be, or is damaged.
    ValueError
        The context, the policy, an own list or the day is not understood; the message says why.
    OSError
        A file cannot be read.
    """

    def __init__(
        self,
        list: Union[_Path, bytes, None] = None,
        context: str = DEFAULT_CONTEXT,
        policy: Optional[_Path] = None,
        own_lists: Iterable[Any] = (),
        today: Union[_datetime.date, str, None] = None,
        threads: Optional[int] = None,
    ) -> None:
        bundle = list if list is None or isinstance(list, bytes) else _bytes_of(list)
        rules = None if policy is None else _bytes_of(policy).decode("utf-8")
        names = [_own_list(own) for own in own_lists]
        day = None if today is None else str(today)
        self._set(bundle, context, rules, names, day, threads)

    def _set(self, bundle, context, rules, names, day, threads) -> None:
        if threads is not None and threads < 1:
            raise ValueError("threads is 1 or more, or None for every core")
        clock = _datetime.date.today().isoformat()
        self._engine = _engine.Engine(bundle, context, rules, names, day, clock)
        self._threads = threads or 0
        # The day is settled once, so that a copy elsewhere answers for the same.
        self._state = (bundle, context, rules, names, self._engine.today, threads)

    def check(self, lines: Any, *, columns: Optional[Sequence[str]] = None, threads: Optional[int] = None):
        """Looks up each line by itself.

        ``lines`` is a column of n texts: anything with Arrow's capsule interface (a pyarrow array or chunked array, a
        polars or pandas series; text of any layout or a dictionary of it), which is read where it lies, or any iterable
        of ``str``.

        Returns a ``pyarrow.Table`` of n rows in the same order, with the columns of :attr:`schema`, or those named in
        ``columns``. No heading or line above another changes its answer; use :meth:`read` for a document. A row that
        cannot be looked up (nothing in it, no text, longer than 32 kB) has its reason in ``error`` and null everywhere
        else. Evidence gives places as byte offsets into ``text`` in UTF-8.

        Raises ``TypeError`` if ``lines`` is no column of text and ``KeyError`` for a column that there is not.
        """
        return self._engine.look_up(lines, None, _columns(columns), self._threads if threads is None else threads)

    def names(
        self, names: Any, *, party: str = "bidder", columns: Optional[Sequence[str]] = None, threads: Optional[int] = None
    ):
        """Looks up each name of a firm in the list, as that of a supplier, and in the own lists.

        ``names`` is as ``lines`` of :meth:`check`, and so is the table that is returned. ``party`` says what part the firms
        play: ``"bidder"``, ``"associated-person"`` or ``"sub-contractor"``. Hits in own lists stand in ``own_lists`` with
        their row in that list, the certainty and the reason.
        """
        return self._engine.look_up(names, party, _columns(columns), self._threads if threads is None else threads)

    def read(
        self,
        path: _Path,
        *,
        each_alone: bool = False,
        columns: Optional[Sequence[str]] = None,
        threads: Optional[int] = None,
    ):
        """Reads a file as the command does (PDF, Word, workbooks, CSV, Parquet, e-mail, web pages, scans of networks,
        text, ZIP) and looks up its lines, each under its headings unless ``each_alone``.

        Returns a ``pyarrow.Table`` with a row for each line, its place in ``where``; then one for each thing that was not
        read, with the reason and the remedy in ``error``.

        Raises ``OSError`` if the file cannot be opened.
        """
        threads = self._threads if threads is None else threads
        return self._engine.read(_os.fspath(path), each_alone, _columns(columns), threads)

    @property
    def schema(self):
        """The ``pyarrow.Schema`` of every table, with the list's version and SHA-256 in its metadata."""
        return self._engine.schema()

    @property
    def list_sha256(self) -> str:
        """SHA-256 of the list that answers, hexadecimal."""
        return self._engine.list_sha256

    @property
    def list_version(self) -> int:
        """Version of the list that answers."""
        return self._engine.list_version

    @property
    def today(self) -> str:
        """The day that answers are given for, as ``2026-12-01``."""
        return self._engine.today

    @property
    def context(self) -> str:
        """The situation, as tokens, one of each row."""
        return self._engine.context

    @property
    def own_lists_not_read(self) -> Sequence[str]:
        """What of the own lists was not read, in words. Empty if they were read whole."""
        return self._engine.own_lists_not_read

    def __repr__(self) -> str:
        return f"Checker(list {self.list_version}, context={self.context!r}, today={self.today!r})"

    # A copy that goes to another process verifies the list again there.
    def __getstate__(self):
        return self._state

    def __setstate__(self, state) -> None:
        self._set(*state)


def _columns(columns: Optional[Sequence[str]]) -> Optional[Sequence[str]]:
    return None if columns is None else [*columns]


def _bytes_of(path: _Path) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _own_list(own: Any) -> tuple[str, bytes]:
    if isinstance(own, tuple):
        name, names = own
        return str(name), "\n".join(" ".join(str(each).split()) for each in names).encode("utf-8")
    return _os.path.basename(_os.fspath(own)), _bytes_of(own)
