"""writer: news articles from facts, and the text held against them.

What is to be used from elsewhere is that of ``writer.api``; it is loaded when it is first asked for, since every
command imports this package and few need all of it.
"""

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """One name of the library."""
    api = import_module("writer.api") if not name.startswith("_") else None
    if api is None or name not in api.__all__:
        raise AttributeError(f"module 'writer' has no attribute '{name}'")
    return getattr(api, name)
