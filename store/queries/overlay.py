"""What people decided, and what it makes of what was read. The conventions of `Decision.fields`:

kind          subject     fields (name, value); "" as a value means none
------------  ----------  ----------------------------------------------------------------------------
accept        stance key  –
reject        stance key  –  (not counted from then on, still in `Corpus.resolve`)
reverse       stance key  –  holder and target change places
edit          stance key  any of: holder_id, holder (name, for an actor not known yet), holder_text,
                          target_id, target, target_text, stance, certainty, date (EDTF), source, cue,
                          evidence, start, end, and spans as holder_start, holder_end, target_start, …,
                          cue_start, …, date_start, date_end
add           new key     article and all of the above that are known
                          The key: `store.database.anchors.stance_key`, or any string not yet a key
merge         actor id    into = the actor id that it becomes
split         actor id    into = id of the new actor, name, kind; and which stances move: stance = key
                          and article = id, each as often as needed; alias = name that moves, likewise
rename        actor id    name
speaks_for    actor id    member_of = actor id, or "" for nobody
redate        article id  published (EDTF)
read, unread, bookmark, unbookmark   article id   –
note          article id or stance key   text

Of several decisions on one subject the later ones (by number) build on the earlier ones. A stance
edited or added stays so when it is accepted afterwards; what was rejected can be accepted again.
Everything here is a pure function of the decisions in force, so taking one back, in any order,
leaves exactly what would be there had it never been made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from store.model import ACTOR_KINDS, CERTAINTIES, STANCE_KINDS, Decision, Review, Span, Stance

STANCE_DECISIONS = frozenset(("accept", "reject", "edit", "reverse", "add"))
ACTOR_DECISIONS = frozenset(("merge", "split", "rename", "speaks_for"))
SPANS = ("holder", "target", "cue", "date")
_PLAIN = (
    "article", "holder_id", "holder", "holder_text", "target_id", "target", "target_text", "stance",
    "certainty", "date", "source", "cue", "evidence", "start", "end",
)  # fmt: skip
EDITABLE = frozenset(_PLAIN) | {f"{span}_{edge}" for span in SPANS for edge in ("start", "end")}
_NUMBERS = frozenset(name for name in EDITABLE if name.endswith(("start", "end")))
_ALLOWED = {"stance": STANCE_KINDS, "certainty": CERTAINTIES, "kind": ACTOR_KINDS}


@dataclass(slots=True)
class StanceState:
    """What the decisions on one stance come to. `fields` are in the order after `swapped`."""

    review: Review = "auto"
    swapped: bool = False
    fields: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # of the decision that set each field
    note: str = ""
    added: Decision | None = None

    @property
    def edited(self) -> bool:
        return self.swapped or bool(self.fields)


@dataclass(slots=True)
class ArticleState:
    """What the decisions on one article come to; None where there are none."""

    published: str | None = None
    bookmarked: bool | None = None
    read: bool | None = None
    note: str | None = None


def usable(name: str, value: str) -> bool:
    """Whether an edited value makes sense; a journal from a later version may hold what does not."""
    if name in _ALLOWED:
        return value in _ALLOWED[name]
    if name in _NUMBERS:
        return value.isdecimal()
    return name in EDITABLE


def fold_stance(decisions: Iterable[Decision]) -> StanceState:
    """The decisions on one stance, oldest first, as one state."""
    state, rejected = StanceState(), False
    accepted = False
    for decision in decisions:
        match decision.kind:
            case "accept":
                accepted, rejected = True, False
            case "reject":
                accepted, rejected = False, True
            case "reverse":
                _swap(state)
                rejected = False
            case "edit" | "add":
                rejected = False
                if decision.kind == "add":
                    state.added = decision
                for name, value in decision.fields:
                    if usable(name, value):
                        state.fields[name] = value
                        state.numbers[name] = decision.number
            case "note":
                state.note = dict(decision.fields).get("text", "")
    if rejected:
        state.review = "rejected"
    elif state.added:
        state.review = "added"
    elif state.edited:
        state.review = "edited"
    elif accepted:
        state.review = "accepted"
    return state


def _swap(state: StanceState) -> None:
    def other(name: str) -> str:
        head, _, rest = name.partition("_")
        swapped = {"holder": "target", "target": "holder"}.get(head, head)
        return f"{swapped}_{rest}" if rest else swapped

    state.swapped = not state.swapped
    state.fields = {other(name): value for name, value in state.fields.items()}
    state.numbers = {other(name): number for name, number in state.numbers.items()}


def fold_article(decisions: Iterable[Decision]) -> ArticleState:
    """The decisions on one article, oldest first, as one state (marks of reading are kept apart)."""
    state = ArticleState()
    for decision in decisions:
        fields = dict(decision.fields)
        match decision.kind:
            case "redate":
                state.published = fields.get("published")
            case "bookmark" | "unbookmark":
                state.bookmarked = decision.kind == "bookmark"
            case "read" | "unread":
                state.read = decision.kind == "read"
            case "note":
                state.note = fields.get("text", "")
    return state


def blank(key: str, article: str) -> Stance:
    """A stance of which nothing is known: what an `add` decision starts from."""
    return Stance(
        key=key, article=article, holder="", holder_id="", holder_text="", target="", target_id="",
        target_text="", stance="support", certainty="asserted", date=None, date_basis=None, source=None,
        cue="", evidence="", start=0, end=0, confidence=1.0, review="added", placed=None, frame="",
        repairs=(),
    )  # fmt: skip


def edited_fields(fields: Mapping[str, str], before: Stance) -> dict[str, Any]:
    """Keyword arguments for `dataclasses.replace` from edited fields (ids, names and `placed` apart)."""
    changes: dict[str, Any] = {}
    for name in ("holder_text", "target_text", "cue", "evidence", "stance", "certainty"):
        if name in fields:
            changes[name] = fields[name]
    if "date" in fields:
        changes["date"] = fields["date"] or None
        changes["date_basis"] = "user" if fields["date"] else None
    if "source" in fields:
        changes["source"] = fields["source"] or None
    for name in ("start", "end"):
        if name in fields:
            changes[name] = int(fields[name])
    for name in SPANS:
        start, end = fields.get(f"{name}_start"), fields.get(f"{name}_end")
        if start is not None and end is not None:
            changes[f"{name}_span"] = Span(int(start), int(end))
    return changes


def swapped(stance: Stance) -> dict[str, Any]:
    """Keyword arguments for `dataclasses.replace` that turn a stance round."""
    return {
        "holder": stance.target, "holder_id": stance.target_id, "holder_text": stance.target_text,
        "target": stance.holder, "target_id": stance.holder_id, "target_text": stance.holder_text,
        "holder_span": stance.target_span, "target_span": stance.holder_span,
    }  # fmt: skip


def anchored(decision: Decision) -> dict[str, str | None]:
    """What a stance looked like when it was decided; empty when the decision does not say."""
    try:
        found = json.loads(decision.anchor) if decision.anchor else {}
    except json.JSONDecodeError:
        return {}
    return cast("dict[str, str | None]", found) if isinstance(found, dict) else {}


def values(decision: Decision, name: str) -> Sequence[str]:
    """All values of a field that may stand several times."""
    return [value for field_name, value in decision.fields if field_name == name]
