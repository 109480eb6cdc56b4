"""`brief check`: find everything that is wrong with issues, and mend what can be mended."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from authoring.cache.check_cache import CheckCache
from authoring.cache.store import find_store
from authoring.cli.app import CONTENT_HAS_PROBLEMS, app, tell_trouble
from authoring.diagnostics.problems import Severity
from authoring.lint.checker import Checker
from authoring.project.writing import write_files
from authoring.render import pipeline
from authoring.report import PLAIN, REPORTS, Findings, choose_report, describe_terminal, find_root

STANDARD_INPUT = Path("-")


def _read_names(option: str, text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        return ()
    from authoring.lint.rule_runner import is_rule_name
    from authoring.lint.rules import RULES

    unknown = [name for name in names if not is_rule_name(name, RULES)]
    if unknown:
        raise typer.BadParameter(
            f"there is no rule “{unknown[0]}”; “brief explain” lists all", param_hint=option
        )
    return names


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Issues or folders; without any, all of the project; - is standard input.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help=f"{', '.join(REPORTS)}."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write the report to a file; missing folders are made."
        ),
    ] = None,
    select: Annotated[
        str, typer.Option(metavar="RULE,…", help="Only these rules: codes, beginnings, or names.")
    ] = "",
    ignore: Annotated[str, typer.Option(metavar="RULE,…", help="Not these rules.")] = "",
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend what can be mended, and look at it after.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change; change nothing.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as problems.")] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The file that standard input stands in for."),
    ] = None,
    cache: Annotated[
        bool,
        typer.Option(
            " /--no-cache", help="Check files anew that did not change since they were checked."
        ),
    ] = True,
) -> None:
    """Find everything that is wrong with issues, at its place."""
    form = form or choose_report(os.environ)
    if form not in REPORTS:
        known = ", ".join(REPORTS)
        raise typer.BadParameter(f"“{form}” is none; there are {known}", param_hint="--format")
    store = find_store(os.environ) if cache else None
    checker = Checker(
        _read_names("--select", select),
        _read_names("--ignore", ignore),
        cache=None if store is None else CheckCache(store),
    )
    targets = tuple(paths or ())
    from_input = STANDARD_INPUT in targets
    if from_input:
        targets = _take_standard_input(checker, targets, stdin_filename)
    fixed = None
    if fix or unsafe_fixes or diff:
        fixed = pipeline.fix(targets, checker, unsafe=unsafe_fixes)
    if fixed is not None and diff:
        _show_diff(fixed)
        return
    if fixed is not None:
        if from_input:
            sys.stdout.buffer.write(checker.workspace.read(targets[0]))
            sys.stdout.buffer.flush()
        else:
            write_files({change.after.path: change.content for change in fixed.changes})
        _say_fixes(fixed.count, "made")
    found = pipeline.check(targets, checker, with_publication=not from_input)
    findings = replace(found, root=find_root(os.environ))
    _show(form, findings, output, err=fixed is not None and from_input)
    tell_trouble(store)
    if findings.count(Severity.ERROR) or (strict and findings.count(Severity.WARNING)):
        raise typer.Exit(CONTENT_HAS_PROBLEMS)


def _take_standard_input(
    checker: Checker, targets: tuple[Path, ...], name: Path | None
) -> tuple[Path, ...]:
    if len(targets) > 1:
        raise typer.BadParameter("- stands alone, without other paths", param_hint="PATH")
    if name is None:
        raise typer.BadParameter(
            "with -, name the file that the input stands in for", param_hint="--stdin-filename"
        )
    checker.replace(name, sys.stdin.buffer.read())
    return (name,)


def _show_diff(fixed: pipeline.FixResult) -> None:
    from authoring.lint.fixes import write_diff

    for change in fixed.changes:
        typer.echo(write_diff(change.before, change.after), nl=False)
    _say_fixes(fixed.count, "would be made")
    if fixed.changes:
        raise typer.Exit(CONTENT_HAS_PROBLEMS)


def _say_fixes(count: int, done: str) -> None:
    if count:
        typer.echo(f"{count} fix {done}" if count == 1 else f"{count} fixes {done}", err=True)


def _show(form: str, findings: Findings, output: Path | None, *, err: bool) -> None:
    if output is not None:
        write_files({output: REPORTS[form](findings, PLAIN).encode("utf-8")})
        return
    terminal = describe_terminal(sys.stderr if err else sys.stdout, os.environ)
    report = REPORTS[form](findings, terminal)
    typer.echo(report, nl=False, err=err, color=terminal.colour)
