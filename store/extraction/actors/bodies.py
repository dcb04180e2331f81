"""Bodies named by a common noun and a qualifier: "Haut Conseil d'Etat", "brigade 166", "armée malienne"."""

from __future__ import annotations

import re
from functools import lru_cache

from store.extraction.actors.words import (
    CLOSE_QUOTES,
    OPEN_QUOTES,
    Name,
    demonym,
    is_acronym,
    is_capital,
    leaning,
    low,
)
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer
from store.model import ActorKind

LINKS = frozenset({"de", "d'", "du", "des", "pour", "contre", "en", "a", "au", "aux"})
DETS = frozenset({"le", "la", "les", "l'"})
COMPLEMENTS = frozenset({"nmod", "amod", "conj", "flat", "appos", "obl:arg"})
QUOTED = 7  # tokens that a name in quotation marks may take
NUMBER = re.compile(r"[0-9]+(?:\+[0-9]+)?|[0-9]+e")


def find_bodies(
    doc: Text,
    taken: dict[int, Name],
    titles: set[int],
    title_starts: set[int],
    gazetteer: Gazetteer,
) -> list[Name]:
    """Names of bodies that the gazetteer does not know. `taken` maps tokens to names already found."""
    found: list[Name] = []
    for i in doc.among(_opening(gazetteer)):
        if i in taken or i in title_starts or (found and i < found[-1].end):
            continue
        name = _body_at(doc, i, taken, titles, gazetteer)
        if name is not None:
            found.append(name)
    return found


@lru_cache(maxsize=4)
def _opening(gazetteer: Gazetteer) -> frozenset[str]:
    """The words that the name of a body may begin with."""
    return gazetteer.words["adjective.before"].union(n.split()[0] for n in gazetteer.body_nouns)


def _noun_at(doc: Text, i: int, gazetteer: Gazetteer) -> tuple[int, ActorKind] | None:
    """Index after the body noun that starts at `i` (with "Haut", "Septième" before it), and its kind."""
    k = i
    while (
        k < len(doc) - 1
        and low(doc[k]) in gazetteer.words["adjective.before"]
        and (k > i or is_capital(doc[k]))
    ):
        k += 1
    return _phrase(doc, k, gazetteer.body_nouns)


def _phrase(doc: Text, k: int, nouns: dict[str, ActorKind]) -> tuple[int, ActorKind] | None:
    """The one or two words at `k` that are in `nouns`: index after them, and their kind."""
    first = low(doc[k])
    if k + 1 < len(doc):
        kind = nouns.get(f"{first} {low(doc[k + 1])}")
        if kind is not None:
            return k + 2, kind
    kind = nouns.get(first)
    return None if kind is None else (k + 1, kind)


def _body_at(
    doc: Text, i: int, taken: dict[int, Name], titles: set[int], gazetteer: Gazetteer
) -> Name | None:
    noun = _noun_at(doc, i, gazetteer)
    if noun is None:
        return None
    after, kind = noun
    if i and is_capital(doc[i]) and is_capital(doc[i - 1]) and low(doc[i - 1]) in gazetteer.given:
        return None  # "Marc Bureau"
    capital = is_capital(doc[i]) and not (
        doc[i].is_sent_start and after == i + 1 and not _qualified(doc, after)
    )
    acronym = _acronym_after(doc, after, gazetteer)
    if acronym:
        return Name(i, acronym, "body", kind, lower=not capital)
    if low(doc[i]) in gazetteer.words["name.qualified"]:
        whose = after < len(doc) and (low(doc[after]) in LINKS or low(doc[after]) in gazetteer.demonyms)
        end = _extend(doc, after, taken, titles, gazetteer) if capital and whose else after
        return Name(i, end, "body", kind) if end > after else None
    if capital:
        return Name(i, _extend(doc, after, taken, titles, gazetteer), "body", kind)
    return _lower_body(doc, i, after, kind, gazetteer, taken)


def _qualified(doc: Text, after: int) -> bool:
    return after < len(doc) and (doc[after].pos_ in {"ADJ", "PROPN"} or low(doc[after]) in LINKS)


