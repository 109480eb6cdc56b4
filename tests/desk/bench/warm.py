"""Warm: how long a render takes in a process that has rendered already.

`python warm.py KIND SOURCE TARGET` renders once for each line that it is sent, and answers with the
seconds that it took.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from desk.bench.runs import run_in_turn


def time_warm(
    sources: Mapping[str, tuple[str, Path]], folder: Path, variables: Mapping[str, str], rounds: int
) -> dict[str, list[float]]:
    """The seconds of second and later renders, by name; `sources` has the kind and the source."""
    with ExitStack() as stack:
        tasks = {
            name: stack.enter_context(_start(kind, source, folder, variables))
            for name, (kind, source) in sources.items()
        }
        return run_in_turn(tasks, rounds, before=2)


@contextmanager
def _start(
    kind: str, source: Path, folder: Path, variables: Mapping[str, str]
) -> Iterator[Callable[[], float]]:
    """A process that renders again and again; what is given renders once."""
    command = (
        sys.executable,
        "-m",
        "desk.bench.warm",
        kind,
        str(source),
        str(folder / f"warm-{kind}"),
    )
    with subprocess.Popen(
        command,
        env=dict(variables),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        orders, answers = process.stdin, process.stdout

        def render() -> float:
            orders.write("\n")
            orders.flush()
            return float(answers.readline())

        yield render
        orders.close()


def _renderer(kind: str, source: Path, target: Path) -> Callable[[], object]:
    """What renders, with its imports done."""
    if kind == "weasyprint":
        import weasyprint

        return lambda: weasyprint.HTML(filename=source).write_pdf(target)
    if kind == "typst":
        import typst
        from desk.bench.peers import FONTS

        return lambda: typst.compile(
            source, output=target, font_paths=[FONTS], ignore_system_fonts=True
        )
    from authoring.render.pipeline import Format, RenderOptions, RenderRequest, render

    order = RenderRequest((source,), RenderOptions((Format.PDF,)), target)
    return lambda: list(render(order))


def main() -> None:
    """Render for each line of standard input."""
    kind, source, target = sys.argv[1:]
    render = _renderer(kind, Path(source), Path(target))
    for _ in sys.stdin:
        started = time.perf_counter()
        render()
        sys.stdout.write(f"{time.perf_counter() - started}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
