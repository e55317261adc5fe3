"""``writer facts``: what a draft stands on, and what its text says that no field backs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from writer.cli.options import FILE
from writer.cli.output import write_out
from writer.desk import Desk
from writer.desk.scoring import scorecard_of
from writer.model.facts import Certainty
from writer.model.lines import LineIndex
from writer.model.scorecard import Scorecard, Standing
from writer.values import asdict

_TIERS = ("strong", "weak", "unknown")


@click.command("facts")
@click.argument("draft", type=FILE, metavar="DRAFT")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def command(draft: Path, form: str) -> None:
    """Show the sourcing of DRAFT: facts by certainty, sources by tier, what is unsourced, stale or unbacked.

    Unbacked is what the text says and no field knows: names, dates, numbers and quotations. It is for reading, not
    for passing: the exit code is 0 whatever stands there.

    Example: writer facts drafts/night-ferry-season-2.md
    """
    desk = Desk.find()
    read = desk.read(draft)
    card = scorecard_of(desk, read)
    lines = LineIndex.of(read.text)
    write_out(_json(card, lines) if form == "json" else "\n".join(_text(card, lines)) + "\n")


def _text(card: Scorecard, lines: LineIndex) -> Iterator[str]:
    yield f"{card.path} on {card.day}"
    yield ""
    yield from _section("Facts by certainty", _certainties(card))
    yield from _section("Sources by tier", _tiers(card))
    yield from _section("Unsourced", (f"{one.field}: {one.value}" for one in card.unsourced))
    yield from _section("Stale", (_stale(one) for one in card.stale))
    unbacked = (f"{_place(lines, one.span.begin)} {one.kind}: {one.text}" for one in card.unbacked)
    yield from _section("In the text, in no field", unbacked)


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    found = list(rows)
    yield f"{title}:" if found else f"{title}: nothing"
    yield from (f"  {row}" for row in found)
    yield ""


def _certainties(card: Scorecard) -> Iterator[str]:
    for certainty in Certainty:
        found = [one for one in card.facts if one.certainty is certainty]
        if found:
            general = sum(one.general for one in found)
            tail = f" ({general} by the draft's sources as a whole)" if general else ""
            yield f"{certainty}: {len(found)}{tail}"
            yield from (f"  {_standing(one)}" for one in found if not one.general)


def _standing(fact: Standing) -> str:
    who = ", ".join(fact.sources) or "nobody"
    when = f", {fact.checked}" if fact.checked else ""
    return f"{fact.field}: {fact.value} ({who}{when})"


def _tiers(card: Scorecard) -> Iterator[str]:
    for tier in _TIERS:
        found = [source for source in card.sources if source.tier == tier]
        if found:
            yield f"{tier}: {len(found)}"
            yield from (f"  {one.name} ({one.kind or 'no kind'}): {', '.join(one.fields) or '-'}" for one in found)


def _stale(fact: Standing) -> str:
    return f"{fact.field}: {fact.value}, of {fact.checked}, stale since {fact.stale_since}"


def _place(lines: LineIndex, offset: int) -> str:
    line, column = lines.position(offset)
    return f"{line}:{column}"


def _json(card: Scorecard, lines: LineIndex) -> str:
    unbacked = []
    for one in card.unbacked:
        line, column = lines.position(one.span.begin)
        unbacked.append({"kind": one.kind, "text": one.text, "line": line, "column": column})
    content = {
        "path": card.path,
        "day": card.day,
        "facts": [asdict(one) | {"unsourced": one.unsourced, "stale": one in card.stale} for one in card.facts],
        "sources": [asdict(one) for one in card.sources],
        "unbacked": unbacked,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n"
