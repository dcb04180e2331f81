"""*X a quitté la salle en signe de protestation contre Y*, *par solidarité avec Y*: why somebody acts is what
he thinks of Y, whatever he does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.filling import Filled
    from store.extraction.stances.frames import Match
    from store.extraction.stances.syntax import Parse

OF_TOKENS = frozenset({"en", "comme"})


def moved_by(engine: Engine, match: Match) -> Filled | None:
    """Whose motive the noun of `match` is; None when it is nobody's."""
    p = engine.parse
    verb = _moved(p, match.head)
    if verb < 0 or p.passive(verb) or engine.modality.read(verb).negated:
        return None
    holders = engine.phrases.all(engine.slots.subjects.of(verb), dig=False)
    return (holders, ("clause subject",)) if holders else None


def _moved(p: Parse, noun: int) -> int:
    """The verb of what is done for that motive; -1 when the noun is none."""
    token = p.head[noun]
    if p.low[token] in load_spellings().tokens and p.prep(noun) == "de" and p.prep(token) in OF_TOKENS:
        noun = token
    elif p.low[noun - 1] != "par" or p.low[noun] not in load_spellings().motives:
        return -1
    verb = p.head[noun]
    if p.pos[verb] == "NOUN" and p.dep[verb] in {"obj", "obl"}:  # "a présenté sa démission en signe de …"
        verb = p.head[verb]
    return verb if p.pos[verb] == "VERB" and verb < noun else _main(p, noun)


def _main(p: Parse, noun: int) -> int:
    """*En signe de protestation contre X, Y a …*: the verb of the clause that such a phrase opens."""
    verb = p.head[noun]
    return verb if p.pos[verb] == "VERB" and p.finite(verb) is not None else -1
