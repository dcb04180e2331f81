"""What speakers say of others: *« X est un danger », a lancé Y*, *Y exige que X démissionne*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.addressees import addressed
from store.extraction.stances.candidate import Candidate
from store.extraction.stances.forms import conjugate
from store.extraction.stances.grievances import doers, doing, done_by
from store.extraction.stances.headings import headed
from store.extraction.stances.modality import same_party
from store.extraction.stances.references import Reference
from store.extraction.stances.spared import populace
from store.extraction.stances.syntax import QUOTES, Found
from store.extraction.stances.topics import this
from store.extraction.stances.verdict_words import Idioms, load_verdicts
from store.extraction.stances.worth import NOTHING, Value, judged, phrase_at, worth
from store.model import StanceKind

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.mode import Mode

REACH = 8  # tokens after a verb within which the word that makes its idiom stands
ALONE = "."  # in an idiom of verdicts.toml
_PREDICATES = frozenset({"NOUN", "ADJ", "VERB", "AUX", "PRON", "PROPN", "ADV"})
_OPENING = frozenset({"hors", "sans", "au", "aux"})
_THESE = frozenset({"ce", "cet", "cette", "ces"})


def verdicts(engine: Engine) -> Iterator[Candidate]:
    """The stances that speakers take towards the subjects of what they say."""
    p, words = engine.parse, load_verdicts()
    overdone = (k + 1 for k in p.among(words.too) if k + 1 < p.size)
    for i in sorted({*p.among(words.cues), *p.grouped, *overdone}):
        if not words.urged.isdisjoint(names_of(engine, i)):
            yield from _wanted(engine, i)
        sign, tokens = predicated(engine, i)
        wronged = done_by(engine, i) if p.passive(i) else []
        if not sign and not wronged:
            continue
        if sign > 0 and p.is_infinitive(i) and "pour" in engine.modality.embedding.marker(i):
            continue  # "a besoin d'aide pour prendre de bonnes décisions": nobody has done so
        sign, tokens = (-1, (i,)) if wronged else (sign, tokens)
        mode = engine.modality.read(i)
        if mode.dropped or mode.hedged or not mode.sources or (mode.conditional and sign > 0):
            continue
        yield from made(
            engine, i, tokens, speakers(engine, i, mode), wronged or _judged(engine, i, tokens), sign
        )


def _judged(engine: Engine, i: int, tokens: tuple[int, ...]) -> list[Reference]:
    """Whom predicate `i` is said of."""
    subjects = engine.slots.subjects.of(i)
    if _impersonal(engine, i, subjects):
        return doers(engine, i)
    targets = engine.phrases.all(subjects, dig=True) or headed(engine, i) or taken_up(engine, subjects)
    targets = targets or list(this(engine, i))
    targets = targets or doing(engine, i)
    targets = [t for t in targets if "genitive" not in t.path]  # "la mère de X a refusé"
    p, words = engine.parse, load_verdicts()
    if not p.quoted[i] and not words.told.isdisjoint(names_of(engine, i)):
        targets = [t for t in targets if engine.phrases.kind(t.entity) == "proposal"]
    said = [k for k in tokens if not names_of(engine, k) & (words.amounting | words.carrying)] or tokens
    fixed = any(idiom(engine, i, table) for table in (words.deserving, words.blaming, words.praising))
    if not fixed and all(p.low[k] in words.lukewarm for k in said):  # "le rejet de X constitue une victoire"
        targets = [t for t in targets if t.path or engine.phrases.kind(t.entity) == "proposal"]
    return targets


def _impersonal(engine: Engine, i: int, subjects: Found) -> bool:
    """*il serait irresponsable de partir*: said of what follows, not of anybody."""
    p = engine.parse
    near = [p.low[k] for k in subjects.heads] + [p.low[k] for k in p.kids[i] if p.dep[k] in {"expl", "nsubj"}]
    if "il" not in near:
        return False
    _, high = p.bounds[p.sentence[i]]
    ahead = [p.low[k] for k in range(i + 1, min(i + 5, high)) if p.low[k] not in QUOTES]
    return bool({"de", "d'", "que", "qu'"} & set(ahead[:2]))


def taken_up(engine: Engine, found: Found) -> list[Reference]:
    """*Ces frappes*: whose they are, by the same noun nearby."""
    p = engine.parse
    for i in found.heads:
        if p.pos[i] != "NOUN" or not any(p.low[k] in _THESE for k in p.kids[i]):
            continue
        low, _ = p.bounds[max(p.sentence[i] - 1, 0)]
        _, high = p.bounds[p.sentence[i]]
        for k in (*range(i - 1, low - 1, -1), *range(i + 1, high)):
            if p.lemma[k] == p.lemma[i] and p.pos[k] == "NOUN":
                return engine.phrases.one(k, True)
    return []


def predicated(engine: Engine, i: int) -> Value:
    """What is said of the subject of predicate `i`, its negation counted: +1, -1 or 0, and the words."""
    p, words = engine.parse, load_verdicts()
    if p.pos[i] not in _PREDICATES or not (p.sentence[i] in engine.telling or _idiomatic(engine, i)):
        return NOTHING
    copular = p.copular(i)
    state = _state(engine, i)
    if state[0]:
        return _turned(engine, i, state)
    if copular and p.pos[i] != "AUX":
        value = worth(engine, i, bare=True)
        return _turned(engine, i, value if value[0] or not _overdone(engine, i) else (-1, (i - 1, i)))
    if p.pos[i] not in {"VERB", "AUX", "NOUN", "ADJ"} or p.kids_case(i):
        return NOTHING
    if p.caused(i):
        return NOTHING
    if p.passive(i) or (p.pos[i] in {"NOUN", "ADJ"} and not _said_verb(engine, i)):
        if not names_of(engine, i).isdisjoint(words.clinical):
            return NOTHING  # "a été testé positif"
        result = p.passive(i) and p.pos[i] in {"VERB", "ADJ"} and bool(p.auxiliaries(i))
        return _turned(engine, i, worth(engine, i, bare=True)) if result else NOTHING
    if not _idiomatic(engine, i):
        return NOTHING
    tokens = idiom(engine, i, words.deserving)
    if tokens and engine.modality.negated(i):
        ill = "reprocher" in p.low[i : i + REACH]  # "n'a rien à se reprocher"
        ill = ill or any(worth(engine, k)[0] < 0 for k in engine.slots.object(i).heads)
        return NOTHING if ill else (-1, tokens)  # "ne protège pas les criminels"
    for table, sign in ((words.blaming, -1), (words.praising, 1)):
        tokens = idiom(engine, i, table)
        if tokens:
            return _turned(engine, i, (sign, tokens))
    return _turned(engine, i, _through(engine, i))


def _idiomatic(engine: Engine, i: int) -> bool:
    """Whether token `i` may be the verb of an idiom."""
    return not load_verdicts().verbs.isdisjoint(names_of(engine, i))


def _state(engine: Engine, i: int) -> Value:
    """*est à bout de souffle*, *est moralement en faillite*: the worth of the phrase that a preposition opens
    right after a verb of state, which is `i` or hangs from it.
    """
    p = engine.parse
    if not engine.valued:
        return NOTHING
    verbs = [k for k in (i, *p.kids[i]) if p.pos[k] in {"AUX", "VERB"} and p.low[k] in _stative()]
    if p.pos[i] == "VERB" and (
        p.passive(i) or (p.reflexive(i) and names_of(engine, i) & load_verdicts().going)
    ):
        verbs = [i]  # "s'est faite dans le respect du droit", "a été conduite au mépris du droit"
    k = verbs[0] + 1 if verbs else p.size
    while k < p.size and not phrase_at(engine, k)[0] and (p.pos[k] == "ADV" or p.low[k] in QUOTES):
        k += 1
    if k >= p.size or (p.pos[k] not in {"ADP", "ADV"} and p.low[k] not in _OPENING):
        return NOTHING
    return phrase_at(engine, k)


@cache
def _stative() -> frozenset[str]:
    """The forms of the verbs that a state follows."""
    return frozenset(form for verb in load_verdicts().stative for form in conjugate(verb))


def _overdone(engine: Engine, i: int) -> bool:
    """*la réforme est trop timide*: too much of anything is blame of a thing, not of an actor."""
    if judged(engine, i) >= 0:
        return False
    subjects = engine.phrases.all(engine.slots.subject(i), dig=False)
    return bool(subjects) and all(engine.phrases.kind(r.entity) == "proposal" for r in subjects)


def _said_verb(engine: Engine, i: int) -> bool:
    """Whether a noun is a participle that the tagger did not know (*lui avait « menti »*)."""
    return any(engine.parse.dep[k].startswith("aux") for k in engine.parse.kids[i])


def _turned(engine: Engine, i: int, value: Value) -> Value:
    """Blame that is negated is no praise; praise that is negated is blame."""
    if not value[0] or not engine.modality.negated(i):
        return value
    return (-1, value[1]) if value[0] > 0 else NOTHING


def _through(engine: Engine, i: int) -> Value:
    """*constitue un mauvais signal*, *mène une politique désastreuse*, *s'apparente à un coup de force*."""
    p, words = engine.parse, load_verdicts()
    names = names_of(engine, i)
    if not p.reflexive(i) and names & words.amounting:
        return _after(engine, i, bare=False)
    if not p.reflexive(i) and names & words.carrying:
        found = [k for k in p.kids[i] if p.dep[k] == "obj" and k > i and p.pos[k] == "NOUN"]
        value = worth(engine, found[0], bare=True) if found else NOTHING
        return (value[0], (i, *value[1])) if value[0] else NOTHING
    if not p.reflexive(i) and names & words.lacking_verbs:
        value = _after(engine, i, bare=False, prep="de")
        return (-1, value[1]) if value[0] > 0 else NOTHING
    for name in names & words.likening.keys():
        for reflexive, (*further, prep) in words.likening[name]:
            if reflexive == p.reflexive(i) and hits(engine, i, tuple(further)) is not None:
                value = _after(engine, max([i, *(hits(engine, i, tuple(further)) or ())]), False, prep)
                if value[0]:
                    return value[0], (i, *value[1])
    return NOTHING


