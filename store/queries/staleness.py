"""Decisions under which the text or the extraction changed: shown to be looked at again, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import Decision
from store.queries import overlay
from store.queries.identities import Identities
from store.queries.overlay import StanceState
from store.queries.tables import CERTAINTY_CODES, KIND_CODES

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision to be looked at again. `key` is the stance that it now applies to, if any."""

    decision: Decision
    key: str | None
    article: str | None
    reason: str


_LOOKED_AT = {
    "holder_id": "qui", "target_id": "envers qui", "stance": "la position",
    "certainty": "la certitude", "date": "la date",
}  # fmt: skip


def differences(
    corpus: Corpus,
    identities: Identities,
    decision: Decision,
    row: int,
    read: tuple[int, int, int, int],
    before: StanceState,
) -> list[str]:
    """In what a stance differs from what a decision was made on, in words.

    `read` is what was read of the row (codes of kind, certainty, date and place in time), `before` what
    earlier decisions had made of it.
    """
    anchor = overlay.anchored(decision)
    if decision.kind == "add" or not anchor:
        return []
    table = corpus.stances
    kind, certainty, date, _ = read
    ids = [corpus.actors.base[side[row]].actor for side in (table.raw_holder, table.raw_target)]
    now = {
        "holder_id": ids[0], "target_id": ids[1], "stance": _name(KIND_CODES, kind),
        "certainty": _name(CERTAINTY_CODES, certainty), "date": table.dates[date],
    }  # fmt: skip
    decided = dict(now)
    if before.swapped:
        decided["holder_id"], decided["target_id"] = ids[1], ids[0]
    decided |= {name: before.fields[name] or None for name in decided if name in before.fields}

    def same(name: str, value: str | None, either: tuple[str | None, ...]) -> bool:
        if value in either or not name.endswith("_id"):
            return value in either
        rows = corpus.actors.rows
        known = {identities.canon(rows[actor]) for actor in either if actor in rows}
        return value in rows and identities.canon(rows[value]) in known

    return [
        words
        for name, words in _LOOKED_AT.items()
        if name in anchor and not same(name, anchor[name], (now[name], decided[name]))
    ]


def look_again(
    corpus: Corpus,
    stances: Mapping[str, Sequence[Decision]],
    articles: Mapping[str, Sequence[Decision]],
    actors: Sequence[Decision],
    reasons: Mapping[str, str],
    withdrawn: Collection[str],
) -> list[Stale]:
    """The decisions (by subject) to be looked at again, oldest first; the last of a subject speaks for it.

    `reasons` are the differences found, by key; `withdrawn` the keys of added stances that are no more.
    """
    found = []
    for key, decisions in stances.items():
        last = decisions[-1]
        article = overlay.anchored(last).get("article") or dict(last.fields).get("article")
        if key in withdrawn or corpus.stances.ids.row(key) is None:
            if last.anchor or last.kind == "add":
                found.append(Stale(last, None, article, "la phrase n'est plus dans le corpus"))
        elif key in reasons:
            found.append(Stale(last, key, article, reasons[key]))
    for article, decisions in articles.items():
        if corpus.articles.ids.row(article) is None:
            found.append(Stale(decisions[-1], None, article, "l'article n'est plus dans le corpus"))
    for decision in actors:
        if decision.subject not in corpus.actors.rows:
            found.append(Stale(decision, None, None, "l'acteur n'est plus dans le corpus"))
    return sorted(found, key=lambda stale: stale.decision.number)


def _name(codes: dict[str, int], wanted: int) -> str:
    return next(name for name, code in codes.items() if code == wanted)
