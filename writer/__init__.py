"""writer: news articles from facts, and the text held against them.

What is to be used from elsewhere is that of ``writer.api``; it is loaded when it is first asked for, since every
command imports this package and few need all of it.
"""

from importlib import import_module
from typing import Any

_API = (
    "Answers",
    "Desk",
    "Draft",
    "Report",
    "check_draft",
    "export_draft",
    "open_desk",
    "read_draft",
    "render_facts",
    "run_batch",
)


def __getattr__(name: str) -> Any:
    """One name of the library."""
    if name not in _API:
        raise AttributeError(f"module 'writer' has no attribute '{name}'")
    return getattr(import_module("writer.api"), name)
