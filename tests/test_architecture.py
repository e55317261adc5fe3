"""The house rules that no linter knows: one door a package, no cycles, small files and functions, full registries."""

import ast
import functools
import importlib
import re
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from writer.values import Value

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "writer"

MAX_FILE = 400
MAX_FUNCTION = 40
MAX_MEDIAN = 8
MAX_NINE_TENTHS = 18

FOLDER_DOORS = {"textual": "writer.tui", "click": "writer.cli"}
"""Packages whose door is a whole folder; every other package has one importing module."""

KEPT_OUT_OF_THE_START = (
    "textual",
    "jinja2",
    "language_tool_python",
    "jgo",
    "aiohttp",
    "textual_serve",
    "multiprocessing",
    "concurrent.futures",
    "writer.tui",
    "writer.web",
    "writer.grammar",
    "writer.render",
    "writer.batch",
)

KEPT_OUT_OF_A_CHECK = (
    *(name for name in KEPT_OUT_OF_THE_START if name != "writer.render"),
    "writer.render.compose",
    "asyncio",
    "ast",
    "email",
    "html",
    "http",
    "importlib.resources",
    "shlex",
    "tempfile",
    "typing_extensions",
    "yaml",
    "json",
    "hashlib",
    "difflib",
    "importlib.metadata",
    "rapidfuzz",
    "hunspell",
    "writer.library.guides",
    "writer.checks.rules",
    "writer.checks.vale.casing",
    "writer.checks.vale.superset",
    "writer.checks.kinds.sequence",
    "writer.checks.kinds.spelling",
)
"""What only making things ready needs, or what few drafts do: with it, each check would take longer."""

MADE_BY_TOOLS = {".git", ".venv", "__pycache__", ".hypothesis", "build", "dist"} | {
    f".{tool}_cache" for tool in ("mypy", "ruff", "pytest", "import_linter")
}

REGISTRIES = (
    (
        "writer.cli",
        "COMMANDS",
        "cli",
        {"__init__", "main", "app", "asking", "lazy", "material", "options", "output", "standing"},
    ),
    ("writer.cli.genre", "COMMANDS", "cli/genres", {"__init__"}),
    ("writer.cli.guide", "COMMANDS", "cli/guides", {"__init__", "shown"}),
    ("writer.report", "REPORTS", "report", {"__init__"}),
    ("writer.batch.reports", "REPORTS", "batch/reports", {"__init__"}),
    (
        "writer.export",
        "EXPORTERS",
        "export",
        {"__init__", "dates", "flow", "markup", "jsontext", "people", "story"},
    ),
    ("writer.checks.kinds", "KINDS", "checks/kinds", {"__init__"}),
    ("writer.checks.newsroom", "CHECKS", "checks/newsroom", {"__init__"}),
)
"""Module, name of the mapping, its folder, the files in that folder that are no entries."""


class Module(Value):
    """One source file, parsed."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


class Function(Value):
    """One function, its length counted without decorators and docstring."""

    where: str
    lines: int


def parse(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name=name, path=path, tree=ast.parse(path.read_text("utf-8")))


MODULES = {module.name: module for module in map(parse, sorted(SOURCE.rglob("*.py")))}


def imports(module: Module) -> Iterator[str]:
    """Every module imported anywhere in the file, also inside functions and by name at run time.

    Naming a submodule counts as importing it, not the package on the way to it.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(module, node)
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"import_module", "__import__"}:
                yield str(node.args[0].value)


def absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    above = module.name.split(".")
    above = above[: len(above) - node.level + module.is_package]
    return ".".join([*above, node.module] if node.module else above)


