"""Filters: chips, search, who, role, roll-up, order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui import theme, words
from tui.desk import ORDERS
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from tui.widgets.bars import ChipBar


class Filtering(DeskScreen):
    """What narrows and widens the view."""

    def on_chip_bar_removed(self, event: ChipBar.Removed) -> None:
        self.step_from()
        self.filter_by(self.desk.filter.without(event.key))

    def action_pop_filter(self) -> None:
        less = self.desk.pop_filter()
        if less is None:
            self.say(words.NO_FILTER_TO_POP)
            return
        self.step_from()
        self.filter_by(less)

    def action_clear_filters(self) -> None:
        if not self.desk.filter.active:
            self.say(words.NO_FILTER_TO_POP)
            return
        self.step_from()
        self.filter_by(self.desk.no_filter())

    def action_role(self) -> None:
        if self.desk.filter.actor is None:
            self.say(words.CHOOSE_ACTOR_FIRST)
            return
        turned = self.desk.turn()
        self.filter_by(turned, lambda: self.say(words.ROLE[turned.role]))

    def action_rollup(self) -> None:
        filter = self.desk.filter
        said = words.ROLLED_DOWN if filter.rollup else words.ROLLED_UP
        self.filter_by(replace(filter, rollup=not filter.rollup), lambda: self.say(said))

    def action_reload(self) -> None:
        self.post_message(self.ReloadAsked())

    def action_order(self) -> None:
        order = self.desk.order = ORDERS[(ORDERS.index(self.desk.order) + 1) % len(ORDERS)]
        said = words.ORDERED.format(how=words.ORDER[order])
        first = replace(self.wanted(), dyad=None)
        self.filter_by(self.desk.filter, lambda: self.say(said, theme.PLAIN), first)
