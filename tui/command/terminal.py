"""Standard output and standard error: what may go there, and how."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from store.errors import SidesError
from store.text import inert

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_PIPE_WIDTH = 100_000  # no terminal, no width: nothing is cut or wrapped in a pipe


def say(line: str) -> None:
    """One line on standard error, inert."""
    _write(sys.stderr, inert(line) + "\n")


def tell(error: SidesError) -> None:
    """An error in one line, its hint in a second."""
    say(f"sides: {error.message}")
    if error.hint:
        say(f"  {error.hint}")


def put(line: str) -> None:
    """One line on standard output, inert."""
    _write(sys.stdout, inert(line) + "\n")


def put_bytes(blocks: Iterable[bytes]) -> None:
    """Data as it is (UTF-8) on standard output."""
    sys.stdout.flush()
    for block in blocks:
        sys.stdout.buffer.write(block)
    sys.stdout.buffer.flush()


def write(blocks: Iterable[bytes], output: str | None) -> None:
    """Data to the file `output`, whole or not at all; None and "-" are standard output. Raises SidesError."""
    if output is None or output == "-":
        put_bytes(blocks)
        return
    from store.outputs.writing import replacing

    with replacing(Path(output)) as stream:
        stream.writelines(blocks)


def show(make: Callable[[int], Sequence[RenderableType]], pager: bool = False) -> None:
    """What `make` gives for a width, on standard output: in colours on a terminal, plain in a pipe.

    With `pager`, what is longer than the terminal goes through $PAGER (less). Strings must come as inert
    `Text`s, for neither markup nor escape sequences are taken out here.
    """
    console = make_console(sys.stdout)
    renderables = make(console.width)
    if not console.is_terminal:
        with console.capture() as captured:
            console.print(*renderables, sep="\n")
        # Tables fill their last column with spaces.
        _write(sys.stdout, "".join(line.rstrip() + "\n" for line in captured.get().splitlines()))
        return
    if pager and _height(console, renderables) >= console.height:
        os.environ.setdefault("LESS", "FRX")  # quit if it fits after all, let colours through, leave the text
        with console.pager(styles=console.color_system is not None):
            console.print(*renderables, sep="\n")
        return
    console.print(*renderables, sep="\n")


def make_console(stream: TextIO) -> Console:
    """A console that interprets nothing in what it prints, and sends no colours where none are wanted."""
    from rich.console import Console

    terminal = stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")
    plain = not terminal or bool(os.environ.get("NO_COLOR"))
    return Console(
        file=stream,
        force_terminal=terminal,
        color_system=None if plain else "auto",
        no_color=plain,
        width=None if stream.isatty() else _PIPE_WIDTH,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _height(console: Console, renderables: Iterable[RenderableType]) -> int:
    return sum(len(console.render_lines(each, pad=False)) for each in renderables)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:  # a terminal of another century: better a question mark than a traceback
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, errors="replace").decode(encoding))
