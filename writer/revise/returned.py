"""Copy that comes back from elsewhere: what a CMS or a mail did to all of it is undone, what somebody edited stays.

Quotation marks made straight, other spaces and dashes, line ends and wrapping, blank lines, marks of headings and
lists, headings and emphasis that plain text has no place for: where the words are those that were sent, they stand
again as they were sent.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from writer.revise.pairs import codes, like, paired
from writer.revise.units import Unit, Units, units_of
from writer.values import replace

_MARK = re.compile(r"(?:(?:#{1,6}|[-*+\u2022]|\d{1,3}[.)])[ \t\xa0]+|>[ \t\xa0]?)+")
"""What may stand before the first word of a block: a heading's, an item's, a quotation's mark."""

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\xad"
"""What joins, parts and breaks words unseen: it belongs to the token before it."""

_TOKEN = re.compile(rf"(?:\s+|[^\W_]+(?:[{_UNSEEN}]+[^\W_]+)*|\.\.\.|--+|\\[^\w\s]|.)[{_UNSEEN}]*", re.DOTALL)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b`\xb4\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\xab\xbb\u2033", '"'),
        **dict.fromkeys("\u2013\u2014\u2015", "\u2014"),
        **dict.fromkeys("\u2010\u2011", "-"),
        "_": "*",
    }
)
_NUMBER = re.compile(r"(?m)^(\d+)([.)])(?=\s)")
_PLAIN_NUMBER = re.compile(r"(?m)^(\d+)\\([.)])(?=\s)")
_LONG = {"...": "\u2026", "--": "\u2014", "---": "\u2014"}
_NOTHING = str.maketrans(dict.fromkeys(_UNSEEN, ""))
_BREAKS = frozenset("\u200b\u2060\ufeff\xad")
"""What a CMS puts into words; joiners are part of how an emoji, a Persian or an Indic word is spelled."""

_BLANK = re.compile(r"(?m)^[ \t\xa0]+$")
_FIXED = re.compile("[\xa0\u202f\u2007]")
_EMPHASIS = "*"


def returned(sent: str, back: str) -> str:
    """The copy ``back`` as somebody would have edited ``sent`` at the desk; line ends are line feeds."""
    breaks = str.maketrans(dict.fromkeys(_BREAKS - {*sent}, ""))
    lines = back.translate(breaks).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    lines = lines if _FIXED.search(sent) else _FIXED.sub(" ", lines)
    text = _numbered(_laid_out(unicodedata.normalize("NFC", _BLANK.sub("", lines)), sent), sent)
    before, after = units_of(f"\n\n{sent.strip()}"), units_of(f"\n\n{text}")
    plain = not any(_EMPHASIS in token for unit in after for token in _keys(unit.text))
    was, now = ([_key(unit.text, plain=plain) for unit in units] for units in (before, after))
    same: dict[int, int] = {}
    near: dict[int, int] = {}
    for tag, a, b, c, d in codes(was, now):
        if tag == "equal":
            same.update(zip(range(c, d), range(a, b), strict=True))
        elif tag == "replace":
            pairs = paired(was[a:b], now[c:d])
            near.update((c + two, a + one) for one, two in pairs if like(was[a + one], now[c + two]))
    units = [
        _as_sent(before[same[at]], unit)
        if at in same
        else replace(unit, text=_mended(before[near[at]].text, unit.text))
        if at in near
        else unit
        for at, unit in enumerate(after)
    ]
    lost = _lost_headings(before, after, near | same)
    copy = "".join(unit.gap + unit.text for at, one in enumerate(units) for unit in (*lost.get(at, ()), one))
    return f"\n{copy.lstrip()}\n"


def unlike(one: str, other: str) -> int:
    """How many words two texts do not share, however they are laid out and their marks are written."""
    was, now = (Counter(key for key in _keys(text) if key.isalnum()) for text in (one, other))
    return ((was - now) + (now - was)).total()


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, whatever their marks are."""
    return _key(one, plain=True) == _key(other, plain=True)


def _laid_out(text: str, sent: str) -> str:
    """The text with blank lines between its blocks, and no line end within one, if ``sent`` has none."""
    if "\n\n" not in text and "\n\n" in sent.strip():
        return re.sub(r"\n+", "\n\n", text)
    if _wraps(sent):
        return text
    return "\n\n".join(_unwrapped(block) for block in re.split(r"\n{2,}", text))


def _numbered(text: str, sent: str) -> str:
    """The text, in which a number that ``sent`` begins a paragraph with is no mark of a list here either."""
    plain = {*_PLAIN_NUMBER.findall(sent)}
    return _NUMBER.sub(lambda one: rf"{one[1]}\{one[2]}" if one.groups() in plain else one[0], text)


def _wraps(text: str) -> bool:
    lines = text.strip().split("\n")
    return any(one.strip() and two.strip() and not _MARK.match(two.lstrip()) for one, two in pairwise(lines))


def _unwrapped(block: str) -> str:
    lines: list[str] = []
    for line in block.split("\n"):
        if lines and not _MARK.match(line.lstrip()):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _as_sent(sent: Unit, back: Unit) -> Unit:
    """What was sent, but for a mark that it had not, and for a paragraph that was begun or ended there."""
    begins, began = "\n" in back.gap, "\n" in sent.gap
    gap = sent.gap if begins == began else back.gap
    return Unit(gap, back.text if begins and _marked(back.text) and not _marked(sent.text) else sent.text)


def _mended(sent: str, back: str) -> str:
    """An edited sentence with what is left of the one that was sent as it was sent."""
    mark = _marked(sent) if not _marked(back) else ""
    was, now = _TOKEN.findall(sent[len(_marked(sent)) :]), _TOKEN.findall(back)
    text = ""
    for tag, a, b, c, d in codes(*([_token(token) for token in tokens] for tokens in (was, now))):
        text += "".join(was[a:b] if tag == "equal" else now[c:d])
    return mark + text


def _lost_headings(before: Units, after: Units, same: Mapping[int, int]) -> dict[int, list[Unit]]:
    """The headings that are to stand again before each unit, where all of several were lost."""
    headings = [at for at, unit in enumerate(before) if unit.text.startswith("#")]
    if len(headings) < 2 or {*headings} & {*same.values()} or any(unit.text.startswith("#") for unit in after):  # noqa: PLR2004
        return {}
    found: dict[int, list[Unit]] = {}
    for heading, end in zip(headings, [*headings[1:], len(before)], strict=True):
        first = min((at for at, was in same.items() if heading < was < end), default=None)
        if first is not None:
            found.setdefault(first, []).append(before[heading])
    return found


def _marked(text: str) -> str:
    """The mark that a block begins with, or nothing."""
    found = _MARK.match(text)
    return found[0] if found else ""


def _key(text: str, *, plain: bool) -> str:
    """What is compared of a sentence: its words and their marks, however they are written."""
    keys = (key for key in _keys(text[len(_marked(text)) :]) if not (plain and key == _EMPHASIS))
    return "".join(keys).strip()


def _keys(text: str) -> Iterator[str]:
    return map(_token, _TOKEN.findall(unicodedata.normalize("NFC", text)))


def _token(token: str) -> str:
    """What is compared of a token: without what is not seen, and as if no mark of Markdown were escaped."""
    token = token.translate(_NOTHING)
    if token.isspace():
        return " "
    token = token.removeprefix("\\") or token
    return _LONG.get(token) or token.translate(_ALIKE)
