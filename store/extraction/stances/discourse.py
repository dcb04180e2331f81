"""Stances that only the text around them completes: denials, *faire de même*, *tout comme X*,
*voter contre*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.modality import same_party
from store.extraction.stances.negation import any_kind
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import NOMINAL, QUOTES, SUBJECTS, Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.entities import EntityMap
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.syntax import Parse

LOOK_BACK = 3  # sentences within which a denial answers what was said
PROPOSAL_BACK = 2  # sentences within which *s'est prononcé contre* takes up a proposal
_CHAIN = 4  # words from a predicate up to the main one of its sentence
_MAIN = SUBJECTS | {"conj", "ROOT", "xcomp", "parataxis"}  # what is asked, when the main predicate is
_ENDS = frozenset({",", ".", ";", "et", "»", '"', "!", ":", "(", ")"})
_INDEFINITE = frozenset(
    {"en", "un", "une", "si", "pour", "dans", "lors"}
)  # "Comme un seul homme", "Comme en mai"
_TITLE = 8  # the most words from the comma to the name: "Comme X, l'ancien ministre des Affaires sociales Y"
_THEMSELVES = frozenset({"lui", "elle", "eux", "elles"})  # "a voté contre lui aussi"
_ALSO = frozenset({"aussi", "également"})
VOTE_BACK = 6  # the same for *a voté contre* and a text put to the vote


def is_stranded(parse: Parse, head: int, prep: str) -> bool:
    """*a voté contre*, *s'est prononcé contre*: nothing follows the preposition."""
    _, high = parse.bounds[parse.sentence[head]]
    for k in range(head + 1, min(head + 5, high)):
        if parse.low[k] == prep:
            also = parse.low[k + 1] in _THEMSELVES and parse.low[k + 2] in _ALSO if k + 2 < high else False
            return also or k + 1 >= high or parse.low[k + 1] in _ENDS
    return False


def last_proposal(parse: Parse, entities: EntityMap, before: int) -> list[Reference]:
    """The proposal mentioned last before a token: of what is put to a vote within six sentences, of the
    rest within two; after *voter* only what is put to a vote, or the government that asks for confidence.
    """
    here, words = parse.sentence[before], load_discourse()
    votes = parse.lemma[before] in words.voting
    for m in reversed(entities.mentions):
        entity = entities.entities[m.entity]
        far = here - parse.sentence[m.start]
        if m.start >= before or far > VOTE_BACK:
            continue
        if votes and entity.kind == "government" and parse.low[max(m.start - 2, 0)] in words.confidence:
            return [Reference(m.entity, m.head, m.start, m.end, 1, ("ellipsis",))]
        if entity.kind != "proposal":
            continue
        put = not words.votable.isdisjoint((parse.lemma[m.head], entity.name.split()[0].casefold()))
        if put or not (votes or far > PROPOSAL_BACK):
            return [Reference(m.entity, m.head, m.start, m.end, 1, ("ellipsis",))]
    return []


