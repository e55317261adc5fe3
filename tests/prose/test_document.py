"""What newsroom checks read: sections, paragraphs, followers, TKs, words, summary."""

from writer.model.alert import Span
from writer.prose.document import Section
from writer.prose.markdown import parse
from writer.prose.tks import TK

STORY = """\
The lede has five words.

## Cast

Four words stand here.

### Leads

- Two words

> “A quote here.” — Her

## Release

TBA
"""


def texts(section: Section) -> list[str]:
    return [block.text for block in section.blocks]


def test_sections_nest_and_count() -> None:
    lede, cast, leads, release = parse(STORY).sections
    assert (lede.heading, lede.level, lede.title, texts(lede), lede.words) == (
        None, 0, "", ["The lede has five words."], 5,
    )  # fmt: skip
    assert (cast.level, cast.title, cast.words) == (2, "Cast", 10)
    assert texts(cast) == ["Four words stand here.", "Leads", "Two words", "“A quote here.” — Her"]
    assert [block.text for block in cast.own] == ["Four words stand here."]
    assert (leads.level, leads.title, leads.words) == (3, "Leads", 6)
    assert (release.title, release.words) == ("Release", 1)


def test_spans_of_sections() -> None:
    spans = [STORY[section.span.begin : section.span.end] for section in parse(STORY).sections]
    assert spans[0] == "The lede has five words.\n\n"
    assert spans[1].startswith("## Cast\n")
    assert spans[1].endswith("— Her\n\n")
    assert spans[2].startswith("### Leads\n")
    assert spans[3] == "## Release\n\nTBA\n"


def test_a_text_that_begins_with_a_heading_has_an_empty_lede() -> None:
    lede, cast = parse("## Cast\n\nHer.").sections
    assert (lede.span, lede.blocks, lede.words) == (Span(begin=0, end=0), (), 0)
    assert cast.words == 1


def test_words_leave_out_what_is_no_copy() -> None:
    source = (
        "Three *visible* words.[^1]\n\n## A heading\n\n![An image](a.png)\n\n"
        "| Head | er |\n|---|---|\n| cell | two |\n\n"
        "`code` [TK who said it, 60 words] <!-- a comment --> end\n\n```\nfenced code\n```\n\n"
        "https://example.com\n\n[^1]: A note.\n"
    )
    assert parse(source).words == 3 + 2 + 1


def test_words_do_not_depend_on_markup() -> None:
    assert parse('**C**ast of "*Dune*" re*turns*').words == 4


def test_paragraphs_are_top_level_only() -> None:
    document = parse("One ![alt](a) two.\n\n- item\n\n> quote\n\nThree.")
    assert [(p.span.begin, [block.text for block in p.blocks], p.words) for p in document.paragraphs] == [
        (0, ["alt", "One two."], 2),
        (37, ["Three."], 1),
    ]


def test_elements() -> None:
    source = "P\n\n## H\n\n- l\n\n> q\n\n|a|\n|-|\n|b|\n\n```\nc\n```\n\n---\n\n<div>x</div>\n"
    kinds = [element.kind for element in parse(source).elements]
    assert kinds == ["paragraph", "heading", "list", "blockquote", "table", "code", "rule", "html"]
    last = parse(source).elements[2]
    assert source[last.span.begin : last.span.end] == "- l"


def test_followers() -> None:
    source = (
        "To a list:\n\n- one:\n  - two\n- three\n\nTo a quote:\n\n<!-- c -->\n\n> q\n\n"
        "To a table:\n\n|a|\n|-|\n|b|\n\nTo code:\n\n```\nx\n```\n\n## Heading\n\nLast:"
    )
    document = parse(source)
    followers = {block.text: document.follower(block) for block in document.blocks}
    assert followers == {
        "To a list:": "list",
        "one:": "list",
        "two": "item",
        "three": "paragraph",
        "To a quote:": "blockquote",
        "q": "paragraph",
        "To a table:": "table",
        "a": "tr",
        "b": "paragraph",
        "To code:": "code",
        "Heading": "paragraph",
        "Last:": "",
    }


def test_tks() -> None:
    source = "Opens [TK release window, 60 words] on\n[TK]. [TK cast: who is back].\n\n## [TK]\n\n[TK 40-60 words]"
    document = parse(source)
    found = [(source[tk.span.begin : tk.span.end], tk.hint, tk.budget) for tk in document.tks]
    assert found == [
        ("[TK release window, 60 words]", "release window", 60),
        ("[TK]", "", None),
        ("[TK cast: who is back]", "cast: who is back", None),
        ("[TK]", "", None),
        ("[TK 40-60 words]", "", 60),
    ]
    assert document.words == 2


def test_a_tk_has_no_part_in_other_words() -> None:
    assert parse("[TKO] and [tk] and TK.").tks == ()
    assert parse("x [TK a]").tks == (TK(span=Span(begin=2, end=8), hint="a", budget=None),)


def test_masked_keeps_length_and_lines() -> None:
    document = parse("See [TK a\nb, 9 words] now `x`.")
    (block,) = document.blocks
    assert document.masked(block) == "See *****\n*********** now *."
    assert len(document.masked(block)) == len(block.text)


def test_summary_is_paragraphs_items_and_quotes() -> None:
    source = "One.\n\n## Two\n\n- three\n\n> four\n\n|five|\n|-|\n|six|\n"
    summary = parse(source).summary()
    assert (summary.scope, summary.text) == ("summary.md", "One.\n\nthree\n\nfour\n\n")
    assert summary.source(6, 11) == Span(begin=source.index("three"), end=source.index("three") + 5)
