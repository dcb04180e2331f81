"""Imported before everything else of the dashboard: starting makes many objects and no garbage.

The collector is turned on again when the store has been read (`tui.loading.load`).
"""

import gc

gc.disable()
