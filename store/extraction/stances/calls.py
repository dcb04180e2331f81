"""Wanting what is done against somebody, or for him: *réclame des sanctions contre X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.frames import Match
    from store.extraction.stances.references import Reference

_WANTED = {"obj": "", "à": "à", "pour": "pour", "de": "de"}  # slot of the verb: preposition of the noun
_TOWARDS = {"oppose": ("contre",), "support": ("pour",)}


def called_for(engine: Engine, match: Match) -> list[Candidate]:
    """The stance of whoever wants the act that a noun names, when the noun says against whom."""
    p, noun = engine.parse, match.head
    if match.frame.pos == "phrase":
        noun = p.head[p.head[noun]]
        if p.pos[noun] == "VERB":  # "demande une action contre X": hung on the verb
            noun = next((k for k in p.kids[noun] if p.dep[k] == "obj" and 0 < match.head - k <= 3), noun)
        if p.pos[noun] != "NOUN" or match.frame.target not in _TOWARDS.values():
            return []
    verb = p.head[noun]
    vessels = load_discourse().vessels
    if match.frame.pos == "phrase" and p.lemma[noun] in load_discourse().wares:
        return []  # "signe un contrat pour l'achat de X"
    while p.lemma[verb] in vessels and p.prep(noun) == "de" and p.pos[p.head[verb]] == "VERB":
        noun, verb = verb, p.head[verb]
    done = _asked_by(engine, match, noun)
    if done:
        return done
    if p.pos[verb] != "VERB" or verb > noun or p.passive(verb):
        return []
    if engine.modality.negated(verb) or not _wants(engine, verb, p.prep(noun)):
        return []
    if any(
        engine.uses.idle(e, verb)
        for n in engine.modality.lemmas(verb)
        for e in engine.lexicon.neutral.get(n, ())
    ):
        return []  # "défend sa couronne contre X"
    wanted = _TOWARDS.get(match.frame.stance, ())
    if noun != match.head and match.frame.stance == "support":
        wanted = (*wanted, "à", "envers")  # "appelle à un rassemblement de soutien à X"
    towards = tuple(slot for slot in wanted if slot in match.frame.target)
    targets = engine.filler.fill(match, towards, True)
    if match.frame.pos == "phrase":  # "réclame pour un an des sanctions contre X": for nobody's sake
        targets = [r for r in targets[0] if "genitive" not in r.path], targets[1]
    if not targets[0]:
        return []
    holders = engine.phrases.all(engine.slots.subject(verb), dig=False)
    return engine.pairs.pair(match, (holders, ("call",)), targets, None)


def bidden(engine: Engine, match: Match) -> list[Reference]:
    """*X a été arrêté à la demande de Y*: at whose word it was done, when nothing says who did it."""
    p, verb = engine.parse, match.head
    if match.frame.stance == "contact" or not p.passive(verb):
        return []
    for k in p.kids[verb]:
        if k > verb and p.prep(k) in {"à", "sur"} and p.lemma[k] in load_discourse().bidding:
            return engine.phrases.all(engine.slots.complement(k, "de"), dig=False)
    return []


def _asked_by(engine: Engine, match: Match, noun: int) -> list[Candidate]:
    """*l'enquête demandée par X contre Y*: X wants it, as the participle after the noun says."""
    p = engine.parse
    asked = next((k for k in p.kids[noun] if p.dep[k] == "acl" and k > noun and p.is_participle(k)), -1)
    agents = engine.slots.agent(asked) if asked >= 0 and _wants(engine, asked, "") else None
    towards = tuple(slot for slot in _TOWARDS.get(match.frame.stance, ()) if slot in match.frame.target)
    targets = engine.filler.fill(match, towards, True) if agents else ([], ())
    if not agents or not targets[0]:
        return []
    return engine.pairs.pair(match, (engine.phrases.all(agents, dig=False), ("call",)), targets, None)


def _wants(engine: Engine, verb: int, prep: str) -> bool:
    """Whether `verb` says that its subject wants what stands there after `prep`."""
    reflexive = engine.parse.reflexive(verb)
    return any(
        frame.pos == "verb" and frame.stance == "support" and frame.reflexive == reflexive and not frame.words
        and any(_WANTED.get(slot) == prep for slot in frame.target)
        for name in engine.modality.lemmas(verb)
        for frame in engine.lexicon.by_lemma.get(name, ())
    )  # fmt: skip
