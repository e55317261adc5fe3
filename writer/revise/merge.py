"""Three-way merge of copy: what the writer changed stays, what they left follows the facts.

After "A Formal Investigation of Diff3" (Khanna, Kunal, Pierce 2007), with sentences for lines.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from writer.prose.choices import MARK, Choice, choices, marked, taken
from writer.revise.pairs import codes, paired, part_of
from writer.revise.units import Unit, Units, units_of
from writer.values import Value, replace


class Merged(Value):
    """The merged copy with its open choices, and the sentences that went out of the edited copy and came into it."""

    text: str
    taken_out: tuple[str, ...] = ()
    put_in: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The places where writer and facts went different ways."""
        return tuple(choices(self.text))


def merge(base: str, new: str, edited: str) -> Merged:
    """Bring the changes from ``base`` (the last render) to ``new`` (this render) into ``edited``.

    The unit is the sentence. Without a base, every sentence of ``edited`` is the writer's. A sentence that the
    writer moved follows its facts, and one that both put in stands once.
    """
    if new in (base, edited) or (edited.strip() and not base.strip()):
        return Merged(text=edited)
    was, now, theirs = map(units_of, (base, new, edited))
    if edited == base:
        return compared(edited, new)
    chunks = tuple(part for chunk in _chunks(was, now, theirs) for part in chunk.parts())
    changed = _changed(chunks)
    most = _counted(now) | _counted(theirs)
    merged: Units = tuple(_once([_followed(chunk, changed) for chunk in chunks], most))
    merged = _with_all_kept(merged, was, now, theirs)
    tail = edited[sum(len(unit.gap + unit.text) for unit in theirs) :]
    return compared(edited, _copy(merged) + tail)


def compared(was: str, text: str) -> Merged:
    """``text``, and the sentences that it has instead of those of ``was``."""
    before, after = _counted(units_of(was)), _counted(units_of(text))
    return Merged(text=text, taken_out=tuple((before - after).elements()), put_in=tuple((after - before).elements()))


def _counted(units: Units) -> Counter[str]:
    return Counter(unit.text for unit in units)


class _Op(Value, kw_only=False):
    """``units`` in the place of the base's from ``begin`` to ``end``; an addition has no place of its own."""

    begin: int
    end: int
    units: Units

    def is_in(self, begin: int, end: int) -> bool:
        """Whether it belongs to the stretch: an addition at its edge does not, unless the stretch is one itself."""
        if begin == end or self.begin < self.end:
            return begin <= self.begin and self.end <= end
        return begin < self.begin < end


class _Side(Value):
    """One of the two texts beside the base: what it changed, and its own form of each sentence that it kept."""

    ops: tuple[_Op, ...]
    kept: Mapping[int, Unit]

    @classmethod
    def of(cls, base: Units, other: Units) -> "_Side":
        made = codes([unit.text for unit in base], [unit.text for unit in other])
        return cls(
            ops=tuple(_Op(a, b, other[c:d]) for tag, a, b, c, d in made if tag != "equal"),
            kept={a + n: other[c + n] for tag, a, b, c, _ in made if tag == "equal" for n in range(b - a)},
        )

    def reads(self, begin: int, end: int) -> Units:
        """What this side has where the base has its units from ``begin`` to ``end``."""
        units: list[Unit] = []
        at = begin
        for op in self.ops:
            if op.is_in(begin, end):
                units += [*self.same(at, op.begin), *op.units]
                at = op.end
        return (*units, *self.same(at, end))

    def same(self, begin: int, end: int) -> Units:
        """The base's units from ``begin`` to ``end``, all of them kept, as this side has them."""
        return tuple(self.kept[number] for number in range(begin, end))


