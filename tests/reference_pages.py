"""What each generated reference page says, from docstrings, declarations and specifications."""

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click
import pyarrow as pa

from amparo.framework.issues import IssueKind
from amparo.framework.language import Language
from amparo.framework.statuses import SDMX_CODES, WORDS, Status
from amparo.measurement import fact_checks
from amparo.measurement.facts import facts_schema
from amparo.measurement.results import results_schema
from amparo.partner_reports.states import MOVE_NAMES, STATE_NAMES, TRANSITIONS, ReportState
from amparo.people.roles import DUTIES, ROLE_NAMES, Role
from amparo.site.translation import speak
from tests.shipped import shipped

ROOT = Path(__file__).resolve().parents[1]
READERS = {"text": "text", "flag": "yes or no", "number": "whole number", "secret": "secret"}


def _plain(cell: str) -> str:
    words = " ".join(cell.split())
    for written, shown in (("|", r"\|"), ("``", "`"), ("{{", "{"), ("}}", "}")):
        words = words.replace(written, shown)
    return words


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; line ends and bars inside a cell are made harmless."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(_plain(cell) for cell in cells) + " |"

    return "\n".join([line(heads), line(["---"] * len(heads)), *map(line, rows)])


# --- facts and results


def _schema_rows(schema: pa.Schema, docstring: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, type, whether it may be blank, and the words of the docstring's entry."""
    entries = dict(
        re.findall(r"^([^\n:]+) : [^\n]+\n((?:    [^\n]+\n?)+)", docstring, re.MULTILINE)
    )
    told = {name.strip(): words for names, words in entries.items() for name in names.split(",")}
    for column in schema:
        words = told.get(column.name) or told.get("one column per disaggregation", "")
        blank = "may be blank" if column.nullable else "never blank"
        yield f"`{column.name}`", str(column.type), blank, words


def facts_and_results() -> str:
    """Return the page of both schemas and the statuses."""
    parts = ["# Facts and results"]
    for title, schema in (("Facts", facts_schema), ("Results", results_schema)):
        docstring = inspect.getdoc(schema) or ""
        rows = list(_schema_rows(schema(["sex"]), docstring))
        parts += [
            f"## {title}",
            inspect.getdoc(inspect.getmodule(schema)) or "",
            "`sex` stands for any disaggregation of the framework.",
            table(("Column", "Type", "Blank", "Meaning"), rows),
        ]
    statuses = (
        (
            f"`{status.value}`",
            SDMX_CODES[status],
            "a number" if status.has_amount else "blank",
            WORDS[status].en,
            WORDS[status].es,
        )
        for status in Status
    )
    heads = ("Status", "SDMX", "Amount", "English", "Spanish")
    return "\n\n".join([*parts, "## Statuses", table(heads, statuses)])


# --- issues


def _modules() -> list[str]:
    """Return the modules of the core, those that declare issues only before the others."""
    core = ("framework", "measurement", "workbooks", "disclosure", "annual_report")
    found = [
        module.name
        for package in core
        for module in pkgutil.walk_packages(
            [str(ROOT / "src/amparo" / package)], f"amparo.{package}."
        )
    ]
    return sorted(found, key=lambda name: (not name.endswith("issues"), name))


def _fact_checks() -> list[IssueKind]:
    """Return what `measurement.fact_checks` says, as kinds of issues."""
    framework = shipped("colombia").framework
    checks = [
        *fact_checks._checks(framework, list(framework.disaggregations)),
        fact_checks._NEGATIVE,
        fact_checks._DUPLICATE,
    ]
    return list({c.code: IssueKind(c.code, c.problem, c.remedy) for c in checks}.values())


def issue_kinds() -> dict[str, list[IssueKind]]:
    """Return the kinds of issues by the module that declares them."""
    kinds: dict[str, list[IssueKind]] = {}
    seen: set[int] = set()
    for name in _modules():
        values = vars(importlib.import_module(name)).values()
        new = [each for each in values if type(each) is IssueKind and id(each) not in seen]
        seen.update(map(id, new))
        kinds[name] = new
    kinds[fact_checks.__name__] = _fact_checks()
    return {name: found for name, found in kinds.items() if found}


def issues() -> str:
    """Return the page of all issue codes with their sentences."""
    parts = [
        "# Issues",
        "What can be wrong with a file that a person gives us. All issues of a file are told at"
        " once. An *error* refuses the file; a *warning* or a *note* does not. Words in braces"
        " are filled in.",
    ]
    for name, kinds in issue_kinds().items():
        rows = [
            (
                f"`{k.code}`",
                k.severity.value,
                f"{k.problem.en} {k.remedy.en}",
                f"{k.problem.es} {k.remedy.es}",
            )
            for k in sorted(kinds, key=lambda kind: kind.code)
        ]
        parts += [f"## `{name}`", table(("Code", "Severity", "English", "Spanish"), rows)]
    return "\n\n".join(parts)


# --- settings and commands


def _declared_settings() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "src/amparo").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=reader), args=[ast.Constant(value=str(name)), *_]):
                    if reader in READERS and re.fullmatch(r"[A-Z_]{4,}", name):
                        yield name, READERS[reader]


