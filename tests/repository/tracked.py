"""The files of the repository as git knows them, for the tests of its promises."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked(*suffixes: str, under: str = "") -> tuple[Path, ...]:
    """Return tracked files, relative to the root, that end in one of `suffixes` (blank: all)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return tuple(
        Path(name)
        for name in listed.stdout.split("\0")
        if name.startswith(under) and name.endswith(suffixes or ("",)) and (ROOT / name).is_file()
    )


@cache
def read(path: Path) -> str:
    """Return the text of a tracked file; blank where it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a tracked module."""
    return ast.parse(read(path), filename=str(path))


def functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield the functions of a module with ``Class.name`` as their name."""

    def inside(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield prefix + child.name, child
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield from inside(child, f"{prefix}{child.name}.")
            else:
                yield from inside(child, prefix)

    yield from inside(tree(path), "")


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """Yield the classes that stand at the top of a module."""
    return (node for node in tree(path).body if isinstance(node, ast.ClassDef))