def _acronym_after(doc: Text, after: int, gazetteer: Gazetteer) -> int:
    """End of the name that its acronym in brackets closes ("… national (CNT)"), 0 when there is none."""
    for k in range(after, min(after + 12, len(doc) - 2)):
        if doc[k].pos_ == "SPACE":
            return 0  # a headline, and the dateline below it: "Un pays sans gouvernement | OSLO (NTB)"
        if doc[k].text == "(" and doc[k + 2].text == ")" and is_acronym(_bare(doc[k + 1])):
            return k
        if low(doc[k]) == "et" and any(
            is_capital(t) and low(t) in gazetteer.body_nouns for t in doc[k + 1 : k + 4]
        ):
            return 0  # "la Banque centrale et la Compagnie nationale (CN)" are two
        if doc[k].text == "," and low(doc[k + 1]) in {"de", "du", "d'", "des"}:
            continue  # "Parti de l'union, de la solidarité et du développement (USDP)"
        if doc[k].text in {",", ".", ";", ":", "»", "«", '"', ")"} or "Fin" in doc[k].morph.get(
            "VerbForm", []
        ):
            return 0
    return 0


def _bare(token: Word) -> str:
    text = token.text
    return text.upper() if text[:1].isupper() and 3 <= len(text) <= 9 and text.isalpha() else text


def _extend(doc: Text, after: int, taken: dict[int, Name], titles: set[int], gazetteer: Gazetteer) -> int:
    """End of a capitalised body's name: adjectives, proper names, numbers, "de" + noun."""
    end = k = after
    agent = any(low(token) == "par" for token in doc[max(after - 5, 0) : after])
    while k < len(doc) and k - after < 10:
        token = doc[k]
        if (
            (token.pos_ == "ADJ" and token.dep_ != "ROOT") or low(token) in gazetteer.demonyms
        ) and not is_capital(token):
            if low(token) in gazetteer.words["adjective.vague"]:
                break
            k += 1
        elif NUMBER.fullmatch(token.text) or (
            is_capital(token) and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}
        ):
            if k in taken and taken[k].form not in {"place", "name", "capital"} and k > after:
                break
            if k in titles or _given(doc, k, after, titles, gazetteer):
                break
            k += 1
        elif agent and _text_at(doc, k, gazetteer):
            break  # "l'adoption par le Congrès | de la loi"
        else:
            step = _complement(doc, k, taken, titles) or _aim(doc, after, k)
            if not step:
                break
            k = step
        end = k
    return end


def _text_at(doc: Text, k: int, gazetteer: Gazetteer) -> bool:
    """Whether "de la loi", "du projet" stands at token `k`."""
    n = k + 2 if k + 1 < len(doc) and low(doc[k + 1]) in DETS else k + 1
    return low(doc[k]) in LINKS and n < len(doc) and low(doc[n]) in gazetteer.words["describe.written"]


def _aim(doc: Text, after: int, k: int) -> int:
    """ "Union pour la paix | et la justice": the index after the second aim in a body's name."""
    aimed = any(low(t) == "pour" for t in doc[after:k])
    if low(doc[k]) != "et" or not aimed or k + 2 >= len(doc) or low(doc[k + 1]) not in DETS:
        return 0
    noun = doc[k + 2]
    return k + 3 if noun.pos_ == "NOUN" and not is_capital(noun) else 0


def _given(doc: Text, k: int, after: int, titles: set[int], gazetteer: Gazetteer) -> bool:
    """ "le président du groupe PS au Sénat | Didier X": whether a person's name begins at token `k`."""
    named = low(doc[after - 1]) in gazetteer.words["name.named_after"]
    # "présidente du Parlement | Nino X"
    office = k == after and not titles.isdisjoint((after - 3, after - 4)) and doc[k].pos_ == "PROPN"
    known = low(doc[k]) in gazetteer.given or (office and not is_acronym(doc[k].text))
    full = k + 1 < len(doc) and is_capital(doc[k + 1]) and known
    return full and is_capital(doc[k]) and not named


