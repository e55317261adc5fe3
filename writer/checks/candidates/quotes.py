"""What somebody is quoted as saying, word for word, with who said it."""

from collections.abc import Iterator, Sequence

from writer.checks.candidates.material import Line, Material
from writer.checks.newsroom.reading.passages import Passage
from writer.checks.newsroom.reading.quotations import QUOTATIONS, SPEECH, Quotation, Speaker, outside
from writer.checks.newsroom.reading.units import NAME
from writer.model.candidate import Candidate
from writer.model.fields import FieldType


def quotes(material: Material) -> Iterator[Candidate]:
    """A row for each quotation whose speaker is named in full somewhere in the material."""
    found = QUOTATIONS(material.subject)
    for at, one in enumerate(found):
        speaker = _speaker(material, one) if one.speech or one.pull else ""
        if speaker:
            text, end = _whole(found, at)
            line = Line(passage=one.passage, number=one.first)
            row = {"text": text, "speaker": speaker}
            yield material.candidate("quotes", row, line, (one.begin, end), sure=True)


def _whole(found: Sequence[Quotation], at: int) -> tuple[str, int]:
    """A quotation with what goes on behind its attribution; a comma before that is the writer's, not the speaker's."""
    one = found[at]
    text, end = _tidy(one.text), one.end
    following = found[at + 1] if at + 1 < len(found) else None
    goes_on = text.endswith(",") and following and following.passage is one.passage and following.first == one.last
    if following is not None and goes_on and following.text[:1].islower():
        return f"{text} {_tidy(following.text)}", following.end
    return (f"{text[:-1]}." if text.endswith(",") else text), end


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip("*_")


def _speaker(material: Material, one: Quotation) -> str:
    """The full name of whoever said it; nothing where only a paper, or a name on no record, is told."""
    speaker = SPEECH(material.subject.lexicon).speaker(one)
    if speaker is None or _is_of_somebody_else(material, one, speaker):
        return ""
    unit = one.passage.units[speaker.sentence][speaker.at]
    return _in_full(one.passage, unit.begin) if unit.lower == NAME else ""


def _is_of_somebody_else(material: Material, one: Quotation, speaker: Speaker) -> bool:
    """Whether a name from the sentence beside it is taken, though its own tells that somebody speaks."""
    own = range(one.first, one.last + 1)
    verbs = SPEECH(material.subject.lexicon).verbs
    return speaker.sentence not in own and any(not verbs.isdisjoint(outside(one.passage, number)) for number in own)


def _in_full(passage: Passage, begin: int) -> str:
    """The person on record whom the name at ``begin`` means, if it can be one alone."""
    kinds = {FieldType.PERSON.value}
    people = {
        form.known.text
        for _, mentions in passage.mentions
        for mention in mentions
        if mention.begin == begin
        for form in mention.forms
        if form.known.kind in kinds
    }
    return people.pop() if len(people) == 1 else ""
