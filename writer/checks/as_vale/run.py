"""One text under a ``.vale.ini``: its styles and nothing else."""

from collections.abc import Collection
from functools import partial

from writer.checks.as_vale.matter import matter_blocks
from writer.checks.as_vale.reading import ValeReading
from writer.checks.as_vale.source import front_matter, read
from writer.checks.as_vale.switches import switches
from writer.checks.ruleset import RuleSet
from writer.checks.runner import Ran, attempt, is_waived, together
from writer.checks.vale.scopes import Selector
from writer.library.valeini import Settings, ValeConfig
from writer.prose.blocks import Block

PLAIN = "txt"
"""The ending of files that are no Markdown and have no front matter."""


def run_as_vale(
    text: str, path: str, config: ValeConfig, settings: Settings, rules: RuleSet, waived: Collection[str] = ()
) -> Ran:
    """The alerts on ``text``, by place. Raises ``FileError`` for front matter that cannot be read."""
    extension = path.rpartition(".")[2] if "." in path.rpartition("/")[2] else PLAIN
    matter, copy = _front(text, path, extension, config)
    document = read(text, copy, extension, config, settings)
    reading = ValeReading(document, matter, rules, switches(document.comments, settings.styles, len(text)))
    alerts, unrun = together(
        attempt(rule.file.id, partial(reading.alerts, rule, found))
        for rule, found in reading.candidates()
        if not is_waived(rule.file.id, waived)
    )
    refused = tuple(one for one in (*rules.refused, *unrun) if not is_waived(one.name, waived))
    return tuple(sorted(alerts, key=lambda alert: alert.order)), refused


def _front(text: str, path: str, extension: str, config: ValeConfig) -> tuple[tuple[Block, ...], int]:
    """The texts of the front matter that are not ignored, and where the copy begins."""
    if extension == PLAIN:
        return (), 0
    inner, copy = front_matter(text)
    blocks = matter_blocks(text, inner, extension, path) if copy else ()
    ignored = Selector.of(config.ignored_scopes)
    return tuple(block for block in blocks if not ignored.fits(frozenset(block.scopes))), copy
