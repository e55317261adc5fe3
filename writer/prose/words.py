"""What a word is, for every count that is shown anywhere.

A word is a run of visible characters with a letter or digit in it: ``ex-wife``, ``don't``, ``9-1-1``,
``$2.5m`` and ``24/7`` are one word each, while an en or em dash parts words,
``&`` and ``…`` are none.
"""

import re
from functools import lru_cache

_DASH = re.compile(r"--+|[\u2013\u2014\u2015]")
_SIGN = re.compile(r"[^\W_]")


@lru_cache(maxsize=4096)
def count(text: str) -> int:
    """How many words ``text`` has; kept, since from one reading to the next most paragraphs stay as they are."""
    return sum(1 for run in _DASH.sub(" ", text).split() if run.isalnum() or _SIGN.search(run))
