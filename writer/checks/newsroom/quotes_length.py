"""How much is quoted: one quotation too long, or one voice too loud."""

from collections import defaultdict
from collections.abc import Iterable

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.limits import limit
from writer.checks.newsroom.reading.passages import Part
from writer.checks.newsroom.reading.quotations import QUOTATIONS, SPEECH, Quotation
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.values import Value

RULE = "Quotes.Long"


class QuotesLength(Value, kw_only=False):
    """``Quotes.Long``."""

    name: str = "quotes_length"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each quotation over the limit, and the one with which a speaker passes a share of the story."""
        one_voice = subject.lexicon["quotes"]["one_voice"]
        found = [one for one in QUOTATIONS(subject) if one.passage.part is not Part.QUOTE]
        longest, share = limit(subject, RULE), limit(subject, RULE, "share")
        long = [one for one in found if one.count > longest]
        for one in long:
            yield _alert(one, f"{one.count} words of quotation, and {longest} are the most: cut it, or tell it")
        words = subject.document.words
        if not long and words >= limit(subject, RULE, "from") and subject.facts.genre not in one_voice:
            loudest = _passes(subject, found, words * share / 100)
            if loudest:
                message = f"with this, more than {share} percent of the story are one speaker's words"
                yield _alert(loudest, message)


CHECK = QuotesLength()


def _passes(subject: Subject, found: Iterable[Quotation], most: float) -> Quotation | None:
    speech = SPEECH(subject.lexicon)
    said: defaultdict[str, int] = defaultdict(int)
    for one in found:
        speaker = speech.speaker(one) if one.speech else None
        if speaker:
            name = one.passage.units[speaker.sentence][speaker.at].text.split()[-1]
            said[name] += one.count
            if said[name] > most:
                return one
    return None


def _alert(one: Quotation, message: str) -> Alert:
    return alert(RULE, Level.WARNING, (one.passage, one.begin, one.end), message)
