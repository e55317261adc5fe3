"""One text under a ``.vale.ini``: its styles and nothing else."""

from collections.abc import Collection
from functools import partial

from writer.checks.as_vale.matter import matter_blocks
from writer.checks.as_vale.reading import ValeReading
from writer.checks.as_vale.source import Source, front_matter, is_markdown, read
from writer.checks.attempts import Ran, attempt, is_waived, together
from writer.checks.ruleset import RuleSet
from writer.checks.vale.scopes import Selector
from writer.library.valeini import Settings, ValeConfig
from writer.prose.blocks import Block


def run_as_vale(
    text: str, path: str, config: ValeConfig, settings: Settings, rules: RuleSet, waived: Collection[str] = ()
) -> Ran:
    """The alerts on ``text``, by place. Raises ``FileError`` for front matter that cannot be read."""
    source = read(text, path, config, settings)
    reading = ValeReading(source, _matter(source, path, config), rules, settings.styles)
    alerts, unrun = together(
        attempt(rule.file.id, partial(reading.alerts, rule, found))
        for rule, found in reading.candidates()
        if not is_waived(rule.file.id, waived)
    )
    refused = tuple(one for one in (*rules.refused, *unrun) if not is_waived(one.name, waived))
    return tuple(sorted(alerts, key=lambda alert: alert.order)), refused


def _matter(source: Source, path: str, config: ValeConfig) -> tuple[Block, ...]:
    """The texts of the front matter that are not ignored."""
    inner, copy = front_matter(source.text) if is_markdown(source.extension) else (None, 0)
    if inner is None or not copy:
        return ()
    ignored = Selector.of(config.ignored_scopes)
    blocks = matter_blocks(source.text, inner, source.extension, path)
    return tuple(block for block in blocks if not ignored.fits(frozenset(block.scopes)))
