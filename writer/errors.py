"""What can go wrong with a request, as one tree of exceptions that carry place, hint and exit code.

::

    WriterError              2
    ├── UsageError           2    the request cannot be done as asked
    ├── FileError            2    a file that a person wrote cannot be read; all of its problems at once
    ├── TemplateError        2    a template cannot be rendered
    ├── SaveError            2    a file could not be written; what was there before still stands
    └── GrammarError         3    LanguageTool is not there or did not answer

What is wrong in the copy itself is no exception but an ``Alert`` (``writer.model.alert``).
"""

from collections.abc import Iterable

from writer.values import Value


def reason(error: OSError) -> str:
    """What the system says went wrong, as part of a sentence."""
    return (error.strerror or str(error)).lower()


class Place(Value):
    """A point in a file: line and column count from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """``path:line:column``, as editors and terminals link it."""
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Value):
    """One thing wrong in a file that a person wrote; ``advice`` if the file can be used as it is."""

    message: str
    place: Place | None = None
    hint: str = ""
    advice: bool = False

    def __str__(self) -> str:
        """One line: place, message, hint."""
        place = f"{self.place}: " if self.place else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{hint}"


class WriterError(Exception):
    """A request that cannot be done."""

    exit_code = 2

    def __init__(self, message: str, *, where: Place | None = None, hint: str = "") -> None:
        """Keep ``message`` apart from ``where`` and ``hint``, so that each front end can lay them out."""
        super().__init__(message)
        self.problems: tuple[Problem, ...] = (Problem(message=message, place=where, hint=hint),)

    @property
    def message(self) -> str:
        """What is wrong, without place and hint."""
        return self.problems[0].message

    @property
    def where(self) -> Place | None:
        """The place of the first problem."""
        return self.problems[0].place

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self.problems[0].hint

    def __str__(self) -> str:
        """Every problem on a line of its own."""
        return "\n".join(map(str, self.problems))


class UsageError(WriterError):
    """The request cannot be done as asked: unknown genre, file not there, file in the way."""


class FileError(WriterError):
    """A file that a person wrote cannot be read as it stands."""

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "FileError":
        """One error for all the problems of a file, in the order of their places."""
        ordered = sorted(problems, key=_by_place)
        error = cls(ordered[0].message)
        error.problems = tuple(ordered)
        return error


def _by_place(problem: Problem) -> tuple[int, int]:
    return (problem.place.line, problem.place.column) if problem.place else (0, 0)


class TemplateError(WriterError):
    """A template cannot be rendered; the place is in the template."""


class SaveError(WriterError):
    """A file could not be written; what was there before still stands."""


class GrammarError(WriterError):
    """LanguageTool is not installed, could not be started, or did not answer."""

    exit_code = 3
