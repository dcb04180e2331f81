"""Those named out of a larger number: *onze pays, dont X et Y, ont voté pour*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.pointing import POINTING
from store.extraction.spellings import load_spellings
from store.extraction.stances.syntax import DETERMINERS, SUBJECTS
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.entities import EntityMap, EntityMention
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse

OPENING = frozenset({":", "-", "–", "—", "("})
CLOSING = frozenset({".", ")", "-", "–", "—", ";", "»"})
VERBAL = frozenset({"VERB", "AUX"})
# how names hang from *les députés X et Y*
_BESIDE = frozenset({"flat", "flat:name", "appos", "nmod", "conj"})
_OUT_OF = frozenset({"dont", "parmi"})
_SUCH_AS = ("comme",)
_OF = frozenset({"de", "d'"})
# what joins the last name of a list, the longer ones first
_LINKS = (
    ("ou", "encore"), ("et", "même"), ("et", "aussi"), ("ainsi", "que"), ("ainsi", "qu'"), ("puis",), ("et",),
)  # fmt: skip
_BODIES = frozenset({"party", "organisation", "armed_group"})
BEFORE_VERBS = frozenset({"se", "s'", "ne", "n'", "le", "la", "l'", "les", "lui", "leur", "y", "en"})
REACH = 12  # tokens after a plural noun within which its members are named


def members(p: Parse, surface: Surface | None, head: int) -> list[int]:
    """The heads of the actors named as some of the many that noun `head` stands for."""
    counted = p.low[head] in load_spellings().measures  # "une dizaine de pays, dont X et Y"
    one = p.plural(head) is False and not counted
    if surface is None or p.pos[head] not in {"NOUN", "NUM", "PRON"} or one:
        return []
    start, high = p.bounds[p.sentence[head]]
    parties = _of_parties(p, surface, head)
    if parties:
        return parties
    named, _ = _list(p, surface, head + 1, high) if p.pos[head] == "NOUN" and p.plural(head) else ([], head)
    if named and all(p.dep[k] in _BESIDE and p.prep(k) == "" and not _party(surface, p, k) for k in named):
        return named
    for k in range(head + 1, min(head + REACH, high - 1)):
        if p.pos[k] in {"VERB", "AUX"}:
            break
        found = included(p, surface, k, high)
        if found:
            return found
    verb = p.head[head]
    if p.pos[verb] != "VERB" or p.dep[head] not in {"nsubj", "nsubj:pass"} or head < start:
        return []
    for k in range(head + 2, high - 1):  # "des partis qui l'appuyaient, dont X et Y, ont voté contre"
        beside = head if k < verb else verb
        if p.low[k] in _OUT_OF and p.low[k - 1] == "," and _no_antecedent(p, k, beside):
            return included(p, surface, k, high)
    return _spelt_out(p, surface, verb, high)


def _of_parties(p: Parse, surface: Surface, head: int) -> list[int]:
    """*les élus du PS, du MR et d'Ecolo*: the parties or bodies whose people they are, two or more."""
    if p.lemma[head] not in load_discourse().people:
        return []
    first = next((k for k in p.kids[head] if k > head and p.prep(k) in _OF), -1)
    listed = [k for k in p.coordinated(first) if p.prep(k) in _OF] if first >= 0 else []
    entities = surface.entities

    def body(k: int) -> bool:
        return any(entities.entities[m.entity].kind in _BODIES for m in entities.at(p.doc[k]))

    return listed if len(listed) > 1 and all(body(k) for k in listed) else []


def _party(surface: Surface, p: Parse, k: int) -> bool:
    """*trois sénateurs LR*: a party right after the noun says of whom they are."""
    entities = surface.entities
    return any(entities.entities[m.entity].kind == "party" for m in entities.at(p.doc[k]))


def _no_antecedent(p: Parse, dont: int, verb: int) -> bool:
    """*ont voté contre la loi, dont X*: whether the words before *dont* name no more than one thing."""
    nouns = [j for j in range(max(dont - 3, verb + 1), dont) if p.pos[j] in {"NOUN", "PROPN"}]
    return not nouns or any(p.plural(j) is False for j in nouns)


def _spelt_out(p: Parse, surface: Surface, verb: int, high: int) -> list[int]:
    """*Neuf pays se sont retirés : l'Autriche, le Chili et la Pologne*: two or more names at the end."""
    for k in range(verb + 1, high - 2):
        if p.low[k] in OPENING and p.dep[k - 1] != "obl:agent":
            found, end = _list(p, surface, k + 1, high)
            if len(found) > 1 and (end >= high or p.low[end] in CLOSING):
                return found
    return []


