"""What a sentence leaves to the one before: *regrette l'annulation*, *« C'est un gâchis »*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.modality import same_party
from store.extraction.stances.outcome_words import load_outcomes
from store.extraction.stances.provocations import decided_on, provoked_by
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import CONTRACTED, SUBJECTS
from store.extraction.stances.upshot import received
from store.extraction.stances.words import QUOTES, load_discourse
from store.extraction.stances.worth import worth
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.entities import EntityMention
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.phrases import Phrases
    from store.extraction.stances.syntax import Parse
    from store.lexicon import Carrier

BACK = 3  # sentences within which a deed is told that a bare noun then takes up
_ACT = "acte"  # the carrier noun that a whole clause amounts to
CLAUSE = 15  # tokens after *ce que* within which its verb stands
STEM = 4  # letters that a noun of action and its verb share at least (*annulation*, *annuler*)
_DEFINITE = frozenset({"le", "la", "l'", "ce", "cette", "cet", "du", "au"})
_TELLING = frozenset({"nmod", "acl", "acl:relcl", "appos"})  # words that say which decision it is
_INDEFINITE = frozenset({"un", "une", "à", "de"})
_POINTING = frozenset({"ce", "cet", "cette", "ces"})
_BODIES = frozenset({"party", "organisation", "government", "media"})
_THIS = frozenset({"c'", "ce", "ceci", "cela", "ça"})


def implied(phrases: Phrases, i: int, carrier: Carrier) -> list[Reference]:
    """Whom the bare noun of action at `i` befalls: the object of its verb just before, else for what is
    done with texts the proposal named last.
    """
    p = phrases.parse
    if not carrier.wish or not _bare(phrases, i):
        return []
    for k in range(i - 1, -1, -1):
        if p.sentence[i] - p.sentence[k] > BACK and carrier.noun not in load_discourse().befalling:
            break
        if p.pos[k] not in {"VERB", "AUX"} and not p.is_participle(k):
            continue
        if _same_deed(carrier.noun, phrases.verbs(k)):
            done = [r for r in phrases.all(phrases.slots.object(k), True) if r.entity >= 0]
            return [_befallen(r.entity, i, r.sign * carrier.sign, carrier.noun) for r in done]
    if carrier.noun not in load_discourse().befalling:
        return []
    near = latest_proposal(phrases, i)
    return [_befallen(near.entity, i, carrier.sign, carrier.noun)] if near else []


def _befallen(entity: int, i: int, sign: int, noun: str) -> Reference:
    return Reference(entity, i, i, i + 1, sign, (noun, "implied"))


def _bare(phrases: Phrases, i: int) -> bool:
    """Whether noun `i` is definite, singular and says nothing of whose it is."""
    p = phrases.parse
    if i == 0 or p.low[i - 1] not in _DEFINITE or p.plural(i):
        return False
    return not any(k > i and p.dep[k] in {"nmod", "amod", "acl", "acl:relcl", "appos"} for k in p.kids[i])


def _same_deed(noun: str, verbs: tuple[str, ...]) -> bool:
    known = load_discourse().deeds.get(noun)
    return any((v == known) if known else fold(v)[:STEM] == fold(noun)[:STEM] for v in verbs)


def latest_proposal(phrases: Phrases, before: int) -> EntityMention | None:
    """The proposal named last before a token, in its sentence or the one before."""
    low, _ = phrases.parse.bounds[max(phrases.parse.sentence[before] - 1, 0)]
    near = [
        m
        for k in range(low, before)
        for m in phrases.entities.starting(k)
        if phrases.kind(m.entity) == "proposal" and not any_such(phrases.parse, k)
    ]
    return near[-1] if near else None


def any_such(p: Parse, start: int) -> bool:
    """*toute loi qui …*: whether what the phrase from token `start` on tells of is none in particular."""
    return start > 0 and p.low[start - 1] in load_discourse().whatever


def taken_up(phrases: Phrases, i: int) -> list[Reference]:
    """*n'en veut pas*, *y est hostile*: the proposal named last, for the pronoun at `i`."""
    near = latest_proposal(phrases, i)
    return [Reference(near.entity, i, i, i + 1, 1, ("topic",))] if near else []


