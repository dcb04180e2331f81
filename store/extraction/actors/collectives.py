"""Many who are one actor: "les conservateurs", "les députés socialistes" are their party."""

from __future__ import annotations

from store.extraction.actors.registry import Registry
from store.extraction.actors.words import Name, is_capital, is_plural, low
from store.extraction.entities import Entity
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer, fold

ARTICLES = frozenset({"les", "aux", "des"})
DETERMINED = frozenset({"le", "la", "l'", "du", "au"})
COORDINATED = frozenset({"nsubj", "nsubj:pass", "conj"})


def find_partisans(doc: Text, lows: list[str], taken: dict[int, Name], gazetteer: Gazetteer) -> list[Name]:
    """The plurals that name a party by its members, outside the tokens `taken`."""
    words = gazetteer.words["describe.partisans"]
    singular = {w.removesuffix("s"): w for w in words}
    groups = gazetteer.words["describe.camps"]
    camps = [
        Name(i, i + 1, "partisans", "party", lower=True)
        for i in doc.among(singular.keys())
        if i > 1 and i not in taken
        and lows[i - 1] in groups and lows[i - 2] in DETERMINED
        and i + 1 < len(lows) and lows[i + 1] not in {"et", "ou"}
    ]  # fmt: skip
    return camps + [
        Name(i, i + 1, "partisans", "party", lower=True)
        for i in doc.among(words)
        if i not in taken and doc[i].text[:1].islower() and _names_party(doc[i], gazetteer)
    ]


def _names_party(token: Word, gazetteer: Gazetteer) -> bool:
    doc, i = token.doc, token.i
    before = low(doc[i - 1]) if i else ""
    after = low(doc[i + 1]) if i + 1 < len(doc) else ""
    if after in {"de", "du", "d'"} and _capital_within(doc, i + 2):
        return False  # "les libéraux de Ciudadanos": see standins
    if before in gazetteer.words["describe.deputies"]:
        return i > 1 and low(doc[i - 2]) in ARTICLES and after not in {"et", "ou"}
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or (token.pos_ == "ADJ" and token.dep_ == "amod"):
        return False
    if before == "des" and token.dep_ not in {"nmod", "obl", "obl:arg", "obl:agent"}:
        return False  # "des libéraux ont voté"
    if before in ARTICLES:
        return True
    return not before.isdigit() and token.dep_ in COORDINATED and _joined(token)


def _capital_within(doc: Text, i: int) -> bool:
    """True for a name at token `i` or after one article."""
    return any(is_capital(t) for t in doc[i : i + 1 + (i < len(doc) and low(doc[i]) in DETERMINED)])


def _joined(token: Word) -> bool:
    """ "travaillistes et conservateurs ont voté ensemble": two of them need no article."""
    doc, i = token.doc, token.i
    after = i + 2 < len(doc) and low(doc[i + 1]) == "et" and is_plural(doc[i + 2])
    before = i > 1 and low(doc[i - 1]) == "et" and is_plural(doc[i - 2])
    bare = doc[i - 1].pos_ not in {"DET", "NUM", "ADJ"} if i else True
    return (after and bare) or (before and (i < 3 or doc[i - 3].pos_ not in {"DET", "NUM", "ADJ"}))


def party_of(doc: Text, name: Name, registry: Registry, gazetteer: Gazetteer) -> Entity:
    """The party that `name` means: one of the article whose name has that word, else one of that name."""
    noun = low(doc[name.start])
    for ident in gazetteer.demonyms.get(noun, ()):
        if gazetteer.known[ident].kind == "party":
            return registry.known(ident)
    stem = noun.removesuffix("s").removesuffix("au").removesuffix("x")
    for entity in registry.entities:
        if entity.kind == "party" and any(_opens(w, stem) for n in entity.names for w in fold(n).split()):
            return entity
    text = doc[name.start].text
    if not noun.endswith(("s", "x")):
        text += "s"  # "la majorité socialiste" is that of "les socialistes"
    return registry.named(text) or registry.new(text, "party")


def _opens(word: str, stem: str) -> bool:
    return word.startswith(stem) and len(word) - len(stem) <= 3
