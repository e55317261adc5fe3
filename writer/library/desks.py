"""A desk's own settings: ``writer.yaml``."""

from pathlib import Path

from writer.library.files import read_text
from writer.library.places import DESK_FILE
from writer.library.records import read_strict
from writer.library.yamlfile import read_mapping
from writer.model.fields import Field, FieldType
from writer.values import Value

DESK_KEYS = {
    "guide": Field(name="guide", type=FieldType.TEXT, example="US"),
    "locale": Field(name="locale", type=FieldType.CHOICE, choices=("en-US", "en-GB"), example="en-US"),
}
"""The keys of ``writer.yaml``."""


class DeskSettings(Value):
    """What the desk decides for all its drafts."""

    guide: str = ""
    """The style guide of drafts that name none."""
    locale: str = "en-US"
    """The English of drafts that name none."""


def read_settings(root: Path | None) -> DeskSettings:
    """The settings of the desk at ``root``; the defaults without one. Raises ``FileError``."""
    if root is None:
        return DeskSettings()
    path = root / DESK_FILE
    record = read_strict(read_mapping(read_text(path), str(path)), DESK_KEYS)
    return DeskSettings(guide=record.text("guide"), locale=record.text("locale") or "en-US")
