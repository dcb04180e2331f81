"""The sides of a referendum: "pour le non", "le camp du oui", "voter « non »"."""

from __future__ import annotations

from store.extraction.actors.proposals import Proposals
from store.extraction.actors.things import name_span
from store.extraction.actors.words import CLOSE_QUOTES, OPEN_QUOTES, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Entity

ANSWERS = frozenset({"oui", "non"})
DETERMINERS = frozenset({"le", "du", "au", "un", "ce"})
VOTING = ("vot", "vote")
TO = frozenset({"a", "au", "aux"})
VOTE_NEAR = 5  # tokens between a vote and "sur"
AFTER = frozenset({"NOUN", "ADJ", "PROPN"})  # "le non respect": part of a word


def ballots(work: Draft, proposals: Proposals) -> None:
    """Mentions of what a yes or a no is said to: the text put to the vote, else the answer itself."""
    sides: dict[str, Entity] = {}
    for i in work.doc.among(ANSWERS):
        if not _answer(work, i):
            continue
        word, text = work.low[i], _text(work, proposals, i)
        if text is not None:
            work.mention(text, i, i + 1, "noun", exported=False, head=i)
            continue
        if word not in sides:
            sides[word] = work.registry.new(word, "proposal")
        work.mention(sides[word], i, i + 1, "noun", head=i)


def _answer(work: Draft, i: int) -> bool:
    """Whether *oui* or *non* at token `i` is a side in a vote, and no plain adverb."""
    doc, k = work.doc, i - 1
    quoted = k >= 0 and doc[k].text in OPEN_QUOTES
    k -= quoted
    if k < 0:
        return False
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is not None and after.text.startswith("-"):
        return False
    if quoted and (after is None or after.text not in CLOSE_QUOTES):
        return False
    if low(doc[k]).startswith(VOTING) and doc[k].pos_ in {"VERB", "NOUN", "AUX"}:
        return True
    return low(doc[k]) in DETERMINERS and (after is None or after.pos_ not in AFTER)


def _text(work: Draft, proposals: Proposals, i: int) -> Entity | None:
    """The text that the vote is on: *oui au traité*, the one named last before token `i`, else the first
    after it.
    """
    to = i + 2 if i + 2 < len(work.doc) and work.doc[i + 1].text in CLOSE_QUOTES else i + 1
    said = next((e for t, e in proposals.seen if i < t.start <= to + 3 and low(work.doc[to]) in TO), None)
    if said is not None:
        return said
    for kind in ("vote", "assembly"):
        put = work.gazetteer.words[f"proposal.put_to_{kind}"]
        fits = [(t.start, e) for t, e in proposals.seen if t.noun in put or not put.isdisjoint(t.words)]
        before = [e for start, e in fits if start < i]
        if fits and (before or kind == "vote"):
            return before[-1] if before else fits[0][1]
    return _asked(work, i)


def _asked(work: Draft, i: int) -> Entity | None:
    """What a vote is said to be on before token `i`: *une consultation sur le tracé du canal*."""
    votes = work.gazetteer.words["sort.elections"]
    for at in range(i - 1, -1, -1):
        near = work.low[max(0, at - VOTE_NEAR) : at] if work.low[at] == "sur" else []
        if not any(word in votes or word.startswith(("vote", "vota")) for word in near):
            continue
        noun = next((k for k in range(at + 1, min(at + 4, i)) if work.doc[k].pos_ == "NOUN"), -1)
        if noun < 0 or work.map.covering(work.doc[noun]):
            continue
        mention = work.map.take(noun)
        if mention is not None:
            return work.registry.entities[mention.entity]
        end, _ = name_span(work, noun + 1)
        entity = work.registry.new(surface(work.doc, noun, end), "proposal")
        work.mention(entity, noun, end, "noun", head=noun)
        return entity
    return None