def judged(engine: Engine, i: int) -> list[Reference]:
    """*a dénoncé une « capitulation »*: the matter in hand, when noun `i` only says what somebody thinks of
    it, and of nobody in particular.
    """
    p, verb = engine.parse, engine.parse.head[i]
    if p.pos[i] not in {"NOUN", "VERB", "ADJ"} or p.low[i - 1] in _POINTING:
        return []
    if p.lemma[i] in load_discourse().aspects and _bare(engine.phrases, i):
        engine.phrases.settled = False
        announced = engine.matter.announced(i)
        return [_plain(announced, i)] if announced is not None else engine.matter.stand_in(i)
    dead = engine.entities.mourned
    if dead is not None and _honoured(engine, i, verb):
        return [Reference(dead, i, i, i + 1, 1, ("mourned",))]
    if load_discourse().reacting.isdisjoint(engine.modality.lemmas(verb)) or not _some(p, i):
        return []
    described = i + 1 < p.size and p.low[i + 1] in QUOTES and not p.quoted[i]  # "une décision « hâtive »"
    if not (p.quoted[i] or described or worth(engine, i)[0]):
        return []
    own = engine.phrases.all(engine.slots.subject(verb), dig=False)
    owners = [r for slot in ("de", "adj", "poss") for r in engine.phrases.owner(i, slot)]
    if any(not same_party(r.entity, o.entity, engine.phrases) for r in owners for o in own):
        return []
    if engine.slots.complement(verb, "contre") or engine.slots.complement(i, "contre"):
        return []  # "un complot contre X"
    engine.phrases.settled = False  # what follows looks at the stances found so far
    by = _author(engine, i, own)
    if owners and not by:
        return []
    if by or p.lemma[i] in load_discourse().personal:
        return by
    about = engine.matter.stand_in(i) or engine.matter.recent(i, own)
    if p.lemma[i] in load_discourse().missed:
        return [r._replace(sign=-1) for r in about]
    return [r._replace(sign=_of_last_deed(engine, i, r.entity)) for r in about]


def _plain(entity: int, i: int) -> Reference:
    return Reference(entity, i, i, i + 1, 1, ("matter",))


def _honoured(engine: Engine, i: int, verb: int) -> bool:
    """*a salué « un grand réformateur »*, *rend hommage à un patriote*: whether noun `i` says who died."""
    p, words = engine.parse, load_discourse()
    named = p.lemma[i] in words.honoured or p.low[i] in words.honoured
    told = named and p.pos[verb] == "VERB" and not words.mourning.isdisjoint(engine.modality.lemmas(verb))
    return told and _some(p, i) and not engine.entities.at(p.doc[i])


def decided(engine: Engine, i: int, taken: list[Reference]) -> list[Reference]:
    """*Le Sénat a rejeté la loi. X a salué cette décision*: the proposal that noun `i` says was decided on,
    turned round where it came to nothing; without one whoever decided, whom the noun is `taken` for.
    """
    p, outcomes = engine.parse, engine.matter.outcomes
    if p.lemma[i] not in load_discourse().decisions or _told_which(p, i):
        return taken
    things = [r for r in taken if engine.phrases.kind(r.entity) == "proposal"]
    if things:
        if p.low[i - 1] not in _POINTING:
            return taken
        own = engine.phrases.all(engine.slots.subject(p.head[i]), dig=False)
        ended = any(_to_be_undone(engine, i, r.entity) for r in things)
        return [r._replace(sign=-r.sign) for r in things] if ended else received(engine, i, things, own)
    announced = engine.matter.announced(i)
    if announced is not None:
        return [_plain(announced, i)]
    who = {r.entity for r in taken}
    told = ((k, entity, sign) for entity in outcomes for k, sign in outcomes[entity] if k < i)
    last, entity, sign = max(told, default=(-1, -1, 0))
    if last < 0 or p.sentence[i] - p.sentence[last] > BACK:
        return taken
    by = engine.phrases.all(engine.slots.subject(last), dig=False)
    return [Reference(entity, i, i, i + 1, sign, ("matter",))] if any(r.entity in who for r in by) else taken


def _to_be_undone(engine: Engine, i: int, matter: int) -> bool:
    """*a décidé de supprimer la taxe*: whether the `matter` was last named, just before token `i`, as what
    somebody is to bring to nothing.
    """
    p = engine.parse
    last = max((m.head for m in engine.entities.mentions if m.entity == matter and m.head < i), default=-1)
    verb = p.head[last]
    if last < 0 or p.dep[last] != "obj" or not p.is_infinitive(verb) or p.sentence[i] - p.sentence[last] > 1:
        return False
    return not load_discourse().undoing.isdisjoint(engine.modality.lemmas(verb))


def _told_which(p: Parse, i: int) -> bool:
    """Whether the words after noun `i` say which decision it is, not only what somebody thinks of it."""
    return any(p.dep[k] in _TELLING and not (p.quoted[k] and p.is_participle(k)) for k in p.kids[i])


def _author(engine: Engine, i: int, own: list[Reference]) -> list[Reference]:
    """*dénonce une « provocation »*, *salue une décision « sage »*: whose deed it was that `i` judges."""
    words, noun = engine.entities.gazetteer.words, fold(engine.parse.low[i])
    if noun in words["deed.force"] or noun in words["deed.blamed"]:
        return provoked_by(engine, i, own)
    return decided_on(engine, i, own) if noun in words["deed.decision"] else []


def _of_last_deed(engine: Engine, i: int, matter: int) -> int:
    """-1 where *une décision courageuse* at noun `i` is to give up the `matter`, as was told just before."""
    p = engine.parse
    told = [c for c in engine.found if c.head < i and c.target.entity == matter and c.stance != "contact"]
    told = [c for c in told if load_discourse().reacting.isdisjoint(engine.modality.lemmas(c.head))]
    if not told or p.sentence[i] - p.sentence[told[-1].head] > BACK:
        return 1
    deed = p.lemma[i] in load_discourse().decisions
    return -1 if deed and told[-1].stance == "oppose" else 1


