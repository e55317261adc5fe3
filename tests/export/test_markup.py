"""Markdown as HTML that does nothing but show."""

import pytest

from writer.export.flow import flow
from writer.export.markup import markup


@pytest.mark.parametrize(
    ("copy", "page"),
    [
        (
            "[x](javascript:alert(1)) <b onclick='y'>z</b>",
            "<p><a href=\"\">x</a> &lt;b onclick='y'&gt;z&lt;/b&gt;</p>\n",
        ),
        ("[x](/a?b=1&c=2#d:e) me@a.example", '<p><a href="/a?b=1&amp;c=2#d:e">x</a> <a href="">me@a.example</a></p>\n'),
        ('![a *b* "c"](d.png)', '<p><img src="d.png" alt="a b &quot;c&quot;"></p>\n'),
        ("a\nb  \n`<c>`", "<p>a\nb<br>\n<code>&lt;c&gt;</code></p>\n"),
        ("- [x] a\n- b\n\n---\n", "<ul>\n<li>☑ a</li>\n<li>b</li>\n</ul>\n<hr>\n"),
        (
            "|a|\n|-|\n|~~b~~|",
            "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tr><td><del>b</del></td></tr>\n</table>\n",
        ),
        ("a[^1]\n\n[^1]: b", "<p>a<sup>1</sup></p>\n<p><sup>1</sup></p>\n<p>b</p>\n"),
        ("3. a\n4. b\n", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        (
            "```\n<a>\n```\n\n<div>\n&\n</div>",
            "<pre><code>&lt;a&gt;\n</code></pre>\n<p>&lt;div&gt;\n&amp;\n&lt;/div&gt;</p>\n",
        ),
    ],
)
def test_markup(copy: str, page: str) -> None:
    assert markup(copy) == page


def test_flow() -> None:
    copy = "# A *b*\n\n> c **d**\n> - [e](f) g\n>\n> h\n\n3. i\n   - j\n\n   k\n4. l\n\n|k|\n|-|\n|l|\n\n    m\n    n\n"
    found = [(part.kind, part.level or part.number, part.text) for part in flow(copy)]
    assert found == [
        ("heading", 1, "A b"),
        ("quote", 0, "c d"),
        ("item", 1, "e g"),
        ("quote", 0, "h"),
        ("number", 3, "i"),
        ("item", 1, "j"),
        ("number", 0, "k"),
        ("number", 4, "l"),
        ("paragraph", 0, "k"),
        ("paragraph", 0, "l"),
        ("code", 0, "m\nn"),
    ]
    begins = [(part.number, part.begins) for part in flow("0. a\n1. b\n\n   c\n")]
    assert begins == [(0, True), (1, True), (0, False)]
    runs = next(flow("a **b _c_** [d](e)")).runs
    assert [(run.text, run.bold, run.italic, run.href) for run in runs] == [
        ("a ", False, False, ""),
        ("b ", True, False, ""),
        ("c", True, True, ""),
        (" ", False, False, ""),
        ("d", False, False, "e"),
    ]
