"""What kind of source each is: by its own word, by its address, and whether it may stand alone."""

from collections.abc import Iterable, Iterator

from writer.checks.newsroom.sources import TOLD, kinds_of, on_fact, sourced
from writer.checks.subject import Subject
from writer.model.alert import Alert
from writer.model.facts import Certainty
from writer.model.guide import host_of
from writer.values import Value

KIND, SINGLE = "Sources.Kind", "Sources.Single"


class SourcesKinds(Value, kw_only=False):
    """Sources that are not what they are called, and official news on one that cannot stand alone."""

    name: str = "sources_kinds"
    rules: tuple[str, ...] = (KIND, SINGLE)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """By the tiers, the domains and the kinds that may stand alone in the guide's ``sources``."""
        yield from _kinds(subject)
        if subject.guide.sources.alone:
            yield from _single(subject)


CHECK = SourcesKinds()


def _kinds(subject: Subject) -> Iterator[Alert]:
    """A source of a strong kind whose address is that of a weak one."""
    policy = subject.guide.sources
    for number, row in enumerate(subject.facts.record.rows("sources")):
        said, url = row.record.text("kind"), row.record.text("url")
        known = policy.kind_at(host_of(url))
        if known in policy.weak and said in policy.strong:
            message = f"{host_of(url)} is of the kind '{known}', not '{said}'"
            yield on_fact(subject, KIND, f"sources[{number}].kind", row.record["kind"], message)


def _single(subject: Subject) -> Iterator[Alert]:
    """Official news that one source alone says, of a strong kind that speaks for somebody else.

    The platform speaks for its own works, whatever kind of source it is.
    """
    policy, record = subject.guide.sources, subject.facts.record
    rows = [row.record for row in record.rows("sources")]
    kinds = kinds_of((row for row in rows if row.text("name") != record.text("platform")), policy)
    for path, fact in sourced(record):
        kind = kinds.get(fact.sources[0], "")
        alone = len(fact.sources) == 1 and kind in policy.strong and kind not in policy.alone
        if alone and path in TOLD and fact.certainty is Certainty.OFFICIAL:
            message = f"'official' on {fact.sources[0]} alone: name who made it official, or write 'reported'"
            yield on_fact(subject, SINGLE, path, fact, message)
