"""Nothing grows past its hard stop; what already has may only shrink (``sizes_allowed.toml``)."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.repository.tracked import ROOT, functions, read, tracked

HARD_STOP = {"module": 500, "template": 250, "script": 100, "function": 60, "view": 40, "test": 40}
ALLOWED = Path(__file__).with_name("sizes_allowed.toml")


def lines_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count from ``def`` to the last line; what documents a function does not make it long."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    first = function.body[0]
    return lines - ((first.end_lineno or 0) - first.lineno + 1)


def kind_of(path: Path, name: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    if "tests" in path.parts:
        return "test" if name.startswith("test_") else "function"
    first = function.args.args[0].arg if function.args.args else ""
    return "view" if "web" in path.parts and first == "request" else "function"


def sizes() -> Iterator[tuple[str, str, int]]:
    for path in tracked(".py"):
        if "migrations" in path.parts:
            continue
        yield "module", str(path), len(read(path).splitlines())
        for name, function in functions(path):
            kind = kind_of(path, name, function)
            yield kind, f"{path}:{name}", lines_without_docstring(function)
    for path in tracked(".html"):
        yield "template", str(path), len(read(path).splitlines())
    for path in tracked(".js"):
        yield "script", str(path), len(read(path).splitlines())


def test_nothing_grows_past_its_hard_stop_and_excess_only_shrinks() -> None:
    allowed = tomllib.loads(ALLOWED.read_text())
    excess = {name: size for kind, name, size in sizes() if size > HARD_STOP[kind]}
    assert excess == allowed, (
        "Split what has grown by noun; what has shrunk, write down at its new size "
        f"in {ALLOWED.relative_to(ROOT)}."
    )


def test_a_function_is_measured_without_its_docstring() -> None:
    function = ast.parse('def act():\n    """One.\n\n    Two.\n    """\n    return 1\n').body[0]
    assert isinstance(function, ast.FunctionDef)
    assert lines_without_docstring(function) == 2
