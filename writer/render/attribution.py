"""Who says so: attribution clauses made from a fact's certainty and its source."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from writer.model.facts import EMPTY, Certainty, Fact, Record
from writer.render.answers import Answer, fact_of, window_of
from writer.render.forms import fill
from writer.render.language import Language

_ONE, _SEVERAL, _HEADLINE = range(3)
"""The forms of a verb: for one source, for several, and in headlines."""
_FIRM = (Certainty.OFFICIAL, Certainty.REPORTED)


class Attribution:
    """Clauses for the facts of one draft; ``words`` is the lexicon's ``attribution``.

    The first clause that names a source also dates it; later ones are short. What only sources of a ``weak``
    kind say is a rumor, whatever its fact claims to be. ``today`` is the day of the story.
    """

    def __init__(
        self,
        words: Mapping[str, Any],
        sources: Iterable[Record],
        language: Language,
        weak: Collection[str] = (),
        today: date = date.max,
    ) -> None:
        self.words, self.language, self.weak, self.today = words, language, weak, today
        self.sources = tuple(sources)
        self.dated: set[str] = set()
        self._on_record = {source.text(key): source for key in ("name", "id") for source in reversed(self.sources)}

    @property
    def functions(self) -> dict[str, Callable[..., object]]:
        """What templates may call, by name."""
        return {
            "as_of": self.as_of,
            "certainty": self.certainty,
            "cite": self.cite,
            "headline_by": self.headline_by,
            "quotation": self.quotation,
            "said_by": self.said_by,
            "source_name": self.source_name,
            "sourced": self.sourced,
        }

    def certainty(self, answer: object) -> str:
        """How sure a fact is: official, reported, expected, rumored or unknown; "missing" without an answer."""
        fact = fact_of(answer)
        return self._certainty(fact).value if fact else "missing"

    def sourced(self, answer: object, by: object = None) -> bool:
        """Whether the fact names a source of its own, or that of the name ``by``; a plain fact is stated flatly."""
        fact = fact_of(answer)
        if not fact or not fact.sources:
            return False
        return by is None or any(source.text("name") == str(by) for source in self._preferred(fact))

    def said_by(self, answer: object) -> str:
        """The names behind a fact, what kind of source a weak one is, and the verb: "the fan site X expects"."""
        fact = fact_of(answer)
        if not fact or not fact.sources:
            return ""
        sources = self._preferred(fact)
        return fill(
            self.words["clause"],
            names=self._names(sources),
            verb=self._verb(fact, sources, _SEVERAL if len(sources) > 1 else _ONE),
        )

    def source_name(self, row: Answer) -> str:
        """The name of a row of ``sources``, with what kind of source a weak one is."""
        fact = fact_of(row)
        return self._name(fact.record) if fact else ""

    def headline_by(self, answer: object) -> str:
        """The same for a headline, of the first source only: "Variety reports"."""
        fact = fact_of(answer)
        if not fact or not fact.sources:
            return ""
        sources = self._preferred(fact)[:1]
        return fill(self.words["clause"], names=self._names(sources), verb=self._verb(fact, sources, _HEADLINE))

    def cite(self, answer: object, day: object = None, *, rumored: bool = False) -> str:
        """The clause that follows a statement: "Netflix said on July 23, 2025". Empty for a plain fact.

        ``day`` is a date that the sentence has given already; a source of that very day says so "that day", and one
        that is older than what has happened since is not dated, since nobody tells what is to come as done.
        ``rumored`` asks for the words of a rumor, whatever the fact's certainty.
        """
        fact = fact_of(answer)
        if not fact or not fact.sources:
            return ""
        sources = self._preferred(fact)
        when = "" if self._foretold(sources[0], day) else self._when(sources)
        rumored = rumored or self._certainty(fact) is Certainty.RUMORED
        form = ("rumored_" if rumored else "") + ("dated_clause" if when else "clause")
        if when and not rumored and self._same_day(sources[0], day):
            form = "same_day_clause"
        names, verb = self._names(sources), self._verb(fact, sources, _SEVERAL if len(sources) > 1 else _ONE)
        return fill(self.words[form], names=names, verb=verb, when=when)

    def as_of(self, answer: object) -> str:
        """The day for which a fact holds: its own, else its source's; empty where neither is known."""
        fact = fact_of(answer)
        if fact and fact.as_of:
            return self.language.date(fact.as_of)
        source = self._preferred(fact)[0] if fact and fact.sources else EMPTY
        return self.language.date(source["date"].value) if "date" in source else ""

    def quotation(self, quote: Answer, speaker: object = "") -> str:
        """A quotation with its speaker, whom it was said to, and when; without a speaker, a TK in that place.

        ``speaker`` is the name with what says who that is.
        """
        text = str(quote["text"]).rstrip()
        stop = re.search(r"[.?!…][”’\"']*$", text)
        text = re.sub(r"(?<!\.)\.([”’\"']*)$", r",\1", text) if stop else f"{text},"
        form = self.words["quote_to" if quote["to"] else "quote"]
        sentence = fill(form, text=self.language.quote(text), speaker=speaker or quote["speaker"], to=quote["to"])
        return f"{sentence} {self.language.window(quote['date'])}" if quote["date"] else str(sentence)

    def _preferred(self, fact: Fact) -> tuple[Record, ...]:
        """The records of a fact's sources; of an official fact the one that speaks for itself, if there is one."""
        records = tuple(self._source(name) for name in fact.sources)
        if fact.certainty is Certainty.OFFICIAL:
            own = (record for kind in self.words["primary"] for record in records if record.text("kind") == kind)
            return tuple(islice(own, 1)) or records
        return records

    def _source(self, name: str) -> Record:
        """The source of that id or name; one that is not on record has a name only."""
        found = self._on_record.get(name)
        return Record({"name": Fact(value=name)}) if found is None else found

    def _names(self, sources: Iterable[Record]) -> str:
        return self.language.join_and(dict.fromkeys(map(self._name, sources)))

    def _name(self, source: Record) -> str:
        name = source.text("name")
        if not name or re.match(self.words["domain"], name, re.IGNORECASE):
            return self.language.tk(self.words["no_name"])
        form = self.words["descriptors"].get(source.text("kind"), "{name}")
        return fill(form, name=name)

    def _verb(self, fact: Fact, sources: tuple[Record, ...], form: int) -> str:
        verbs = self.words["verbs"][self._certainty(fact).value]
        kind = sources[0].text("kind") or "unknown"
        plural = form == _ONE and kind in self.words["plural"]
        return str(verbs.get(kind, verbs["other"])[_SEVERAL if plural else form])

    def _certainty(self, fact: Fact) -> Certainty:
        """A fact's certainty, held down to what its sources can carry."""
        firm = fact.certainty in _FIRM and fact.sources
        if firm and all(self._source(name).text("kind") in self.weak for name in fact.sources):
            return Certainty.RUMORED
        return fact.certainty

    def _when(self, sources: tuple[Record, ...]) -> str:
        """The date of a single source, the first time that it is named."""
        if len(sources) > 1 or "date" not in sources[0]:
            return ""
        key = f"{sources[0].text('id')} {sources[0].text('name')}"
        if key in self.dated:
            return ""
        self.dated.add(key)
        return self.language.window(sources[0]["date"].value)

    def _foretold(self, source: Record, day: object) -> bool:
        """Whether ``day`` came after the source and is told as past."""
        one, other = window_of(source["date"].value) if "date" in source else None, window_of(day)
        return bool(one and other and one.last and other.first and one.last < other.first and other.first <= self.today)

    def _same_day(self, source: Record, day: object) -> bool:
        one, other = window_of(source["date"].value), window_of(day)
        return bool(one and other and one.first == one.last and one.days == other.days)
