"""Inline: runs -> the Markdown of a field.

Place in the flow: where words get the form they have in an issue. What is written is read again by
`authoring.view.markup`; signs get a backslash only where they would otherwise mean something.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from authoring.importing.blocks import Cut, tidy_runs
from authoring.model.addresses import is_usable_address
from authoring.view.markup import Inline, Paragraph, Run, group_by_link, parse_blocks, parse_inline

_SIGNS: Final = re.compile(r"[\\*_\[\]<>]")
_LIST_MARK: Final = re.compile(r"[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))")
_LANGUAGE: Final = "zh"  # which one makes no difference: runs are compared without it


def write_inline(cuts: Sequence[Cut], *, in_blocks: bool = False) -> str:
    """The Markdown of cuts, of each on a line of its own; `in_blocks` as a paragraph.

    Emphasis that Markdown can't say is left out. Links that lead nowhere are their words.
    """
    lines = [_usable(tidy_runs(cut.runs)) for cut in cuts]
    written = (_write_line(line, in_blocks=in_blocks) for line in lines if line)
    return ("\\\n" if in_blocks else " ").join(written)


def find_dead_links(cuts: Iterable[Cut]) -> list[str]:
    """The words of links whose address can't be published, or is not there."""
    groups = (group for cut in cuts for group in group_by_link(cut.runs))
    return [
        "".join(run.text for run in group).strip()
        for group in groups
        if group[0].address is not None and not is_usable_address(group[0].address)
    ]


def find_address(cuts: Iterable[Cut]) -> str | None:
    """The first address that can be published."""
    addresses = (run.address for cut in cuts for run in cut.runs if run.address)
    return next(filter(is_usable_address, addresses), None)


def _usable(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tidy_runs(
        replace(run, address=None)
        if run.address is not None and not is_usable_address(run.address)
        else run
        for run in runs
    )


def _write_line(runs: tuple[Run, ...], *, in_blocks: bool) -> str:
    """The plainest way of writing that is read as it was meant."""
    plain = tidy_runs(replace(run, emphasis=False, strong=False) for run in runs)
    for wanted in (runs, plain):
        for escaped in (False, True):
            groups = group_by_link(_bare_edges(wanted))
            written = "".join(_write_group(group, escaped=escaped) for group in groups)
            written = _guard(written) if in_blocks else written
            if _looks(_read(written, in_blocks=in_blocks)) == _looks(wanted):
                return written
    return _escape("".join(run.text for run in runs))


def _bare_edges(runs: Iterable[Run]) -> list[Run]:
    """Runs whose emphasis and links don't begin or end with a blank, which Markdown can't read."""
    bare: list[Run] = []
    for run in runs:
        if run.emphasis or run.strong or run.address:
            text = run.text.strip(" ")
            left, _, right = run.text.partition(text) if text else (run.text, "", "")
            parts = (Run(left), replace(run, text=text), Run(right))
            bare += [part for part in parts if part.text]
        else:
            bare.append(run)
    return bare


def _write_group(group: Sequence[Run], *, escaped: bool) -> str:
    address = group[0].address
    words = "".join(_write_run(run, escaped=escaped) for run in group)
    if address is None:
        return words
    if words == address:
        return f"<{address}>"
    target = f"<{address}>" if re.search(r"[()]", address) else address
    return f"[{words}]({target})"


def _write_run(run: Run, *, escaped: bool) -> str:
    text = _escape(run.text) if escaped else run.text
    mark = "*" * (run.emphasis + 2 * run.strong)
    return f"{mark}{text}{mark}"


def _escape(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _guard(text: str) -> str:
    """A paragraph that does not begin as a list would."""
    match = _LIST_MARK.match(text)
    if match is None:
        return text
    place = match.end() if match[0].isdecimal() else 0
    return f"{text[:place]}\\{text[place:]}"


def _read(written: str, *, in_blocks: bool) -> Inline | None:
    if not in_blocks:
        return parse_inline(written, _LANGUAGE)
    blocks = parse_blocks(written, _LANGUAGE)
    return blocks[0].text if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else None


def _looks(runs: Inline | Iterable[Run] | None) -> list[tuple[str, bool, bool, str | None]]:
    """Each letter's look; that of a blank makes no difference."""
    if runs is None:
        return []
    found = []
    for run in runs.runs if isinstance(runs, Inline) else runs:
        found += [
            (" ", False, False, None)
            if char.isspace()
            else (char, run.emphasis, run.strong, run.address)
            for char in run.text
        ]
    return found
