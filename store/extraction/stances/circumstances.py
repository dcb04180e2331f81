"""What a circumstance says of a third party: *a signé l'accord malgré le veto de X*, *le sommet s'ouvre à la
demande de X*. X is against, or for, what is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from store.extraction.stances.discourse import subject_of_question
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import CONTRACTED, NOMINAL, RELATIVES, Found
from store.extraction.stances.verdicts import made
from store.extraction.wordlists import Phrases, Shape, by_first, read_lists

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.syntax import Parse

REACH = 5  # tokens after the phrase within which its noun stands
_OWNER = ("de", "par", "adj", "poss")
_ELIDED = {"d'": "de", "des": "de"}
_SHAPES: dict[str, Shape] = {
    "before_noun.despite": "phrases",
    "before_noun.hostile": "words",
    "before_noun.harmless": "words",
    "before_owner.against": "phrases",
    "before_owner.for": "phrases",
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The word lists of circumstances.toml; phrases by their first word."""

    despite: Phrases
    hostile: frozenset[str]
    harmless: frozenset[str]
    owner: tuple[tuple[Phrases, int], ...]  # with the sign of what their owner thinks
    cues: frozenset[str]


@cache
def load_circumstances() -> Circumstances:
    raw = read_lists(Path(__file__).with_name("circumstances.toml"), _SHAPES)
    despite, against, favour = (
        by_first(raw[name]) for name in ("before_noun.despite", "before_owner.against", "before_owner.for")
    )
    cues = frozenset({*despite, *against, *favour})
    hostile, harmless = frozenset(raw["before_noun.hostile"]), frozenset(raw["before_noun.harmless"])
    return Circumstances(despite, hostile, harmless, ((against, -1), (favour, 1)), cues)


def circumstances(engine: Engine) -> Iterator[Candidate]:
    """The stances of the owners of such phrases towards what their clause is about."""
    p, words = engine.parse, load_circumstances()
    for k in p.among(words.cues):
        sign, end, holders = _phrase(engine, k)
        verb = _verb(p, k, end) if holders else -1
        if verb < 0 or any(c.head == k for c in engine.found):
            continue
        mode = engine.modality.read(verb)
        if mode.dropped or mode.negated or subject_of_question(engine, verb):
            continue
        despite = p.low[k] in words.despite
        for target, towards in _told(engine, verb, -1 if despite else sign, sign):
            for c in made(engine, k, tuple(range(k, end)), holders, [target], towards, "circumstance"):
                certainty, source = mode.certainty(c.holder.entity, False)
                yield replace(c, certainty=certainty, source=source)


def _phrase(engine: Engine, k: int) -> tuple[int, int, list[Reference]]:
    """The sign of the phrase at token `k`, where its words end, and whose thought it tells."""
    p, words = engine.parse, load_circumstances()
    end = _matched(p, k, words.despite)
    if end:
        noun = next((j for j in range(end, min(end + REACH, p.size)) if p.pos[j] == "NOUN"), -1)
        sign = _hostile(engine, noun) if noun >= 0 else 0
        inner = [noun + 2] if p.low[noun + 1 : noun + 2] == ["en"] else []  # "les mises en garde de X"
        for n in (noun, *inner) if sign else ():
            for slot in _OWNER:
                owners = _actors(engine, engine.phrases.owner(n, slot))
                if owners:
                    return sign, n + 1, owners
        return 0, end, []
    for table, sign in words.owner:
        end = _matched(p, k, table)
        head = (
            next((j for j in range(end, min(end + REACH, p.size)) if p.pos[j] in NOMINAL), -1) if end else -1
        )
        if head >= 0:
            found = Found(tuple(p.coordinated(head)))
            owners = engine.phrases.all(found, dig=False) or engine.phrases.latent(found, True)
            return sign, end, _actors(engine, owners)
    return 0, 0, []


def _matched(p: Parse, k: int, table: Phrases) -> int:
    """Where the longest phrase of `table` that begins at token `k` ends; 0 when there is none."""
    found = 0
    for words in table.get(p.low[k], ()):
        end = k + len(words)
        if end <= p.size and (*p.low[k : end - 1],) == words[:-1]:
            last = p.low[end - 1]
            if (_ELIDED.get(last) or CONTRACTED.get(last, last)) == words[-1]:
                found = max(found, end)
    return found


