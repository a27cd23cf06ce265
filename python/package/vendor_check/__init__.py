"""Checks lines, registers and names of suppliers against a signed list of barred and restricted suppliers.

    from vendor_check import Checker
    checker = Checker(context="council-england,existing-equipment")
    table = checker.check(["4 x DS-2CD2143G2-I 4MP", "AXIS P3265-LVE"])

Every answer is an Arrow table with the columns of the command's JSON record (docs/records.md). ``Checker.schema`` has their names
and types. No result is proof that nothing applies.
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
    """A verified list and the situation it is used in. The list is verified once, when the checker is made; the checker can then be
    used any number of times, and from several threads at once.

    Parameters
    ----------
    list
        Path or bytes of a signed bundle (``vendor-list.zip``). None: the list that came with the package.
    context
        Who asks, and what for: tokens separated by commas, at most one from each group in the package's README. Where a group has
        none, the first of the group is used.
    policy
        Path of your own organisation's policy (TOML). Its results are marked as your policy, never as law.
    own_lists
        Your own lists of names: paths of text or CSV files, or pairs of a title and an iterable of names. They change no verdict;
        hits are in the column ``own_lists``.
    today
        The date that answers are given for: a ``datetime.date`` or text such as ``"2026-12-01"``. None: this computer's date, or
        the date the list was issued if that is later.
    threads
        The largest number of threads to use. None: one for each core.

    Raises
    ------
    ListRefused
        The list is not properly signed, or is damaged. It is a ``ValueError`` too.
    ValueError
        The context, the policy, an own list, the date or the number of threads is not valid; the message says why.
    OSError
        A file cannot be opened or read.
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
        clock = _datetime.date.today().isoformat()
        self._engine = _engine.Engine(bundle, context, rules, names, day, clock)
        self._threads = _threads(threads, 0)
        # The date is fixed here, so that a copy in another process answers for the same one.
        self._state = (bundle, context, rules, names, self._engine.today, threads)

    def check(self, lines: Any, *, columns: Optional[Sequence[str]] = None, threads: Optional[int] = None):
        """Checks each line by itself.

        Parameters
        ----------
        lines
            One column of n texts: any object with Arrow's PyCapsule interface (a pyarrow array or chunked array, a polars or
            pandas series; plain, large, view or dictionary-encoded text), which is read in place without a copy, or any iterable
            of ``str``.
        columns
            Names of the columns to return, in this order. None: all of them.
        threads
            The largest number of threads for this call. None: as the checker was made with.

        Returns
        -------
        pyarrow.Table
            n rows in the order of ``lines``, with the columns of :attr:`schema`. A row that cannot be checked (null, empty, not
            text, or longer than 32 kB) has its reason in ``error`` and null in every other column; the other rows are not affected.
            ``start`` and ``end`` of evidence are byte offsets into the UTF-8 of ``text``; ``end`` is exclusive.

        Notes
        -----
        No line changes the answer of another, so rows may come in any order and be split in any way. For a document, where a
        heading speaks for the lines below it, use :meth:`read`.

        Raises
        ------
        TypeError
            ``lines`` is a single string, a table with several columns, or a column that is not text.
        KeyError
            ``columns`` names a column that does not exist.
        ValueError
            ``threads`` is less than 1.
        """
        return self._engine.look_up(lines, None, _columns(columns), _threads(threads, self._threads))

    def names(
        self, names: Any, *, party: str = "bidder", columns: Optional[Sequence[str]] = None, threads: Optional[int] = None
    ):
        """Checks the name of each firm against the list, as that of a supplier, and against your own lists.

        Parameters
        ----------
        names
            One column of n names, given as ``lines`` is in :meth:`check`.
        party
            The part these firms play: ``"bidder"``, ``"associated-person"`` or ``"sub-contractor"``.
        columns, threads
            As in :meth:`check`.

        Returns
        -------
        pyarrow.Table
            n rows in the order of ``names``, as in :meth:`check`. Hits in your own lists are in ``own_lists``, each with its row in
            that list (from 1), how certain the match is, and why.

        Raises
        ------
        TypeError, KeyError, ValueError
            As in :meth:`check`; ``ValueError`` also for an unknown ``party``.
        """
        return self._engine.look_up(names, party, _columns(columns), _threads(threads, self._threads))

    def read(
        self,
        path: _Path,
        *,
        each_alone: bool = False,
        columns: Optional[Sequence[str]] = None,
        threads: Optional[int] = None,
    ):
        """Reads a file and checks its lines, each under the headings above it.

        Parameters
        ----------
        path
            A PDF, Word, OpenDocument, Excel, CSV, Parquet, e-mail, HTML or text file, a network scan (nmap XML), or a ZIP of these.
            Pictures and scanned pages are not read; the command and the page do that.
        each_alone
            Check each line by itself, as :meth:`check` does.
        columns, threads
            As in :meth:`check`.

        Returns
        -------
        pyarrow.Table
            A row for each line, in the order of the file, with its place in ``where``; then a row for each thing that was not read,
            with the reason and what to do about it in ``error``.

        Raises
        ------
        OSError
            The file cannot be opened.
        KeyError, ValueError
            As in :meth:`check`.
        """
        return self._engine.read(_os.fspath(path), each_alone, _columns(columns), _threads(threads, self._threads))

    @property
    def schema(self):
        """The ``pyarrow.Schema`` of every table, with the list's version and SHA-256 in its metadata."""
        return self._engine.schema()

    @property
    def list_sha256(self) -> str:
        """SHA-256 of the list in use, in hexadecimal."""
        return self._engine.list_sha256

    @property
    def list_version(self) -> int:
        """Version number of the list in use."""
        return self._engine.list_version

    @property
    def today(self) -> str:
        """The date that answers are given for, such as ``2026-12-01``."""
        return self._engine.today

    @property
    def context(self) -> str:
        """The situation in full: one token from each group, separated by commas."""
        return self._engine.context

    @property
    def own_lists_not_read(self) -> Sequence[str]:
        """A sentence for each part of your own lists that was not read. Empty if everything was read."""
        return self._engine.own_lists_not_read

    def __repr__(self) -> str:
        return f"Checker(list {self.list_version}, context={self.context!r}, today={self.today!r})"

    # A copy in another process verifies the list again there.
    def __getstate__(self):
        return self._state

    def __setstate__(self, state) -> None:
        self._set(*state)


def _threads(threads: Optional[int], otherwise: int) -> int:
    """0 stands for every core."""
    if threads is None:
        return otherwise
    if threads < 1:
        raise ValueError(f"threads must be 1 or more, or None for every core, not {threads}")
    return threads


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
