"""Markdown to blocks: scopes, text, and the exact place of every character."""

import pytest

from writer.model.alert import Span
from writer.prose.blocks import Block
from writer.prose.document import Document
from writer.prose.markdown import parse


def cut(source: str) -> list[tuple[str, str]]:
    return [(block.scope, block.text) for block in parse(source).blocks]


def only(source: str) -> Block:
    (block,) = parse(source).blocks
    return block


def at(source: str, block: Block, part: str) -> str:
    """What the file holds where ``block`` says that ``part`` is."""
    begin = block.text.index(part)
    span = block.source(begin, begin + len(part))
    return source[span.begin : span.end]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("One.\nTwo.\n\nThree.", [("text.md", "One.\nTwo."), ("text.md", "Three.")]),
        ("## Cast ##\n\nA.", [("text.heading.h2.md", "Cast"), ("text.md", "A.")]),
        ("Cast\n====\n", [("text.heading.h1.md", "Cast")]),
        ("## # of seasons #", [("text.heading.h2.md", "# of seasons")]),
        ("- a\n- b\n  - c\n", [("text.list.md", "a"), ("text.list.md", "b"), ("text.list.md", "c")]),
        ("- a\n\n  b\n\n- c\n", [("text.list.md", "a"), ("text.md", "b"), ("text.list.md", "c")]),
        ("> a\n>\n> b\n>\n> - c\n> - d", [
            ("text.blockquote.md", "a"), ("text.md", "b"), ("text.list.md", "c"), ("text.list.md", "d")
        ]),
        ("> - a\n> - b", [("text.blockquote.md", "a"), ("text.list.md", "b")]),
        ("|A|B|\n|-|-|\n|c \\| d||\n", [
            ("text.table.header.md", "A"), ("text.table.header.md", "B"), ("text.table.cell.md", "c | d")
        ]),
        ("- [ ] todo\n- [x] done", [("text.list.md", "todo"), ("text.list.md", "done")]),
        ("```\ncode\n```\n\n    code\n\ntext", [("text.md", "text")]),
        ("![Alt text](a.png) after", [("text.attr.alt", "Alt text"), ("text.md", " after")]),
        ('<figure><img src="a" alt="Seen"><figcaption>x</figcaption></figure>', [("text.attr.alt", "Seen")]),
        ('<div class="note">\n\nIn it.\n\n</div>', [("text.class.note.md", "In it.")]),
        ("[^a]: A note\n\nSaid.[^a]", [("text.md", "Said. 1"), ("text.list.class.footnotes.md", "A note")]),
        ("<tt><pane>seen</pane></tt>", [("text.md", "seen")]),
        ("<div>Raw &amp; ready</div>", [("text.md", "Raw & ready")]),
        ("Said.[^a]\n\n[^a]: By *whom*.\n\n[^b]: Nobody asks.", [
            ("text.md", "Said. 1"), ("text.list.class.footnotes.md", "By whom.")
        ]),
    ],
)  # fmt: skip
def test_scopes(source: str, blocks: list[tuple[str, str]]) -> None:
    assert cut(source) == blocks


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("run `foo bar` now", "run ******* now"),
        ("*a*, **b** (`c`) — **d**.", " a, b (*) — d."),
        ("`a` and *this* but *that*", " * and **** but ****"),
        ("pri*or*", "pri or"),
        ("(*a*)", "(a)"),
        ("a\\\nb  \nc", "a b c"),
        ("a<br>b", "a b"),
        ("one <!-- aside --> two", "one two"),
        ("AT&amp;T&rsquo;s &#8220;x&#8221;", "AT&T's “x”"),
        ("\\*not emphasis\\*", "*not emphasis*"),
        ("see https://example.com/a_b_c. Then", "see *************************. Then"),
        ("see <https://example.com> then", "see ******************* then"),
        ("write to desk@example.com.", "write to desk@example.com."),
        ("[the *Axios* site](https://axios.com/x_y) says", " the Axios site says"),
        ("[https://a.example](https://a.example) x", " ***************** x"),
        ("~~old~~ new", " old new"),
        ("[Netflix](a)\u00a0said", " Netflixsaid"),
    ],
)
def test_text_is_what_vale_reads(source: str, text: str) -> None:
    assert only(source).text == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("pri*or*", "prior"),
        ("**Netflix** said", "Netflix said"),
        ('"*Severance*" is back', '"Severance" is back'),
        ("[Netflix](a)\u00a0said", "Netflix\u00a0said"),
        ("Said.[^a]\n\n[^a]: x", "Said."),
        ("a `b` c", "a * c"),
        ("`a` and *this*", "* and this"),
    ],
)
def test_plain_is_what_a_reader_sees(source: str, text: str) -> None:
    plain = parse(source).blocks[0].plain()
    assert plain.text == text
    assert len(plain.offsets) == len(text)


