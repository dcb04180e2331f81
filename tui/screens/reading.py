"""A text to read over the panes: what was copied, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from tui import keys, theme, words
from tui.screens.laid import Laid
from tui.widgets.bars import Line
from tui.widgets.paint import Piece, strip_of
from tui.widgets.pane import Pane
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.glyphs import Glyphs


class TextPane(Pane):
    """Lines of pieces; longer ones are wrapped."""

    def __init__(self, title: str, lines: Sequence[tuple[Piece, ...]], glyphs: Glyphs) -> None:
        super().__init__(0, title, glyphs, id="text")
        self._source = lines
        self._shown: list[tuple[Piece, ...]] = []
        self._shown_width = 0

    def title_note(self) -> str:
        return ""

    def fit_to_size(self) -> None:
        width = max(1, self.size.width - 2)
        if width != self._shown_width:
            self._shown_width = width
            self._shown = [line for pieces in self._source for line in _wrapped(pieces, width)]
        super().fit_to_size()

    @property
    def item_count(self) -> int:
        return len(self._shown)

    def line(self, index: int, width: int) -> Strip:
        return strip_of(self._shown[index], width)


def _wrapped(pieces: tuple[Piece, ...], width: int) -> list[tuple[Piece, ...]]:
    if len(pieces) != 1:
        return [pieces]
    text, style = pieces[0]
    return [((text[start:end], style),) for start, end in wrap(text, width)]


class TextScreen(Laid, inherit_bindings=False):
    """A titled text and a hint; escape closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,enter", "close", words.CLOSE, id="text.close", tooltip=words.CLOSE_MORE, priority=True
        ),
    ]
    AUTO_FOCUS = "#text"
    DEFAULT_CSS = """
    TextScreen { background: $background; }
    TextScreen Line { height: 1; dock: bottom; }
    """

    def __init__(
        self, title: str, text: str | Sequence[tuple[Piece, ...]], hint: str, glyphs: Glyphs
    ) -> None:
        super().__init__()
        lines = [((line, None),) for line in text.split("\n")] if isinstance(text, str) else text
        self.text = TextPane(title, lines, glyphs)
        self.hint = Line(hint, glyphs)

    def compose(self) -> Iterable[Widget]:
        yield self.text
        yield self.hint

    def action_close(self) -> None:
        self.dismiss(None)


def help_lines(glyphs: Glyphs, keymap: dict[str, str]) -> list[tuple[Piece, ...]]:
    """All keys by group, as they are bound now, then the signs. Made from the table of keys."""
    say = glyphs.say
    lines: list[tuple[Piece, ...]] = []
    for group in dict.fromkeys(key.group for key in keys.KEYS):
        lines.append(((say(group), theme.TITLE_FOCUSED),))
        for key in keys.KEYS:
            if key.group == group:
                shown = keys.shown(key, keymap)
                lines.append(((f"  {say(shown):<16}", theme.KEY), (f"{say(key.more)}", None)))
        lines.append((("", None),))
    lines.append(((say(words.HELP_SIGNS), theme.TITLE_FOCUSED),))
    signs = [
        (glyphs.support, words.SIGN_SUPPORT), (glyphs.oppose, words.SIGN_OPPOSE),
        (glyphs.contact, words.SIGN_CONTACT), (glyphs.change, words.SIGN_CHANGE),
        (glyphs.zero, words.SIGN_ZERO), (glyphs.unread, words.SIGN_UNREAD),
        (glyphs.bookmark, words.SIGN_BOOKMARK), (glyphs.note, words.SIGN_NOTE),
        *((sign, words.KINDS[kind]) for kind, sign in glyphs.kinds.items()),
    ]  # fmt: skip
    lines += [((f"  {sign:<4}", theme.KEY), (say(what), None)) for sign, what in signs]
    marks = (
        (words.MARK_HOLDER_WORD, theme.HOLDER), (words.MARK_TARGET_WORD, theme.TARGET),
        (words.MARK_CUE_WORD, theme.CUE), (words.MARK_TIME_WORD, theme.TIME),
        (words.MARK_MENTION_WORD, theme.MENTION),
    )  # fmt: skip
    lines += [(("  ", None), (say(what), style)) for what, style in marks]
    return lines
