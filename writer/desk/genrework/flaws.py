"""Flaws: what no template may print, whatever the facts are."""

import re
from collections import Counter
from collections.abc import Iterator

from writer.model.draft import Draft
from writer.model.facts import Fact, Record, walk
from writer.model.fields import FieldType

_TK = re.compile(r"\[TK [^\]]*\]")
_PRINTED = (
    (re.compile(r"\b(?:None|nan|undefined)\b|\{\{|\{%|\[\]|\{\}"), "code instead of words"),
    (re.compile(r"(?<!\.)\.\.(?!\.)|\.{4}|[.?!],|\.[:;]|[?!:;][.:;]|,,"), "two stops in a row"),
    (re.compile(r" [,.;:](?!\.)|  "), "a space too many"),
    (re.compile(r"\b(a|an|the|is|was|as|of|in|on|by|and) \1\b", re.IGNORECASE), "a word twice"),
    (re.compile(r"^- *$", re.MULTILINE), "an empty bullet"),
    (re.compile(r"\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|tv|io|co)\b", re.IGNORECASE), "a bare web address"),
)
_ENDS = re.compile(r"[.?!”’\])*]$|^(?:- |\||>|#|!\[)")
_BEGINS = re.compile(r"[^\W\d_a-z]|[“‘*\[\\\d>|!-]")
_WORD = re.compile(r"[^\W\d]")
_OWN_WORDS = 2
_OF_THE_DRAFT = {"headline", "dek"}
"""What a template writes into the facts."""
_SENTENCE = re.compile(r"(?<=[a-z0-9”*+)][.?!]) (?=[A-Z“*])")


def flaws(draft: Draft) -> Iterator[str]:
    """Each flaw of the headline, dek and copy of a rendered draft, with the words around it."""
    record = draft.facts.record
    for text in (record.text("headline"), record.text("dek"), draft.body.strip()):
        masked = _masked(text, record)
        for pattern, what in _PRINTED:
            for found in pattern.finditer(masked):
                yield f"{what}: '{masked[max(0, found.start() - 30) : found.end() + 30]}'"
    copy = _masked(draft.body.strip(), record)
    yield from _broken(copy.split("\n\n") if copy else [])
    yield from _repeated(_masked(draft.body.strip(), record, each="It{}"))
    yield from _unattributed(draft)


def _broken(paragraphs: list[str]) -> Iterator[str]:
    """Headings and introductions without what they announce, and paragraphs cut off at either end."""
    for paragraph, following in zip(paragraphs, [*paragraphs[1:], "#"], strict=True):
        if paragraph.startswith("#"):
            if following.startswith("#"):
                yield f"a heading without a body: '{paragraph}'"
            continue
        if paragraph.endswith(":"):
            if not following.startswith("- "):
                yield f"an introduction without a list: '{paragraph}'"
        elif not _ENDS.search(paragraph):
            yield f"no stop at the end: '{paragraph[-60:]}'"
        if not _BEGINS.match(paragraph):
            yield f"a beginning in the middle: '{paragraph[:60]}'"


def _repeated(copy: str) -> Iterator[str]:
    """Sentences of the template's own that stand there twice; what is hardly more than facts may."""
    running = (part for part in _TK.sub("", copy).split("\n\n") if not part.startswith(("#", "- ")))
    counts = Counter(sentence for part in running for sentence in _SENTENCE.split(part.strip()))
    for sentence, count in counts.items():
        own = [word for word in re.findall(r"\w+", sentence) if word != "It"]
        if count > 1 and len(own) >= _OWN_WORDS:
            yield f"a sentence twice: '{sentence}'"


def _unattributed(draft: Draft) -> Iterator[str]:
    """Quotations on record that stand in a paragraph without their speaker, or a TK for one."""
    people = [row.record for row in draft.facts.record.rows("people")]
    for row in draft.facts.record.rows("quotes"):
        words, speaker = row.record.text("text").rstrip(".,?!… "), row.record.text("speaker")
        short = [person.text("short") for person in people if speaker and person.text("name") == speaker]
        names = [name for name in (speaker or "[TK", *short) if name]
        for paragraph in draft.body.split("\n\n"):
            if words and words in paragraph and not any(name in paragraph.replace("\\", "") for name in names):
                yield f"a quotation without its speaker: '{words[:60]}'"


def _masked(text: str, record: Record, each: str = "It") -> str:
    """``text`` with "It" for all that the facts say in words, which is as it was given; ``each`` may number them."""
    given = ((path, fact) for path, fact in walk(record) if path not in _OF_THE_DRAFT)
    values = {_value(fact) for _, fact in given if not isinstance(fact.value, Record | tuple)}
    words = sorted((value for value in values if _WORD.search(value)), key=len, reverse=True)
    for number, value in enumerate(words):
        for form in dict.fromkeys((value, re.sub(r"([\\*_`\[\]<>])", r"\\\1", value))):
            stop = r"(?:\.(?=[,;:)”’]| [^\W\d_A-Z]))?" if form.endswith(".") else ""  # else it ends a sentence, too
            said = r"\s+".join(map(re.escape, form.removesuffix(".").split()))  # a draft has one space for two
            text = re.sub(rf"(?<!\w){said}{stop}(?!\w)", each.format(number), text)
    return text


def _value(fact: Fact) -> str:
    """What a fact says, without the stop of a sentence."""
    text = str(fact.value).strip()
    return text.rstrip(".?!…”") if fact.type is FieldType.PROSE else text
