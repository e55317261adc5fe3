"""Opening a sheet, whatever its format."""

from importlib import import_module
from pathlib import Path

from writer.batch.formats import FORMATS
from writer.batch.values import Sheet
from writer.errors import UsageError


def open_sheet(path: Path) -> Sheet:
    """The sheet in ``path``, by the ending of its name. Raises ``UsageError`` or ``FileError``."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        endings = ", ".join(FORMATS)
        raise UsageError(f"{path} is no sheet by its name", hint=f"a sheet ends in one of {endings}")
    if not path.is_file():
        raise UsageError(f"{path} is not there", hint="name a sheet that can be read")
    try:
        sheet: Sheet = import_module(f"writer.batch.formats.{form}").open_sheet(path)
    except PermissionError:
        raise UsageError(f"{path} cannot be read", hint="check its permissions") from None
    return sheet
