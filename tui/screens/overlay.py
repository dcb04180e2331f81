"""Screens laid over the panes: a list to choose from, and a line to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from tui import theme, words
from tui.screens.laid import Laid
from tui.widgets.bars import Line
from tui.widgets.choices import Choice, Choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.glyphs import Glyphs
    from tui.widgets.pane import Pane

    Consult = Callable[[Callable[[], Sequence[Choice]], Callable[[Sequence[Choice]], None]], None]


class ListOverlay(Laid, inherit_bindings=False):
    """A titled list over the whole screen; gives back the value chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", words.CLOSE, id="overlay.close", tooltip=words.CLOSE_MORE),
    ]
    AUTO_FOCUS = "#choices"
    DEFAULT_CSS = """
    ListOverlay { background: $background; }
    ListOverlay Line { height: 1; dock: bottom; }
    """

    def __init__(self, title: str, choices: Sequence[Choice], hint: str, glyphs: Glyphs) -> None:
        super().__init__()
        self.list = Choices(title, glyphs, id="choices")
        self.list.choices = choices
        self.hint = Line(hint, glyphs)

    def compose(self) -> Iterable[Widget]:
        yield self.list
        yield self.hint

    def on_mount(self) -> None:
        self.list.show(self.list.choices)

    def on_pane_entered(self, event: Pane.Entered) -> None:
        event.stop()
        if self.list.chosen is not None:
            self.dismiss(self.list.chosen)

    def action_close(self) -> None:
        self.dismiss(None)


class Prompt(Laid, inherit_bindings=False):
    """One line to type in, with completions above it while `complete` gives any.

    `consult` has `complete` asked off the screen; what comes after more was typed is not shown. Gives
    back the value of the completion chosen, else the text typed, or None when left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", words.CLOSE, id="prompt.close", tooltip=words.CLOSE_MORE),
        Binding("down,ctrl+n", "step(1)", words.NEXT, id="prompt.next", tooltip=words.NEXT_MORE,
                priority=True),
        Binding("up,ctrl+p", "step(-1)", words.PREVIOUS, id="prompt.previous", tooltip=words.PREVIOUS_MORE,
                priority=True),
        Binding("tab", "take", words.COMPLETE, id="prompt.complete", tooltip=words.COMPLETE_MORE,
                priority=True),
    ]  # fmt: skip
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    Prompt { background: transparent; align: left bottom; }
    Prompt Choices { height: 0; background: $background; }
    Prompt Line { height: 1; background: $background; }
    Prompt Input { height: 1; border: none; padding: 0 1; background: $background; }
    Prompt Input:focus { border: none; }
    """
    MOST = 9
    see_through: ClassVar[bool] = True

    def __init__(
        self,
        label: str,
        glyphs: Glyphs,
        *,
        value: str = "",
        complete: Callable[[str], Sequence[Choice]] | None = None,
        consult: Consult | None = None,
        must_choose: bool = False,
    ) -> None:
        super().__init__()
        self._consult = consult or (lambda ask, then: then(ask()))
        self._asked = self._shown = 0
        self._entered = False
        self.label = Line(label, glyphs, theme.BOLD)
        self.list = Choices(words.COMPLETIONS, glyphs, id="choices")
        self.list.can_focus = False
        self.input = Input(value, select_on_focus=False, compact=True)
        self.input.cursor_blink = False
        self._complete = complete
        self._must = must_choose
        self._picked = False

    def compose(self) -> Iterable[Widget]:
        yield self.list
        yield self.label
        yield self.input

    def on_mount(self) -> None:
        self.input.cursor_position = len(self.input.value)
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._picked = False
        self._show()

    def _show(self) -> None:
        complete = self._complete
        if complete is None:
            return
        self._asked += 1
        number, typed = self._asked, self.input.value

        def ask() -> Sequence[Choice]:
            return complete(typed) if number == self._asked else ()

        def answered(choices: Sequence[Choice]) -> None:
            if number == self._asked and self.is_attached:
                self._shown = number
                self.show_choices(choices)
                if self._entered:
                    self.submit(self.input.value.strip())

        self._consult(ask, answered)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what completes the line as it is now."""
        most = max(3, min(self.MOST, self.app.size.height - 6))
        self.list.styles.height = min(len(choices), most) + 1 if choices else 0
        self.list.show(choices)

    def action_step(self, step: int) -> None:
        if self.list.choices:
            # The first press shows what enter would take: the first completion, marked already.
            if self._picked or self._must:
                self.list.move_to(self.list.cursor + step)
            self._picked = True

    def action_take(self) -> None:
        choice = self.list.choices[self.list.cursor] if self.list.choices else None
        if choice is not None:
            self.input.value = choice.pieces[0][0].strip()
            self.input.cursor_position = len(self.input.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit(event.value.strip())

    def submit(self, typed: str) -> None:
        """Enter; what was typed last may still be to be completed."""
        self._entered = self._shown != self._asked
        if not self._entered:
            self.choose(typed)

    def choose(self, typed: str) -> None:
        """Give back what is chosen, or what was typed."""
        if self.list.choices and (self._must or self._picked):
            self.dismiss(self.list.chosen)
        elif self._must and typed:
            self.label.say(words.NO_SUCH_ACTOR, theme.WARNING)
        else:
            self.dismiss(typed)

    def on_pane_entered(self, event: Pane.Entered) -> None:
        event.stop()
        self.dismiss(self.list.chosen)

    def action_close(self) -> None:
        self.dismiss(None)