def _complement(doc: Text, k: int, taken: dict[int, Name], titles: set[int]) -> int:
    """Index after "de la justice", "des notables", "de Tobrouk" at `k`; 0 when it is no part of a name."""
    if low(doc[k]) not in LINKS:
        return 0
    n = k + 1
    if n < len(doc) and low(doc[n]) in DETS:
        n += 1
    if n >= len(doc) or n in titles:
        return 0
    token = doc[n]
    if n in taken:
        name = taken[n]
        return (
            name.end
            if name.form in {"place", "name", "capital"} and low(doc[k]) not in {"a", "en", "au"}
            else 0
        )
    if low(doc[k]) in {"a", "en", "au", "aux", "contre"}:
        return 0
    if is_capital(token):
        following = n + 1 < len(doc) and is_capital(doc[n + 1])
        return 0 if following else n + 1
    return n + 1 if token.pos_ == "NOUN" and not low(token).startswith("president") else 0


def _lower_body(
    doc: Text, i: int, after: int, kind: ActorKind, gazetteer: Gazetteer, taken: dict[int, Name]
) -> Name | None:
    """Lower-case bodies that a number or a proper name makes a name of: "brigade 166", "parti Oudar"."""
    if after < len(doc) and NUMBER.fullmatch(doc[after].text) and kind == "armed_group":
        return Name(i, after + 1, "body", kind, lower=True)
    k = after
    while k < len(doc) and doc[k].pos_ == "ADJ" and k - after < 4:
        k += 1
    if k < len(doc) and re.fullmatch(r"[0-9]+\+[0-9]+", doc[k].text):
        return Name(i, k + 1, "body", kind, lower=True)
    words = gazetteer.words
    if kind == "government" and after + 2 < len(doc) and low(doc[after]) in LINKS:
        n = after + 1 + (low(doc[after + 1]) in DETS)
        state = n in taken and taken[n].form == "place" and low(doc[i]) == "gouvernement"
        if state and not low(doc[n]).startswith("etat"):
            return Name(i, taken[n].end, "body", kind, lower=True)  # "le gouvernement du Québec"
    if kind == "government" and after < len(doc):
        if low(doc[after]) in words["government.adjectives"]:
            return Name(i, after + 1, "body", kind, lower=True)
        if (
            low(doc[after]) in {"de", "d'"}
            and after + 1 < len(doc)
            and low(doc[after + 1]) in words["government.after_de"]
        ):
            end = after + 2
            while (
                end < len(doc)
                and doc[end].pos_ == "ADJ"
                and low(doc[end]) not in gazetteer.words["adjective.vague"]
                and end < after + 4
            ):
                end += 1
            return Name(i, end, "body", kind, lower=True)
    plural = low(doc[i]) in words["group.units"]
    if plural and after + 1 < len(doc) and low(doc[after]) in {"de", "d'"} and is_capital(doc[after + 1]):
        end = taken[after + 1].end if after + 1 in taken else after + 2
        return Name(i, end, "body", kind, lower=True)
    determined = i > 0 and low(doc[i - 1]) in {"le", "la", "les", "du", "au", "des", "aux", "l'"}
    if not determined or doc[i].pos_ not in {"NOUN", "PROPN"}:
        return None
    return _called(doc, i, after, kind, gazetteer, taken)


def _called(
    doc: Text, i: int, after: int, kind: ActorKind, gazetteer: Gazetteer, taken: dict[int, Name]
) -> Name | None:
    """ "le parti X", "le syndicat étudiant X", "les milices pro-iraniennes": the noun at `i` and its name."""
    k = after
    while k < min(len(doc), after + 2) and _qualifying(doc[k], i):
        k += 1
    person = k + 1 < len(doc) and low(doc[k]) in gazetteer.given and is_capital(doc[k + 1])
    k = after if k == len(doc) or not is_capital(doc[k]) or person else k
    if kind == "organisation" and low(doc[after - 1]) in gazetteer.words["civic.named"]:
        return _joined(doc, k, taken)
    if kind not in {"party", "armed_group"}:
        return None
    sided = kind == "armed_group" and k < len(doc) and low(doc[k]).startswith(leaning(gazetteer))
    end = k = k + sided
    while end < len(doc) and is_capital(doc[end]) and end not in taken:
        end += 1
    if sided or k == after:
        return Name(i, end, "body", kind, lower=True) if end > after else None
    return Name(k, end, "body", kind) if end > k else None