def _some(p: Parse, i: int) -> bool:
    """Whether noun `i` has an indefinite article, or only the quotation mark before it."""
    k = i - 1
    while k > 0 and (p.pos[k] in {"ADJ", "ADV"} or p.low[k] in QUOTES or p.low[k].isspace()):
        k -= 1
    return p.low[k] in _INDEFINITE


def insiders(phrases: Phrases, i: int) -> list[Reference]:
    """*Au PS, on en rit*: the body that the phrase before *on* names."""
    p = phrases.parse
    low, _ = p.bounds[p.sentence[i]]
    comma = i - 1 if i > low + 1 and p.low[i - 1] == "," else -1
    inside = CONTRACTED.get(p.low[low], p.low[low]) in {"à", "chez"}
    ending = phrases.entities.ending(comma) if comma > 0 and inside else []
    near = [m for m in ending if phrases.kind(m.entity) in _BODIES and m.start <= low + 2]
    return [Reference(m.entity, i, i, i + 1, 1, ("insiders",)) for m in near[:1]]


def clause_before(engine: Engine, i: int) -> list[Reference]:
    """*X a rompu la trêve, ce que Y déplore*: who does what the clause before *ce* at token `i` tells."""
    p = engine.parse
    low, _ = p.bounds[p.sentence[i]]
    verb = next((k for k in range(i + 1, min(i + CLAUSE, p.size)) if p.pos[k] == "VERB"), -1)
    answers = (e for n in engine.modality.lemmas(verb) for e in engine.lexicon.embedders.get(n, ()))
    if verb < 0 or any(e.type == "deny" for e in answers):
        return []  # "ce que Y conteste": Y says that it is not so
    for k in range(i - 2, low, -1):
        if p.pos[k] == "VERB" and p.dep[k] in {"ROOT", "conj", "ccomp", "advcl"}:
            done = _done_with(engine, k, i)
            if done:
                return done
            doers = engine.phrases.all(engine.slots.subject(k), dig=False)
            found = [r for r in doers if engine.phrases.kind(r.entity) != "proposal"]
            if found or p.dep[k] == "ROOT":
                return [Reference(r.entity, i, i, i + 1, 1, (_ACT, "clause")) for r in found]
    return []


def _done_with(engine: Engine, verb: int, i: int) -> list[Reference]:
    """*La loi doit être votée mardi, ce que refuse Y*: the text that the clause before *ce* at token `i` says
    is adopted, kept, withdrawn; turned round where it is done away with.
    """
    p, words = engine.parse, load_outcomes()
    inner = [c for c in p.kids[verb] if p.dep[c] == "xcomp" and verb < c < i]
    done = inner[0] if inner else verb
    names = sorted({p.lemma[done], *words.forms.lemmas(p.low[done])})
    signs = [words.doing[name] for name in names if name in words.doing] if p.passive(done) else []
    if not signs:
        return []
    undone = engine.modality.negated(verb) or engine.modality.negated(done)
    texts = engine.phrases.all(engine.slots.subjects.of(done), dig=False)
    texts = [r for r in texts if engine.phrases.kind(r.entity) == "proposal"]
    return [Reference(r.entity, i, i, i + 1, -signs[0] if undone else signs[0], ("clause",)) for r in texts]


def _protest(engine: Engine, entity: int) -> bool:
    """Whether an actor is a strike or the like, called against what is in question."""
    first = engine.entities.entities[entity].name.split()[0]
    return first.casefold() in load_discourse().called


def this(engine: Engine, i: int) -> Iterator[Reference]:
    """*« C'est un gâchis »*: the proposal in question, when *ce* is the subject of predicate `i`."""
    p = engine.parse
    low, _ = p.bounds[p.sentence[i]]
    subject = next((k for k in p.kids[i] if p.dep[k] in SUBJECTS), -1)
    opens = subject >= 0 and all(p.pos[k] in {"PUNCT", "SPACE"} for k in range(low, subject))
    on_word = subject >= 0 and p.low[subject - 1] == "," and p.low[low] == "pour"  # "Pour X, c'est un gâchis"
    if not ((opens and p.quoted[i]) or on_word) or p.low[subject] not in _THIS:
        return
    named = latest_proposal(engine.phrases, low)
    told = [c for c in engine.found if c.head < low and p.sentence[i] - p.sentence[c.head] == 1]
    told = [c for c in told if engine.phrases.kind(c.target.entity) == "proposal"]
    told = [c for c in told if not _protest(engine, c.target.entity)]
    if named is not None and _protest(engine, named.entity):
        named = None
    about = told[-1].target.entity if told else named.entity if named else engine.matter.announced(subject)
    if about is not None:
        own = [Reference(key, i, i, i + 1) for key in engine.entities.speaker(p.doc[i])]
        text = [Reference(about, subject, subject, subject + 1, 1, ("implied",))]
        itself = any(m.entity == about for m in engine.entities.headed(i))  # "c'est un bon accord"
        yield from text if itself else received(engine, i, text, own)
