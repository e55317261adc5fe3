"""One format of sheets, one file; ``FORMATS`` names them by the endings of their files."""

from collections.abc import Mapping

FORMATS: Mapping[str, str] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".xlsx": "xlsx",
    ".ods": "ods",
}
"""Ending → the module whose ``open_sheet(path)`` reads it; imported only when such a sheet is given."""

SEPARATORS: Mapping[str, str] = {".csv": ",", ".tsv": "\t"}
"""Ending → what stands between the cells of a sheet that is made here; one that is read may have another."""