@pytest.mark.parametrize(
    ("source", "part", "written"),
    [
        ("We *really* mean it", "really mean", "really* mean"),
        ("the [full **report**](https://x.example/report) is", "report is", "report**](https://x.example/report) is"),
        ("a `code` b", "b", "b"),
        ("`` a`b `` end", "***", "a`b"),
        ("## A *b* c ##", "b c", "b* c"),
        ("AT&amp;T grew", "AT&", "AT&amp;"),
        ("&#8220;Go&#8221; now", "Go”", "Go&#8221;"),
        ("5 \\* 3 is", "* 3", "* 3"),
        ("one\r\ntwo\r\n\r\n", "one\ntwo", "one\r\ntwo"),
        ("> one\n> two", "one\ntwo", "one\n> two"),
        ("1. one\n   two", "one\ntwo", "one\n   two"),
        ("* a\n\n\t* deep *er* item", "er item", "er* item"),
        ("|a|b|\n|-|-|\n| x \\| y | **z** |", "x | y", "x \\| y"),
        ("> | 1 | 2 |\n> |---|---|\n> | 1 | 2 |", "1", "1"),
        ("🎬🎬 *Dune* 🎬 opens", "🎬 opens", "🎬 opens"),
        ("cafe\u0301 *re\u0301sume\u0301* x", "re\u0301sume\u0301 x", "re\u0301sume\u0301* x"),
        ("- [x] done *well* now", "well now", "well* now"),
        ("***both*** and", "both and", "both*** and"),
        ("**a _b_ c**d", "b c", "b_ c"),
        ("<p>Tag <b>bold</b> end</p>", "bold end", "bold</b> end"),
        ("a ~~b~~ c", "b c", "b~~ c"),
        ("x\n===", "x", "x"),
        ("see <https://x.example> now", "*" * 17, "https://x.example"),
        ("- \u00a0\n  next *a* b", "a b", "a* b"),
        ("![An *old* house](h.png)", "An old house", "An *old* house"),
    ],
)
def test_places(source: str, part: str, written: str) -> None:
    document = parse(source)
    block = next(block for block in document.blocks if part in block.text)
    assert at(source, block, part) == written


def test_offsets_start_where_the_copy_starts() -> None:
    source = "---\r\ntitle: Dune\r\n---\r\n\r\nIt *opens* now.\r\n"
    block = parse(source, start=23).blocks[0]
    assert list(block.offsets[:5]) == [25, 26, 27, 29, 30]
    assert at(source, block, "opens now.") == "opens* now."


def test_marks_that_mean_nothing_have_places_of_their_own() -> None:
    for source in ("a ** b", "a *** b", "a ~~~ b", "[a] ![b] &c"):
        assert list(only(source).offsets) == list(range(len(source)))


def test_end_leaves_the_rest_out() -> None:
    document = parse("First.\n\nSecond.", end=7)
    assert [block.text for block in document.blocks] == ["First."]


def test_byte_order_mark_is_a_character() -> None:
    source = "\ufeff# Not a heading"
    assert cut(source) == [("text.md", "\ufeff# Not a heading")]
    assert only(source).offsets[2] == 2


