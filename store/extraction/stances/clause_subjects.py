"""Whose a stance noun without an owner is: *X étudie un soutien à Y*, *au cours d'une opération contre Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import Found
from store.extraction.stances.violence_words import load_violence
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.filling import Filled
    from store.extraction.stances.frames import Match

_WITHIN = frozenset({"lors", "cours", "cadre"})  # *lors d'une attaque*, *dans le cadre d'une attaque*


def clause_subject(engine: Engine, match: Match) -> Filled:
    """*X étudie un soutien à Y*: a stance noun without an owner is its clause's subject's,
    unless the verb judges it, or its doer always stands after *par* (*commente l'arrestation de Y*).
    """
    p, frame, phrases = engine.parse, match.frame, engine.phrases
    if frame.holder == ("par",):
        return [], ()
    denier = engine.modality.denier(match.head)
    if denier >= 0:
        return phrases.all(engine.slots.subjects.of(denier), dig=False), ("denial",)
    verb = p.head[match.head]
    if verb != match.head and p.lemma[verb] in _WITHIN and frame.lemma in load_discourse().arms:
        verb, within = p.head[verb], p.dep[match.head]  # "au cours d'une opération contre X"
    else:
        within = ""
    if p.lemma[verb] in load_discourse().people and p.prep(match.head) == "de":
        members = phrases.all(Found((verb,)), dig=False)  # "membre de l'opposition à X"
        own = [r for r in members if match.frame.lemma not in r.path]  # no "ministre de la défense de X"
        return own, ("member",)
    said = {*match.frame.holder, *match.frame.target}
    if p.pos[verb] != "VERB" or not (within or p.dep[match.head] in {"obj", "obl"}) or "of" in said:
        return [], ()  # "disperse des partisans de Y": theirs; "X devient une cible": not of X
    being = load_discourse().copulas | load_violence().dying
    if engine.modality.judges(verb) or p.passive(verb) or p.lemma[verb] in being:
        return [], ()  # "X est devenu une cible": what one is, one does not do
    holders = phrases.all(engine.slots.subjects.of(verb), dig=False)
    return holders, ("clause subject",) if holders else ()
