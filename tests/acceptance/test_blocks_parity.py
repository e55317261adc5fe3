"""How Vale itself cut 134 documents into blocks, against how we do."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.prose.markdown import parse
from writer.prose.sentences import sentences

KIT = Path(__file__).parents[2].parent / "shared" / "parity"
FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)\r?\n.*?\n\1[ \t]*\r?(?:\n|\Z)", re.DOTALL)
SCOPES = {
    "List": {"list"},
    "Heading": {"heading"},
    "Quote": {"blockquote"},
    "Alt": {"alt"},
    "Cell": {"table", "cell"},
    "Header": {"table", "header"},
}
INLINES = {"link": "Link", "strong": "Strong", "emphasis": "Emphasis", "code": "Code"}
NOT_COMPARED = {"FrontMatter", "Summary", "Sentence"}

BLOCK_FLOOR = 0.999
PLACE_FLOOR = 0.995
"""The rest are texts that Vale finds again too late, in a later paragraph that repeats them."""
SENTENCE_FLOOR = 0.975

Cut = Counter[tuple[str, str]]


def kinds(block: Block) -> list[str]:
    scopes = set(block.scopes)
    named = [name for name, parts in SCOPES.items() if parts <= scopes]
    return ["Text", *(named or ([] if "caption" in scopes else ["Paragraph"]))]


def ours(document: Document) -> Cut:
    cut = Counter((kind, block.text) for block in document.blocks for kind in kinds(block))
    cut.update((INLINES[inline.scopes[0]], inline.text) for inline in document.inlines)
    return cut


def theirs(rows: list[tuple[str, int, int, int, str]], first_line: int) -> Cut:
    """What Vale reported of the body; what it could not place it put on line 1."""
    return Counter(
        (kind, text)
        for kind, line, column, _, text in rows
        if kind not in NOT_COMPARED and (line >= first_line or (line, column) == (1, 1))
    )


def read(name: str) -> tuple[Document, int]:
    text = (KIT / name).read_bytes().decode("utf-8")
    matter = FRONT_MATTER.match(text)
    start = matter.end() if matter else 0
    return parse(text, start), text[:start].count("\n") + 1


@pytest.fixture(scope="module")
def reference() -> dict[str, list[tuple[str, int, int, int, str]]]:
    with gzip.open(KIT / "diagnostic" / "blocks.json.gz") as file:
        found: dict[str, list[tuple[str, int, int, int, str]]] = json.load(file)
    return found


@pytest.mark.acceptance
def test_blocks_are_those_of_vale(reference: dict[str, list[tuple[str, int, int, int, str]]]) -> None:
    """Of the blocks that Vale could place; it drops those it cannot find again in the source."""
    missing, expected = Cut(), 0
    for name, rows in reference.items():
        document, first_line = read(name)
        cut = theirs(rows, first_line)
        expected += cut.total()
        missing += cut - ours(document)
    assert expected > 10_000
    assert 1 - missing.total() / expected >= BLOCK_FLOOR, sorted(missing)


@pytest.mark.acceptance
def test_places_are_those_of_vale(reference: dict[str, list[tuple[str, int, int, int, str]]]) -> None:
    """Line and column of each block with a text of its own, where the source has it verbatim."""
    agreed = compared = 0
    for name, rows in reference.items():
        document, first_line = read(name)
        lines = document.text.split("\n")
        body = [row for row in rows if row[0] == "Text" and row[1] >= first_line]
        verbatim = [row for row in body if lines[row[1] - 1][row[2] - 1 : row[3]] == row[4]]
        places = {block.text: block.offsets[0] for block in document.blocks}
        unique = Counter(block.text for block in document.blocks)
        for _, line, column, _, text in verbatim:
            if unique[text] == 1:
                compared += 1
                agreed += places[text] == sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    assert compared > 1_000
    assert agreed / compared >= PLACE_FLOOR


@pytest.mark.acceptance
def test_sentences_are_nearly_those_of_vale(reference: dict[str, list[tuple[str, int, int, int, str]]]) -> None:
    """Ours are not Punkt's on purpose; this tells how far they are apart."""
    agreed = compared = 0
    for name, rows in reference.items():
        document, _ = read(name)
        placed = {row[4] for row in rows if row[0] == "Text"}
        expected = {row[4] for row in rows if row[0] == "Sentence"}
        for block in document.blocks:
            if block.text in placed:
                found = {block.text[span.begin : span.end] for span in sentences(block.text)}
                compared += len(found)
                agreed += len(found & expected)
    assert compared > 5_000
    assert agreed / compared >= SENTENCE_FLOOR, f"{agreed} of {compared}"