def _after(engine: Engine, i: int, bare: bool, prep: str = "") -> Value:
    """The worth of the phrase right after token `i`, which `prep` introduces."""
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    for k in range(i + 1, min(i + REACH, high)):
        if p.pos[k] in {"NOUN", "ADJ", "VERB"} and not p.timed[k]:
            head = p.head[k] if p.pos[k] == "ADJ" and p.head[k] > k and p.pos[p.head[k]] == "NOUN" else k
            fits = {"d'": "de"}.get(p.prep(head), p.prep(head)) == prep
            value = worth(engine, head, bare) if fits else NOTHING
            if value[0] or p.pos[k] != "ADJ":
                return (value[0], (i, *value[1])) if value[0] else NOTHING
        elif p.low[k] not in QUOTES and p.pos[k] not in {"DET", "ADJ", "ADV", "ADP", "NUM"}:
            break
    return NOTHING


def idiom(engine: Engine, i: int, table: Idioms) -> tuple[int, ...]:
    """The tokens of an idiom of `table` at verb `i`; none when there is none."""
    p = engine.parse
    if p.dep[i].startswith("aux") and p.head[i] != i and p.pos[p.head[i]] in {"VERB", "AUX"}:
        return ()  # "a donné raison": not the verb of "avoir raison"
    for name in names_of(engine, i) & table.keys():
        for reflexive, rest in table[name]:
            found = hits(engine, i, rest) if reflexive == p.reflexive(i) else None
            if found is not None:
                return (i, *found)
    return ()


