"""LanguageTool servers of the newsroom, named in the user's own configuration: load shared, dead ones left alone."""

import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Collection
from functools import lru_cache

PAUSE_SECONDS = 10.0
"""How long a server that failed is not asked."""

_PROBE_SECONDS = 2.0


class Pool:
    """Which server to ask next; shared by all threads of a process."""

    def __init__(self, urls: Collection[str], pause: float = PAUSE_SECONDS) -> None:
        """``urls`` have no slash at the end."""
        self.urls = tuple(urls)
        self._pause = pause
        self._lock = threading.Lock()
        self._busy: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        self._failed: dict[str, tuple[float, str]] = {}

    def borrow(self, tried: Collection[str]) -> str | None:
        """Take the least busy server that neither failed lately nor is among ``tried``; give it back."""
        with self._lock:
            able = [url for url in self.urls if url not in tried and not self._rests(url)]
            if not able:
                return None
            url = min(able, key=lambda one: (self._busy[one], self._asked[one]))
            self._busy[url] += 1
            self._asked[url] += 1
            return url

    def give_back(self, url: str, *, failure: str = "") -> None:
        """Say that ``url`` has answered, or how it failed."""
        with self._lock:
            self._busy[url] -= 1
            if failure:
                self._failed[url] = time.monotonic(), failure
            else:
                self._failed.pop(url, None)

    def has_failed(self, url: str) -> bool:
        """Whether ``url`` failed when it was last asked."""
        with self._lock:
            return url in self._failed

    @property
    def reason(self) -> str:
        """How the last server that failed did so."""
        with self._lock:
            return max(self._failed.values(), default=(0.0, ""))[1]

    def _rests(self, url: str) -> bool:
        return url in self._failed and time.monotonic() - self._failed[url][0] < self._pause


@lru_cache(maxsize=4)
def pool_of(urls: tuple[str, ...]) -> Pool:
    """Give the one pool of this process for ``urls``."""
    return Pool(urls)


def answers(url: str) -> bool:
    """Whether a LanguageTool is there; asks it, for two seconds at most."""
    try:
        with urllib.request.urlopen(f"{url}/v2/languages", timeout=_PROBE_SECONDS) as answer:  # noqa: S310  http by the reader
            return bool(answer.read(1) == b"[")
    except (OSError, ValueError):
        return False
