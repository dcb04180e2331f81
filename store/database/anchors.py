"""Keys that survive a rebuild, and finding a decision's subject again when it did not."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

import orjson

from store.model import Decision, Stance

_ALIKE = 0.6  # least likeness of an anchor and a stance to be taken for the same
_AHEAD = 0.1  # by how much the best must be ahead of the second

# What a decision is about: the first letters tell a stance key from an article or actor id.
KEY_LENGTH = 18


def article_mark(article: str) -> str:
    """The first 8 letters of the keys of all stances of `article`."""
    return hashlib.sha256(article.encode("utf-8", "replace")).hexdigest()[:8]


def stance_key(
    article: str, evidence: str, holder_text: str, target_text: str, stance: str, cue: str, ordinal: int = 0
) -> str:
    """The key of a stance: 18 hexadecimal letters.

    It has no offsets in it: an article edited elsewhere keeps the keys of its untouched
    sentences. `ordinal` tells apart stances of the article that are alike in all this.
    """
    return article_mark(article) + stance_mark(evidence, holder_text, target_text, stance, cue, ordinal)


def stance_mark(
    evidence: str, holder_text: str, target_text: str, stance: str, cue: str, ordinal: int = 0
) -> str:
    """The last 10 letters of the key of such a stance."""
    parts = (evidence, holder_text, target_text, stance, cue, str(ordinal))
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:10]


def anchor_of(stance: Stance) -> str:
    """What a decision on `stance` carries, to find it again after a rebuild (JSON)."""
    anchor = {
        "article": stance.article,
        "evidence": stance.evidence,
        "start": stance.start,
        "end": stance.end,
        "holder_id": stance.holder_id,
        "target_id": stance.target_id,
        "holder_text": stance.holder_text,
        "target_text": stance.target_text,
        "stance": stance.stance,
        "certainty": stance.certainty,
        "date": stance.date,
        "cue": stance.cue,
        "frame": stance.frame,
    }
    return orjson.dumps(anchor, option=orjson.OPT_SORT_KEYS).decode()


def read_anchor(decision: Decision) -> dict[str, Any]:
    """The anchor as a dictionary; empty when there is none."""
    try:
        anchor = orjson.loads(decision.anchor) if decision.anchor else {}
    except orjson.JSONDecodeError:
        return {}
    return anchor if isinstance(anchor, dict) else {}


def rename_subject(decision: Decision, old: str, new: str) -> Decision:
    """The decision, following its article from the id `old` to `new`; unchanged when about another."""
    anchor = read_anchor(decision)
    of_stance = anchor.get("article") == old
    subject = decision.subject
    if subject == old:
        subject = new
    elif of_stance and subject.startswith(article_mark(old)) and len(subject) == KEY_LENGTH:
        subject = article_mark(new) + subject[8:]
    if of_stance:
        anchor["article"] = new
        text = orjson.dumps(anchor, option=orjson.OPT_SORT_KEYS).decode()
        return replace(decision, subject=subject, anchor=text)
    return decision if subject == decision.subject else replace(decision, subject=subject)


def reanchor(decision: Decision, stances: Sequence[Stance]) -> str | None:
    """The key, among the `stances` of its article, of what `decision` was made about.

    The subject's own key when it is still there; else the one stance whose evidence and words
    are like enough to the anchor's and clearly more so than any other's; else None: the
    decision is stale, to be looked at again.
    """
    if any(stance.key == decision.subject for stance in stances):
        return decision.subject
    anchor = read_anchor(decision)
    if not anchor.get("evidence"):
        return None
    scored = sorted(((_likeness(anchor, stance), stance.key) for stance in stances), reverse=True)
    if not scored or scored[0][0] < _ALIKE:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _AHEAD:
        return None
    return scored[0][1]


def _likeness(anchor: dict[str, Any], stance: Stance) -> float:
    """0 to 1: half the evidence, half who holds what towards whom, by which words."""
    evidence: float = SequenceMatcher(None, str(anchor["evidence"]), stance.evidence, autojunk=False).ratio()
    if evidence < _ALIKE:
        return 0.0
    same = [
        anchor.get("holder_id") == stance.holder_id or anchor.get("holder_text") == stance.holder_text,
        anchor.get("target_id") == stance.target_id or anchor.get("target_text") == stance.target_text,
        anchor.get("stance") == stance.stance,
        anchor.get("cue") == stance.cue,
    ]
    return float(0.5 * evidence + 0.125 * sum(same))
