"""Parts of speech, told by the averaged perceptron of the Go package ``prose`` with its own weights.

The features are those of Honnibal's tagger, the tags those of the Penn Treebank. Words are bytes here, since
the weights were learned on the first and the last bytes of words.
"""

import gzip
import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from struct import Struct, unpack_from
from typing import NamedTuple

from writer.checks.vale.words import EMOTICONS
from writer.library.places import SHIPPED

MODEL = SHIPPED / "models" / "english-tags.bin.gz"
"""Layout: magic, version, classes, feature names sorted and joined, offsets, class numbers, weights, known words."""

_RUN = re.compile(r"[^\s\x1c-\x1f]+")
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_BEFORE = ("$", "(", '"', "[", "\u201c", "\u2018")
_AFTER = (",", ")", '"', "]", "!", ";", ".", "?", ":", "'", "\u201d", "\u2019")
_CONTRACTION = re.compile(r"(?<=.)(?:['\u2019](?:ll|s|re|m)|n['\u2019]t)", re.IGNORECASE | re.ASCII | re.DOTALL)
_TRACE = re.compile(r"0|\*[0-9A-Za-z_?]\*|\*-[0-9]{1,3}|\*[A-Z]+\*-[0-9]{1,3}|\*")
_BRACKET = re.compile(r"-[A-Z]{3}-")
_YEAR = re.compile(rb"[+-]?[0-9]+")
_YEAR_LENGTH = 4
_HEAD, _COUNT, _LENGTH = 12, Struct("<I"), Struct("<H")


class Token(NamedTuple):
    """A word or a mark, where it begins in its sentence, and its tag."""

    text: str
    begin: int
    tag: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.begin + len(self.text)


@lru_cache(maxsize=2048)
def tagged(sentence: str) -> tuple[Token, ...]:
    """The tokens of one sentence: contractions and the marks around words stand apart."""
    pieces = [piece for run in _RUN.finditer(sentence) for piece in _split(run[0], run.start())]
    tags = _model().tags([text for text, _ in pieces])
    return tuple(Token(text, begin, tag) for (text, begin), tag in zip(pieces, tags, strict=True))


def _split(text: str, begin: int) -> Iterator[tuple[str, int]]:
    after: list[tuple[str, int]] = []
    while text:
        cut = _cut(text)
        if cut < 0:
            after.append((text[cut:], begin + len(text) + cut))
            text = text[:cut]
            continue
        yield text[:cut], begin
        text, begin = text[cut:], begin + cut
    yield from reversed(after)


def _cut(text: str) -> int:
    """How many characters the first token of ``text`` has; -1 if its last character stands apart."""
    if text in EMOTICONS or _SPECIAL.fullmatch(text):
        return len(text)
    if len(text) > 1 and text.startswith(_BEFORE):
        return 1
    if contraction := _CONTRACTION.search(text):
        return contraction.start()
    return -1 if len(text) > 1 and text.endswith(_AFTER) else len(text)


class _Model:
    """The weights: of each feature for those classes that it says something of."""

    def __init__(self, data: bytes) -> None:
        at = _HEAD
        self.classes, at = _names(data, at)
        features, pairs, length = unpack_from("<III", data, at)
        names = data[at + 12 : at + 12 + length]
        at += 12 + length
        cuts, at = _numbers(data, at, features + 1, "I")
        self.ranges, at = _numbers(data, at, features + 1, "I")
        self.features = {names[cuts[number] : cuts[number + 1]]: number for number in range(features)}
        self.numbers = data[at : at + pairs]
        self.weights, at = _numbers(data, at + pairs, pairs, "f")
        self.known = _known(data, at, self.classes)

    def tags(self, words: Sequence[str]) -> Iterator[str]:
        context = [b"-START-", b"-START2-", *map(_normal, words), b"-END-", b"-END2-"]
        before, two_before = b"-START-", b"-START2-"
        for number, word in enumerate(words):
            tag = _fixed(word) or self.known.get(word)
            if tag is None:
                tag = self._best(_features(word.encode(), context[number : number + 5], before, two_before))
            yield tag
            before, two_before = tag.encode(), before

    def _best(self, features: Sequence[bytes]) -> str:
        scores = [0.0] * len(self.classes)
        for feature in features:
            number = self.features.get(feature, -1)
            if number >= 0:
                for pair in range(self.ranges[number], self.ranges[number + 1]):
                    scores[self.numbers[pair]] += self.weights[pair]
        return self.classes[scores.index(max(scores))]


def _features(word: bytes, context: Sequence[bytes], before: bytes, two_before: bytes) -> Sequence[bytes]:
    """``context`` is two words before, the word itself in its normal form, two after."""
    two_left, left, here, right, two_right = context
    return (
        b"bias",
        b"i suffix " + word[-3:],
        b"i pref1 " + word[:1],
        b"i-1 tag " + before,
        b"i-2 tag " + two_before,
        b"i tag+i-2 tag " + before + b" " + two_before,
        b"i word " + here,
        b"i-1 tag+i word " + before + b" " + here,
        b"i-1 word " + left,
        b"i-1 suffix " + left[-3:],
        b"i-2 word " + two_left,
        b"i+1 word " + right,
        b"i+1 suffix " + right[-3:],
        b"i+2 word " + two_right,
    )


def _normal(word: str) -> bytes:
    text = word.encode()
    if b"-" in text and not text.startswith(b"-"):
        return b"!HYPHEN"
    if len(text) == _YEAR_LENGTH and _YEAR.fullmatch(text):
        return b"!YEAR"
    return b"!DIGITS" if text[:1].isdigit() else word.lower().encode()


def _fixed(word: str) -> str:
    """The tag of what is no word."""
    if word == "-" or _BRACKET.fullmatch(word):
        return word
    if word in EMOTICONS:
        return "SYM"
    if word.startswith("@"):
        return "NN"
    return "-NONE-" if _TRACE.fullmatch(word) else ""


def _names(data: bytes, at: int) -> tuple[list[str], int]:
    """So many names as the number at ``at`` says, and where they end."""
    count, at = _COUNT.unpack_from(data, at)[0], at + _COUNT.size
    found = []
    for _ in range(count):
        length, at = _LENGTH.unpack_from(data, at)[0], at + _LENGTH.size
        found.append(data[at : at + length].decode())
        at += length
    return found, at


def _known(data: bytes, at: int, classes: Sequence[str]) -> Mapping[str, str]:
    """Words that have one tag only."""
    count, at = _COUNT.unpack_from(data, at)[0], at + _COUNT.size
    found = {}
    for _ in range(count):
        length, at = _LENGTH.unpack_from(data, at)[0], at + _LENGTH.size
        found[data[at : at + length].decode()] = classes[data[at + length]]
        at += length + 1
    return found


def _numbers(data: bytes, at: int, count: int, kind: str) -> "tuple[array[int], int]":
    """``count`` little-endian numbers of four bytes, and where they end."""
    found: array[int] = array(kind)
    end = at + count * found.itemsize
    found.frombytes(data[at:end])
    if _COUNT.pack(1) != array("I", [1]).tobytes():
        found.byteswap()
    return found, end


@lru_cache(maxsize=1)
def _model() -> _Model:
    return _Model(gzip.decompress(MODEL.read_bytes()))
