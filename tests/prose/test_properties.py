"""What holds for every document: each character of a block has its own place, in order, inside its element."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from writer.model.alert import Span
from writer.prose.blocks import MASK, Block
from writer.prose.markdown import parse

WORDS = st.sampled_from(
    [
        *(
            "Dune",
            "opens",
            "*soon*",
            "**Paul**",
            "`code`",
            "[link](u_v)",
            "a*b*c",
            "&amp;",
            "\\*",
            "\\|",
            "🎬",
            "e\u0301",
        ),
        *("https://x.example/a_b", "<b>x</b>", "<br>", "<!-- c -->", "***x***", "~~y~~", "“q”", "![alt *x*](p)"),
        *("[TK w]", "[^n]", "_u_", "*", "[", "<", "\u00a0", "``a`b``", "(*x*)", "  ", "\t"),
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PREFIXES = st.sampled_from(["", "", "", "## ", "- ", "1. ", "> ", "> - ", "  - ", "- [ ] ", "|", "    ", "[^n]: "])
PARTS = st.tuples(PREFIXES, LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "  \n", "\\\n", "\n|-|\n"]))
SOURCES = st.lists(PARTS, max_size=8).map(lambda parts: "".join(part for line in parts for part in line))
REFERENCE = re.compile(r"&\w+;")


def check(block: Block, source: str) -> None:
    assert len(block.offsets) == len(block.text)
    assert all(one < two for one, two in pairwise(block.offsets))
    assert block.span.begin <= block.offsets[0]
    assert block.offsets[-1] < block.span.end <= len(source)
    for character, place, width in zip(
        block.text, block.offsets, [block.widths.get(index, 1) for index in range(len(block.text))], strict=True
    ):
        written = source[place : place + width]
        assert (
            character in written
            or character in MASK
            or character.isspace()
            or character.isdigit()
            or (REFERENCE.fullmatch(written))
        ), (character, written)


@given(SOURCES)
def test_every_character_has_its_place(source: str) -> None:
    document = parse(source)
    for block in (*document.blocks, *document.inlines):
        check(block, source)
        if block.plain().text:
            check(block.plain(), source)


@given(SOURCES)
def test_spans_nest(source: str) -> None:
    document = parse(source)
    every = sorted((s.span.begin, -s.span.end) for s in document.sections)
    open_ends: list[int] = []
    for begin, end in every:
        open_ends = [outer for outer in open_ends if outer > begin]
        assert not open_ends or -end <= open_ends[-1]
        open_ends.append(-end)
    for element, following in pairwise(document.elements):
        assert element.span.end <= following.span.begin


@given(SOURCES)
def test_the_whole_is_its_lede_and_top_sections(source: str) -> None:
    document = parse(source)
    counted, end = 0, 0
    for section in document.sections:
        if section.span.begin >= end or section.heading is None:
            counted += section.words
            end = section.span.end
    assert counted == document.words


@given(SOURCES, st.integers(0, 20))
def test_what_stands_before_the_copy_only_moves_it(source: str, length: int) -> None:
    before = "x\n" * length
    moved = parse(before + source, start=len(before))
    still = parse(source)
    assert [block.text for block in moved.blocks] == [block.text for block in still.blocks]
    for one, two in zip(moved.blocks, still.blocks, strict=True):
        assert [place - len(before) for place in one.offsets] == list(two.offsets)
        assert one.span == Span(begin=two.span.begin + len(before), end=two.span.end + len(before))


@given(st.text(max_size=200))
def test_any_text_at_all(source: str) -> None:
    for extension in ("md", "txt"):
        document = parse(source, extension=extension)
        assert document.words >= 0
        assert all(len(block.offsets) == len(block.text) for block in document.blocks)
