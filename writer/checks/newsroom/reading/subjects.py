"""Who or what a verb is about: the head of the noun phrase before it, or after it."""

from collections.abc import Mapping, Sequence
from typing import Any

from writer.checks.newsroom.reading.units import OTHER, SEASON, STRANGER, TITLE, Unit
from writer.checks.newsroom.reading.words import BREAKS
from writer.values import Value

_REACH = 9
_QUOTES = frozenset("\"“”‘’'*")


class Subjects(Value):
    """The nouns of ``status.yaml`` by class, and the words that part phrases."""

    classes: Mapping[str, frozenset[str]]
    prepositions: frozenset[str]
    end_nothing: frozenset[str]
    """Prepositions, articles and their like: no phrase ends in one."""

    relative: frozenset[str]
    ends: frozenset[str]
    coming: frozenset[str]
    jobs: frozenset[str]
    deeds: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "Subjects":
        """Read ``status.yaml``."""
        return cls(
            classes={name: frozenset(words) for name, words in lexicon["subjects"].items()},
            prepositions=frozenset(lexicon["prepositions"]),
            end_nothing=frozenset((*lexicon["prepositions"], *lexicon["ends_no_noun"])),
            relative=frozenset(lexicon["relative"]),
            ends=frozenset(lexicon["conjunctions"]),
            coming=frozenset(lexicon["coming"]),
            jobs=frozenset(lexicon["jobs"]),
            deeds=frozenset(lexicon["deeds"]),
            others=frozenset(lexicon["others"]),
        )

    def is_one(self, sentence: Sequence[Unit], at: int, who: str) -> bool:
        """Whether the unit at ``at`` (-1: none) is one of the class ``who``, and owns nothing ("the show's set")."""
        if at < 0 or sentence[at].lower not in self.classes[who] or self._is_another(sentence, at):
            return False
        return at + 1 == len(sentence) or sentence[at + 1].lower != "'s" or sentence[at].lower == "it"

    def before(self, sentence: Sequence[Unit], stop: int) -> int:
        """The head of the phrase that ends before ``stop``, or -1."""
        at = self._skip_back(sentence, stop - 1)
        if at < 0:
            return -1
        begin = self._begin(sentence, at)
        for index in range(begin + 1, at + 1):
            if sentence[index].lower in self.prepositions and sentence[index - 1].lower not in self.prepositions:
                return self._skip_back(sentence, index - 1)
        return at

    def leading(self, sentence: Sequence[Unit], who: str) -> int:
        """The head of the phrase that opens a sentence, if it is one of ``who``, bare or behind an article; or -1."""
        begin = next((at for at, unit in enumerate(sentence) if unit.text not in _QUOTES), 0)
        at = begin + (sentence[begin].lower in self.end_nothing)
        return at if at < len(sentence) and self.is_one(sentence, at, who) else -1

    def after(self, sentence: Sequence[Unit], start: int, who: str = "work") -> int:
        """The head of the phrase at ``start``: its last noun of the class ``who``, up to the first preposition."""
        found = -1
        for index in range(start, min(start + _REACH, len(sentence))):
            word = sentence[index]
            if word.lower in self.prepositions or word.lower in self.ends or word.text in BREAKS or word.text == ",":
                break
            if word.lower in self.classes[who]:
                found = index
                if word.lower in {TITLE, SEASON}:
                    break
        return found

    def ends_phrase(self, sentence: Sequence[Unit], stop: int) -> bool:
        """Whether a noun can end before ``stop``: no article, comma, bracket or preposition stands there."""
        word = sentence[stop - 1]
        return (word.text[0].isalnum() or word.text[0] in _QUOTES) and word.lower not in self.end_nothing

    def is_coming(self, sentence: Sequence[Unit], at: int, season: int) -> bool:
        """Whether the unit at ``at`` names the coming season: by number, or as the new one."""
        unit = sentence[at]
        if unit.lower == SEASON:
            return unit.number == season
        marked = at > 0 and sentence[at - 1].lower in self.coming
        return unit.lower in self.classes["new"] and (marked or unit.lower != "season")

    def ends_on_other(self, sentence: Sequence[Unit]) -> bool:
        """Whether the last title that ``sentence`` names is another one's; strangers who speak or act are people."""
        for at in range(len(sentence) - 1, -1, -1):
            lower = sentence[at].lower
            if lower in {TITLE, OTHER}:
                return lower == OTHER
            if self._is_another(sentence, at):
                return True
            if lower == STRANGER and not self._is_person(sentence, at):
                return True
        return False

    def _is_another(self, sentence: Sequence[Unit], at: int) -> bool:
        """Whether it is another work, unnamed: "a rival series"; another season is one of this work."""
        work = sentence[at].lower in self.classes["work"] and sentence[at].lower not in self.classes["new"]
        return work and at > 0 and sentence[at - 1].lower in self.others

    def _is_person(self, sentence: Sequence[Unit], at: int) -> bool:
        before = sentence[at - 1].lower if at else ""
        after = next((unit.lower for unit in sentence[at + 1 : at + 3] if unit.text != ","), "")
        first = sentence[at].text.partition(" ")[0].lower()
        return before in self.jobs or first in self.jobs or after in self.deeds

    def _skip_back(self, sentence: Sequence[Unit], at: int) -> int:
        """Over quotation marks, a relative pronoun, and what stands between two commas."""
        while at >= 0 and (sentence[at].text in _QUOTES or sentence[at].lower in self.relative):
            at -= 1
        if at >= 0 and sentence[at].text == ",":
            earlier = at - 1
            while earlier >= 0 and sentence[earlier].text != ",":
                earlier -= 1
            relative = at + 1 < len(sentence) and sentence[at + 1].lower in self.relative
            at = at - 1 if relative else earlier - 1
            while at >= 0 and (sentence[at].text in _QUOTES or sentence[at].text == "."):  # that of "Jr."
                at -= 1
        return at

    def _begin(self, sentence: Sequence[Unit], at: int) -> int:
        """Where the phrase that ends at ``at`` begins, at most some words back."""
        begin = at
        while begin > max(at - _REACH, 0):
            word = sentence[begin - 1]
            if word.lower in self.ends or word.text in BREAKS or word.text == ",":
                break
            begin -= 1
        return begin
