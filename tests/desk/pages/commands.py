"""Commands: every argument and option of `brief`, as the tables of docs/commands.md.

They are read from the command line itself, so that none is forgotten.
"""

from collections.abc import Iterator
from typing import Any, Final

import typer
import typer.main
from typer.core import TyperGroup

import authoring.cli

ORDER: Final = ("new", "check", "render", "preview", "explain", "diff", "import", "extract")
"""As an editor meets them; others follow."""
HEAD: Final = ("| argument or option | means | without it |", "| --- | --- | --- |")
UNSAID: Final = (None, "", False, True)
"""Defaults that say nothing which the option's own words don't say."""


def list_commands() -> dict[str, Any]:
    """All commands by name, in the order in which they are told; their class is typer's own."""
    group = typer.main.get_command(authoring.cli.app.app)
    assert isinstance(group, TyperGroup)
    names = sorted(group.commands, key=lambda name: ((*ORDER, name).index(name), name))
    return {name: group.commands[name] for name in names}


def write_commands() -> str:
    """A table of all commands, then a section for each."""
    commands = list_commands()
    rows = ["| command | does |", "| --- | --- |"]
    rows += [
        f"| [`brief {name}`](#brief-{name}) | {_escape(_first_part(command.help))} |"
        for name, command in commands.items()
    ]
    rows.append("| `brief --version` | Show the version. |")
    sections = [_section(name, command) for name, command in commands.items()]
    return "\n".join((*rows, *(f"\n{section}" for section in sections)))


def _section(name: str, command: Any) -> str:
    context = typer.Context(command, info_name=f"brief {name}")
    pieces = (each.strip("{}") for each in command.collect_usage_pieces(context))
    usage = " ".join((f"brief {name}", *map(_name_value, pieces)))
    told = "\n\n".join(map(_escape, command.help.split("\n\n")))
    rows = [row for parameter in command.params for row in _rows(parameter, context)]
    return "\n".join((f"## brief {name}", "", f"`{usage}`", "", told, "", *HEAD, *rows))


def _rows(parameter: Any, context: typer.Context) -> Iterator[str]:
    value = _name_value(parameter.make_metavar(context).strip("<>"))
    if parameter.param_type_name == "argument":
        name = f"`{value}`"
    else:
        names = [each for each in (*parameter.opts, *parameter.secondary_opts) if each.strip()]
        value = "" if parameter.is_flag else f" {value}"
        name = ", ".join(f"`{each}{value}`" for each in sorted(names, key=len, reverse=True))
    cells = (name, parameter.help or "", _default_of(parameter))
    yield f"| {' | '.join(map(_escape, cells))} |".replace("|  |", "| |")


def _name_value(shown: str) -> str:
    """A value as it is called in the usage; one without a name of its own is shown in small letters."""
    return shown.upper() if shown.isalpha() else shown


def _default_of(parameter: Any) -> str:
    """What holds without a parameter, where that is a value and not told by its help."""
    shown = parameter.show_default if isinstance(parameter.show_default, str) else ""
    value = shown or parameter.default
    return "" if any(value is each or value == each for each in UNSAID) else f"`{value}`"


def _first_part(words: str) -> str:
    """What a command is for, in a few words."""
    return words.partition("\n\n")[0].partition(";")[0].removesuffix(".") + "."


def _escape(text: str) -> str:
    """Text in one line, for a cell of a table."""
    return " ".join(text.split()).replace("|", r"\|")
