"""What is asked of LanguageTool and what it answers; kept apart from its client, which costs 0.1 s to import."""

from writer.values import Value


class Match(Value):
    """One thing LanguageTool found; ``offset`` and ``length`` count code points of the text that was sent."""

    offset: int
    length: int
    message: str
    rule: str
    category: str
    issue_type: str
    replacements: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.offset + self.length

    def overlaps(self, other: "Match") -> bool:
        """Whether the two share at least one character."""
        return self.offset < other.end and other.offset < self.end


class Query(Value):
    """How a text is to be checked: ``picky`` adds LanguageTool's stricter rules.

    What is enabled comes on top of what is on by itself; with ``only``, nothing but the enabled rules
    runs, and nothing can be disabled.
    """

    locale: str
    picky: bool = False
    disabled_rules: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    enabled_rules: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    only: bool = False

    @property
    def words(self) -> str:
        """All of it as one line, the same for equal queries in every process."""
        sets = (self.disabled_rules, self.disabled_categories, self.enabled_rules, self.enabled_categories)
        return " ".join((self.locale, str(self.picky), str(self.only), *(",".join(sorted(one)) for one in sets)))