def test_footnote_places() -> None:
    source = "A.[^n] B.\n\n[^n]: The *note* says\n    more."
    body, note = parse(source).blocks
    assert at(source, body, "B.") == "B."
    assert at(source, note, "note says\nmore") == "note* says\n    more"


def test_comments_have_text_and_place() -> None:
    source = "One <!-- a --> two.\n\n<!-- writer:choice\nyours -->\n"
    comments = parse(source).comments
    assert [comment.text for comment in comments] == [" a ", " writer:choice\nyours "]
    assert [source[c.span.begin : c.span.end] for c in comments] == ["<!-- a -->", "<!-- writer:choice\nyours -->"]


def test_inlines() -> None:
    source = "See [the *full* list](x), **now** `code`, **and** _so_."
    document = parse(source)
    assert [(inline.scope, inline.text) for inline in document.inlines] == [
        ("emphasis.md", "full"),
        ("link.md", "the full list"),
        ("strong.md", "now"),
        ("code.md", "code"),
        ("strong.md", "and"),
        ("emphasis.md", "so"),
    ]
    assert at(source, document.inlines[3], "code") == "code"


@pytest.mark.parametrize(
    ("source", "text", "span"),
    [
        ("## Cast\n\nText", "Cast", (0, 7)),
        ("x\n\n- one\n- two", "two", (9, 14)),
        ("x\n\n> one\n> two", "one\ntwo", (3, 14)),
        ("|a|b|\n|-|-|\n| c | d |", "c", (14, 15)),
    ],
)
def test_span_is_the_element(source: str, text: str, span: tuple[int, int]) -> None:
    block = next(block for block in parse(source).blocks if block.text == text)
    assert block.span == Span(begin=span[0], end=span[1])


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_plain_text_paragraphs_are_parted_by_blank_lines() -> None:
    source = "One *star*\r\ntwo.\r\n\r\nThree."
    document = parse(source, extension="txt")
    assert texts(document) == ["One *star*\ntwo.", "Three."]
    assert document.blocks[0].scope == "text.txt"
    assert list(document.blocks[1].offsets) == [20, 21, 22, 23, 24, 25]


def test_plain_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    document = parse("\nOne.\nTwo.\nThree.\n\n", extension="txt")
    assert texts(document) == ["One.", "Two.", "Three."]
    assert len(document.paragraphs) == 3


def test_nothing() -> None:
    document = parse("")
    assert (document.blocks, document.words, len(document.sections)) == ((), 0, 1)


@pytest.mark.parametrize(
    ("source", "part", "found"),
    [
        ("See https://a.example/~u/_x_*y*?a=1&copy=2 now.", "now", "now"),
        ("> > As `a\n> > b` says it.", "says", "says"),
        ("|a|\n|-|\n|`x\\|y` or z|", "z", "z"),
        ("“Ça” &amp; <b\ntitle='x'>bold</b> é\\*x", "é*x", "é\\*x"),
        ("One.\r\nTwo  \r\n- three `f\r\n  our` five", "five", "five"),
    ],
)
def test_every_part_is_found_where_it_stands(source: str, part: str, found: str) -> None:
    block = next(block for block in parse(source).blocks if part in block.text)
    assert at(source, block, part) == found


@pytest.mark.parametrize(
    ("source", "targets"),
    [
        (
            "See https://a.example/_b_/c?a&copy=2 and www.b.example/_c_d, ~twice~.",
            ["https://a.example/_b_/c?a&copy=2", "www.b.example/_c_d"],
        ),
        ("[a](https://a.example/_b_) `https://a.example/_b_` <https://a.example/_c_>", ["a", "https://a.example/_c_"]),
        ("    https://a.example/_b_\n\nWrite to a_b_c@d.example.", ["a_b_c@d.example"]),
    ],
)
def test_links_that_nothing_marks(source: str, targets: list[str]) -> None:
    found = parse(source).inlines
    assert [source[block.offsets[0] : block.offsets[-1] + 1] for block in found if block.scopes[0] == "link"] == targets
