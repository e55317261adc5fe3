"""A desk's own settings: ``writer.yaml``."""

from pathlib import Path

from writer.library.cache import kept
from writer.library.files import read_text
from writer.library.guidekeys import GATES
from writer.library.places import DESK_FILE
from writer.library.records import read_strict
from writer.library.yamlfile import MapNode, read_mapping
from writer.model.fields import Field, FieldType
from writer.values import Value, replace

DESK_KEYS = {
    "guide": Field(name="guide", type=FieldType.TEXT, example="US"),
    "locale": Field(name="locale", type=FieldType.CHOICE, choices=("en-US", "en-GB"), example="en-US"),
    GATES.name: GATES,
    "names": Field(name="names", type=FieldType.MAP),
}
"""The keys of ``writer.yaml``; what it says of names and gates is a layer over every guide."""

_OVER_GUIDES = ("names", GATES.name)


class DeskSettings(Value):
    """What the desk decides for all its drafts."""

    guide: str = ""
    """The style guide of drafts that name none."""
    locale: str = "en-US"
    """The English of drafts that name none."""
    over: MapNode | None = None
    """What the desk says over all its guides."""


def read_settings(root: Path | None) -> DeskSettings:
    """The settings of the desk at ``root``; the defaults without one. Raises ``FileError``."""
    if root is None:
        return DeskSettings()
    path = root / DESK_FILE
    return kept(f"desk-{root.name}", (path,), ("library", "model"), lambda: _settings(path))


def _settings(path: Path) -> DeskSettings:
    node = read_mapping(read_text(path), str(path))
    over = tuple(entry for entry in node.entries if entry[0].text in _OVER_GUIDES)
    rest = tuple(entry for entry in node.entries if entry[0].text != "names")
    record = read_strict(replace(node, entries=rest), DESK_KEYS)
    return DeskSettings(
        guide=record.text("guide"),
        locale=record.text("locale") or "en-US",
        over=replace(node, entries=over) if over else None,
    )
