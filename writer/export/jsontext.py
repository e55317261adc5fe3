"""JSON that leaves the house: letters as they are, and nothing that is empty."""

import json
from typing import Any


def as_text(value: dict[str, Any]) -> str:
    """``value`` as JSON, without what is empty at any depth."""
    return json.dumps(_filled(value), ensure_ascii=False, indent=2) + "\n"


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in (None, "", [], {})}
    return [_filled(item) for item in value] if isinstance(value, list) else value