def hits(engine: Engine, i: int, rest: tuple[str, ...]) -> tuple[int, ...] | None:
    """Where the words `rest` stand after token `i`, each within reach; None when one does not. `ALONE` wants
    no preposition there.
    """
    p = engine.parse
    places = p.places
    for word in rest:
        if word not in places and word != ALONE:
            return None
    _, high = p.bounds[p.sentence[i]]
    near = range(i + 1, min(i + REACH, high))
    found: list[int] = []
    for word in rest:
        if word == ALONE:
            if i + 1 < high and p.pos[i + 1] == "ADP":
                return None
            continue
        hit = next((k for k in near if word == p.low[k] or word == p.lemma[k]), -1)
        if hit < 0:
            return None
        found.append(hit)
    return tuple(found)


def names_of(engine: Engine, i: int) -> set[str]:
    """The verbs that token `i` may be."""
    found = engine.names.get(i)
    if found is None:
        p, forms = engine.parse, load_verdicts().forms
        found = {p.lemma[i], p.low[i], *engine.modality.lemmas(i), *forms.lemmas(p.low[i])}
        engine.names[i] = found
    return found


def _wanted(engine: Engine, i: int) -> Iterator[Candidate]:
    """*X doit partir* in somebody's words, *Y presse X de démissionner*, *Y appelle à battre X*: Y is
    against X; *Y exhorte Z à libérer X*: Y is for X; *Y exhorte Z à respecter la trêve*: Y is for it.
    """
    p, words = engine.parse, load_verdicts()
    verbal = p.pos[i] in {"VERB", "AUX", "ADJ", "NOUN"} and not p.kids_case(i)
    if not verbal and not p.is_infinitive(i):
        return
    doing = idiom(engine, i, words.leaving), idiom(engine, i, words.staying)
    done = idiom(engine, i, words.beating), idiom(engine, i, words.freeing)
    passive = engine.parse.passive(i)
    bad, good = done if passive else (doing[0] or done[0], doing[1] or done[1])
    kept = () if passive or bad else idiom(engine, i, words.upholding)
    undone = passive and bool(words.dropping & names_of(engine, i))  # "cette loi doit être retirée"
    tokens = bad or good or kept or ((i,) if undone else ())
    mode = engine.modality.read(i) if tokens else None
    if mode is not None and mode.ordered and "reprendre" in names_of(engine, i):
        kept = ()  # "Reprenez cette loi": we do not want it
    if mode is not None and mode.unwanted and mode.wisher and kept:  # "appelle à ne pas suivre la grève"
        wishers = engine.phrases.all(mode.wisher, dig=False)
        yield from made(engine, i, kept, wishers, _upheld(engine, i, kept), -1)
    if mode is None or mode.negated or mode.dropped:
        return
    holders: list[Reference] = []
    if mode.wisher:
        holders = engine.phrases.all(mode.wisher, dig=False)
    elif (mode.deontic or _jussive(engine, i)) and not mode.according:
        holders = speakers(engine, i, mode)
    if kept:
        yield from made(engine, i, kept, holders, _upheld(engine, i, kept), 1)
    if undone:
        things = engine.phrases.all(engine.slots.subjects.of(i), dig=True)
        things = [r for r in things if engine.phrases.kind(r.entity) == "proposal"]
        yield from made(engine, i, tokens, holders, things, -1)
    if not (bad or good):
        return
    dropped: list[Reference] = []
    if holders and words.dropping & names_of(engine, i):
        dropped = _dropped(engine, i)
        yield from made(engine, i, tokens, holders, dropped, -1)  # "presse X d'y renoncer": not against X
    if holders and not dropped:
        own = tokens in doing
        whom = engine.slots.subjects.of(i) if own else engine.slots.object(i)
        whom = addressed(engine, i) if own and mode.ordered else whom
        targets = engine.phrases.all(whom, dig=True)
        if mode.wisher and own and p.is_infinitive(i):  # "lui demande de céder": of no plan, nor of a people
            targets = [r for r in targets if engine.phrases.kind(r.entity) != "proposal"]
            targets = [r for r in targets if not populace(engine, r)]
        yield from made(engine, i, tokens, holders, targets, -1 if bad else 1)


