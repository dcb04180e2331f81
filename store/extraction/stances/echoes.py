"""Those who do what was just said of others: *a fait de même*, *lui a emboîté le pas*, *l'avait précédé*,
*campe sur le même refus*, *s'est joint à la condamnation*, *Même position à Oslo*; or its contrary: *est d'un
autre avis*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.stances.candidate import OPPOSITE
from store.extraction.stances.echo_words import load_echoes
from store.extraction.stances.modality import same_party
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import COMMAS, CONTRACTED, QUOTES, Found

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

REACH = 8  # tokens of a sentence without a verb within which *même* and its noun stand
BACK = 2  # sentences within which what is taken up was told
_POINTING = frozenset({"ce", "cet", "cette", "ces", "même", "mêmes"})
_DEFINITE = frozenset({"le", "la", "l'", "les", "au", "aux", "son", "sa", "ses", "leur", "leurs"})
_OF_ITS_OWN = frozenset({"de", "d'", "à", "contre", "pour", "en", "envers", "sur"})


class _Echo(NamedTuple):
    """The words that say it, who takes a side, whose side (nobody's: the one told last), and whether he takes
    the contrary one. What was told ends before token `since`, at most `back` sentences before.
    """

    tokens: tuple[int, ...]
    holders: list[Reference]
    since: int
    leaders: list[Reference]
    contrary: bool = False
    back: int = BACK
    mutual: bool = False  # whether he may do it to whoever did it to him


def echoes(engine: Engine, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The stances of the clause before, with the new holders that the text says share them."""
    p, words = engine.parse, load_echoes()
    for k in p.among(engine.cues.echoing):
        verb = p.pos[k] in {"VERB", "AUX"} and not p.dep[k].startswith("aux")
        if not (verb or p.low[k] in words.likewise):
            continue
        if verb and words.verbs.isdisjoint(engine.modality.lemmas(k)):
            continue
        for read in (_verbal, _voices, _joined, _outdone) if verb else (_verbless,):
            echo = read(engine, k)
            if echo and echo.holders:
                yield from _repeat(engine, k, echo, candidates)
                break


def _repeat(engine: Engine, k: int, echo: _Echo, candidates: list[Candidate]) -> Iterator[Candidate]:
    p = engine.parse
    since = min([echo.since, *(r.start for r in echo.holders)])  # "X, qui combat Y, va dans le même sens"
    before = [
        c
        for c in candidates
        if c.head < since and p.sentence[since] - p.sentence[c.head] <= echo.back
        and c.stance != "contact" and c.frame != "leaning"
    ]  # fmt: skip
    led = {r.entity for r in echo.leaders}
    same = engine.phrases
    said = (
        [c for c in before if any(c.holder.entity == e or same_party(c.holder.entity, e, same) for e in led)]
        if led
        else before
    )
    if not said:
        return
    mode = engine.modality.read(k) if p.pos[k] in {"VERB", "AUX"} else None
    near = p.low[k + 1 : k + 5]
    own = not load_echoes().negated.isdisjoint(near)  # "n'est pas en reste"
    negative = own or (echo.contrary and "pas" in near)  # "n'est pas de cet avis"
    if mode and (mode.dropped or (mode.negated or near[:1] == ["pas"]) != negative):
        return
    later = mode is not None and (mode.hedged or mode.conditional or mode.future)
    last = said[-1].head
    for c in said:
        for holder in echo.holders if c.head == last else ():
            if holder.entity == c.holder.entity:
                continue
            returned = holder.entity == c.target.entity  # "a banni X, X a fait de même"
            if returned and not echo.mutual:
                continue
            certainty = "alleged" if later and c.certainty == "asserted" else c.certainty
            path = (*c.path, "repetition")
            stance = OPPOSITE[c.stance] if echo.contrary else c.stance
            new = replace(c, holder=holder, head=k, tokens=echo.tokens, path=path, certainty=certainty)
            yield replace(new, stance=stance, target=c.holder if returned else c.target)


def _verbal(engine: Engine, k: int) -> _Echo | None:
    """When verb `k` says that its subject does the same, or is of another mind."""
    words = load_echoes()
    names = engine.modality.lemmas(k)
    contrary = any(_matches(engine, k, w) for name in names for w in words.dissents.get(name, ()))
    phrases = [w for name in names for w in words.repeats.get(name, ()) if _matches(engine, k, w)]
    repeats = any(not _allied(engine, k, w) for w in phrases)
    likened = not words.likening.isdisjoint(names) and _likened(engine, k)
    same = contrary or repeats or likened
    follows = not same and any(name in words.following for name in names)
    if not (same or follows):
        return None
    holders = _subject(engine, k)
    if likened and not holders:  # "comme l'ont fait les Verts", taken for what is done
        after = tuple(j for j in engine.parse.kids[k] if j > k and engine.parse.dep[j] == "obj")
        holders = engine.phrases.all(Found(after), dig=False)
    leaders = _leaders(engine, k, {r.entity for r in holders})
    bound = engine.modality.embedding.embedder(k) is not None and not engine.slots.object(
        k
    )  # "devrait suivre"
    if follows and not leaders and not bound:
        return None
    mutual = not words.returned.isdisjoint(phrases)
    return _Echo((k,), holders, k, leaders, contrary, mutual=mutual)


def _allied(engine: Engine, k: int, phrase: tuple[str, ...]) -> bool:
    """*fait cause commune avec X*, *contre Y*: whether what is said at verb `k` names its own side."""
    p, words = engine.parse, load_echoes()
    if phrase not in words.sided:
        return False
    end = next((j for j in range(k + 1, min(k + REACH, p.size)) if p.low[j] == phrase[-1]), k)
    return not words.sided_with.isdisjoint(p.low[end + 1 : end + 2])


def _likened(engine: Engine, k: int) -> bool:
    """*comme l'ont fait X et Y*: whether what is done at `k` is what the clause before says."""
    low = engine.parse.low[max(k - 4, 0) : k]
    at = low.index("comme") + 1 if "comme" in low else len(low)
    return low[at : at + 1] in (["l'"], ["le"])


def _subject(engine: Engine, k: int) -> list[Reference]:
    """Whoever is the subject of verb `k`, also where it is the copula of a predicate."""
    p = engine.parse
    found = engine.phrases.all(engine.slots.subject(k), dig=False)
    if found or p.dep[k] != "cop":
        return found
    return engine.phrases.all(engine.slots.subjects.of(p.head[k]), dig=False)


def _joined(engine: Engine, k: int) -> _Echo | None:
    """*relaie cet appel*, *s'est jointe à la condamnation*, *une crainte que partage X*."""
    p, words = engine.parse, load_echoes()
    names = [name for name in engine.modality.lemmas(k) if name in words.joining]
    if not any(_matches(engine, k, w) for name in names for w in words.joining[name]):
        return None
    found = [*engine.slots.object(k).heads, *engine.slots.complement(k, "à").heads, *_nouns_after(engine, k)]
    said = next((j for j in found if p.low[j] in words.voiced and _bare(engine, j, k)), -1)
    if said < 0:
        return None
    return _Echo((k, said), _subject(engine, k), min(k, said), [])


def _voices(engine: Engine, k: int) -> _Echo | None:
    """*a joint sa voix à celle de X*: the side is on what X is for or against, if that was told."""
    voices = load_echoes().voices
    if not any(_matches(engine, k, w) for name in engine.modality.lemmas(k) for w in voices.get(name, ())):
        return None
    leaders = engine.phrases.all(engine.slots.complement(k, "à") or engine.slots.dative(k))
    return _Echo((k,), _subject(engine, k), k, leaders) if leaders else None


def _nouns_after(engine: Engine, k: int) -> list[int]:
    """The nouns after verb `k` and before the next comma or verb (*a fait sienne cette position*)."""
    p = engine.parse
    _, high = p.bounds[p.sentence[k]]
    found: list[int] = []
    for j in range(k + 1, min(k + REACH, high)):
        if p.pos[j] == "VERB" or p.low[j] in COMMAS:
            break
        if p.pos[j] == "NOUN":
            found.append(j)
    return found


def _bare(engine: Engine, noun: int, verb: int) -> bool:
    """Whether `noun` says what was said before, not something of its own (*l'appel à la grève*), and is
    nobody's name (*l'opposition*).
    """
    p = engine.parse
    following = p.low[noun + 1] if noun + 1 < p.size else ""
    if CONTRACTED.get(following, following) in _OF_ITS_OWN:
        return False
    if any(j > noun and j != verb and p.dep[j] in {"nmod", "acl", "acl:relcl"} for j in p.kids[noun]):
        return False
    if any(p.dep[j] == "amod" and engine.entities.headed(j) for j in p.kids[noun]):
        return False  # "la revendication bolivienne"
    before = {p.low[j] for j in range(max(noun - 2, 0), noun)}
    if before & _POINTING:
        return True
    return not engine.entities.headed(noun) and (noun < verb or bool(before & _DEFINITE))


def _outdone(engine: Engine, k: int) -> _Echo | None:
    """*« … », a renchéri X*: when nothing else is read in what he says."""
    p = engine.parse
    if load_echoes().outdoing.isdisjoint(engine.modality.lemmas(k)):
        return None
    quoted = [(start, keys) for start, end, keys in engine.entities.quotations if k - 4 <= end <= k]
    since, keys = quoted[-1] if quoted else (k, [])
    while since > 0 and p.low[since - 1] in QUOTES:
        since -= 1
    named = (m for j in range(k + 1, min(k + REACH, p.size)) for m in engine.entities.headed(j))
    holders = _subject(engine, k) or [
        Reference(m.entity, m.head, m.start, m.end) for m in named if m.entity in keys
    ]
    own = {r.entity for r in holders}
    here = p.sentence[k]
    said = any(
        since <= c.head and p.sentence[c.head] <= here and c.holder.entity in own for c in engine.found
    )
    return None if said else _Echo((k,), holders, since, [], back=1)


def _leaders(engine: Engine, k: int, own: set[int]) -> list[Reference]:
    """Whom the subject of `k` follows; a pronoun is the one whose side was told last."""
    p = engine.parse
    found = engine.slots.object(k)
    if not found or p.pos[found.heads[0]] not in {"PROPN", "PRON"}:
        found = engine.slots.dative(k)
    if found and p.pos[found.heads[0]] == "PRON":
        near = [c for c in engine.found if c.head < k and c.stance != "contact"]
        return [c.holder for c in near if c.head == near[-1].head]
    return [r for r in engine.phrases.all(found, dig=False) if r.entity not in own]


def _verbless(engine: Engine, k: int) -> _Echo | None:
    """*Même position à Oslo*, *Idem pour Oslo*, *C'est aussi le cas de l'Espagne*, *À Oslo, même refus*."""
    p = engine.parse
    phrases = load_echoes().likewise.get(p.low[k], ())
    phrase = next((w for w in phrases if tuple(p.low[k : k + len(w)]) == w), None)
    if phrase is None:
        return None
    start = k + len(phrase)
    low, high = p.bounds[p.sentence[k]]
    verbs = any(p.pos[j] in {"VERB", "AUX"} for j in range(low, k))
    for j in (*range(start, min(start + REACH, high)), *(() if verbs else range(low, k))):
        if p.pos[j] in {"VERB", "AUX"}:
            break
        if p.pos[j] in {"PROPN", "NOUN"} and p.low[j - 1] not in {"même"}:
            found = Found(tuple(p.coordinated(j)))
            holders = engine.phrases.all(found, dig=False) or engine.phrases.latent(found, True)
            if holders:
                return _Echo(tuple(range(k, start)), holders, k, [])
    return None


def _matches(engine: Engine, k: int, phrase: tuple[str, ...]) -> bool:
    p = engine.parse
    at = k
    for word in phrase[1:]:
        if word not in p.forms_at:
            return False
        hits = (j for j in range(max(at - 2, 0), min(at + 4, p.size)) if p.low[j] == word and j != k)
        hit = next(hits, None)
        if hit is None:
            return False
        at = max(at, hit)
    return True
