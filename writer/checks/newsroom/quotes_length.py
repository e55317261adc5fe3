"""How much is quoted: one quotation too long, or one voice too loud."""

from collections import defaultdict
from collections.abc import Iterable

from writer.checks.newsroom.reading.alerts import alert
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
        words = subject.lexicon["quotes"]
        found = [one for one in QUOTATIONS(subject) if one.passage.part is not Part.QUOTE]
        longest = int(words["longest"])
        long = [one for one in found if one.count > longest]
        for one in long:
            yield _alert(one, f"{one.count} words of quotation, and {longest} are the most: cut it, or tell it")
        limit = subject.document.words * int(words["share"]) / 100
        if (
            not long
            and subject.document.words >= int(words["share_from"])
            and subject.facts.genre not in words["one_voice"]
        ):
            one_voice = _passes(subject, found, limit)
            if one_voice:
                yield _alert(
                    one_voice, f"with this, more than {words['share']} percent of the story are one speaker's words"
                )


CHECK = QuotesLength()


def _passes(subject: Subject, found: Iterable[Quotation], limit: float) -> Quotation | None:
    speech = SPEECH(subject.lexicon)
    said: defaultdict[str, int] = defaultdict(int)
    for one in found:
        speaker = speech.speaker(one) if one.speech else None
        if speaker:
            name = one.passage.units[speaker.sentence][speaker.at].text.split()[-1]
            said[name] += one.count
            if said[name] > limit:
                return one
    return None


def _alert(one: Quotation, message: str) -> Alert:
    return alert(RULE, Level.WARNING, (one.passage, one.begin, one.end), message)
