"""What all screens laid over the panes have in common: they come and go in one painting."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from tui.painting import Painting


class Laid(ModalScreen[object]):
    """Lets the app paint once it has its widgets, and again once it is gone."""

    painting: Painting | None = None
    see_through: ClassVar[bool] = False
    """Whether panes are to be seen beside it."""

    def on_mount(self) -> None:
        self._there()

    def on_unmount(self) -> None:
        self._there()

    def _there(self) -> None:
        if self.painting is not None:
            self.painting.let_go_soon("screen")