def included(p: Parse, surface: Surface, k: int, high: int) -> list[int]:
    """The list of actors that a word of inclusion at `k` opens, when no verb follows it."""
    phrases = load_discourse().including.get(p.low[k], ())
    phrase = max((w for w in phrases if tuple(p.low[k : k + len(w)]) == w), key=len, default=None)
    if phrase is None:
        return []
    found, k = _list(p, surface, k + len(phrase), high)
    closed = k >= high or p.pos[k] in {"PUNCT", "SPACE", "VERB", "AUX"}
    closed = closed or (p.low[k - 1] == "," and p.low[k] in BEFORE_VERBS)
    if phrase == _SUCH_AS:
        return found if closed or p.pos[k] == "PRON" else []  # "d'autres élus comme X et Y l'ont salué"
    states = k < high and p.pos[k] in {"VERB", "AUX"} and p.low[k - 1] != ","
    return found if closed and not states else []


def singled_out(p: Parse, verb: int, k: int) -> bool:
    """*a voté contre tous les textes, en particulier la loi X*: whether noun `k` is only one of those that
    the phrase after `verb` tells of, and so not its object.
    """
    start = min([k, *(c for c in p.kids[k] if c < k)])
    commas = [j for j in range(max(verb, start - 4), start) if p.low[j] == ","]
    if not commas:
        return False
    return any(
        tuple(p.low[commas[-1] + 1 : start]) == words
        for words in load_discourse().including.get(p.low[commas[-1] + 1], ())
    )


def _list(p: Parse, surface: Surface, k: int, high: int) -> tuple[list[int], int]:
    """The heads of the names that follow one another from `k` on, and the token after them."""
    found: list[int] = []
    while k < high:
        while k < high and (p.low[k] in DETERMINERS or p.pos[k] in {"DET", "ADP"}):
            k += 1
        if k < high and p.low[k] in POINTING and k < p.head[k] < high:
            k = p.head[k]  # "dont celui de l'Intérieur, X"
        if p.low[k : k + 1] in (["ancien"], ["ancienne"]) and k not in surface.by_start:
            k += 1  # "l'ancien ministre X"
        here = surface.by_start.get(k)
        if not here:
            break
        mention = max(here, key=lambda m: m.end - m.start)
        found.append(mention.head)
        end = mention.end + (p.pos[mention.end : mention.end + 1] == ["NUM"])  # "la loi Sapin 2"
        k = _past_age(p, past_brackets(p, end))
        after = _past_link(p, k)
        if after == k or k >= high or (after < high and p.pos[after] in {"VERB", "AUX"}):
            break
        k = after
    return found, k


def _past_link(p: Parse, k: int) -> int:
    """The token after what joins two names of a list at `k` (*et*, *ainsi que*); `k` when nothing does."""
    comma = p.low[k : k + 1] == [","]
    words = next((w for w in _LINKS if tuple(p.low[k + comma : k + comma + len(w)]) == w), ())
    return k + comma + len(words)


def past_brackets(p: Parse, k: int) -> int:
    """The token after what stands in brackets at `k` (*l'ONU (Organisation …), X*); `k` when nothing does."""
    if k < p.size and p.low[k] == "(":
        return next((j + 1 for j in range(k + 1, min(k + 8, p.size)) if p.low[j] == ")"), k)
    return k


def _past_age(p: Parse, k: int) -> int:
    """The token after *, 74 ans* at `k`, and after the comma before *et* there; `k` when no age follows."""
    if p.low[k : k + 1] != [","] or p.pos[k + 1 : k + 2] != ["NUM"] or p.low[k + 2 : k + 3] != ["ans"]:
        return k
    return k + 4 if p.low[k + 3 : k + 5] == [",", "et"] else k + 3


def between(p: Parse, entities: EntityMap, heads: list[int]) -> list[int]:
    """The names of a list that the parser took for appositions (*le MR, l'Open Vld et le CD&V*) or left
    before it.
    """
    if len(heads) < 2:
        return _before(p, entities, heads[0], "et") if heads else []
    kinds = {entities.entities[m.entity].kind for h in heads for m in entities.at(p.doc[h])}
    found: list[int] = []
    inside = range(min(heads) + 1, max(heads))
    for m in [m for k in inside for m in entities.starting(k)]:
        if m.form != "name" or m.head in heads:
            continue
        before = m.start - 1
        while before > min(heads) and p.low[before] in DETERMINERS:
            before -= 1
        listed = p.low[before] == "," and p.low[m.end] in {",", "et", "ou", "ni"}
        if listed and entities.entities[m.entity].kind in kinds:
            found.append(m.head)
    return found + _before(p, entities, min(heads))


def _before(p: Parse, entities: EntityMap, first: int, link: str = ",") -> list[int]:
    """*La France, l'Espagne, | la Suède et le Mali*: names that open the sentence. `link`: what stands before
    the first one.
    """
    low, _ = p.bounds[p.sentence[first]]
    if link == "et" and p.dep[first] not in SUBJECTS:
        return []
    here = entities.at(p.doc[first])
    k, found = (here[0].start if here else first), list[int]()
    if link == "et" and (not here or here[0].form == "pronoun"):
        return []
    while True:
        while k > low and p.low[k - 1] in DETERMINERS:
            k -= 1
        if k == low:
            return found
        names = (
            [m for m in entities.ending(k - 1) if m.form in {"name", "metonym"} and m.start >= low]
            if p.low[k - 1] == link
            else []
        )
        if not names:
            return []
        link = ","
        found.append(names[0].head)
        k = names[0].start