def settings() -> str:
    """Return the page of the variables, as `dotenv-sample` explains them."""
    kinds = dict(_declared_settings())
    sample = (ROOT / "dotenv-sample").read_text(encoding="utf-8")
    rows = []
    for block in sample.split("\n\n"):
        words = " ".join(re.findall(r"^# ?(.*)$", block, re.MULTILINE))
        for name, default in re.findall(r"^([A-Z_]+)=(.*)$", block, re.MULTILINE):
            kind = kinds.get(name, "path of a file")
            rows.append((f"`{name}`", kind, f"`{default}`" if default else "blank", words))
    return "\n\n".join(
        [
            "# Settings",
            "Every setting comes from the environment. A value that cannot be read refuses to"
            " start and names the variable.",
            table(("Variable", "Kind", "Default", "Meaning"), rows),
        ]
    )


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            yield from _commands(command.get_command(context, name), f"{path} {name}")


def commands(language: Language = Language.EN) -> str:
    """Return the page of the command line's own help."""
    from amparo.site.command_line import amparo as command  # noqa: PLC0415 - loads all of them

    speak(language)
    try:
        parts = ["# " + ("Commands" if language is Language.EN else "Órdenes")]
        for path, found in _commands(command, "amparo"):
            shown = found.get_help(click.Context(found, info_name=path, terminal_width=90))
            parts.append(f"## {path}\n\n```text\n{shown}\n```")
        return "\n\n".join(parts)
    finally:
        speak(Language.EN)


# --- contracts, framework and rules


def import_contracts() -> str:
    """Return the page of the contracts between packages."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    parts = [
        "# Import contracts",
        "Checked by `make check`; each is tested with a planted violation.",
    ]
    for contract in tools["importlinter"]["contracts"]:
        indirect = "; indirect imports are allowed" * contract.get("allow_indirect_imports", False)
        exhaustive = "; every module must have a place" * contract.get("exhaustive", False)
        parts.append(f"## {contract['name']}\n\nKind: {contract['type']}{indirect}{exhaustive}.")
        parts += [
            f"{title}:\n\n" + "\n".join(f"* `{name}`" for name in contract[key])
            for key, title in (
                ("containers", "Inside"),
                ("layers", "Layers, from the top; lower ones import no higher ones"),
                ("source_modules", "These modules"),
                ("forbidden_modules", "do not import"),
                ("protected_modules", "Protected"),
                ("allowed_importers", "imported only by"),
            )
            if key in contract
        ]
    return "\n\n".join(parts)


def framework_fields() -> str:
    """Return the page of the framework text's fields."""
    return importlib.import_module("amparo.framework.reference").render_reference()


def indicator_rules() -> str:
    """Return the page of the rules, as the worked tables of the specification show them."""
    return importlib.import_module("tests.spec").render_spec()


def report_states() -> str:
    """Return the page of a partner report's states: the table of moves and its diagram."""
    moves = [(each, source) for each in TRANSITIONS.values() for source in ReportState]
    drawn = [
        f"    {source.value} --> {each.target.value}: {MOVE_NAMES[each.move].en}"
        for each, source in moves
        if source in each.origins
    ]
    rows = [
        (
            MOVE_NAMES[each.move].en,
            MOVE_NAMES[each.move].es,
            "; ".join(STATE_NAMES[state].en for state in ReportState if state in each.origins),
            STATE_NAMES[each.target].en,
            ", ".join(ROLE_NAMES[role].en for role in Role if each.duty in DUTIES[role]),
        )
        for each in TRANSITIONS.values()
    ]
    states = [(f"`{s.value}`", STATE_NAMES[s].en, STATE_NAMES[s].es) for s in ReportState]
    diagram = ["```mermaid", "stateDiagram-v2", f"    [*] --> {ReportState.EXPECTED.value}"]
    return "\n\n".join(
        [
            "# States of a partner report",
            "A report is owed from the award's calendar on. Its content changes in a draft only;"
            " each submitted version is kept and never changes.",
            "\n".join([*diagram, *drawn, "```"]),
            "## Moves",
            table(("Move", "Acción", "From", "To", "Who"), rows),
            "## States",
            table(("State", "English", "Spanish"), states),
        ]
    )


PAGES: dict[str, Callable[[], str]] = {
    "facts-and-results.md": facts_and_results,
    "framework-fields.md": framework_fields,
    "indicator-rules.md": indicator_rules,
    "issues.md": issues,
    "settings.md": settings,
    "commands.md": commands,
    "commands.es.md": lambda: commands(Language.ES),
    "import-contracts.md": import_contracts,
    "report-states.md": report_states,
}
