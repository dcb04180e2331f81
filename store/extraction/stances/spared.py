"""What looks like a side taken and is none: *cesse ses frappes contre Y*, *protège son pays*, *sauf X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.frames import Match
    from store.extraction.stances.references import Reference
    from store.extraction.stances.syntax import Parse
    from store.lexicon import Frame, Light

_AHEAD = 4  # tokens before somebody within which stands the word that leaves him out


def spared(engine: Engine, match: Match) -> bool:
    """Whether the verb of a match takes no side, by what stands around it."""
    return forced(engine, match) or prodded(engine.parse, match)


def laid_down(frame: Frame, light: Light) -> bool:
    """*X cessera ses frappes contre Y*: who no longer fights somebody is not for him."""
    return light.kind == "withdraw" and frame.lemma in load_discourse().arms


def excepted(p: Parse, reference: Reference) -> bool:
    """*reconnu par trente pays, excepté la Serbie*: whether `reference` is named as left out."""
    return not load_discourse().excepting.isdisjoint(
        p.low[max(reference.start - _AHEAD, 0) : reference.start]
    )


def own_land(engine: Engine, frame: Frame, holder: Reference, target: Reference) -> bool:
    """*« Nous protégeons notre pays », a dit X*: one's own country, which everybody is for."""
    if frame.lemma not in load_discourse().guarding or engine.phrases.kind(target.entity) != "country":
        return False
    entities = engine.entities.entities
    above = entities[holder.entity].member_of
    return target.entity in {above, entities[above].member_of if above is not None else None}


def forced(engine: Engine, match: Match) -> bool:
    """*X a dû se passer de Y*, *contraint de quitter Y*: what one leaves because one cannot but leave it."""
    p, words = engine.parse, load_discourse()
    if match.frame.head not in words.renouncing or not p.is_infinitive(match.head):
        return False
    above = p.head[match.head]
    return p.low[above] == "dû" or (
        p.is_participle(above) and not words.compelled.isdisjoint(engine.modality.lemmas(above))
    )


def populace(engine: Engine, reference: Reference) -> bool:
    """*appelle les Suédois à cesser de fumer*: whether a people is meant, and no state."""
    p, k = engine.parse, reference.head
    here = any(m.entity == reference.entity and m.form == "demonym" for m in engine.entities.headed(k))
    return here and p.pos[k] in {"NOUN", "PROPN"} and p.plural(k) is True and not reference.path


def prodded(p: Parse, match: Match) -> bool:
    """*encourage les jeunes à voter*: to do something, which says nothing of whom one tells to."""
    if match.frame.lemma not in load_discourse().prodding or match.words:
        return False
    _, high = p.bounds[p.sentence[match.head]]
    return any(
        p.low[k] == "à" and p.is_infinitive(j)
        for k in range(match.head + 1, min(match.head + 9, high - 1))
        for j in (k + 1, k + 2)
        if j < high
    )
