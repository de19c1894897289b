"""What went wrong, told in one sentence, and the exit code that goes with it.

Defects are not told here: they keep their traceback.
"""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

import click

from amparo.framework.issues import Issue
from amparo.framework.language import Text
from amparo.site.environment import SettingInvalid
from amparo.site.translation import gettext as _
from amparo.site.translation import spoken

BAD_INPUT = 1
WRONG_USAGE = 2
INTERRUPTED = 130


class Failure(Exception):
    """Something that the reader can mend, said in their language."""


def tell_issues(issues: Sequence[Issue]) -> None:
    """Print each of `issues` on its line."""
    for issue in issues:
        click.echo(issue.read(spoken()), err=True)


@contextmanager
def failure_told() -> Iterator[None]:
    """Turn every foreseen failure into a sentence and an exit code."""
    try:
        yield
    except (KeyboardInterrupt, click.Abort):
        click.echo(_("Stopped. What was finished before is whole."), err=True)
        sys.exit(INTERRUPTED)
    except click.UsageError as error:
        error.show()
        sys.exit(WRONG_USAGE)
    except click.exceptions.Exit as ending:
        sys.exit(ending.exit_code)
    except Exception as error:
        sentence = told(error)
        if sentence is None:
            raise
        tell_issues(getattr(error, "issues", ()))
        click.echo(sentence, err=True)
        sys.exit(BAD_INPUT)


def told(error: BaseException) -> str | None:
    """Return the sentence for a foreseen failure; None for a defect."""
    if isinstance(error, Failure | click.ClickException):
        return str(error)
    if isinstance(error, SettingInvalid):
        return error.sentence.read(spoken())
    if isinstance(error, BrokenProcessPool):
        return _("A part of the work was ended from outside, perhaps for want of memory.")
    if isinstance(error, OSError):
        return _system_sentence(error)
    return _refusal_sentence(error) or _database_sentence(error)


def _refusal_sentence(error: BaseException) -> str | None:
    # By its shape, not its class: loading the class would load Django.
    reason = getattr(error, "reason", None)
    return reason.read(spoken()) if isinstance(reason, Text) else None


def _system_sentence(error: OSError) -> str | None:
    sentences = {
        errno.ENOENT: _("{file} does not exist."),
        errno.EACCES: _("{file} may not be read or written by this user."),
        errno.EPERM: _("{file} may not be read or written by this user."),
        errno.EROFS: _("{file} is on a disk that cannot be written."),
        errno.EISDIR: _("{file} is a folder; a file is needed."),
        errno.ENOTDIR: _("{file} is a file where a folder is needed."),
        errno.EEXIST: _("{file} is a file where a folder is needed."),
        errno.ENOSPC: _("The disk is full. Nothing was replaced."),
        errno.EDQUOT: _("The disk is full. Nothing was replaced."),
        errno.EFBIG: _("The disk is full. Nothing was replaced."),
        errno.ENAMETOOLONG: _("The name of a file or folder is too long."),
    }
    sentence = sentences.get(error.errno or 0)
    return sentence.format(file=error.filename or _("A file")) if sentence else None


def _database_sentence(error: BaseException) -> str | None:
    if not _is_database_failure(error):
        return None
    words = str(error).lower()
    for sign, sentence in (
        ("not a database", _("The database file is damaged: it is not a database.")),
        ("malformed", _("The database file is damaged or cut off.")),
        ("unsupported file format", _("The database file is damaged or of another program.")),
        ("database or disk is full", _("The disk is full. Nothing was replaced.")),
        ("no space left", _("The disk is full. Nothing was replaced.")),
        ("disk i/o error", _("The disk is full or fails. Nothing was replaced.")),
        ("locked", _("The database is busy with another process. Try again later.")),
        ("readonly database", _("The database may not be written by this user.")),
        ("unable to open database file", _("The database file cannot be opened.")),
        ("connection", _("The database server cannot be reached.")),
    ):
        if sign in words:
            return sentence
    return None


def _is_database_failure(error: BaseException) -> bool:
    kinds: tuple[type[BaseException], ...] = (sqlite3.DatabaseError,)
    database = sys.modules.get("django.db")
    if database is not None:
        kinds = (*kinds, database.DatabaseError)
    return isinstance(error, kinds)
