"""Who makes the work, and who speaks for a house: names with a job beside them."""

import re
from collections.abc import Iterator, Sequence

from writer.checks.candidates.material import Line, Material
from writer.checks.candidates.names import Run, is_person, runs
from writer.checks.newsroom.pairs import CREDITS
from writer.checks.newsroom.reading.words import Word, phrase
from writer.model.candidate import Candidate

_JOB = 5
"""Words in which a job with its article stands."""

_LONGEST = 12
"""Words of a descriptor."""


def crew(material: Material) -> Iterator[Candidate]:
    """A row for each name with a job on this work: before it, behind it, or as what that person does."""
    for line in material.lines:
        if not material.is_of_other(line):
            for run, job in _jobs(material, line):
                yield material.candidate("crew", {"name": run.text, "job": job}, line, (run.begin, run.end))


def people(material: Material) -> Iterator[Candidate]:
    """A row for each name that an office follows: "Lena Okafor, head of drama at Orbit+"."""
    for line in material.lines:
        for run in runs(material, line):
            told = _descriptor(material, line, run) if is_person(material, run) else ""
            if told:
                row = {"name": run.text, "descriptor": told}
                house = _house(material, told)
                row |= {"org": house} if house else {}
                yield material.candidate("people", row, line, (run.begin, run.end))


def _jobs(material: Material, line: Line) -> Iterator[tuple[Run, str]]:
    words = line.words
    jobs = {phrase(job): job for job in material.words.maps["crew"]["jobs"]}
    together = CREDITS(material.subject.lexicon["credits"]).sets["together"]
    shared = ""
    last = -1
    for run in runs(material, line):
        between = [word.lower for word in words[last + 1 : run.first]]
        joined = bool(shared) and bool(between) and together.issuperset(between)
        job = _job_before(material, words, run, jobs)
        shared = job or (shared if joined else "")
        job = shared or _job_behind(material, words, run, jobs)
        last = run.last
        if job and is_person(material, run):
            yield run, job


def _job_before(material: Material, words: Sequence[Word], run: Run, jobs: dict[tuple[str, ...], str]) -> str:
    """The job right before a name: "showrunner Ana Ruiz", "created by Ana Ruiz", "creator and showrunner Ana Ruiz"."""
    before = [word.lower for word in words[: run.first]]
    if before[-1:] in (["are"], ["is"]):  # "the executive producers are"
        before = [*before[:-2], before[-2].removesuffix("s")] if len(before) > 1 else []
    elif before[-1:] == [","] and "the" in before[-_JOB:]:  # "the creator, Dana Osei"
        before = before[:-1]
    by = material.words.maps["crew"]["by"]
    if len(before) > 1 and before[-1] == "by" and before[-2] in by:
        return str(by[before[-2]])
    longest = max((job for job in jobs if tuple(before[-len(job) :]) == job), key=len, default=())
    return jobs.get(longest, "")


def _job_behind(material: Material, words: Sequence[Word], run: Run, jobs: dict[tuple[str, ...], str]) -> str:
    """The job behind a name: ", the show's creator and showrunner", or told by a verb: "Ana Ruiz directs"."""
    behind = [word.lower for word in words[run.last + 1 : run.last + _LONGEST]]
    verbs = material.words.maps["crew"]["verbs"]
    if behind[:1] and behind[0] in verbs:
        return str(verbs[behind[0]])
    if behind[:1] != [","]:
        return ""
    rest = behind[1:]
    for at in range(min(len(rest), 4)):
        found = max((job for job in jobs if tuple(rest[at : at + len(job)]) == job), key=len, default=())
        following = rest[at + len(found)] if at + len(found) < len(rest) else "."
        if found and following in material.words.sets["job_ends"]:
            return jobs[found]
        if rest[at] not in material.words.sets["before_jobs"]:
            return ""
    return ""


def _descriptor(material: Material, line: Line, run: Run) -> str:
    """What stands behind the name up to the next mark, if it is an office."""
    words, text = line.words, line.passage.text
    if run.last + 2 >= len(words) or words[run.last + 1].text != ",":
        return ""
    first = stop = run.last + 2
    ends = material.words.sets["office_ends"]
    while stop < len(words) and words[stop].lower not in ends and stop - first <= _LONGEST:
        stop += 1
    said = [word.lower for word in words[first:stop]]
    offices = material.words.phrases["offices"]
    begins = any(tuple(said[at : at + len(one)]) == one for one in offices for at in range(min(4, len(said))))
    house = not material.words.sets["offices_at"].isdisjoint(said)
    return text[words[first].begin : words[stop - 1].end] if begins and house and len(said) > 1 else ""


def _house(material: Material, told: str) -> str:
    """The house that a descriptor ends in: "head of drama at Orbit+" → Orbit+."""
    found = re.search(rf" (?:{'|'.join(sorted(material.words.sets['offices_at']))}) ([^\W\d_a-z].*)$", told)
    return found[1].rpartition(" at ")[2] if found else ""
