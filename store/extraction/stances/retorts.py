"""*X a expulsé l'ambassadeur de Y. Y a dénoncé « un chantage »*: a reaction that names nobody answers who has
just acted against the one who reacts, or speaks against whom his own side has just acted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.forms import FormTable
from store.extraction.stances.fragment_words import fragment_lists
from store.extraction.stances.modality import same_party
from store.extraction.stances.references import Reference
from store.extraction.stances.verdicts import made

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

BACK = 2  # sentences within which somebody has acted against the other


@cache
def _verbs() -> tuple[dict[tuple[bool, str], str], FormTable]:
    """The verbs of such reactions by whether they are reflexive, with their preposition; the forms of all."""
    told = {(v.startswith("se "), v.removeprefix("se ")): prep for v, prep in fragment_lists()["retorting"]}
    return told, FormTable({verb for _, verb in told})


@cache
def _blames() -> frozenset[str]:
    return frozenset(fragment_lists()["blames"])


def retorts(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who call what was done to them a blackmail or the like, and name nobody."""
    p, (verbs, forms) = engine.parse, _verbs()
    told = {c.head for c in engine.found}
    for i in p.among(forms.forms_of({verb for _, verb in verbs})):
        if p.pos[i] != "VERB" or i in told:
            continue
        prep = next((verbs[k] for n in forms.lemmas(p.low[i]) if (k := (p.reflexive(i), n)) in verbs), None)
        mode = engine.modality.read(i)
        if prep is None or mode.negated or mode.dropped or not _blamed(engine, i, prep):
            continue
        holders = engine.phrases.all(engine.slots.subject(i), dig=False)
        yield from made(engine, i, (i,), holders, answered(engine, i, holders), -1, "retort")


def _blamed(engine: Engine, i: int, prep: str) -> bool:
    """Whether what verb `i` is about is such a word, and names nobody."""
    found = engine.slots.complement(i, prep) if prep else engine.slots.object(i)
    heads = {engine.parse.low[k] for k in found.heads}
    return bool(heads) and heads <= _blames() and not engine.phrases.all(found, dig=True)


def answered(engine: Engine, i: int, holders: list[Reference]) -> list[Reference]:
    """Who the last sentences before token `i` say is against the `holders`, or they against whom;
    nobody where that may be several.
    """
    p, found = engine.parse, engine.found
    before = [
        c for c in found
        if c.stance == "oppose" and c.certainty != "denied" and 0 < p.sentence[i] - p.sentence[c.head] <= BACK
    ]  # fmt: skip
    last = max((p.sentence[c.head] for c in before), default=-1)
    others = set()
    for c in (c for c in before if p.sentence[c.head] == last):
        for r in holders:
            if same_party(r.entity, c.target.entity, engine.phrases):
                others.add(c.holder.entity)
            elif same_party(r.entity, c.holder.entity, engine.phrases):
                others.add(c.target.entity)
    return [Reference(other, i, i, i + 1, 1, ("answered",)) for other in others] if len(others) == 1 else []
