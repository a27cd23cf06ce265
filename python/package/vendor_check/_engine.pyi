from typing import Any, Final, Optional, Sequence, final

import pyarrow

__all__ = ["Engine", "ListRefused", "__version__", "built_in_list"]

__version__: Final[str]

class ListRefused(ValueError): ...

def built_in_list() -> bytes: ...

@final
class Engine:
    def __new__(
        cls,
        list: Optional[bytes],
        context: str,
        policy: Optional[str],
        own_lists: Sequence[tuple[str, bytes]],
        today: Optional[str],
        clock: str,
    ) -> Engine: ...
    def look_up(
        self, texts: Any, party: Optional[str], columns: Optional[Sequence[str]], threads: int
    ) -> pyarrow.Table: ...
    def read(
        self, path: str, each_alone: bool, columns: Optional[Sequence[str]], threads: int
    ) -> pyarrow.Table: ...
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
