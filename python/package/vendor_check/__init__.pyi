import datetime
import os
from typing import Any, Final, Iterable, Optional, Protocol, Sequence, Union

import pyarrow

from ._engine import ListRefused as ListRefused

__all__ = ["Checker", "DEFAULT_CONTEXT", "ListRefused", "__version__", "built_in_list"]

__version__: Final[str]
DEFAULT_CONTEXT: Final[str]

_Path = Union[str, os.PathLike[str]]

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = ...) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object = ...) -> Any: ...

_Texts = Union[_ArrowStream, _ArrowArray, Iterable[Optional[str]]]

def built_in_list() -> bytes: ...

class Checker:
    def __init__(
        self,
        list: Union[_Path, bytes, None] = None,
        context: str = ...,
        policy: Optional[_Path] = None,
        own_lists: Iterable[Union[_Path, tuple[str, Iterable[str]]]] = (),
        today: Union[datetime.date, str, None] = None,
        threads: Optional[int] = None,
    ) -> None: ...
    def check(
        self, lines: _Texts, *, columns: Optional[Sequence[str]] = None, threads: Optional[int] = None
    ) -> pyarrow.Table: ...
    def names(
        self,
        names: _Texts,
        *,
        party: str = "bidder",
        columns: Optional[Sequence[str]] = None,
        threads: Optional[int] = None,
    ) -> pyarrow.Table: ...
    def read(
        self,
        path: _Path,
        *,
        each_alone: bool = False,
        columns: Optional[Sequence[str]] = None,
        threads: Optional[int] = None,
    ) -> pyarrow.Table: ...
    def __getstate__(self) -> object: ...
    def __setstate__(self, state: object) -> None: ...
    @property
    def schema(self) -> pyarrow.Schema: ...
    @property
    def list_sha256(self) -> str: ...
    @property
    def list_version(self) -> int: ...
    @property
    def today(self) -> str: ...
    @property
    def context(self) -> str: ...
    @property
    def own_lists_not_read(self) -> Sequence[str]: ...
