"""Variation: which form a section takes, a form being a choice of the fact that leads.

The forms of a section are blocks of its template, ``<section>_<form>``, in the genre's order of preference. One that
comes out blank is not possible with these facts; one that needs a TK stands back behind those that need none.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from zlib import crc32

from writer.model.facts import Record, scalars
from writer.model.fields import FieldType
from writer.model.genre import SectionSpec
from writer.model.periods import MONTHS
from writer.render.article import Form
from writer.render.attribution import Attribution
from writer.render.environment import Page
from writer.render.language import Language
from writer.render.layout import BLANK

_WRITTEN = {FieldType.PROSE, FieldType.TEXT}
"""What a writer words is part of a skeleton; what is filled in is not."""
_VALUE = r"(?<!\w)(?:{})(?!\w)"
_LIST = re.compile(r"_(?:[,;] _)*[,;]? (?:and|or) _")


class Variation:
    """Chooses the forms of one draft.

    ``recorded`` maps sections to the forms that the draft has taken before, which it keeps while the facts allow
    them; ``taken`` counts how often each skeleton stands in other drafts, and the least used comes first.
    """

    def __init__(self, recorded: Mapping[str, str], taken: Mapping[str, int]) -> None:
        self.recorded, self.taken = recorded, taken
        self.chosen: dict[str, str] = {}

    def led_with(self, *forms: str, section: str = "lede") -> bool:
        """Whether the section took one of these forms; for what is told once and not again."""
        if section not in self.chosen:
            raise ValueError(f"the {section} is not chosen yet, or has no forms: ask in a block or macro")
        return self.chosen[section] in forms

    def choose(self, section: SectionSpec, page: Page, attribution: Attribution, masks: "Masks") -> Form:
        """The form that ``section`` takes; a blank one if the facts allow none."""
        kept = self.recorded.get(section.id, "")
        ids = sorted(section.forms, key=lambda form: form != kept)
        forms: list[tuple[Form, frozenset[str]]] = []
        spare: list[tuple[Form, frozenset[str]]] = []
        for form_id in ids:
            form, dated = self._try(section, form_id, page, attribution, masks)
            if form.text:
                (spare if "[TK" in form.text else forms).append((form, dated))
            if forms and (not self.taken or form_id == kept):
                break
        used = [self.taken.get(form.skeleton, 0) for form, _ in forms]
        possible = forms or spare or [(Form(id="", text="", skeleton=""), frozenset())]
        form, dated = possible[used.index(min(used)) if used else 0]
        attribution.dated = set(dated)
        self.chosen[section.id] = form.id
        return form

    def _try(
        self, section: SectionSpec, form_id: str, page: Page, attribution: Attribution, masks: "Masks"
    ) -> tuple[Form, frozenset[str]]:
        """A form, and the sources that its text has dated."""
        attribution.dated.clear()
        self.chosen[section.id] = form_id
        text = page.block(f"{section.id}_{form_id}").strip(BLANK)
        return Form(id=form_id, text=text, skeleton=masks.skeleton(text)), frozenset(attribution.dated)


class Masks:
    """The values of one draft's facts as its text prints them."""

    def __init__(self, record: Record, language: Language) -> None:
        self._record, self._language = record, language

    def skeleton(self, text: str) -> str:
        """A short name for ``text`` without its values, so that two ledes of one build have the same."""
        lower = text.lower()
        names = [name for name in self._names if name.lower() in lower]  # a pattern of all costs more than all else
        if names:
            text = re.sub(_VALUE.format("|".join(map(re.escape, names))), "_", text, flags=re.IGNORECASE)
        numbers = _numbers(tuple(self._language.words["numbers"]))
        masked = " ".join(numbers.sub("_", text).split())
        return f"{crc32(_LIST.sub('_', masked).encode()):08x}"

    @cached_property
    def _names(self) -> list[str]:
        """What is printed of the facts, longest first."""
        return sorted({*self._printed()} - {""}, key=len, reverse=True)

    def _printed(self) -> Iterable[str]:
        for fact in scalars(self._record):
            if fact.type not in _WRITTEN:
                yield self._language.scalar(fact.value, fact.type)  # type: ignore[arg-type]  # it is one


@lru_cache(maxsize=8)
def _numbers(words: tuple[str, ...]) -> re.Pattern[str]:
    """Numbers, in figures and words, and months."""
    known = sorted((*words, *MONTHS), key=len, reverse=True)
    return re.compile(_VALUE.format("|".join((*map(re.escape, known), r"\d[\d,.]*\b"))), re.IGNORECASE)