def _dropped(engine: Engine, i: int) -> list[Reference]:
    """What verb `i` gives up: *renonce à la loi*, *retire la loi*; nothing of one's own."""
    given_up = engine.slots.complement(i, "à")
    if not given_up:
        texts = engine.slots.object(i)
        own = any(engine.slots.possessive(k) for k in texts.heads)
        found = [] if own else engine.phrases.all(texts, dig=True)
        return [r for r in found if engine.phrases.kind(r.entity) == "proposal"]
    return engine.phrases.all(given_up, dig=True)


def _upheld(engine: Engine, i: int, tokens: tuple[int, ...]) -> list[Reference]:
    """The plan, truce or agreement that verb `i` upholds: its object, or what stands after *à*."""
    found = engine.slots.object(i, tokens[1:]) or engine.slots.complement(i, "à")
    targets = engine.phrases.all(found, dig=True)
    return [
        r for r in targets
        if r.sign > 0 and engine.phrases.kind(r.entity) == "proposal" and not engine.pairs.vague(r)
    ]  # fmt: skip


def _jussive(engine: Engine, i: int) -> bool:
    """*« Que X cesse de mentir »*: a quoted order, whose first word is *que*."""
    p = engine.parse
    low, _ = p.bounds[p.sentence[i]]
    first = next((k for k in range(low, i) if p.pos[k] not in {"PUNCT", "SPACE"}), -1)
    return first >= 0 and p.low[first] in {"que", "qu'"} and p.quoted[i] > 0 and p.head[first] == i


