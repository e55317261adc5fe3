"""The numbers of the newsroom's own rules: those of the guide, else those of ``structure.yaml``."""

from writer.checks.subject import Subject


def limit(subject: Subject, rule: str, key: str = "max") -> int:
    """The number ``key`` of ``rule`` for this text."""
    threshold = subject.guide.thresholds.get(rule, {}).get(key)
    told = threshold is not None and threshold.value.isdecimal()  # what is no whole number is told elsewhere
    return int(threshold.value if threshold and told else subject.lexicon["structure"]["limits"][rule][key])
