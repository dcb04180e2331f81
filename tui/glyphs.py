"""The signs the dashboard draws with: Unicode, and an ASCII rendering for terminals without UTF-8."""

from __future__ import annotations

import locale
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model import ActorKind, StanceKind


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One character cell each, unless said otherwise.

    `up` are bars growing from the bottom, lowest first. `down` are bars hanging from the top, as
    (character, reverse video) pairs: Unicode has no finely graded upper blocks, so the complement
    is drawn reversed. `zero` is the zero line where something was said, `gap` where nothing was.
    """

    cursor: str
    rule: str
    heavy_rule: str
    bar: str
    unread: str
    bookmark: str
    note: str
    arrow: str
    change: str
    support: str
    oppose: str
    contact: str
    ellipsis: str
    dot: str
    zero: str
    gap: str
    up: tuple[str, ...]
    down: tuple[tuple[str, bool], ...]
    kinds: dict[ActorKind, str]
    unicode: bool

    def polarity(self, stance: StanceKind) -> str:
        """The sign of a stance: never colour alone."""
        return {"support": self.support, "oppose": self.oppose, "contact": self.contact}[stance]

    def say(self, text: str) -> str:
        """`text` of the interface (not of articles) in characters the terminal can show."""
        return text if self.unicode else _plain(text)


UNICODE = Glyphs(
    cursor="▌", rule="─", heavy_rule="━", bar="│", unread="●", bookmark="★", note="✎", arrow="→",
    change="⇄", support="+", oppose="−", contact="=", ellipsis="…", dot="·", zero="▔", gap=" ",
    up=("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"),
    # the half block reversed like its neighbours: a change of style is ten bytes on the line
    down=(("▆", True), ("▅", True), ("▄", True), ("▃", True), ("▂", True), ("▁", True), ("█", False)),
    kinds={
        "person": "◦", "country": "■", "government": "□", "armed_group": "▲", "party": "◆",
        "organisation": "○", "media": "¶", "proposal": "§",
    },
    unicode=True,
)  # fmt: skip

ASCII = Glyphs(
    cursor=">", rule="-", heavy_rule="=", bar="|", unread="*", bookmark="!", note="n", arrow=">",
    change="X", support="+", oppose="-", contact="=", ellipsis="~", dot="-", zero="-", gap=" ",
    up=(".", ":", "|", "#"), down=(("'", False), (":", False), ("|", False), ("#", False)),
    kinds={
        "person": "p", "country": "c", "government": "g", "armed_group": "a", "party": "t",
        "organisation": "o", "media": "m", "proposal": "w",
    },
    unicode=False,
)  # fmt: skip

_REPLACED = {"→": "->", "⇄": "<->", "−": "-", "·": "-", "…": "...", "«": '"', "»": '"', "’": "'", "•": "*",
             "œ": "oe", "Œ": "OE", "–": "-", "—": "-", "↑": "^", "↓": "v", "←": "<-", "×": "x", "⏎": "entree",
             "≥": ">=", "≤": "<=", "\u202f": " ", "\u00a0": " "}  # fmt: skip


def _plain(text: str) -> str:
    import unicodedata

    text = "".join(_REPLACED.get(char, char) for char in text)
    decomposed = unicodedata.normalize("NFKD", text)
    return decomposed.encode("ascii", "ignore").decode()


def terminal_glyphs(choice: str = "auto") -> Glyphs:
    """The signs for this terminal: `choice` is "auto", "unicode" or "ascii" (a setting).

    ASCII when the locale's encoding is not UTF-8, or on the Linux console, whose font lacks the bars.
    """
    if choice == "ascii":
        return ASCII
    if choice == "unicode":
        return UNICODE
    # Python's own encoding says nothing here: in the C locale it coerces itself to UTF-8.
    named = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    if named:
        utf8 = "utf8" in named.lower().replace("-", "")
    else:
        utf8 = sys.platform in ("darwin", "win32") and "utf" in locale.getpreferredencoding(False).lower()
    return UNICODE if utf8 and os.environ.get("TERM") != "linux" else ASCII
