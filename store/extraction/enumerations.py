"""Lists. Verbs, *X rejette l'accusation, critique Y et exige des excuses*, where the parser took one of them
for an adjective or an adverbial clause, and its object for its subject. Subjects, *l'émir du Qatar, le roi de
X et Y ont …*, where it took one for an apposition or for part of the one before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import CLITICS, FINITE, SUBJECTS, hang
from store.extraction.spellings import load_spellings
from store.extraction.stances.columns import CONTRACTED

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

AFTER = frozenset({"nmod", "obj", "conj", "appos"})
OWN = frozenset({"ses", "leurs", "mes", "nos", "vos"})
CLOSING = frozenset('»”"')
JOINING = frozenset({"et", "puis", "mais"})
MISTAKEN = frozenset({"ADJ", "NOUN", "ADV", "X"})
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis", "acl:relcl", "advcl"})
NAMES = frozenset({"NOUN", "PROPN"})
LOOSE = frozenset({"advcl", "parataxis", "conj", "appos", "amod", "nmod", "obj", "dep"})


def join_verbs(sentence: Sentence, forms: FormTable) -> None:
    """Hang each verb right after a comma, when another one follows after *et*, from the first of the list."""
    words = list(sentence)
    last = max(
        (k for k, word in enumerate(words) if word.plain in JOINING and _opens(words, k + 1)), default=-1
    )
    for k in range(3, last - 1):
        if words[k - 1].text != "," or words[k - 2].text in CLOSING:
            continue
        first = next((w for w in reversed(words[: k - 1]) if _leads(w)), None)
        verb = _verb(words, k, forms)
        if first is None or verb is None or verb in first.above:
            continue
        if any(w.text in CLOSING or w.text in {";", ":"} for w in words[k:last]):
            continue
        _join(verb, first, forms)


def join_subjects(sentence: Sentence) -> None:
    """Where a verb in the plural has a subject in the singular, join to it what stands beside it."""
    for word in sentence:
        verb = word.head
        if word.dep_ not in SUBJECTS or word.i > verb.i or word.pos_ not in NAMES or not _many(verb):
            continue
        second = next((c for c in verb.children if c.dep_ in SUBJECTS and word.i < c.i < verb.i), None)
        if second is not None and _joined(word, second):
            hang(second, word, "conj")
        if "Plur" in word.morph.get("Number", ()) or any(c.dep_ == "conj" for c in word.children):
            continue
        beside = [c for c in word.children if c.dep_ == "appos" and _listed(c, {","})]
        beside = beside if word.pos_ == "NOUN" or all(c.pos_ == "PROPN" for c in beside) else []
        inside = [c for k in word.children if k.dep_ == "nmod" for c in k.children if c.dep_ == "conj"]
        for other in beside or [c for c in inside if _listed(c, {"et"})]:
            hang(other, word, "conj")


def _joined(first: Word, second: Word) -> bool:
    """*X, chef de Y, et Z ont …*, *X, Y, | les Z et les W ont …*: whether two subjects are of one list."""
    linked = [*second.children, *first.head.children]
    if any(c.dep_ == "cc" and c.plain == "et" and first.i < c.i < second.i for c in linked):
        return True
    listed = _listed(second, {","}) and any(c.dep_ == "conj" for c in second.children)
    return listed and any(c.dep_ == "conj" for c in first.children)


def join_phrases(sentence: Sentence) -> None:
    """Join what follows after a comma: *à X, | à sa sœur Y et à Z*, of a list the preposition of which comes
    again; *ses rivaux, | les présidents X et Y*, who they are; *six pays ont voté la loi, dont | X et Y*, who
    has voted.
    """
    for word in sentence:
        head = word.head
        if word.pos_ not in NAMES or word.i <= head.i or word.dep_ not in AFTER:
            continue
        if word.dep_ == "nmod" and head.pos_ in NAMES and _again(word, head):
            hang(word, head, "conj")
        elif word.dep_ == "obj" and (first := _object_before(word)) is not None:
            hang(word, first, "appos")
        elif word.dep_ == "conj" and head.dep_ == "amod" and any(c.dep_ == "det" for c in word.children):
            hang(word, head.head, "conj")  # "l'Union africaine et le Mali"
        elif word.dep_ in {"conj", "appos"} and (many := _out_of(word)) is not None:
            for other in [c for c in head.children if c.dep_ == "conj" and c.i > word.i]:
                hang(other, word, "conj")
            hang(word, many, "appos")


def _again(word: Word, head: Word) -> bool:
    """Whether `word` has the preposition of `head`, after a comma, and one more phrase after it has it."""
    case = _case(word)
    if case is None or case.i == 0 or case.nbor(-1).plain != "," or not _same(case, _case(head)):
        return False
    rest = [c for c in (*word.children, *head.children) if c.dep_ == "conj" and c.i > word.i]
    return any(_same(case, _case(c)) for c in rest)


def _case(word: Word) -> Word | None:
    return next((c for c in word.children if c.dep_ == "case" and c.i < word.i), None)


def _same(case: Word, other: Word | None) -> bool:
    return other is not None and CONTRACTED.get(case.plain, case.plain) == CONTRACTED.get(
        other.plain, other.plain
    )


def _object_before(word: Word) -> Word | None:
    """The object without a name, of the same verb and in the plural, right before the comma before `word`."""
    article = next((c for c in word.children if c.dep_ == "det"), None)
    if article is None or article.plain != "les" or article.i < 2 or article.nbor(-1).plain != ",":
        return None
    names = any(c.pos_ == "PROPN" and c.i > word.i for c in word.children)
    first = next((c for c in word.head.children if c.dep_ == "obj" and c.i < article.i), None)
    if not names or first is None or first.pos_ != "NOUN" or first.i < article.i - 3:
        return None
    possessed = any(c.dep_ == "det" and c.plain in OWN for c in first.children)
    return first if possessed and not any(c.pos_ == "PROPN" for c in first.children) else None


def _out_of(word: Word) -> Word | None:
    """The many, subject of the clause and without a name, of whom a word of inclusion before `word`, hung on
    one thing, singles out some.
    """
    start = next((c for c in word.children if c.pos_ != "PUNCT"), word)
    one = word.head
    if start.plain not in load_spellings().singling_out or start.nbor(-1).plain != ",":
        return None
    if start.i > word.i or one.dep_ not in {"obj", "obl"}:
        return None
    if "Plur" in one.morph.get("Number", ()) or any(c.dep_ == "conj" and c.i < word.i for c in one.children):
        return None
    many = next((c for c in one.head.children if c.dep_ in SUBJECTS and c.i < one.head.i), None)
    if many is None or many.pos_ != "NOUN":
        return None
    several = load_spellings().several
    return many if any(c.pos_ == "NUM" or c.plain in several for c in many.children) else None


def _many(verb: Word) -> bool:
    group = [verb, *(c for c in verb.children if c.dep_.startswith(("aux", "cop")))]
    return any(w.finite and "Plur" in w.morph.get("Number", ()) for w in group)


def _listed(noun: Word, links: set[str]) -> bool:
    """Whether `noun` has an article, and one of `links` before it."""
    article = next((c for c in noun.children if c.dep_ == "det" and c.i < noun.i), None)
    case = any(c.dep_ == "case" for c in noun.children)
    return article is not None and not case and article.i > 0 and article.nbor(-1).plain in links


def _opens(words: list[Word], k: int) -> bool:
    """Whether the group of a finite verb without subject opens at `k`."""
    while k < len(words) and (
        words[k].pos_ == "ADV" or (words[k].pos_ == "PRON" and words[k].plain in CLITICS)
    ):
        k += 1
    return k < len(words) and words[k].finite


def _leads(verb: Word) -> bool:
    """Whether it is a finite verb with its subject before it: the first of a list."""
    finite = verb.finite or any(c.finite for c in verb.children if c.dep_.startswith("aux"))
    before = any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children)
    return verb.pos_ == "VERB" and finite and before and verb.dep_ in CLAUSES


def present(word: Word, forms: FormTable) -> str:
    """The infinitive of which `word` can only be a finite form; "" for none."""
    lemmas = forms.lemmas(word.plain)
    return lemmas[0] if lemmas and word.plain not in lemmas and not forms.participle(word.plain) else ""


def _verb(words: list[Word], k: int, forms: FormTable) -> Word | None:
    """The verb whose group opens at `k`, or the word there that can only be one."""
    word = words[k]
    if word.pos_ in MISTAKEN and present(word, forms) and k + 1 < len(words):
        after = words[k + 1]
        return word if after.pos_ == "DET" or (after.pos_ == "PROPN" and after.capital) else None
    if not _opens(words, k):
        return None
    while not words[k].finite:
        k += 1
    if words[k].dep_.startswith("aux"):
        return words[k].head if words[k].head.i > words[k].i else None
    return words[k] if words[k].pos_ == "VERB" else None


def _join(verb: Word, first: Word, forms: FormTable) -> None:
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if (subject is not None and subject.i < verb.i) or verb.dep_ not in LOOSE:
        return
    if verb.pos_ in MISTAKEN:
        verb.pos_, verb.lemma_, verb.morph = "VERB", present(verb, forms), FINITE
        after = verb.nbor(1) if verb.nbor(1).pos_ != "DET" else verb.nbor(1).head
        if after.i > verb.i and not any(c.dep_ == "obj" for c in verb.children):
            subject = after
    if subject is not None:  # "accuse Paris de complicité", its object taken for an inverted subject
        hang(subject, verb, "obj")
    hang(verb, first, "conj")
