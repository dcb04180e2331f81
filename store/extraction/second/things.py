"""Targets that nobody has taken a side on yet: they become actors (proposals) when somebody does."""

from __future__ import annotations

from collections.abc import Iterator

from store.extraction.entities import Latent, Measure
from store.extraction.second.cast import Cast, bucket
from store.extraction.second.events import Event, Side, determiner
from store.extraction.second.parties import Party, locate
from store.extraction.stances.words import load_discourse

_WORDS = 10  # of a phrase that names a thing, at most
_ENDS = frozenset({",", ".", ";", "«", "»", '"', "(", ")", ":", "…", "–", "—"})
_VERBAL = frozenset({"VERB", "AUX", "PRON"})
_LINKS = frozenset(
    {"à", "de", "du", "des", "par", "pour", "dans", "en", "au", "aux", "lors", "après", "avant", "sur"}
)


def things(cast: Cast, event: Event, side: Side) -> Iterator[Party]:
    """The measures of the sentence, and the phrase in the slot when it names no actor."""
    p, i = cast.parse, event.match.head
    seen = set()
    for latent in cast.entities.latent.values():
        name, k = latent.measure.name, latent.start
        if p.sentence[k] != event.sentence or latent.measure.entity is not None or name in seen:
            continue
        seen.add(name)
        party = Party(None, None, latent, "thing", "thing", ["w=thing"])
        locate(cast, event, side, party, k)
        party.middling += ["kind=thing", f"dist={party.way}{bucket(k - i)}"]
        party.rest += [f"slot={(p.prep(k) or '-') in side.slots}", f"thing={p.lemma[k]}"]
        yield party
    head = side.head
    named = side.resolved or head in cast.entities.latent
    if side.noun and p.pos[head] == "NOUN" and not named and not p.timed[head]:  # "l'automne dernier"
        yield from _phrase(cast, side)


def _phrase(cast: Cast, side: Side) -> Iterator[Party]:
    """The noun phrase in the slot: *le scrutin*, *cette décision du pouvoir*."""
    p, k = cast.parse, side.head
    end = _end(cast, k)
    name = p.doc.surface(k, end)
    if name.casefold() in load_discourse().vague:
        return
    gender = (p.morph[k].get("Gender") or ("",))[0][:1].lower()
    measure = Measure(name, "m" if gender == "m" else "f" if gender == "f" else "", bool(p.plural(k)))
    capital = any(p.doc[j].text[:1].isupper() for j in range(k, end))
    rest = [
        f"from={side.slot}", f"det={determiner(p, k)}", f"words={min(end - k, 4)}", f"thing={p.lemma[k]}",
        f"prep={p.prep(k) or '-'}", f"capital={capital}",
    ]  # fmt: skip
    yield Party(None, None, Latent(k, end, measure), "phrase", "phrase", ["w=phrase"], ["kind=phrase"], rest)


def _end(cast: Cast, k: int) -> int:
    """The end of the phrase that begins with noun `k`: before a verb, a stop, or what links to these."""
    p, end = cast.parse, k + 1
    while end < min(p.size, k + _WORDS) and p.low[end] not in _ENDS and p.pos[end] not in _VERBAL:
        end += 1
    while end > k + 1 and (p.pos[end - 1] in {"ADP", "DET", "CCONJ"} or p.low[end - 1] in _LINKS):
        end -= 1
    return end
