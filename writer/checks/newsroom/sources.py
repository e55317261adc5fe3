"""How the copy cites: a bare domain in brackets is neither a source nor a link."""

import re
from collections.abc import Iterable

from writer.checks.newsroom.reading.alerts import alert
from writer.checks.newsroom.reading.passages import passages
from writer.checks.subject import Subject
from writer.model.alert import Alert, Level
from writer.values import Value

RULE = "Sources.BareDomain"
_DOMAIN = re.compile(
    r"[(\[](?:(?:source|via|see):? )?(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:/[^\s)\]]*)?[)\]]",
    re.IGNORECASE,
)


class Sources(Value, kw_only=False):
    """``Sources.BareDomain``."""

    name: str = "sources"
    rules: tuple[str, ...] = (RULE,)

    def run(self, subject: Subject) -> Iterable[Alert]:
        """Each domain that stands alone in brackets."""
        for passage in passages(subject):
            if "(" in passage.text or "[" in passage.text:
                for match in _DOMAIN.finditer(passage.text):
                    message = "a domain in brackets is no source: name the publisher in the sentence, and link it"
                    yield alert(RULE, Level.WARNING, (passage, match.start(), match.end()), message)


CHECK = Sources()
