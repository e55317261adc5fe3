"""What a render costs: beside the same template in bare Jinja2 with the same output, and after a key in the app.

Bare is Jinja2 without a sandbox, limits, variants, tidying and conditions: the blocks alone, with the same functions
and facts, which are given to it ready. What the app does after a key in its form: facts to copy, and that merged under
what the writer has edited, in a story of 1,500 words. All figures are of the processor, so that a busy machine does not
blur them.
"""

import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import jinja2

from benchmarks.timing import ROOT, Figure, finish, in_turn
from writer.desk import Desk
from writer.model.draft import Draft
from writer.render.compose import SHARED
from writer.render.environment import Page
from writer.tui.manuscript import Manuscript, grow

FACTS = ROOT / "templates" / "news-report" / "samples" / "full.yaml"
TEMPLATES = ROOT / "templates"
FACTOR, KEY_BAR, WORDS = 2, 100, 1_500


def names_of(desk: Desk, facts: Draft) -> Mapping[str, Any]:
    """The names that a render gives its template."""
    taken: dict[str, Any] = {}

    class Kept(Page):
        """A page that tells its names."""

        def __init__(self, name: str, roots: tuple[Path, ...], names: Mapping[str, object], **how: Any) -> None:
            taken.update(names)
            super().__init__(name, roots, names, **how)

    with mock.patch("writer.render.compose.Page", Kept):
        desk.article(facts)
    return taken


def bare(environment: jinja2.Environment, name: str, given: Mapping[str, Any], blocks: list[str]) -> str:
    """The blocks of a template, one after another."""
    names = dict(given)
    names["cite"].__self__.dated.clear()  # a source is dated once in a draft, and the lede comes first
    for part in SHARED:
        context = environment.get_template(part).new_context(names)
        "".join(environment.get_template(part).root_render_func(context))
        names |= context.get_exported()
    template = environment.get_template(name)
    context = template.new_context(names)
    context.blocks = {block: [lambda _: iter(())] for block in template.blocks}  # what stands around them alone
    "".join(template.root_render_func(context))
    return "".join("".join(template.blocks[block](context)) for block in blocks)


def main() -> None:
    """In one process, in turn."""
    desk = Desk(ROOT)
    facts = desk.read_facts(FACTS)
    genre = desk.genre(facts.facts.genre)
    article = desk.article(facts)
    forms = [f"{section}_{form.id}" for section, form in article.forms.items() if form.id]
    blocks = [*forms, "headline", "dek", *(section.id for section in genre.sections)]
    environment = jinja2.Environment(  # noqa: S701  it writes no HTML
        loader=jinja2.FileSystemLoader(TEMPLATES), trim_blocks=True, lstrip_blocks=True
    )
    of_genre = f"{genre.id}/article.md.jinja", names_of(desk, facts), blocks
    made = " ".join((article.headline, article.dek, *(section.body for section in article.sections)))
    if sorted(re.findall(r"\w+", made)) != sorted(re.findall(r"\w+", bare(environment, *of_genre))):
        sys.exit("bare Jinja2 makes another text: nothing was compared")
    rendered, reference = in_turn(
        lambda: desk.article(facts), lambda: bare(environment, *of_genre), times=60, clock=time.process_time
    )
    text = desk.render(facts)
    filler = " ".join(["A writer adds this sentence of nine words here."] * (WORDS // 9 - 100))
    long = Manuscript(draft=desk.parse(f"{text.text}\n{filler}\n", "long.md"), rendered=text)
    numbers = iter(range(10_000))
    key, read = in_turn(
        lambda: grow(desk, long, long.copy, {"platform": f"Orbit{next(numbers)}"}),
        lambda: desk.read_facts(FACTS),
        times=20,
        clock=time.process_time,
    )
    finish(
        Figure(
            name="render", value=rendered, reference="bare Jinja2", reference_value=reference, bar=FACTOR * reference
        ),
        Figure(
            name=f"a key in the form, {WORDS:,} words",
            value=key,
            reference="reading the facts",
            reference_value=read,
            bar=KEY_BAR,
        ),
    )


main()
