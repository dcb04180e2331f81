"""Where the reader is, as kept beside the store: read back at the next start, whatever ended this one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, get_args

from store.queries.filters import Filter
from store.queries.terms import Order, Role

STATE = "dashboard"
"""The name under which the store keeps it."""
PLACES_KEPT = 2000


@dataclass
class Session:
    """Cursors are ids, not line numbers, and places offsets in the text: both outlive a rebuild."""

    filter: Filter = field(default_factory=Filter)
    order: Order = "activity"
    focused: str = "articles"
    zoomed: bool = False
    theme: str = ""
    article_cursor: str | None = None
    actor_cursor: str | None = None
    dyad_cursor: tuple[str, str] | None = None
    thread: tuple[str, str] | None = None
    article: str | None = None
    stance: str | None = None
    places: dict[str, int] = field(default_factory=dict)
    seen: bool = False  # whether there has been a session before

    def remember(self, article: str, offset: int) -> None:
        """Keep the place in an article; the ones left longest ago are forgotten."""
        self.places.pop(article, None)
        self.places[article] = offset
        while len(self.places) > PLACES_KEPT:
            del self.places[next(iter(self.places))]

    def state(self) -> dict[str, Any]:
        """As JSON values, of this moment: what goes on being changed is copied."""
        state: dict[str, Any] = {part.name: getattr(self, part.name) for part in fields(self)}
        return state | {"filter": asdict(self.filter), "places": dict(self.places)}


def session_from(state: dict[str, Any]) -> Session:
    """The session kept as `state`; what is missing or makes no sense is left at its start."""
    session = Session(seen=bool(state))
    for name in ("focused", "theme"):
        if isinstance(value := state.get(name), str):
            setattr(session, name, value)
    for name in ("article_cursor", "actor_cursor", "article", "stance"):
        if isinstance(value := state.get(name), str):
            setattr(session, name, value)
    for name in ("dyad_cursor", "thread"):
        value = state.get(name)
        if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):
            setattr(session, name, (value[0], value[1]))
    session.zoomed = state.get("zoomed") is True
    if state.get("order") in get_args(Order):
        session.order = state["order"]
    places = state.get("places")
    if isinstance(places, dict):
        session.places = {str(k): v for k, v in places.items() if isinstance(v, int) and v >= 0}
    if isinstance(kept := state.get("filter"), dict):
        session.filter = _filter(kept)
    return session


def _filter(kept: dict[str, Any]) -> Filter:
    from store.model import CERTAINTIES, STANCE_KINDS

    found: dict[str, Any] = {}
    for part in fields(Filter):
        value, default = kept.get(part.name), getattr(Filter(), part.name)
        if isinstance(default, bool):
            found[part.name] = value is True
        elif isinstance(default, tuple) and isinstance(value, list):
            known = CERTAINTIES if part.name == "certainties" else STANCE_KINDS
            found[part.name] = tuple(item for item in value if item in known)
        elif isinstance(value, str):
            found[part.name] = value
    if found.get("role", "any") not in get_args(Role):
        found["role"] = "any"
    return Filter(**found)