def companions(engine: Engine, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Others who take the same stance: *tout comme X*, *avec X*, *aux côtés de X*, *à l'instar de X*."""
    p = engine.parse
    starts = p.standing(load_discourse().companions)
    whom: dict[int, set[int]] = {}  # those whom each word is about
    for candidate in candidates if starts else ():
        whom.setdefault(candidate.head, set()).add(candidate.target.entity)
    for candidate in candidates if starts else ():
        start, end = p.clause(candidate.head)
        low, high = p.bounds[p.sentence[candidate.head]]
        if low <= candidate.target.end <= high:
            end = max(end, candidate.target.end)  # "appellent à voter pour Y, imités par Z"
        other = "contrast" in candidate.path  # "X a voté pour, avec Z ; Y contre": Z did as X
        first = candidate.holder.end if other else max(low, min(start, candidate.holder.end))
        for k, phrase in starts:
            if k in candidate.tokens:
                continue
            if k == low < candidate.holder.start:
                role = _fronted(engine, k, phrase, candidate)
            elif first <= k < min(end + 3, high):
                role = _role(engine, k, phrase, candidate)
            else:
                continue
            beside = _after(engine, k + len(phrase), role == "target") if role else []
            about = any(r.entity in whom[candidate.head] for r in beside)
            if about and phrase == ("avec",) and role == "holder":
                continue  # "a rompu avec X et Y": whom it is about, of one list
            for reference in beside:
                if reference.entity in {candidate.holder.entity, candidate.target.entity}:
                    continue
                holder = reference if role == "holder" else candidate.holder
                target = reference if role == "target" else candidate.target
                yield replace(candidate, holder=holder, target=target, path=(*candidate.path, "companion"))


def _role(engine: Engine, k: int, phrase: tuple[str, ...], candidate: Candidate) -> str:
    """Whether the companion phrase at `k` joins somebody to the holder or to the target;
    "" when to neither.
    """
    p = engine.parse
    passive = candidate.target.end <= candidate.head < candidate.holder.start < k
    words = load_discourse()
    if passive and phrase in words.likening and p.passive(candidate.head):
        return "target" if p.low[k - 1] == "," else ""  # "X a été arrêté par Y, tout comme Z"
    if phrase[1:] == ("par",) and not words.leading.isdisjoint(engine.phrases.verbs(k)):
        # "la rébellion, emmenée par X, a …"; no "l'offensive, menée par X"
        return "holder" if candidate.holder.end < k < candidate.head and p.low[k - 1] == "," else ""
    if phrase == ("de", "même", "que") and p.low[k - 1] == "," and k > candidate.head:
        return "holder"
    if not words.calls.isdisjoint(phrase[2:3]):
        return "holder" if k > candidate.head else ""  # "manifestent à l'appel de X"
    if phrase == ("comme",) and p.pos[k + 1 : k + 2] == ["NOUN"]:
        return ""  # "a reconnu X comme président de Y"
    if phrase in {("ainsi", "que"), ("comme",), ("de", "même", "que")}:
        if candidate.holder.end <= k < candidate.head and candidate.holder.end >= k - 1:
            return "holder"
        if phrase == ("comme",) and p.low[k - 1] == "," and candidate.head < candidate.target.end < k:
            return "holder"  # "a voté contre la loi, comme X"
        if not candidate.target.end <= k <= candidate.target.end + 1:
            return ""
        thing = engine.phrases.kind(candidate.target.entity) == "proposal"
        return "holder" if thing and phrase == ("comme",) else "target"  # "a voté contre la loi comme X"
    if not words.mouths.isdisjoint(phrase[-2:-1]) and _another(engine, k, candidate):
        return ""
    if candidate.holder.end <= k < candidate.head and p.pos[k - 1] in {"VERB", "AUX"}:
        return "holder" if p.pos[k - 1] == "AUX" or _serves(p, candidate.head, k - 1) else ""
    return "holder" if _aside(engine, k, candidate) else ""


def _another(engine: Engine, k: int, candidate: Candidate) -> bool:
    """*X approuve, et Y, par la voix de Z, …*: whether somebody else stands right before token `k`."""
    end = k - 1 if engine.parse.low[k - 1] == "," else k
    near = [m for j in range(max(end - 4, 0), end) for m in engine.entities.starting(j) if m.end == end]
    return any(m.entity not in {candidate.holder.entity, candidate.target.entity} for m in near)


def _fronted(engine: Engine, k: int, phrase: tuple[str, ...], candidate: Candidate) -> str:
    """*Comme X, Y condamne Z*: "holder" where the phrase that opens a sentence at token `k` likens somebody
    to whom the clause after its comma begins with.
    """
    p, start = engine.parse, candidate.holder.start
    if phrase not in load_discourse().likening or candidate.head < candidate.holder.end:
        return ""
    comma = next((j for j in range(k, start) if p.low[j] in {",", ":", ";"}), -1)
    if comma < 0 or p.low[comma] != "," or start - comma > _TITLE:
        return ""
    verbs = any(p.pos[j] in {"VERB", "AUX"} for j in range(k, start))
    return "" if verbs or p.low[k + len(phrase)] in _INDEFINITE else "holder"


def _serves(p: Parse, i: int, verb: int) -> bool:
    """Whether word `i` is part of what `verb` says (*ont voté avec Y pour soutenir*), no verb beside it
    (*a rompu avec Y et condamne*).
    """
    for _ in range(4):
        if p.head[i] == verb:
            return i == verb or p.dep[i] != "conj"
        i = p.head[i]
    return i == verb


def _aside(engine: Engine, k: int, candidate: Candidate) -> bool:
    """Whether the phrase at `k` goes with the subject: after a comma, or between the verb and its object."""
    p = engine.parse
    before = k - 2 if k > 1 and p.pos[k - 1] == "ADV" else k - 1  # ", aussitôt suivi par X"
    if p.low[k] == "à" and k == p.bounds[p.sentence[k]][0] and "," in p.low[k : candidate.holder.start]:
        return p.low[k + 2] in load_discourse().likeness  # "À l'instar de X, Y a …"
    if k > 0 and "," in {p.low[k - 1], p.low[before]}:
        return True
    return candidate.head < k < candidate.target.start and p.low[k - 1] not in {"et", "ou"}


def _after(engine: Engine, k: int, dig: bool) -> list[Reference]:
    p = engine.parse
    _, high = p.bounds[p.sentence[min(k, p.size - 1)]]
    for j in range(k, min(k + 7, high)):
        if p.pos[j] in NOMINAL:
            references = engine.phrases.all(Found((j,)), dig)
            if references:
                return [r for r in references if engine.phrases.kind(r.entity) != "proposal"]
        elif p.pos[j] in {"VERB", "PUNCT"}:
            break
    return []


def denials(engine: Engine, candidates: list[Candidate]) -> Iterator[Candidate]:
    """*Doha a nié en bloc*, *« Faux », a répondu Paris*: what was last said of the denier, denied."""
    p = engine.parse
    yield from untied(engine)
    for k, deniers in _deniers(engine):
        answered = [
            c
            for c in candidates
            if c.head < k
            and p.sentence[k] - p.sentence[c.head] <= LOOK_BACK
            and c.stance != "contact"
            and c.certainty in {"attributed", "alleged"}
            and any(same_party(c.holder.entity, d.entity, engine.phrases) for d in deniers)
        ]
        if answered:
            c = answered[-1]
            yield replace(c, certainty="denied", source=None, head=k, tokens=(k,), path=(*c.path, "denial"))


def _deniers(engine: Engine) -> Iterator[tuple[int, list[Reference]]]:
    p = engine.parse
    false = bool(p.spelt(load_discourse().denials))  # whether anybody may say so
    for k in p.among(engine.cues.answering):
        if p.pos[k] not in {"VERB", "AUX"}:
            continue
        entries = engine.modality.lemmas(k)
        if any(e.type == "deny" for n in entries for e in engine.lexicon.embedders.get(n, ())):
            clausal = any(p.dep[c] in {"xcomp", "ccomp"} and c > k for c in p.kids[k])
            if not clausal and p.finite(k) is not None and not engine.modality.negated(k):
                yield k, engine.phrases.all(engine.slots.subject(k), dig=False)
        elif false and engine.modality.reports(k) and _says_false(engine, k):
            yield k, engine.phrases.all(engine.slots.subject(k), dig=False)


def untied(engine: Engine) -> Iterator[Candidate]:
    """*nie tout lien avec X*, *dit n'avoir aucun contact avec X*: support that is denied."""
    p = engine.parse
    for i in p.among(load_discourse().ties):
        if p.low[i] not in load_discourse().ties or p.pos[i] != "NOUN":
            continue
        none = any(p.low[k] in {"aucun", "aucune"} for k in p.kids[i])
        verb = engine.modality.denier(i) if any_kind(p, i) else p.head[i] if none else -1
        if (
            verb < 0
            or p.pos[verb] not in {"VERB", "AUX"}
            or not (any_kind(p, i) or engine.modality.negated(verb))
        ):
            continue
        holders = engine.phrases.all(engine.slots.subjects.of(verb), dig=False)
        targets = engine.phrases.all(engine.slots.complement(i, "avec"), dig=True)
        for holder in holders:
            for target in targets:
                if not same_party(holder.entity, target.entity, engine.phrases):
                    path = (*holder.path, *target.path)
                    yield Candidate(
                        holder, target, "support", "denied", None, i, (verb, i), "denied-tie", path
                    )


def _says_false(engine: Engine, k: int) -> bool:
    """Whether the quotation just before a verb of saying is a bare *Faux*, *Mensonge*."""
    p = engine.parse
    words = [
        p.low[j]
        for j in range(max(k - 9, 0), k)
        if p.low[j] not in QUOTES and p.pos[j] != "PUNCT" and p.pos[j] not in {"AUX", "PRON"}
    ]
    if len(words) > 3 or not words:
        low, _ = p.bounds[p.sentence[k]]
        words = [p.low[j] for j in range(low, k) if p.pos[j] not in {"PUNCT", "AUX", "PRON"}]
    return 0 < len(words) <= 3 and any(w in load_discourse().denials for w in words)


def subject_of_question(engine: Engine, head: int) -> bool:
    """Whether `head` is the main predicate of a question, which states nothing."""
    p = engine.parse
    low, high = p.bounds[p.sentence[head]]
    if "?" not in p.low[max(high - 2, low) : high]:
        return False
    for _ in range(_CHAIN):
        if p.head[head] == head:
            return True
        if p.dep[head] not in _MAIN:
            return False
        head = p.head[head]
    return False