class _Chunk(Value):
    """A stretch of the base, and what became of it in the new render and in the edited copy."""

    was: Units
    now: Units
    theirs: Units

    def parts(self) -> "Iterator[_Chunk]":
        """The chunk in smaller ones, if both sides changed it: a sentence that one of them left stands alone."""
        was, now, theirs = ([unit.text for unit in units] for units in (self.was, self.now, self.theirs))
        if not was or not now or not theirs or now in (was, theirs) or theirs == was:
            yield self
            return
        a = b = c = 0
        for left in _left(was, now, theirs):
            yield self._part(slice(a, left.was.start), slice(b, left.now.start), slice(c, left.theirs.start))
            yield self._part(left.was, left.now, left.theirs)
            a, b, c = left.was.stop, left.now.stop, left.theirs.stop
        yield self._part(slice(a, None), slice(b, None), slice(c, None))

    def _part(self, was: slice, now: slice, theirs: slice) -> "_Chunk":
        """A stretch of the chunk, without what the writer left and the facts took out."""
        part = _Chunk(was=self.was[was], now=self.now[now], theirs=self.theirs[theirs])
        kept, new = {unit.text for unit in part.theirs}, [unit.text for unit in part.now]
        gone = {unit.text for unit in part.was if unit.text in kept and not part_of(unit.text, new)} - {*new}
        was_, theirs_ = (tuple(one for one in units if one.text not in gone) for units in (part.was, part.theirs))
        return replace(part, was=was_, theirs=theirs_) if gone else part

    def merged(self) -> Units:
        """Both sides' changes in one; of two that exclude each other, an open choice."""
        was, now, theirs = ([unit.text for unit in units] for units in (self.was, self.now, self.theirs))
        if was == now == theirs:
            return [_spaced(*units) for units in zip(self.was, self.now, self.theirs, strict=True)]
        if now in (was, theirs) or (was and not theirs):
            return _led(self.theirs, self.was, self.now)
        if theirs == was:
            return _led(self.now, self.was, self.theirs)
        if not was:
            return _both(self.theirs, self.now)
        first = (*self.theirs, *self.now)[0]
        yours, facts = (_copy(units).lstrip() for units in (self.theirs, self.now))
        return (Unit(first.gap, marked(taken(yours, "yours").strip(), facts)),)


class _Left(Value):
    """One sentence that a side left as it was, or that both have changed alike: where each of the three has it."""

    was: slice
    now: slice
    theirs: slice


def _left(was: Sequence[str], now: Sequence[str], theirs: Sequence[str]) -> Iterator[_Left]:
    """Those sentences, in the order of all three."""
    left, alike = tuple(_alike(was, theirs)), tuple(_alike(now, theirs))
    became = dict(_pairs(was, now)) if left or alike else {}  # which costs more than all the rest
    came_of = {b: a for a, b in became.items()}
    found = {(a, became[a], c) for a, c in left if a in became}
    found |= {(came_of[b], b, c) for b, c in alike if b in came_of}
    a = b = c = 0
    for one, other, third in sorted(found):
        if one >= a and other >= b and third >= c:
            a, b, c = one + 1, other + 1, third + 1
            yield _Left(was=slice(one, a), now=slice(other, b), theirs=slice(third, c))


