"""The dashboard's main screen: the four panes with everything one can do in them."""

from __future__ import annotations

from tui import keys
from tui.screens.editing import Editing
from tui.screens.filtering import Filtering
from tui.screens.navigation import Navigation
from tui.screens.people import People
from tui.screens.reviewing import Reviewing


class Workbench(Navigation, Filtering, Reviewing, Editing, People, inherit_bindings=False):
    """Four panes over one desk."""

    # Here, not where the actions are: Textual would put the whole table together again for every class.
    BINDINGS = keys.bindings("workbench")
