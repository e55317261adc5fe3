"""Facts to an article: the genre's sections in order, each the block of its name, without those that are blank."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from writer.model.facts import Facts, Record
from writer.model.genre import Genre
from writer.model.guide import Guide
from writer.render.answers import answers
from writer.render.attribution import Attribution
from writer.render.calendar import begun, future, past
from writer.render.environment import render_blocks
from writer.render.forms import phrase
from writer.render.language import Language, plain
from writer.render.layout import tidy
from writer.values import Value


class Section(Value):
    """A section that has something to say; the lede has no ``heading``."""

    id: str
    heading: str
    body: str

    def __str__(self) -> str:
        """The section as it stands in the copy."""
        return f"## {self.heading}\n\n{self.body}" if self.heading else self.body


class Article(Value):
    """A rendered article; headline and dek have no markup."""

    headline: str
    dek: str
    sections: tuple[Section, ...]

    @property
    def copy(self) -> str:
        """The Markdown below the front matter; it ends with one newline, or is empty."""
        return "\n\n".join(map(str, self.sections)) + "\n" if self.sections else ""


def render(
    genre: Genre,
    facts: Facts,
    *,
    lexicon: Mapping[str, Any],
    guide: Guide,
    roots: tuple[Path, ...],
    today: date,
) -> Article:
    """The article that ``genre``'s template makes of ``facts``; the same input gives the same bytes.

    ``lexicon`` maps the name of each lexicon file to its content, ``guide`` chooses between its
    forms and says which sources are weak, ``roots`` are the template folders, the shipped one last. Raises
    ``TemplateError``.
    """
    language = Language(lexicon["wording"], guide.wording, facts.record.text("locale") or guide.locale)
    attribution = Attribution(lexicon["attribution"], _sources(facts), language, guide.sources.weak)
    names = {
        **answers(facts.record, genre.fields, language),
        **_functions(facts, language, attribution, today),
        "status_wording": lexicon["status_wording"],
        "today": facts.reference_day(today),
    }
    wanted = ["headline", "dek", *(section.id for section in genre.sections)]
    blocks = {
        block: tidy(text, stops_in_quotes=language.stops_in_quotes)
        for block, text in render_blocks(f"{genre.id}/article.md.jinja", roots, wanted, names).items()
    }
    return Article(
        headline=facts.record.text("headline") or language.in_headline(blocks["headline"]),
        dek=facts.record.text("dek") or plain(blocks["dek"]),
        sections=tuple(
            Section(id=section.id, heading=section.heading, body=blocks[section.id])
            for section in genre.sections
            if blocks[section.id]
        ),
    )


def _sources(facts: Facts) -> tuple[Record, ...]:
    return tuple(row.record for row in facts.record.rows("sources"))


def _functions(
    facts: Facts, language: Language, attribution: Attribution, today: date
) -> dict[str, Callable[..., object]]:
    """What a template may call, by name."""
    day = facts.reference_day(today)
    return {
        **language.functions,
        **attribution.functions,
        **{ask.__name__: partial(ask, day=day) for ask in (past, begun, future)},
        "phrase": phrase,
    }
