"""The kind conditional: acronyms and their long forms, and things that must stand in the same block."""

from collections.abc import Callable

Texts = Callable[..., list[str]]
ACRONYMS = "extends: conditional\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\n"


def test_an_acronym_needs_its_long_form_before_it_or_in_its_block(texts: Texts) -> None:
    assert texts(ACRONYMS, "The WHO.", "World Health Organization (WHO)", "The WHO and FIFA") == ["WHO", "FIFA"]
    assert texts(ACRONYMS, "WHO, the World Health Organization (WHO)") == []


def test_exceptions_and_accepted_words(texts: Texts) -> None:
    assert texts(ACRONYMS + "exceptions: [NASA]\n", "NASA and ESA") == ["ESA"]
    assert texts(ACRONYMS, "NASA and ESA", accept=("ESA",)) == ["NASA"]
    assert texts(ACRONYMS + "vocab: false\n", "ESA", accept=("ESA",)) == ["ESA"]


def test_the_whole_match_is_compared(texts: Texts) -> None:
    rule = "extends: conditional\nfirst: 'the [A-Z]{3}'\nsecond: '\\(([A-Z]{3})\\)'\n"
    assert texts(rule, "Agency (ESA): the ESA") == ["the ESA"]


def test_ignorecase_does_nothing(texts: Texts) -> None:
    assert texts(ACRONYMS + "ignorecase: true\n", "the who") == []


def test_without_groups_the_other_must_be_in_the_same_block(texts: Texts) -> None:
    rule = "extends: conditional\nfirst: '\\bspoilers?\\b'\nsecond: '^Warning'\n"
    assert texts(rule, "Warning: a spoiler", "a spoiler, spoilers") == ["spoiler", "spoilers"]


def test_message(messages: Texts) -> None:
    rule = "message: \"'%s' has no definition.\"\n" + ACRONYMS
    assert messages(rule, "The WHO") == ["'WHO' has no definition."]
