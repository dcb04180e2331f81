"""Title phrases: "le ministre français des Affaires étrangères", "l'ex-président", "chef du GNA"."""

from __future__ import annotations

from dataclasses import dataclass

from store.extraction.actors.names import Offsets
from store.extraction.actors.words import Name, demonym, is_capital, low
from store.extraction.words import Text
from store.lexicon.gazetteer import Gazetteer


@dataclass(slots=True)
class TitlePhrase:
    """Tokens [start, end) of a title with its qualifiers, and the state and names that it contains."""

    start: int
    end: int
    role: str
    noun: str
    former: bool = False
    of_state: str | None = None
    of_names: tuple[int, ...] = ()  # indexes into the list of names
    definite: bool = True
    used: bool = False
    article: str = ""  # the determiner before it, folded
    beside: frozenset[int] = frozenset()  # tokens of the other titles


def find_title_nouns(doc: Text, offsets: Offsets, gazetteer: Gazetteer) -> list[TitlePhrase]:
    """The bare title nouns; an adjective may stand inside ("ministre français des Affaires étrangères")."""
    found = []
    for start, end, hit in offsets.spans(gazetteer.titles, former=True):
        role, stop, state = hit.value, end, None
        if end - start == 1 and doc[start].pos_ in {"VERB", "AUX"}:
            continue  # "X juge le plan": no judge
        if (
            start > 1
            and is_capital(doc[start])
            and doc[start - 1].text == "Le"
            and is_capital(doc[start - 2])
        ):
            continue  # "Bruno Le Maire"
        if _surname(doc, start, end):
            continue  # "Mohamed Ould Cheikh"
        if end < len(doc) and (state := _adjective(doc, end, gazetteer)):
            rest = doc.surface(end + 1, end + 8)
            longer = _longest(gazetteer, doc.surface(start, end), rest)
            if longer:
                role, words = longer
                stop = end + 1
                while stop < len(doc) and words > 0:
                    words -= len(doc[stop].text + doc[stop].whitespace_)
                    stop += 1
            else:
                state = None
        noun = " ".join(low(t) for t in doc[start:stop]).removeprefix("ex-").removeprefix("ex‑")
        phrase = TitlePhrase(start, stop, role, noun, of_state=state)
        phrase.article = low(doc[start - 1]) if start else ""
        phrase.former = start > 0 and (
            low(doc[start - 1]) in gazetteer.words["adjective.former"]
            or low(doc[start]).startswith(("ex-", "ex‑"))
        )
        found.append(phrase)
    return found


def _surname(doc: Text, start: int, end: int) -> bool:
    """Whether a title's noun with a capital ends a name: a title stands before it."""
    if end - start > 1 or start < 2 or not is_capital(doc[start]) or doc[start].text.isupper():
        return False
    before, after = doc[start - 1], doc[end] if end < len(doc) else None
    named = before.pos_ == "PROPN" and is_capital(before) and doc[start].dep_ in {"flat", "flat:name"}
    inside = not before.is_sent_start and before.text[-1:].isalpha() and not before.text.isupper()
    return named and inside and (after is None or not is_capital(after))


def _longest(gazetteer: Gazetteer, noun: str, rest: str) -> tuple[str, int] | None:
    """Role of `noun` + the beginning of `rest` as one title, and how many characters of `rest` it takes."""
    for hit in gazetteer.titles.scan(f"{noun} {rest}"):
        if hit.start == 0 and hit.end > len(noun):
            return hit.value, hit.end - len(noun) - 1
        break
    return None


def _adjective(doc: Text, i: int, gazetteer: Gazetteer) -> str | None:
    if (
        i < len(doc)
        and not is_capital(doc[i])
        and doc[i].pos_ in {"ADJ", "NOUN", "VERB", "X", "ADV", "PROPN"}
    ):
        return demonym(gazetteer, doc[i])
    return None


def qualify(
    doc: Text, phrase: TitlePhrase, names: list[Name], at: dict[int, int], gazetteer: Gazetteer
) -> None:
    """Extend `phrase` over what follows it: nationality, "à la retraite", "de l'ONU", "pour la Libye".

    `at` maps a token to the index of the name that starts there.
    """
    i = phrase.end
    while i < len(doc):
        state = _adjective(doc, i, gazetteer)
        if state:
            phrase.of_state = phrase.of_state or state
            i += 1
        elif _qualifies(doc, i, gazetteer) or _of_a_people(doc, i, phrase, names, at):
            i += 1
        elif standing := _standing(doc, i, gazetteer):
            i += standing
        else:
            break
    if phrase.role != "honorific":
        i = _complements(doc, i, phrase, names, at, gazetteer)
    bodies = any(names[k].form in {"body", "acronym"} for k in phrase.of_names)
    if phrase.role == "head_of_state" and (bodies or _chairs(doc, i, phrase, gazetteer)):
        phrase.role = "leader"  # "président du Parlement", "présidente du FN"
    phrase.end = i


def _qualifies(doc: Text, i: int, gazetteer: Gazetteer) -> bool:
    return low(doc[i]) in gazetteer.words["adjective.qualifiers"] and not is_capital(doc[i])


