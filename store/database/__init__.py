"""The store on disk: open it, decide in it, build it, check it, repair it.

Opening a store imports TinyDB and orjson, nothing else of weight; what builds, checks and
repairs loads when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.database.anchors import anchor_of, reanchor, stance_key
from store.database.journal import Choice
from store.database.store import Changes, GenerationGone, Store

if TYPE_CHECKING:
    from store.database.building import BuildProgress, BuildReport, BuildStopped, Problem, build
    from store.database.checking import Finding, check
    from store.database.repairing import repair

__all__ = [
    "BuildProgress",
    "BuildReport",
    "BuildStopped",
    "Changes",
    "Choice",
    "Finding",
    "GenerationGone",
    "Problem",
    "Store",
    "anchor_of",
    "build",
    "check",
    "reanchor",
    "repair",
    "stance_key",
]

_LATER = {
    "BuildProgress": "building",
    "BuildReport": "building",
    "BuildStopped": "building",
    "Problem": "building",
    "build": "building",
    "Finding": "checking",
    "check": "checking",
    "repair": "repairing",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"store.database.{_LATER[name]}"), name)
