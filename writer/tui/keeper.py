"""Keeps what is not saved while one works on it: in threads, and always the newest."""

import math
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from writer.library.unsaved import Unsaved, forget, keep, new_place


class Keeper:
    """The place of one sitting; a thread that comes late neither goes over newer text nor brings back any."""

    def __init__(self, place: Path | None) -> None:
        """Go on at ``place``, or at a new one."""
        self._place = place or new_place()
        self._lock = Lock()
        self._tickets = 0
        self._done: float = 0

    def ticket(self) -> int:
        """A number for a text that is going to be kept; a later text has a higher one."""
        self._tickets += 1
        return self._tickets

    def keep(self, ticket: int, make: Callable[[], Unsaved]) -> None:
        """Keep what ``make`` gives, unless something later was done already. Raises ``SaveError``."""
        with self._lock:
            if ticket > self._done:
                keep(self._place, make())
                self._done = ticket

    def forget(self) -> None:
        """Nothing is unsaved: keep nothing."""
        ticket = self.ticket()
        with self._lock:
            self._done = ticket
            forget(self._place)

    def close(self) -> None:
        """The writer wants nothing kept: neither what is there nor what comes."""
        with self._lock:
            self._done = math.inf
            forget(self._place)
