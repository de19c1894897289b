"""No report's content in log messages, and nothing said past the command line."""

import ast
import re

import pytest

from tests.repository.tracked import read, tracked, tree

LOG_CALLS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
SPEAKERS = re.compile(r"^_?(logger|log|logging)$", re.IGNORECASE)
MAY_BE_LOGGED = re.compile(
    r"(^|_)(id|pk|ids|count|counts|hash|seconds|number|numbers|status_code)$"
)


def logged(path) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LOG_CALLS
        and isinstance(node.func.value, ast.Name)
        and SPEAKERS.match(node.func.value.id)
    ]


def is_safe(argument: ast.expr) -> bool:
    match argument:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return bool(MAY_BE_LOGGED.search(name))
        case ast.Call(func=ast.Name(id="len")):
            return True
    return False


def unsafe(call: ast.Call) -> bool:
    said = [*call.args, *(word.value for word in call.keywords if word.arg not in ("exc_info",))]
    return not all(is_safe(argument) for argument in said)


@pytest.mark.parametrize("path", tracked(".py", under="src/"), ids=str)
def test_log_messages_hold_only_fixed_words_ids_and_counts(path) -> None:
    assert not [ast.unparse(call) for call in logged(path) if unsafe(call)]


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("logger.info('edition %s frozen', edition.pk)", False),
        ("log.warning('%s issues', len(issues))", False),
        ("logger.info(f'{partner} reported')", True),
        ("logging.error('refused: %s', report)", True),
        ("logger.info('%s children', fact.amount)", True),
    ],
)
def test_the_check_of_log_messages_catches_what_it_should(line, refused) -> None:
    assert unsafe(ast.parse(line).body[0].value) is refused


def test_nothing_is_printed_past_the_command_line() -> None:
    outside = [p for p in tracked(".py", under="src/amparo/") if "site" not in p.parts]
    assert not [str(path) for path in outside if re.search(r"(?<![\w.])print\(", read(path))]
