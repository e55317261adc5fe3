"""The English of a draft: lists, numbers, names and titles, worded as the guide says.

Words come from the lexicon (``lexicon["wording"]``, the content of ``lexicon/wording.yaml``), choices between
forms from the guide's ``wording``; this module only puts them together.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from writer.model.fields import FieldType, Scalar
from writer.render.answers import raw, window_of
from writer.render.calendar import CalendarWords
from writer.render.forms import fill
from writer.render.gaps import GapWords
from writer.render.layout import DOT, EMPTY
from writer.render.quoting import Marks, alternated

_MARKUP = re.compile(r"([\\*_`\[\]<>])")
_ESCAPED = re.compile(r"\\(.)|\*")
_CAMEL = re.compile(r"[^\W\d_A-Z]+[A-Z]")
"""Names such as tvN and iQIYI."""
_YES = ("yes", "true", "on")
MANY = 10_000
"""Characters that no form of a headline has."""


def plain(text: str) -> str:
    """``text`` without the markup that this module puts in: for headlines, which have none."""
    return _unmarked(text).replace(DOT, ".")


def _unmarked(text: str) -> str:
    """The same, with the stops of names still kept from being taken for two in a row."""
    return _ESCAPED.sub(lambda found: found[1] or "", text)


class Language:
    """One language and guide; prints what templates print."""

    def __init__(self, words: Mapping[str, Any], wording: Mapping[str, str], locale: str) -> None:
        self.words = words
        self.locale = locale if locale in words["locales"] else next(iter(words["locales"]))
        self.wording = {**words["defaults"], **words["locales"][self.locale], **wording}
        self.calendar = CalendarWords(words, self.locale, self.wording["date"])
        self.gaps = GapWords(words=words, number=self.number)
        self._titles: dict[str, str] = {}

    @property
    def functions(self) -> dict[str, Callable[..., object]]:
        """What templates may call, by name."""
        return {
            "a": self.a,
            "date": self.date,
            "first_fit": self.first_fit,
            "gap": self.gaps.gap,
            "inside": self.inside,
            "join_and": self.join_and,
            "number": self.number,
            "open_point": self.open_point,
            "ordinal": self.ordinal,
            "places": self.places,
            "plural": self.plural,
            "plurals": self.plurals,
            "possessive": self.possessive,
            "quote": self.quote,
            "sentence_case": sentence_case,
            "shown_on": self.shown_on,
            "tk": self.tk,
            "window": self.window,
            "word": self.word,
            "work_named": self.work_named,
        }

    def scalar(self, value: Scalar, kind: FieldType) -> str:
        """A fact's value as the text prints it: a title marked, a date in the guide's form, a name as recorded."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if kind is FieldType.TITLE:
            title = str(value)
            if title not in self._titles:
                self._titles[title] = self._title(title)
            return self._titles[title]
        if kind.is_name:
            return _escaped(str(value))
        return value if isinstance(value, str) else self.date(value)

    def _title(self, title: str) -> str:
        form = self.words["titles"][self.wording["titles"]]
        title = self._inside_marks(title) if "{open}" in form else title
        return fill(form, title=_escaped(title), **self.marks)

    @property
    def marks(self) -> Mapping[str, str]:
        """The opening and the closing quotation mark."""
        marks: Mapping[str, str] = self.words["quotes"][self.wording["quotes"]]
        return marks

    @property
    def stops_in_quotes(self) -> bool:
        """Whether commas and full stops stand before a closing quotation mark, as American English has it."""
        return self.wording["stops_in_quotes"] in _YES

    def quote(self, text: object) -> str:
        """``text`` in quotation marks; those inside it alternate with them."""
        return f"{self.marks['open']}{self._inside_marks(str(text))}{self.marks['close']}"

    def _inside_marks(self, text: str) -> str:
        return alternated(text, self._marks(self.wording["quotes"])[::-1])

    def _marks(self, outer: str) -> list[Marks]:
        """The marks of that name, then those for what stands inside them."""
        pairs: Mapping[str, Mapping[str, str]] = self.words["quotes"]
        return [(pairs[name]["open"], pairs[name]["close"]) for name in sorted(pairs, key=lambda name: name != outer)]

    def in_headline(self, text: str) -> str:
        """``text`` without markup; quotation marks are single in headlines, and double inside those."""
        return alternated(plain(text), self._marks("single"))

    def tk(self, hint: object, words: int | None = None) -> str:
        """A value still to come, with the words that it may take; brackets in the hint would end it early."""
        text = _unmarked(str(hint)).replace("[", "(").replace("]", ")")
        return fill(self.words["tk_words" if words else "tk"], hint=text, words=words)

    def join_and(self, items: Iterable[object], empty: str | None = None, *, either: bool = False) -> str:
        """One, two or more in a row; ValueError for none unless ``empty`` says what to print then.

        Semicolons stand between items that hold commas.
        """
        texts = [str(item) for item in items]
        if not texts:
            if empty is None:
                raise ValueError("join_and was given nothing to join: guard it with {% if %}, or say empty=…")
            return empty
        lists, (*rest, final) = self.words["lists"], texts
        long = len(rest) > 1 and any("," in text for text in rest)
        between = lists["between_long" if long else "between"]
        last = lists["either" if either else "last"]
        serial = len(rest) > 1 and (long or self.wording["serial_comma"] in _YES)
        joint = between.rstrip() + last if serial else last
        return between.join(rest) + joint + final if rest else final

    def places(self, names: Iterable[object]) -> str:
        """Places in a row, each as it stands in a sentence: the United States and Mexico."""
        with_the = self.words["with_the"]
        return self.join_and(f"the {name}" if str(name) in with_the else name for name in names)

    def number(self, value: object) -> str:
        """A whole number, in words below the guide's limit."""
        count = int(str(raw(value)))
        names = self.words["numbers"]
        below = min(int(self.wording["numerals_below"]), len(names))
        return str(names[count]) if 0 <= count < below else f"{count:,}"

    def ordinal(self, value: object) -> str:
        """First, second … in words below the guide's limit, then 11th, 22nd."""
        count = int(str(raw(value)))
        names = self.words["ordinals"]
        if 0 < count < min(int(self.wording["numerals_below"]), len(names)):
            return str(names[count])
        ending = "th" if count % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
        return f"{count}{ending}"

    def plural(self, count: object, noun: str) -> str:
        """A number and its noun: one episode, eight episodes, no series."""
        return f"{self.number(count)} {noun if int(str(raw(count))) == 1 else self._many(noun)}"

    def plurals(self, nouns: Iterable[object]) -> list[str]:
        """Nouns for more than one of each: directors, directors of photography, series."""
        return [self._many(str(noun)) for noun in nouns]

    def _many(self, noun: str) -> str:
        head, of, rest = noun.partition(" of ")
        return f"{self._plural(head)}{of}{rest}"

    def _plural(self, noun: str) -> str:
        if noun in self.words["plurals"]:
            return str(self.words["plurals"][noun])
        if re.search(r"[^aeiou]y$", noun):
            return f"{noun[:-1]}ies"
        return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"

    def possessive(self, name: object) -> str:
        """A name or title with the ending that the guide gives names in s."""
        text = str(name)
        ends_in_s = plain(text).rstrip("”\"'").casefold().endswith("s")
        form = self.wording["possessive_s"] if ends_in_s else "apostrophe-s"
        return f"{text}{self.words['possessive_s'][form]}"

    def a(self, noun: object) -> str:
        """A noun with its article, by how it is said: an HBO series, a UCLA class, an 11-part series."""
        text = str(noun)
        return f"{'an' if self._vowel(plain(text).lstrip('“‘')) else 'a'} {text}"

    def _vowel(self, text: str) -> bool:
        articles, first = self.words["articles"], re.split(r"[\s/]", text)[0]
        if re.fullmatch(r"[A-Z][A-Z0-9&.-]+\+?", first) and first not in articles["a_acronyms"]:
            return first[0] in articles["an_letters"]
        lower = f"{text.lower()} "
        if lower.startswith(tuple(articles["an_after_all"])):
            return True
        if lower.startswith(tuple(articles["a"])):
            return False
        return lower[0] in "aeiouáéíóúàèìòùäöüâêîôûåæø" or lower.startswith(tuple(articles["an"]))

    def date(self, value: object) -> str:
        """A date or window without preposition, in the guide's form; a missing one prints its TK."""
        window = window_of(value)
        return self.calendar.words_of(window) if window else str(value)

    def window(self, value: object) -> str:
        """A date or window with its preposition: on March 12, 2027; in late 2026 or early 2027."""
        window = window_of(value)
        return self.calendar.phrase(window) if window else str(value)

    def inside(self, text: object) -> str:
        """What a writer gave as a sentence or a line of its own, as it stands inside another sentence.

        Its first letter is small where the lexicon knows the word for none that begins a name, and it has no
        full stop unless that may be an abbreviation's.
        """
        words = re.sub(r"(?<=[\w”\"’)]{3})\.$", "", str(text).strip())
        first = re.split(r"\W", words, maxsplit=1)[0]
        small = (first.lower() in self.words["small_words"] and not first.isupper()) or first == "A"
        return words[:1].lower() + words[1:] if small else words

    def open_point(self, text: object) -> str:
        """What is not known, ``inside`` a sentence; only what is a question by its words keeps the mark of one."""
        words = self.inside(text)
        verbs = self.words["question_verbs"]
        return words if any(word in verbs for word in words.lower().split()[:2]) else words.removesuffix("?").rstrip()

    def shown_on(self, platform: object) -> str:
        """A platform with the preposition for what is to be seen there: on Netflix, from A24, in theaters."""
        name = str(platform)
        last = name.rpartition(" ")[2].casefold()
        forms = self.words["shown_on"]
        form = next((form for form, words in forms.items() if last in map(str.casefold, words)), [*forms][-1])
        return fill(form, name=name, noun=name[:1].lower() + name[1:])

    def work_named(self, title: object) -> str:
        """A work by its title, or by the words for one that has none yet: the HBO series."""
        text = str(raw(title))
        return f"the {_escaped(text)}" if text.rpartition(" ")[2] in self.words["untitled"] else str(title)

    def word(self, name: str) -> str:
        """A word that the two kinds of English spell differently."""
        return str(self.words["spelling"][self.locale][name])

    def first_fit(self, *forms: object, limit: int = MANY, least: int = 0) -> str:
        """The first of ``forms`` that is ``least`` to ``limit`` characters long, else the first within ``limit``.

        A form that is empty or holds a TK is passed over. Where none fits, the TK says how much room there is.
        """
        texts = [_flat(str(form)) for form in forms if form]
        fitting = [text for text in texts if text and "[TK" not in text and len(plain(text)) <= limit]
        enough = (text for text in fitting if len(plain(text)) >= least)
        return next(enough, fitting[0] if fitting else self.tk(f"a form that fits {limit} characters"))


def sentence_case(text: object) -> str:
    """``text`` with a capital first letter; markup begins a title, and a small letter before a capital is a name's."""
    words = str(text)
    return words if _CAMEL.match(words) else words[:1].upper() + words[1:]


def _flat(text: str) -> str:
    return " ".join(text.replace(EMPTY, "").split())


def _escaped(text: str) -> str:
    """A name: what Markdown would take for markup made literal, and two stops in it kept as they are."""
    if ".." in text:
        text = text[:-1].replace(".", DOT) + text[-1]
    return _MARKUP.sub(r"\\\1", text)