def _hostile(engine: Engine, noun: int) -> int:
    """-1 for a noun of refusal or blame, +1 for one of support, else 0."""
    lemma = engine.parse.lemma[noun]
    signs = {f.stance for f in engine.lexicon.by_lemma.get(lemma, ()) if f.pos == "noun" and not f.words}
    if lemma in load_circumstances().harmless:
        return 0
    if "oppose" in signs or lemma in load_circumstances().hostile:
        return -1
    return 1 if "support" in signs else 0


def _actors(engine: Engine, found: list[Reference]) -> list[Reference]:
    return [r for r in found if engine.phrases.kind(r.entity) != "proposal"]


def _verb(p: Parse, k: int, end: int) -> int:
    """The verb of the clause of the phrase [k, end): above it, not within the phrase; -1 when none is."""
    low, high = p.bounds[p.sentence[k]]
    for i in range(k - 1, low - 1, -1):
        if p.pos[i] == "VERB" and not p.low[i].endswith("ant"):
            return i
        if p.low[i] in RELATIVES or p.low[i] == ";":
            break
    opens = all(p.pos[i] in {"PUNCT", "ADV", "CCONJ"} for i in range(low, k))
    main = (i for i in range(end, high) if p.pos[i] == "VERB" and p.finite(i) is not None)
    return next((i for i in main if p.dep[i] in {"ROOT", "conj"}), -1) if opens else -1


def _told(engine: Engine, verb: int, sign: int, own: int) -> list[tuple[Reference, int]]:
    """What the clause of `verb` is about, with the sign towards it of one who is for the deed, or against
    it; of one who acts, `own` is the sign.
    """
    kind = engine.phrases.kind
    sides = [c for c in engine.found if verb in (c.head, *c.tokens) and kind(c.target.entity) == "proposal"]
    if sides:
        head = sides[0].head
        return [(c.target, sign if c.stance == "support" else -sign) for c in sides if c.head == head]
    backed = [c.target for c in engine.found if verb in (c.head, *c.tokens) and c.stance == "support"]
    if backed and sign < 0:
        return [(r, sign) for r in backed]  # "a investi X contre l'avis de Y"
    subject = engine.phrases.all(engine.slots.subjects.of(verb), dig=True)
    passive = engine.parse.passive(verb)
    done = engine.phrases.all(engine.slots.object(verb), dig=True)
    texts = [r for r in (*done, *subject) if kind(r.entity) == "proposal" and "topic" not in r.path]
    texts = [r for r in texts if not engine.pairs.vague(r)]  # "Le vote a eu lieu à l'initiative de X"
    if texts:
        return [(r._replace(sign=1), sign * _worth(engine, verb)) for r in texts[:1]]
    suffered = _suffered(engine, verb, sign)
    if suffered or sign > 0 or passive:
        return suffered
    return [(r, own) for r in subject if kind(r.entity) != "proposal"]


def _suffered(engine: Engine, verb: int, sign: int) -> list[tuple[Reference, int]]:
    """*X a été limogé à la demande de Y*, *a arrêté X sur ordre de Y*: who bears what `verb` says, whoever
    did it, with the sign towards him of one who is for the deed, or against it.
    """
    for match in engine.matches:
        frame = match.frame
        if match.head != verb or frame.pos != "verb" or frame.stance == "contact":
            continue
        if frame.polarity_from or "obj" not in frame.target or engine.passed_over(match):
            continue
        targets = _actors(engine, engine.filler.fill(match, frame.target, True)[0])
        kinds = frame.target_kinds
        kinds = kinds or (("person",) if frame.weak else ())
        plain = [r for r in targets if not r.path and (not kinds or engine.phrases.kind(r.entity) in kinds)]
        if plain:
            return [(r, sign if frame.stance == "support" else -sign) for r in plain]
    return []


def _worth(engine: Engine, verb: int) -> int:
    """-1 when the deed undoes what it is done to (*annuler*, *rejeter*), else +1."""
    frames = [f for n in engine.modality.lemmas(verb) for f in engine.lexicon.by_lemma.get(n, ())]
    plain = [f.stance for f in frames if f.pos == "verb" and not f.words and "obj" in f.target]
    return -1 if "oppose" in plain else 1
