"""Whatever a document is made of, a mistake is told at the characters that it is about, and nowhere else."""

from itertools import product

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from writer.grammar.check import GrammarSettings, check
from writer.prose.markdown import parse

pytestmark = pytest.mark.usefixtures("languagetool")

SPELLER = "Grammar.MORFOLOGIK_RULE_EN_US"
MISTAKES = tuple(f"xq{one}{two}z" for one, two in product("abcdefgh", "klmnp"))
"""Words of no language, each but once in a document, so that its place is known without parsing it."""

READ = st.sampled_from(
    [
        *("A {} day", "*{}*", "**A {}** day", "***{}*** it", "~~{}~~", "[the {} day](https://x.example/teh)", "“{}”"),
        *(
            "![a {} view](p.png)",
            "<b>{}</b>",
            "\\*{}",
            "&amp; {}",
            "&lt;{}",
            "😀 {}",
            "👩‍🔬👍🏽 {} 𝒜",
            "cafe\u0301 {} 東",
        ),
        *("café {},", "({})", "`teh` {}", "[TK teh, 9 words] {}", "<!-- teh --> {}", "one\\\ntwo {}", "one  \ntwo {}"),
        *("one\ntwo {}", "a_b {}_", "{}’s", "one\u00a0{}", "\t{}", "{}[^0]"),
    ]
)
UNREAD = st.sampled_from(["`teh {}`", "<!-- {} -->", "[TK {}]", "[a day](https://x.example/{})", "<i title='{}'>a</i>"])
BEFORE = st.sampled_from(
    ["", "", "## ", "- ", "1. ", "> ", "> - ", "- one\n  - ", "- [ ] ", "| a | b |\n|---|---|\n| c | ", "[^0]: "]
)
PART = st.tuples(BEFORE, st.lists(st.tuples(st.booleans(), READ, UNREAD), min_size=1, max_size=4))
FRONT = st.sampled_from(["", "---\ntitle: teh 😀\n---\n", "\ufeff"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(PART, min_size=1, max_size=8), front=FRONT, end=st.sampled_from(["\n", "\r\n"]))
@example(parts=[("> ", [(True, "one\ntwo {}", ""), (True, "😀 {}", "")])], front="", end="\r\n")
def test_every_mistake_is_found_where_it_stands(
    parts: list[tuple[str, list[tuple[bool, str, str]]]], front: str, end: str
) -> None:
    words, told = iter(MISTAKES), []
    blocks = ["Notes " + " ".join(f"[^{number}]" for number, part in enumerate(parts) if part[0] == "[^0]: ")]
    for number, (before, pieces) in enumerate(parts):
        line = ["Day"]  # HTML at the beginning would make HTML of all of it
        for is_read, read, unread in pieces:
            word = next(words)
            told += [word] if is_read else []
            piece = (read if is_read else unread).format(word)
            line.append(piece.replace("\n", " ") if "|" in before else piece)
        blocks.append(before.replace("0", str(number)) + " ".join(line) + (" |" if "|" in before else ""))
    text = (front + "\n\n".join(blocks) + "\n").replace("\n", end)
    start = text.index("---", 3) + 3 + len(end) if front.startswith("---") else 0
    alerts = [one for one in check(parse(text, start), (), GrammarSettings()) if one.check == SPELLER]
    assert {one.match: one.span.begin for one in alerts} == {word: text.index(word) for word in told}
    assert all(text[one.span.begin : one.span.end] == one.match for one in alerts)
    assert len(alerts) == len(told)