def _qualifying(token: Word, noun: int) -> bool:
    """Whether `token`, in lower case, only says which sort of body the noun at `noun` is: "étudiant"."""
    return not is_capital(token) and (
        token.pos_ == "ADJ" or (token.pos_ == "NOUN" and token.head.i == noun and token.dep_ != "conj")
    )


def _joined(doc: Text, after: int, taken: dict[int, Name]) -> Name | None:
    """The name at token `after`, right behind "le collectif": capitals, or what stands in quotation marks."""
    end = start = after + (after < len(doc) and doc[after].text in OPEN_QUOTES)
    if start > after:
        closing = [k for k in range(start, min(start + QUOTED, len(doc))) if doc[k].text in CLOSE_QUOTES]
        end = closing[0] if closing and is_capital(doc[start]) else start
    else:
        free = {"place", "capital"}
        while end < len(doc) and is_capital(doc[end]) and (end not in taken or taken[end].form in free):
            end += 1
        short = end == start + 1 and is_acronym(doc[start].text)  # "l'association ABC | du sénateur X"
        end = _in_lower(doc, start, end, taken) if end > start and not short else end
    return Name(start, end, "body", "organisation") if end > start else None


def _in_lower(doc: Text, start: int, end: int, taken: dict[int, Name]) -> int:
    """The end of the name of capitals [start, end) with what hangs from it: "Robin | des bois",
    "Stop | béton", "Eau | et Rivières de Bretagne".
    """
    while end - start < QUOTED and end + 1 < len(doc):
        token, after = doc[end], doc[end + 1]
        if end in taken or (low(token) in {"et", "&"} and not is_capital(after)):
            return end
        if low(token) in DETS and is_capital(after) and end + 1 not in taken:
            end += 2  # "Sauvons la Plaine"
        elif low(token) in LINKS or low(token) in {"et", "&"}:
            k = end + 1 + (low(after) in DETS)
            if k >= len(doc) or (k in taken and taken[k].form not in {"place", "capital"}):
                return end
            if doc[k].pos_ not in {"NOUN", "PROPN"} or not _hangs(doc[k], start, end):
                return end
            end = taken[k].end if k in taken else k + 1
        elif token.pos_ in {"NOUN", "ADJ"} and _hangs(token, start, end):
            end += 1
        else:
            return end
    return end


def _hangs(token: Word, start: int, end: int) -> bool:
    """Whether `token` is a complement of a word of [start, end), no argument of a verb."""
    return start - 2 <= token.head.i < end and token.dep_ in COMPLEMENTS  # of the name, or the noun before it


def national_bodies(
    doc: Text, lows: list[str], taken: dict[int, Name], gazetteer: Gazetteer
) -> list[tuple[Name, str | None]]:
    """Bodies that a demonym names, "l'opposition syrienne", "l'armée libyenne", with the state's id."""
    found: list[tuple[Name, str | None]] = []
    first = {n.split()[0] for n in gazetteer.national_bodies}
    for i in doc.among(first):
        if i in taken:
            continue
        noun = _phrase(doc, i, gazetteer.national_bodies)
        if noun is None or noun[0] >= len(doc):
            continue
        k, kind = noun
        regional = low(doc[k]) in gazetteer.words["adjective.regional"]
        if doc[k].pos_ == "ADJ" and not is_capital(doc[k]) and not regional and k + 1 < len(doc):
            k += low(doc[k]) not in gazetteer.demonyms  # "armée nationale libyenne"
        state = demonym(gazetteer, doc[k])
        if not regional and (state is None or is_capital(doc[k])):
            continue
        if lows[i] == "opposition" and action(doc, i, k + 1):
            continue
        if lows[i] == "federation" and k + 1 < len(doc) and lows[k + 1] in {"de", "d'", "du", "des"}:
            continue  # "la fédération bulgare de patinage": another name
        found.append((Name(i, k + 1, "body", kind, lower=True), None if regional else state))
    return found


def action(doc: Text, i: int, after: int) -> bool:
    """True for "l'opposition russe au texte": somebody's opposing, not a body of opponents."""
    if after < len(doc) and doc[after].plain in {"à", "au", "aux"}:
        return True
    head = doc[i].head
    return (doc[i].dep_ in {"nsubj", "nsubj:pass"} and any(c.dep_ == "cop" for c in head.children)) or low(
        head
    ) in {"attendre", "attendue", "attendu"}
