"""The stance that a verb takes towards whom it makes do or blames: *accuser X de*, *exhorter X à*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.frames import Match
from store.lexicon import Frame

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.lexicon import Embedder


def accusations(engine: Engine) -> list[Candidate]:
    """The stances of the embedding verbs themselves towards their addressees."""
    p, modality = engine.parse, engine.modality
    found = []
    for i in p.among(engine.cues.accusing):
        for lemma in modality.lemmas(i):
            for entry in engine.lexicon.embedders.get(lemma, ()):
                if not entry.matrix or entry.pos != "verb":
                    continue
                if p.pos[i] not in {"VERB", "AUX"} and not p.is_participle(i):
                    continue
                if modality.embedding.fits_words(entry, i):
                    found += _accusation(engine, i, entry)
                    break
    return found


def _accusation(engine: Engine, i: int, entry: Embedder) -> list[Candidate]:
    slots = engine.slots
    found = slots.object(i) if entry.control == "obj" else slots.dative(i)
    targets = engine.phrases.all(found, dig=True)
    holders = engine.phrases.all(slots.subject(i), dig=False)
    if not entry.matrix or not targets or not holders:
        return []
    frame = Frame(
        f"{entry.lemma}.embedder",
        entry.head,
        "verb",
        entry.matrix,
        ("subj",),
        (entry.control or "obj",),
        2,
        (),
        "",
        (),
        False,
        "",
        ("", ""),
        entry.lemma,
        entry.reflexive,
    )
    return engine.pairs.pair(
        Match(frame, i), (holders, ()), (targets, (found.repair,) if found.repair else ()), None
    )
