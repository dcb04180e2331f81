"""How things look: one table of styles, in the terminal's own sixteen colours.

The default theme uses the terminal's palette and background: it looks right in 16, 256 and 16 million
colours, on dark and on light, and takes the fewest bytes over a slow line. Every meaning is carried by
a sign, an attribute or a position as well; colour only helps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from store.model import StanceKind

PLAIN = Style.null()
DIM = Style(dim=True)
BOLD = Style(bold=True)

TITLE = Style(dim=True)
TITLE_FOCUSED = Style(bold=True)
CURSOR = Style(bold=True, color="yellow")
CURSOR_AWAY = Style(dim=True)
CHOSEN = Style(bold=True, underline=True)
UNREAD = Style(bold=True)
DATE = Style(color="blue", dim=False)
KEY = Style(bold=True)
CHIP = Style(reverse=True)
WARNING = Style(color="yellow", bold=True)
ERROR = Style(color="red", bold=True, reverse=True)

SUPPORT = Style(color="cyan", bold=True)
OPPOSE = Style(color="red", bold=True)
CONTACT = Style(dim=True)
REVERSED = Style(reverse=True)

# The marks in a source text differ by attribute; the colours repeat it.
MENTION = Style(underline=True)
HOLDER = Style(bold=True, underline=True, color="green")
TARGET = Style(bold=True, italic=True, underline=True, color="magenta")
CUE = Style(reverse=True)
TIME = Style(italic=True, color="blue")
EVIDENCE = Style(color="yellow")
SELECTED = Style(reverse=True, bold=True)

POLARITY: dict[StanceKind, Style] = {"support": SUPPORT, "oppose": OPPOSE, "contact": CONTACT}

DEFAULT_THEME = "ansi-dark"
THEMES = ("ansi-dark", "ansi-light", "gruvbox", "flexoki", "textual-light")
"""The themes offered: the terminal's own colours, and those that keep their surfaces in 256 colours."""
