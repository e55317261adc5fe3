"""What grammar costs beside bare requests to the same server: fresh drafts, unchanged drafts, one edited word, memory.

``python -m benchmarks.grammar [DRAFTS]`` checks 200 drafts of about 1,300 words, or as many as are named. Every
sentence of every draft is another one, so that the server's own cache helps neither side. The bare client posts the
same kind of text, with the best number of requests at a time; both take turns, so that a busy moment hits both.
"""

import json
import resource
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from os import environ
from pathlib import Path

from benchmarks.timing import DATA, ROOT, Figure
from writer.grammar.check import GrammarSettings, check
from writer.grammar.server import ensure
from writer.grammar.text import plains
from writer.library.lexicon import lexicon
from writer.model.names import KnownName
from writer.prose.document import Document
from writer.prose.markdown import parse

DRAFTS = 200
TURN = 8
FRESH, UNCHANGED, EDIT, MEGABYTES = 1.10, 0.02, 1.5, 60
SENTENCE_END = ". "
NAMES = ("All of Us Are Dead", "Netflix", "Park Ji-hu", "Yoon Chan-young", "Cho Yi-hyun", "Lomon", "Hyosan")
KNOWN = [KnownName(text=name, path="title", kind="title") for name in NAMES]
COPY = (DATA / "long.md").read_text("utf-8").split("---\n", 2)[2]
LEXICON = lexicon(["Base"], [ROOT / "styleguides"])["grammar"]
SETTINGS = GrammarSettings(disabled_rules=frozenset(LEXICON["off"]), document_rules=frozenset(LEXICON["document"]))

Work = Callable[[Document], object]


def draft(number: int) -> Document:
    """Make the copy anew with another figure at each sentence's end."""
    begin, *rest = COPY.split(SENTENCE_END)
    sentences = (f" in {1000 + number} of {100 + place}. {text}" for place, text in enumerate(rest))
    return parse(begin + "".join(sentences))


def bare(url: str) -> Work:
    """A check by HTTP and nothing else."""

    def post(document: Document) -> None:
        text = "\n\n".join(plain.text for plain in plains(document))
        request(url, text)

    return post


def request(url: str, text: str) -> object:
    """One text to the server, its answer read."""
    data = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()
    with urllib.request.urlopen(f"{url}v2/check", data=data, timeout=300) as answer:  # noqa: S310  on loopback
        return json.load(answer)


def ours(document: Document) -> None:
    """A check as the desk makes it."""
    check(document, KNOWN, SETTINGS)


def seconds(work: Work, documents: Iterable[Document], at_once: int) -> float:
    """How long ``work`` takes on all of ``documents``."""
    ready = list(documents)
    begin = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(work, ready))
    return time.perf_counter() - begin


def best_at_once(post: Work) -> int:
    """The number of parallel requests by which the bare client is quickest."""
    numbers = iter(range(100_000, 200_000))
    taken = {at_once: seconds(post, (draft(next(numbers)) for _ in range(8)), at_once) for at_once in (1, 2, 3, 4)}
    return min(taken, key=lambda at_once: taken[at_once])


def fresh_and_unchanged(post: Work, count: int, at_once: int) -> tuple[float, float, float]:
    """Seconds of the bare client, of ours, and of ours once more."""
    bare_time = our_time = again = 0.0
    for start in range(0, count, TURN):
        mine = [draft(number) for number in range(start, min(start + TURN, count))]
        bare_time += seconds(post, [draft(number + 10_000) for number in range(start, start + len(mine))], at_once)
        our_time += seconds(ours, mine, at_once)
        again += seconds(ours, mine, 1)
    return bare_time, our_time, again


def one_word(url: str) -> tuple[float, float]:
    """Median seconds of a check after one word was changed, and of a bare request for that paragraph."""
    mine, theirs = [], []
    text = draft(1).text
    paragraph = max(text.split("\n\n"), key=len)
    check(parse(text), KNOWN, SETTINGS)
    for number in range(16):
        edited = parse(text.replace(paragraph, changed(paragraph, number)))
        begin = time.perf_counter()
        check(edited, KNOWN, SETTINGS, whole=False)
        mine.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        request(url, changed(paragraph, number + 500))
        theirs.append(time.perf_counter() - begin)
    return statistics.median(mine), statistics.median(theirs)


def changed(paragraph: str, number: int) -> str:
    """``paragraph`` with its first figure changed."""
    head, mark, tail = paragraph.partition(" of ")
    return f"{head}{mark}{7000 + number}{tail[3:]}"


def main() -> None:
    """Print the figures; exit 1 if one of them is over its bar."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DRAFTS
    url = ensure().url
    post = bare(url)
    seconds(post, [draft(300_000 + number) for number in range(6)], 3)
    seconds(ours, [draft(310_000 + number) for number in range(6)], 3)
    at_once = best_at_once(post)
    bare_time, our_time, again = (1000 * one for one in fresh_and_unchanged(post, count, at_once))
    mine, theirs = (1000 * one for one in one_word(url))
    for number in range(1000):
        ours(draft(number % count))
    figures = (
        figure(f"{count} fresh drafts, {at_once} at once", our_time, "bare", bare_time, FRESH),
        figure(f"{count} drafts unchanged", again, "bare", bare_time, UNCHANGED),
        figure("one edited word", mine, "bare paragraph", theirs, EDIT),
    )
    for one in figures:
        print(one, f" ratio {one.value / one.reference_value:.3f}", flush=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{'memory of the client, 1,000 drafts':<40} {memory:7.1f} MB   bar {MEGABYTES:6.0f} MB")
    sys.exit(not (all(one.holds for one in figures) and memory <= MEGABYTES))


def figure(name: str, value: float, reference: str, reference_value: float, factor: float) -> Figure:
    """A figure whose bar is a multiple of its reference."""
    bar = factor * reference_value
    return Figure(name=name, value=value, reference=reference, reference_value=reference_value, bar=bar)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        environ["XDG_CACHE_HOME"] = str(Path(scratch))
        main()