def cycles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Strongly connected groups of more than one module."""
    reach = {name: reachable(graph, name) for name in graph}
    groups = {frozenset(other for other in reach[name] if name in reach[other]) for name in graph}
    return sorted(sorted(group) for group in groups if len(group) > 1)


def reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph[waiting.pop()] - seen:
            seen.add(name)
            waiting.append(name)
    return seen


def functions() -> Iterator[Function]:
    for module in MODULES.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Function(where=f"{module.path.relative_to(ROOT)}:{node.lineno} {node.name}", lines=length(node))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return lines
    docstring = node.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def undocumented() -> Iterator[str]:
    for module in MODULES.values():
        for name, node in public_names(module.tree):
            if not ast.get_docstring(node):
                yield f"{module.path.relative_to(ROOT)}: {name}"


def public_names(
    node: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    """Public classes, functions and methods; what stands in a private class is private too."""
    for child in node.body:
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if child.name.startswith("_") or is_overload(child):
                continue
            yield f"{prefix}{child.name}", child
            if isinstance(child, ast.ClassDef):
                yield from public_names(child, f"{prefix}{child.name}.")


def is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list)


def test_there_is_something_to_look_at() -> None:
    assert {"writer.cli.main", "writer.desk.desk", "writer.model.facts", "writer.errors"} <= MODULES.keys()


def test_no_import_cycles_counting_every_import() -> None:
    graph = {name: MODULES.keys() & set(imports(module)) - {name} for name, module in MODULES.items()}
    assert cycles(graph) == []


def test_every_package_has_one_door() -> None:
    doors = defaultdict(set)
    for module in MODULES.values():
        for package in {name.partition(".")[0] for name in imports(module)}:
            if package != "writer" and package not in sys.stdlib_module_names:
                doors[package].add(module.name)
    wrong = {}
    for package, importers in doors.items():
        folder = FOLDER_DOORS.get(package)
        outside = {name for name in importers if not f"{name}.".startswith(f"{folder}.")} if folder else importers
        if len(outside) > (0 if folder else 1):
            wrong[package] = sorted(outside)
    assert wrong == {}


def test_no_file_is_long() -> None:
    sizes = {
        str(module.path.relative_to(ROOT)): module.path.read_text("utf-8").count("\n") for module in MODULES.values()
    }
    assert {path: lines for path, lines in sizes.items() if lines > MAX_FILE} == {}


def test_no_function_is_long() -> None:
    assert [function for function in functions() if function.lines > MAX_FUNCTION] == []


def test_most_functions_are_short() -> None:
    lengths = [function.lines for function in functions()]
    median, nine_tenths = statistics.median(lengths), statistics.quantiles(lengths, n=10)[-1]
    print(f"functions: {len(lengths)}, median {median:g}, 90 % at most {nine_tenths:g}, longest {max(lengths)} lines")  # noqa: T201  a figure to see with pytest -s
    assert median <= MAX_MEDIAN
    assert nine_tenths <= MAX_NINE_TENTHS


def test_every_public_name_is_documented() -> None:
    assert list(undocumented()) == []


def test_every_module_begins_with_a_sentence() -> None:
    wrong = []
    for module in MODULES.values():
        first = (ast.get_docstring(module.tree) or "").partition("\n")[0]
        if module.tree.body and not first.endswith((".", ":")):
            wrong.append(f"{module.path.relative_to(ROOT)}: {first!r}")
    assert wrong == []


def test_packages_hold_names_only() -> None:
    allowed = (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign)
    wrong = []
    for module in MODULES.values():
        if module.is_package:
            wrong += [f"{module.name}:{node.lineno}" for node in module.tree.body if not isinstance(node, allowed)]
    # a registry may stand beside the one function that looks things up in it
    assert [
        place
        for place in wrong
        if not place.startswith(
            ("writer:", "writer.report:", "writer.batch.reports:", "writer.export:", "writer.checks.")
        )
    ] == []


def test_no_import_hides_from_the_contracts() -> None:
    hidden = re.compile(r"\bTYPE_CHECKING\b")
    assert [name for name, module in MODULES.items() if hidden.search(module.path.read_text("utf-8"))] == []


@pytest.mark.parametrize(("module", "mapping", "folder", "others"), REGISTRIES, ids=lambda value: str(value)[:30])
def test_registry_matches_its_folder(module: str, mapping: str, folder: str, others: set[str]) -> None:
    registered = set(getattr(importlib.import_module(module), mapping))
    files = {
        path.stem if path.stem.startswith("__") else path.stem.rstrip("_") for path in (SOURCE / folder).glob("*.py")
    } - others
    assert registered == files


@pytest.mark.parametrize("name", KEPT_OUT_OF_THE_START)
def test_the_command_line_starts_without(name: str) -> None:
    assert name not in loaded_by("import writer.cli")


@pytest.mark.parametrize("name", KEPT_OUT_OF_A_CHECK)
def test_a_check_runs_without(name: str) -> None:
    assert name not in loaded_by_a_check()


@functools.cache
def loaded_by_a_check() -> frozenset[str]:
    """The modules in memory after a second check of the same draft, for which all that can be kept is kept."""
    draft = ROOT / "benchmarks" / "data" / "long.md"
    check = (
        f"import sys\nsys.argv[1:] = ['check', {str(draft)!r}, '--without', 'grammar']\n"
        "from writer.cli.main import cli\ntry:\n    cli()\nexcept SystemExit as done:\n    assert done.code in (0, 1)"
    )
    in_memory_after(check)
    found = in_memory_after(check)
    assert "writer.checks.newsroom.names" in found
    return found


@functools.cache
def loaded_by(statement: str) -> frozenset[str]:
    return in_memory_after(statement)


def in_memory_after(statement: str) -> frozenset[str]:
    """The modules in memory after ``statement`` in a fresh interpreter."""
    program = f"{statement}\nimport sys\nprint()\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return frozenset(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a path of one machine", r"(?<![\w.])/(?:work|root|home/\w+)/\w"),
        (
            "a package registry's host",
            r"\b(?:repo1?\.maven|pypi|pythonhosted|npmjs|crates|deb\.debian)\.(?:org|io|com)",
        ),
    ],
)
def test_the_tree_never_names(what: str, pattern: str) -> None:
    named = re.compile(pattern)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path, text in own_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if named.search(line) and path.name != Path(__file__).name
    ]
    assert found == [], what


def own_texts() -> Iterator[tuple[Path, str]]:
    """Each text file of the project; nothing that a tool made."""
    for path in sorted(ROOT.rglob("*")):
        if MADE_BY_TOOLS.isdisjoint(path.relative_to(ROOT).parts) and path.is_file():
            try:
                yield path, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue
