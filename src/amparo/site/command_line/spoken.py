"""Click's commands and groups, speaking the reader's language and loaded when called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as library_word
from importlib import import_module
from typing import Any

import click

from amparo.framework.language import Language
from amparo.site.command_line.reader_language import OPTION
from amparo.site.translation import gettext as _
from amparo.site.translation import speak

N_ = str


class SpokenOption(click.Option):
    """An option whose help is a sentence of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the line of help in the reader's language."""
        english = self.help
        self.help = _(english) if english else english
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = english


class _Spoken(click.Command):
    """A command whose help is a sentence of the catalogue."""

    def get_short_help_str(self, limit: int = 45) -> str:
        return _(self.help) if self.help else ""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.get_short_help_str())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and end.")
        return option


class SpokenCommand(_Spoken):
    """A command that speaks the reader's language."""


@dataclass(frozen=True, slots=True)
class Later:
    """A subcommand that is loaded when it is called: ``module:command`` and its line of help."""

    target: str
    help: str


class SpokenGroup(_Spoken, click.Group):
    """A group that speaks the reader's language; `later` holds subcommands by name."""

    command_class = SpokenCommand

    def __init__(self, *args: Any, later: Mapping[str, Later] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.later = dict(later or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands."""
        return sorted({*self.later, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a subcommand, loading it if need be."""
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        module, _colon, name = self.later[cmd_name].target.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands, loading none of `later`."""
        if not self.later:
            super().format_commands(ctx, formatter)
            return
        with formatter.section(library_word("Commands")):
            formatter.write_dl([(name, _(self.later[name].help)) for name in sorted(self.later)])


def language_option() -> SpokenOption:
    """Return the option that every command has: in which language to answer."""

    def chosen(_ctx: click.Context, _option: click.Parameter, value: str | None) -> None:
        if value is not None:
            speak(Language(value))

    return SpokenOption(
        [OPTION],
        type=click.Choice([language.value for language in Language]),
        expose_value=False,
        is_eager=True,
        callback=chosen,
        help=N_("Language of the answers; otherwise AMPARO_LANGUAGE or LANG decides."),
    )


def with_language(command: click.Command) -> click.Command:
    """Give `command` the option of its language."""
    command.params.append(language_option())
    return command
