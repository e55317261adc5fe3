"""Facts to an article: the genre's sections in order, each the block of its name, without those that are blank."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from writer.model.facts import Fact, Facts, Record
from writer.model.genre import Genre, SectionSpec
from writer.model.guide import Guide, SourcePolicy
from writer.render.answers import answers
from writer.render.article import Article, Form, Section
from writer.render.attribution import Attribution
from writer.render.calendar import begun, future, past
from writer.render.conditions import names_of, visible
from writer.render.environment import Page
from writer.render.forms import phrase
from writer.render.language import Language, plain
from writer.render.layout import tidy
from writer.render.rows import grouped
from writer.render.trace import aligned, traced, traced_answers
from writer.render.variants import Masks, Variation
from writer.values import Value, replace

SHARED = tuple(f"_shared/{part}.jinja" for part in ("facts", "story", "people", "parts"))
"""Templates whose macros every genre may call, each with those before it at hand."""

NOTHING: Mapping[str, str] = MappingProxyType({})
NO_COUNTS: Mapping[str, int] = MappingProxyType({})


class Press(Value):
    """What all drafts under one guide are printed with.

    ``lexicon`` maps the name of each lexicon file to its content, ``guide`` chooses between its forms and says
    which sources are weak, ``roots`` are the template folders, the shipped one last.
    """

    lexicon: Mapping[str, Any]
    guide: Guide
    roots: tuple[Path, ...]
    today: date


def render(
    genre: Genre,
    facts: Facts,
    press: Press,
    *,
    recorded: Mapping[str, str] = NOTHING,
    taken: Mapping[str, int] = NO_COUNTS,
    tracing: bool = False,
) -> Article:
    """The article that ``genre``'s template makes of ``facts``; the same input gives the same bytes.

    ``recorded`` are the forms that sections of this draft have taken before, ``taken`` counts the skeletons of
    other drafts (``Variation``). With ``tracing`` its texts know where they come from (``trace.Text``); they are the
    same texts. Raises ``TemplateError``.
    """
    lexicon, guide = press.lexicon, press.guide
    day = facts.reference_day(press.today)
    facts = replace(facts, record=visible(genre.fields, facts.record, names_of(genre, facts.record, day, press.roots)))
    language = Language(lexicon["wording"], guide.wording, facts.record.text("locale") or guide.locale)
    attribution = Attribution(lexicon["attribution"], _sources(facts, guide.sources), language, guide.sources.weak, day)
    variation = Variation(recorded, taken)
    functions = _functions(day, language, attribution)
    names = {
        **(traced_answers if tracing else answers)(facts.record, genre.fields, language),
        **(traced(functions) if tracing else functions),
        "led_with": variation.led_with,
        "status_wording": lexicon["status_wording"],
        "today": day,
    }
    page = Page(f"{genre.id}/article.md.jinja", press.roots, names, shared=SHARED, tracing=tracing)
    masks = Masks(facts.record, language)
    forms = {part.id: variation.choose(part, page, attribution, masks) for part in genre.sections if part.forms}
    headline, dek = (_clean(page.block(name), language) for name in ("headline", "dek"))
    sections = [_section(part, page, forms.get(part.id), language) for part in genre.sections]
    return Article(
        headline=facts.record.text("headline") or aligned(language.in_headline(headline), headline),
        dek=facts.record.text("dek") or aligned(plain(dek), dek),
        sections=tuple(section for section in sections if section.body),
        forms=forms,
    )


def function_names(lexicon: Mapping[str, Any]) -> frozenset[str]:
    """What templates may call or read besides fields, but for what shared templates define."""
    language = Language(lexicon["wording"], {}, "")
    functions = _functions(date.min, language, Attribution(lexicon["attribution"], (), language))
    return frozenset((*functions, "led_with", "status_wording", "today"))


def _section(part: SectionSpec, page: Page, form: Form | None, language: Language) -> Section:
    """The section as its block prints it, behind the form that it takes."""
    text = page.block(part.id)
    body = _clean(form.text + "\n\n" + text if form else text, language)
    return Section(id=part.id, heading=part.heading, body=body)


def _clean(text: str, language: Language) -> str:
    return aligned(tidy(text, stops_in_quotes=language.stops_in_quotes), text)


def _sources(facts: Facts, policy: SourcePolicy) -> tuple[Record, ...]:
    """The sources on record; one that does not say its kind has that of its address."""
    return tuple(_with_kind(row.record, policy) for row in facts.record.rows("sources"))


def _with_kind(source: Record, policy: SourcePolicy) -> Record:
    kind = policy.kind_of(source.text("kind"), source.text("url"))
    return source if kind == source.text("kind") else Record({**source, "kind": Fact(value=kind)})


def _functions(day: date, language: Language, attribution: Attribution) -> dict[str, Callable[..., object]]:
    """What a template may call, by name."""
    return {
        **language.functions,
        **attribution.functions,
        **{ask.__name__: partial(ask, day=day) for ask in (past, begun, future)},
        "grouped": grouped,
        "phrase": phrase,
    }
