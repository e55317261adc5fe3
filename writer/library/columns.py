"""What columns of sheets are called: ``templates/_shared/columns.yaml``, field → names, the desk's over the shipped."""

from collections.abc import Sequence
from pathlib import Path

from writer.library.files import read_text
from writer.library.yamlfile import ScalarNode, entries, items, read_mapping

_FILE = "_shared/columns.yaml"


def column_names(roots: Sequence[Path]) -> dict[str, str]:
    """Name of a column, in lower case → field. Raises ``FileError`` for a file that cannot be read."""
    found: dict[str, str] = {}
    for root in reversed(roots):
        path = root / _FILE
        if path.is_file():
            for field, names in entries(read_mapping(read_text(path), str(path))):
                found |= {name.text.lower(): field.text for name in items(names) if isinstance(name, ScalarNode)}
    return found
