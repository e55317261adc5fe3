"""Slugs: the short working name of a draft, which is its file name."""

import re
import unicodedata

MAX_SLUG = 75
"""Characters a slug may have."""

_APOSTROPHES = str.maketrans("", "", "'’")


def slugify(text: str) -> str:
    """``text`` as a slug: lower case, Unicode letters and digits kept, anything else a hyphen."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_SLUG]
        if len(longer) > MAX_SLUG:
            break
        slug = longer
    return slug or "untitled"