def speakers(engine: Engine, i: int, mode: Mode) -> list[Reference]:
    """Those whose words predicate `i` is, at their mention nearest to it; not who only lends his voice, nor a
    paper that tells (*selon Le Monde*).
    """
    p = engine.parse
    lent = [
        m.entity
        for k in p.among(load_verdicts().voices)
        for m in engine.entities.starting(k + 2)
        if p.sentence[k] == p.sentence[i]
    ]
    if not p.quoted[i]:
        lent += [s for s in mode.sources if engine.phrases.kind(s) == "media"]
    return nearest(engine, i, [s for s in mode.sources if s not in lent])


def nearest(engine: Engine, i: int, entities: list[int]) -> list[Reference]:
    """The mention of each of `entities` that is nearest to token `i`."""
    found = []
    for entity in dict.fromkeys(entities):
        near = [m for m in engine.entities.mentions if m.entity == entity]
        if near:
            m = min(near, key=lambda m: abs(m.head - i))
            found.append(Reference(entity, m.head, m.start, m.end, 1, ("speaker",)))
    return found


def made(
    engine: Engine,
    i: int,
    tokens: tuple[int, ...],
    holders: list[Reference],
    targets: list[Reference],
    sign: int,
    frame: str = "verdict",
) -> Iterator[Candidate]:
    """The stances of `holders` towards `targets`; none of a proposal, none of a party towards its own
    or towards who speaks with it.
    """
    together = {holder.entity for holder in holders}  # of themselves: "une loi destinée, selon eux, à …"
    for holder in (h for h in holders if engine.phrases.kind(h.entity) != "proposal"):
        for target in targets:
            if same_party(holder.entity, target.entity, engine.phrases) or target.entity in together:
                continue
            if target.path[-1:] == ("topic",) and len(target.path) > 1:
                continue  # "son parti" of nobody in particular
            stance: StanceKind = "support" if sign * target.sign > 0 else "oppose"
            path = (*holder.path, *target.path)
            yield Candidate(holder, target, stance, "asserted", None, i, tokens, frame, path)