def named_after(p: Parse, entities: EntityMap, i: int, possessed: bool) -> EntityMention | None:
    """The name after a comma of whom a possessed or indefinite noun is: *son parti, Europe Écologie*, *un
    député LREM, X*.
    """
    indefinite = any(p.low[k] in {"un", "une"} for k in p.kids[i]) and p.lemma[i] in load_discourse().people
    if not (possessed or indefinite):
        return None
    _, high = p.bounds[p.sentence[i]]
    stops = (k for k in range(i + 1, min(i + 9, high - 1)) if p.low[k] == "," or p.pos[k] in VERBAL)
    comma = next(stops, high)
    if comma >= high - 1 or p.low[comma] != ",":
        return None
    for m in [m for k in range(comma + 1, comma + (4 if indefinite else 3)) for m in entities.starting(k)]:
        if m.form in {"name", "title"}:
            return m if possessed or entities.entities[m.entity].kind == "person" else None
    return None


def named_beyond(p: Parse, entities: EntityMap, i: int, end: int) -> EntityMention | None:
    """*le boycott du groupe | X*: the name in apposition to noun `i`, right after the thing."""
    kinds = ((m, entities.entities[m.entity].kind) for m in entities.starting(end) if m.form == "name")
    return next((m for m, kind in kinds if p.head[m.head] == i and kind != "proposal"), None)


def named_before(p: Parse, entities: EntityMap, i: int) -> EntityMention | None:
    """The name before a comma that an indefinite noun says something of: *X, un groupe financé par Y*."""
    k = next((k for k in p.kids[i] if p.low[k] in {"un", "une"}), 0) - 1
    if k < 1 or p.low[k] != ",":
        return None
    if p.low[k - 1] == ")":
        k = next((j for j in range(k - 2, max(k - 6, 0), -1) if p.low[j] == "("), k)
    gazetteer, noun = entities.gazetteer, fold(p.lemma[i])
    body = noun in gazetteer.body_nouns or noun in gazetteer.apposed
    for m in entities.ending(k):
        kind = entities.entities[m.entity].kind
        person = kind == "person" and p.lemma[i] in load_discourse().people
        if m.form == "name" and (person or (body and kind not in {"person", "proposal"})):
            return m
    return None


def named_by_nation(p: Parse, entities: EntityMap, here: list[EntityMention]) -> list[EntityMention]:
    """*l'émissaire de l'ONU, l'Allemand X, a …*: the person whom a nationality after a title, one of the
    mentions `here`, names.
    """
    titles = [m for m in here if m.form == "title"]
    if not titles:
        return []
    k = max(m.end for m in titles)
    if k + 3 >= p.size or p.low[k] != "," or p.low[k + 1] not in _DEFINITE:
        return []
    after = [*entities.starting(k + 2), *(entities.starting(k + 3) if p.pos[k + 2] != "ADP" else ())]
    return [m for m in after if m.form == "name" and entities.entities[m.entity].kind == "person"][:1]


def named_far(p: Parse, entities: EntityMap, i: int) -> EntityMention | None:
    """*du chef historique de la droite, X*, *la filiale de Y au Mali, le X*: the name of a person, or of a
    body, after what says who it is.
    """
    before = i - 2 if i > 1 and p.pos[i - 1] == "ADJ" else i - 1
    branch = p.lemma[i] in load_discourse().branches
    if not (branch or p.lemma[i] in load_discourse().people) or p.plural(i) or p.low[before] not in _DEFINITE:
        return None
    _, high = p.bounds[p.sentence[i]]
    for k in range(i + 1, min(i + 12, high - 1)):
        if p.low[k] == ",":
            for m in entities.starting(k + 1 + (branch and p.low[k + 1] in _DEFINITE)):
                person = entities.entities[m.entity].kind == "person"
                fits = m.form in {"name", "title"} and person != branch
                if fits and m.end < high and p.low[m.end] in {",", ".", "(", ")", ";"}:
                    return m
            return None
        if p.pos[k] in {"VERB", "AUX", "PRON"}:
            return None
    return None


_DEFINITE = frozenset({"le", "la", "l'", "du", "au"})


def subjects_own(p: Parse, entities: EntityMap, dont: int) -> bool:
    """*X, dont l'émissaire a salué Y*: what follows is X's, the rest of the clause is not."""
    noun = dont + 2 if p.low[dont + 1] in {"le", "la", "l'", "les"} else dont
    qualified = any(p.dep[k] in {"amod", "nmod"} and not entities.at(p.doc[k]) for k in p.kids[noun])
    states = any(entities.at(p.doc[k]) and p.dep[k] == "amod" for k in p.kids[noun])
    return p.lemma[noun] in load_discourse().people and p.pos[noun] == "NOUN" and not (qualified or states)
