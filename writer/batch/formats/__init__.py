"""One format of sheets, one file; ``FORMATS`` names them by the endings of their files."""

from collections.abc import Mapping

FORMATS: Mapping[str, str] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".xlsx": "xlsx",
    ".ods": "ods",
}
"""Ending → the module whose ``open_sheet(path)`` reads it; imported only when such a sheet is given."""
