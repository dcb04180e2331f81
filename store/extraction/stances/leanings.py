"""*Le parti prorusse X*, *X, pro-Pékin*, *les milices anti-Biya*: a word that says whose side one is on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.verdicts import made
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine


def leanings(engine: Engine) -> Iterator[Candidate]:
    """The stances of who is said to lean to or against a state or somebody whom the article names."""
    p, doc = engine.parse, engine.parse.doc
    gazetteer = engine.entities.gazetteer
    sides = dict.fromkeys(gazetteer.words["leaning.for"], 1)
    sides |= dict.fromkeys(gazetteer.words["leaning.against"], -1)
    words = {word for word in doc.vocabulary if _leans(word, sides, gazetteer.demonyms)}
    for i in doc.among(words):
        side = next(side for side in sides if doc[i].folded.startswith(side))
        target = _named(engine, doc[i].text[len(side) :].removeprefix("-"))
        if target is None or p.pos[i] not in {"ADJ", "NOUN", "PROPN", "X"} or engine.modality.read(i).negated:
            continue
        targets = [Reference(target, i, i, i + 1, 1, ("adjective",))]
        yield from made(engine, i, (i,), _leaning(engine, i), targets, sides[side], "leaning")


def _leans(word: str, sides: Iterable[str], demonyms: Container[str]) -> bool:
    """*pro-Pékin*, *anti-Biya*, *prorusse*: with a hyphen whoever it is, without one only a people."""
    rests = [word.removeprefix(side) for side in sides if word.startswith(side)]
    return any(rest.startswith("-") or rest in demonyms for rest in rests)


def _named(engine: Engine, whom: str) -> int | None:
    """The key of the actor that *russe*, *Pékin*, *Biya* names, if the article names it elsewhere."""
    gazetteer, word = engine.entities.gazetteer, fold(whom)
    if whom[:1].islower():
        ids = set(gazetteer.demonyms.get(word, ()))
    else:
        ids = {hit.value for hit in gazetteer.names.scan(whom) if hit.end - hit.start == len(whom)}
    for entity in engine.entities.entities:
        own = whom[:1].isupper() and any(fold(name).split()[-1:] == [word] for name in entity.names)
        if entity.known in ids or own:
            return entity.key
    return None


def _leaning(engine: Engine, i: int) -> list[Reference]:
    """Who is said to be so: the body whose name the word at `i` is part of, else what it qualifies."""
    around = engine.entities.covering(engine.parse.doc[i])
    named = [m for m in around if m.end - m.start > 1 and m.form == "name"]
    if named:
        return [Reference(m.entity, m.head, m.start, m.end, 1) for m in named[:1]]
    found = engine.phrases.all(engine.slots.modified(i), dig=False)
    return [r for r in found if r.entity >= 0 and engine.phrases.kind(r.entity) != "proposal"]