def _pairs(was: Sequence[str], now: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which sentence has become which: those that stayed, and between them those that are most alike."""
    for tag, a, b, c, d in codes(was, now):
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        elif tag == "replace":
            yield from ((a + one, c + other) for one, other in paired(was[a:b], now[c:d]))


def _alike(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    kept = (code for code in codes(one, other) if code[0] == "equal")
    return (pair for _, a, b, c, d in kept for pair in zip(range(a, b), range(c, d), strict=True))


def _copy(units: Units) -> str:
    """The units as text; two that had no neighbour get a space between them, and a copy begins with no blank line."""
    copy = ""
    for unit in units:
        if not copy.strip():
            copy += unit.gap + unit.text.lstrip("\n")
        else:
            copy += (unit.gap or ("" if unit.text[0] == "\n" else " ")) + unit.text
    return copy


def _spaced(was: Unit, now: Unit, theirs: Unit) -> Unit:
    """A sentence that all have; the space before it is the writer's, unless only the render changed it."""
    return now if theirs.gap == was.gap else theirs


def _led(units: Units, was: Units, other: Units) -> Units:
    """``units`` after the space that the other side put before them: it has put a sentence there."""
    if not (units and was and other) or other[0].gap == was[0].gap:
        return units
    return (replace(units[0], gap=other[0].gap), *units[1:])


def _both(theirs: Units, now: Units) -> Units:
    """Two additions at one place: what goes on in the paragraph stays with it, what begins a new one comes last."""
    there = {unit.text for unit in theirs}
    now = tuple(unit for unit in now if unit.text not in there)
    if not now:
        return theirs
    if "\n" in now[0].gap or "\n" not in theirs[0].gap:
        return (*theirs, *now)
    return (*now, *theirs)


def _chunks(base: Units, new: Units, edited: Units) -> Iterator[_Chunk]:
    """The base in stretches: what nobody touched, what one side did, and where both took hold of one sentence."""
    facts, writer = _Side.of(base, new), _Side.of(base, edited)
    at = 0
    for begin, end in _grouped(sorted({(op.begin, op.end) for op in (*facts.ops, *writer.ops)})):
        yield _Chunk(was=base[at:begin], now=facts.same(at, begin), theirs=writer.same(at, begin))
        yield _Chunk(was=base[begin:end], now=facts.reads(begin, end), theirs=writer.reads(begin, end))
        at = end
    yield _Chunk(was=base[at:], now=facts.same(at, len(base)), theirs=writer.same(at, len(base)))


def _grouped(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ranges in order, those that share a unit in one."""
    group: tuple[int, int] | None = None
    for begin, end in ranges:
        if group and begin < group[1]:
            group = group[0], max(group[1], end)
        else:
            if group:
                yield group
            group = begin, end
    if group:
        yield group


def _changed(chunks: Iterable[_Chunk]) -> dict[str, str]:
    """What the facts made of each sentence that the writer took from its place."""
    taken_out = (chunk for chunk in chunks if not chunk.theirs and len(chunk.was) == len(chunk.now))
    pairs = (pair for chunk in taken_out for pair in zip(chunk.was, chunk.now, strict=True))
    return {was.text: now.text for was, now in pairs if was.text != now.text}


def _followed(chunk: _Chunk, changed: Mapping[str, str]) -> _Chunk:
    """``chunk``, in which a sentence that the writer moved has become what the facts make of it."""
    own = {unit.text for unit in chunk.was}
    moved = (unit for unit in chunk.theirs if unit.text in changed and unit.text not in own)
    new = {unit.text: changed[unit.text] for unit in moved}
    if not new:
        return chunk
    return replace(chunk, theirs=tuple(replace(unit, text=new.get(unit.text, unit.text)) for unit in chunk.theirs))


def _once(chunks: Iterable[_Chunk], most: Counter[str]) -> Iterator[Unit]:
    """The merged units, without the sentences that the facts put where the copy has them already."""
    merged = [(unit, chunk) for chunk in chunks for unit in chunk.merged()]
    spare = _counted([unit for unit, _ in merged]) - most
    for unit, chunk in merged:
        if spare[unit.text] and _has(chunk.now, unit) and not _has(chunk.theirs, unit):
            spare[unit.text] -= 1
        else:
            yield unit


def _has(units: Units, one: Unit) -> bool:
    return any(unit.text == one.text for unit in units)


def _with_all_kept(merged: Units, was: Units, now: Units, theirs: Units) -> Units:
    """``merged`` with each sentence that neither side took out.

    One that both moved, each past another, stands nowhere in what they did to the base.
    """
    kept = (_counted(was) & _counted(now)) - (_counted(was) - _counted(theirs))
    if kept <= _counted(merged):
        return merged
    lost = kept - _counted([one for unit in merged for one in _yours(unit)])
    for number, unit in enumerate(theirs):
        if lost[unit.text]:
            lost[unit.text] -= 1
            merged = _put_back(merged, theirs, number)
    return merged


def _yours(unit: Unit) -> Units:
    """The writer's sentences in it, if it is an open choice."""
    return units_of(taken(unit.text, "yours")) if MARK in unit.text else (unit,)


def _put_back(merged: Units, theirs: Units, number: int) -> Units:
    """``merged`` with this sentence of ``theirs`` behind what stands before it there, or else before all."""
    unit, after = theirs[number], theirs[number + 1 : number + 2]
    there = [{one.text for one in (put, *_yours(put))} for put in merged]
    for before in reversed(range(number)):
        at = next((at for at, texts in enumerate(there, 1) if theirs[before].text in texts), 0)
        if at:
            gap = max((one.gap for one in theirs[before + 1 : number + 1]), key=lambda gap: gap.count("\n"))
            while "\n" in gap and at < len(merged) and "\n" not in merged[at].gap and not _has(after, merged[at]):
                at += 1  # a paragraph begins after the end of another
            return (*merged[:at], replace(unit, gap=gap), *merged[at:])
    first, gap = merged[:1], after[0].gap if after else " "
    begin = first[0].gap if first else unit.gap
    return (replace(unit, gap=begin), *(replace(one, gap=gap) for one in first), *merged[1:])