def _of_a_people(doc: Text, i: int, phrase: TitlePhrase, names: list[Name], at: dict[int, int]) -> bool:
    """ "la militante quechua | Tupaya": whether token `i` only qualifies the title before a bare name."""
    token = doc[i]
    hangs = token.pos_ in {"ADJ", "X"} and not is_capital(token) and token.head.i in range(phrase.start, i)
    name = names[at[i + 1]] if hangs and phrase.role != "honorific" and i + 1 in at else None
    alone = name is not None and name.form == "run" and name.end - name.start == 1
    return alone and not any(is_capital(word) for word in doc[i + 2 : i + 3])


def _standing(doc: Text, i: int, gazetteer: Gazetteer) -> int:
    """How many tokens from `i` on say what the bearer is now: *en exil*, *à la retraite*; 0 for none."""
    standing = gazetteer.words["describe.standing"]
    return next((n for n in (3, 2) if " ".join(low(t) for t in doc[i : i + n]) in standing), 0)


def _chairs(doc: Text, i: int, phrase: TitlePhrase, gazetteer: Gazetteer) -> bool:
    """ "le président de la chambre haute", of a body without a name, before token `i`: no head of state."""
    presiding = phrase.noun.startswith(tuple(gazetteer.words["describe.presiding"]))
    if not presiding or i + 2 >= len(doc) or low(doc[i]) not in {"de", "du", "d'"}:
        return False
    after = i + 1 + (low(doc[i + 1]) in {"la", "l'"})
    return low(doc[after]) in gazetteer.words["adjective.chaired"] and doc[after].pos_ == "NOUN"


def _complements(
    doc: Text, i: int, phrase: TitlePhrase, names: list[Name], at: dict[int, int], gazetteer: Gazetteer
) -> int:
    """Take in "du GNA", "de l'ONU pour la Libye", "de la région" after the title; index after them."""
    for _ in range(3):
        if i >= len(doc) or low(doc[i]) not in {"de", "du", "d'", "des", "a", "au", "aux", "pour", "en"}:
            break
        link = low(doc[i])
        n = i + 1
        if n < len(doc) and low(doc[n]) in {"le", "la", "l'", "les"}:
            n += 1
        if n < len(doc) and low(doc[n]) in gazetteer.words["describe.headed"] and n not in at and n + 1 in at:
            n += 1
        while n < len(doc) and n not in at and (low(doc[n]) in {"m.", "mme"} or n in phrase.beside):
            n += 1  # "de M. X", "du maréchal X"
        if n not in at:
            break
        name = names[at[n]]
        if link in {"de", "du", "d'", "des"} or (link in {"a", "au"} and phrase.role in {"ambassador"}):
            if link in {"de", "du", "d'", "des"}:
                phrase.of_names = (*phrase.of_names, at[n])
        elif (
            link in {"a", "au", "aux", "en"}
            and phrase.role not in {"ambassador", "envoy"}
            and not _person_follows(doc, name.end, names, at)
        ):
            break
        i = name.end
        if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")":
            i += 3  # "chef du Conseil national (CN), X"
    return i


def _person_follows(doc: Text, end: int, names: list[Name], at: dict[int, int]) -> bool:
    """ "le président du groupe X au Sénat | Paul Durand": a name that nothing else brings in."""
    k = end + (end < len(doc) and doc[end].text == ",")
    return k in at and names[at[k]].form == "run" and names[at[k]].end - k > 1


def shorten(doc: Text, phrase: TitlePhrase, end: int, gazetteer: Gazetteer) -> None:
    """Cut `phrase` before token `end`, where a body's own name begins, and read its role again."""
    while end > phrase.start + 1 and low(doc[end - 1]) in {"de", "du", "d'", "des", "la", "l'", "les", "le"}:
        end -= 1
    phrase.end = end
    phrase.noun = " ".join(low(t) for t in doc[phrase.start : end])
    for hit in gazetteer.titles.scan(doc.surface(phrase.start, end)):
        phrase.role = hit.value
        return


def title_gender(title: TitlePhrase | None) -> str:
    """The gender of whom a title is said: "m", "f", or "" where it says nothing."""
    if title is None:
        return ""
    noun = title.noun.split()[0]
    if title.article in {"la", "une", "cette"} and noun not in {"figure"}:
        return "f"
    women = (
        "ente",
        "llere",
        "eure",
        "ale",
        "iere",
        "trice",
        "euse",
        "rde",
        "ouee",
        "chargee",
        "elue",
        "utee",
    )
    if noun in {"mme", "mmes", "mlle", "madame", "lady", "reine", "cheffe", "cancelliere"} or noun.endswith(
        women
    ):
        return "f"
    if title.article in {"le", "du", "au", "un", "ce"} and noun not in {"mme", "mlle"}:
        return "m"
    if noun in {"m.", "monsieur", "roi", "sir", "pape", "emir"} or noun.endswith(("ent", "ier", "teur")):
        return "m"
    return ""
