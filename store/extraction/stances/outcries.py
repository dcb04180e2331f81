"""What a quotation is brought in with: *« Il était temps », s'est réjoui X* speaks for the matter in hand,
*« L'État nous abandonne », s'indigne Y* against who does so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.forms import FormTable
from store.extraction.stances.fragment_words import fragment_lists, load_fragments
from store.extraction.stances.modality import same_party
from store.extraction.stances.references import Reference
from store.extraction.stances.retorts import answered
from store.extraction.stances.syntax import RELATIVES, SUBJECTS
from store.extraction.stances.upshot import received
from store.extraction.stances.verdicts import made, nearest

if TYPE_CHECKING:
    from store.extraction.entities import EntityMention
    from store.extraction.stances.engine import Engine

REACH = 6  # tokens after a quotation within which the verb stands that says how it is said
_FIRST = frozenset({"je", "j'", "nous", "on", "me", "m'"})
_CLAUSES = frozenset({"ROOT", "ccomp", "parataxis", "conj", "advcl"})


@cache
def _verbs() -> tuple[dict[tuple[bool, str], int], FormTable]:
    """The verbs by whether they are reflexive, with +1 (glad) or -1; and the forms of all."""
    raw = fragment_lists()
    signs = {
        (verb.startswith("se "), verb.removeprefix("se ")): sign
        for name, sign in (("rejoicing", 1), ("complaining", -1))
        for verb in raw[name]
    }
    return signs, FormTable({verb for _, verb in signs})


def outcries(engine: Engine) -> Iterator[Candidate]:
    """The stances of those whose quoted words take none by themselves, by the verb that brings them in."""
    for start, end, keys in engine.entities.quotations:
        verb, sign = _brought_in(engine, end, keys) if keys else (-1, 0)
        if verb < 0:
            continue
        holders = nearest(engine, verb, keys)
        if any(_heard(engine, c, holders, start, verb) for c in engine.found):
            continue
        targets = _against(engine, start, end, verb, sign, holders)
        yield from made(engine, verb, (verb,), holders, targets, sign, "outcry")


def _heard(engine: Engine, c: Candidate, holders: list[Reference], start: int, verb: int) -> bool:
    """Whether stance `c` is what is said in the quotation or by its verb."""
    own = any(same_party(r.entity, c.holder.entity, engine.phrases) for r in holders)
    return own and start <= c.head <= verb + 1


def _brought_in(engine: Engine, end: int, keys: list[int]) -> tuple[int, int]:
    """The verb right after the quotation that ends at `end`, and how it sounds; (-1, 0) for any other."""
    signs, forms = _verbs()
    verb = _verb_after(engine, end)
    names = forms.lemmas(engine.parse.low[verb]) if verb >= 0 else ()
    known = [signs[key] for n in names if (key := (engine.parse.reflexive(verb), n)) in signs]
    return (verb, known[0]) if known and not _of_something(engine, verb, keys) else (-1, 0)


def _verb_after(engine: Engine, end: int) -> int:
    """The verb that brings in the quotation that ends at `end`, right after it; -1 when there is none."""
    p = engine.parse
    for k in range(end + 1, min(end + REACH, p.size)):
        if p.pos[k] in {"VERB", "ADJ", "NOUN"}:
            return k
        if p.pos[k] not in {"PUNCT", "AUX", "PRON", "ADV"} or p.low[k] in RELATIVES:
            break
    return -1


def serious(engine: Engine, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without the praise that is a joke: *« X est un génie », a ironisé Y*."""
    p, mocking = engine.parse, load_fragments().mocking
    jokes = [
        (start, end) for start, end, _ in engine.entities.quotations
        if (verb := _verb_after(engine, end)) >= 0 and p.low[verb] in mocking
    ]  # fmt: skip
    return [
        c for c in candidates
        if c.stance != "support" or not any(start <= c.head < end for start, end in jokes)
    ]  # fmt: skip


def _of_something(engine: Engine, verb: int, keys: list[int]) -> bool:
    """Whether the verb says itself what it is about (*se félicite des garanties*), besides who speaks."""
    p = engine.parse
    for k in p.kids[verb]:
        speaks = any(m.entity in keys for m in engine.entities.headed(k))
        told = p.dep[k] == "obj" and p.pos[k] == "NOUN" and not speaks
        if k > verb and (told or p.prep(k) in {"de", "contre", "sur"}):
            return True
    return False


def _against(
    engine: Engine, start: int, end: int, verb: int, sign: int, holders: list[Reference]
) -> list[Reference]:
    """Whom the words are about: the actor that does something in them, the text that they name, or else, for
    who is glad, the matter in hand.
    """
    named = [m for m in _named(engine, start, end) if all(m.entity != r.entity for r in holders)]
    actors = [m for m in named if engine.phrases.kind(m.entity) != "proposal"]
    if actors:
        return [r for m in actors[:1] for r in _doing(engine, m, start, sign)]
    if named:
        one = len({m.entity for m in named}) == 1 and engine.matter.disputed(named[0].entity)
        return [Reference(m.entity, m.head, m.start, m.end) for m in named[:1] if one]
    if sign < 0:  # not "a-t-il ironisé", who may be the other
        named_so = all(engine.parse.pos[k] != "PRON" for k in engine.slots.subject(verb).heads)
        return answered(engine, verb, holders) if named_so else []
    return received(engine, verb, engine.matter.stand_in(verb), holders)


def _named(engine: Engine, start: int, end: int) -> list[EntityMention]:
    p = engine.parse
    found = [m for k in range(start, end) for m in engine.entities.starting(k)]
    found = [m for m in found if not p.copular(m.head)]  # "c'est un coup d'Etat": of what, is not said
    return [m for m in found if p.pos[m.head] != "PRON" and p.low[m.start] not in _FIRST]


def _doing(engine: Engine, m: EntityMention, start: int, sign: int) -> list[Reference]:
    """The actor of mention `m` when it is the subject of what the words say is done (*X nous abandonne*)."""
    p, verb = engine.parse, engine.parse.head[m.head]
    active = p.pos[verb] == "VERB" and not p.passive(verb) and p.dep[verb] in _CLAUSES
    if p.dep[m.head] not in SUBJECTS or not active or verb < start or engine.modality.read(verb).dropped:
        return []
    done = any(p.dep[k] in {"obj", "iobj"} for k in p.kids[verb]) or engine.modality.negated(verb)
    return [Reference(m.entity, m.head, m.start, m.end)] if done or sign > 0 else []
