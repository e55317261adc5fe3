"""A rule of some kind run over blocks, which are those of one file, in turn."""

from collections.abc import Callable, Mapping

import pytest

from writer.checks.rules import build_rules
from writer.checks.vale.hits import Hit
from writer.checks.vale.messages import format_message
from writer.checks.vale.whole import Whole
from writer.library.rules import read_rule
from writer.model.guide import Guide

Texts = Callable[..., list[str]]


def run(
    rule: str, *blocks: str, accept: tuple[str, ...] = (), elements: Mapping[str, int] | None = None
) -> list[tuple[str, Hit, str]]:
    """Each hit with the text it is on and its message."""
    head = "" if "message:" in rule else 'message: "%s"\n'
    built = build_rules([read_rule("Test.Rule", head + rule, "Rule.yml")], Guide(name="Test", accept=accept))
    assert (built.problems, built.refused) == ((), ())
    finder = built.rules[0].finder
    whole = Whole() if elements is None else Whole(elements=elements)
    find = finder.armed(range(len(finder.needles)), whole)
    return [
        (block[hit.begin : hit.end], hit, format_message(finder.message, hit.values))
        for block in blocks
        for hit in find(block)
    ]


@pytest.fixture
def texts() -> Texts:
    return lambda *args, **more: [text for text, _, _ in run(*args, **more)]


@pytest.fixture
def messages() -> Texts:
    return lambda *args, **more: [message for _, _, message in run(*args, **more)]


@pytest.fixture
def begins() -> Callable[..., list[int]]:
    return lambda *args, **more: [hit.begin for _, hit, _ in run(*args, **more)]


@pytest.fixture
def offers() -> Callable[..., list[tuple[str, ...]]]:
    return lambda *args, **more: [hit.suggestions for _, hit, _ in run(*args, **more)]
