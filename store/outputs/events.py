"""Stances as event rows after PLOVER: source, target, event, date, for people from event coding."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from store import edtf
from store.model import Stance
from store.outputs.selection import Selection
from store.outputs.tables import Row, all_articles, stances_of

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

KEYS = (
    "event_id", "event_date", "date_edtf", "date_precision", "source", "source_id", "source_kind", "target",
    "target_id", "target_kind", "event_type", "event_mode", "certainty", "confidence", "text", "article",
    "published", "url", "selection",
)  # fmt: skip


def rows(store: Store, corpus: Corpus, selection: Selection) -> Iterator[Row]:
    """One event for each selected stance that is not denied. `event_date` is the first day that it may have
    been, empty when unknown; `date_edtf` and `date_precision` say how exactly it is known; `event_mode` is
    `verbal` or, for what the word itself says was done, `material`. Raises StoreError."""
    for article in all_articles(corpus):
        url = store.url(article.article)
        for stance in stances_of(article, store, corpus, selection):
            if stance.certainty == "denied" or stance.review == "rejected":
                continue
            yield _row(stance, corpus) | {
                "article": article.article, "published": article.published, "url": url or None,
                "selection": selection.words,
            }  # fmt: skip


def _row(stance: Stance, corpus: Corpus) -> Row:
    first = edtf.earliest(stance.placed) if stance.placed else None
    kind = event_type(stance)
    return {
        "event_id": stance.key,
        "event_date": first.isoformat() if first else None,
        "date_edtf": stance.placed,
        "date_precision": edtf.precision(stance.placed) if stance.placed else None,
        "source": stance.holder,
        "source_id": stance.holder_id,
        "source_kind": corpus.actor(stance.holder_id).kind,
        "target": stance.target,
        "target_id": stance.target_id,
        "target_kind": corpus.actor(stance.target_id).kind,
        "event_type": kind,
        "event_mode": "material" if kind in _MATERIAL else "verbal",
        "certainty": stance.certainty,
        "confidence": stance.confidence,
        "text": stance.evidence,
    }


_MATERIAL = frozenset({"AID", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST", "YIELD"})


def event_type(stance: Stance) -> str:
    """The PLOVER type of the word that carries the stance, else that of its kind."""
    types = _types()
    for name, starts in types["starts"].items():
        if stance.frame.startswith(tuple(starts)):
            return str(name)
    return str(types["default"][stance.stance])


@cache
def _types() -> dict[str, Any]:
    return tomllib.loads(files("store.outputs").joinpath("data", "plover.toml").read_text(encoding="utf-8"))
