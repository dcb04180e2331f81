"""Treebanks become examples in which contractions are one word and every head is right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy

from store.errors import SidesError
from store.parser.attributes import UNKNOWN, fold
from store.parser.augmentation import augment, swap_names, without_stop
from store.parser.tokenizer import FrenchTokenizer
from store.parser.treebanks import Sentence, create_reader, find_treebank, read_treebank, to_doc

# A sentence made up for this test, in the form of a treebank.
CONLLU = """# text = Durand est critiqué par l'ami du maire.
1\tDurand\tDurand\tPROPN\t_\tGender=Masc\t3\tnsubj:pass\t_\t_
2\test\têtre\tAUX\t_\tMood=Ind\t3\taux:pass\t_\t_
3\tcritiqué\tcritiquer\tVERB\t_\tVerbForm=Part\t0\troot\t_\t_
4\tpar\tpar\tADP\t_\t_\t6\tcase\t_\t_
5\tl'\tle\tDET\t_\t_\t6\tdet\t_\tSpaceAfter=No
6\tami\tami\tNOUN\t_\t_\t3\tobl\t_\t_
7-8\tdu\t_\t_\t_\t_\t_\t_\t_\t_
7\tde\tde\tADP\t_\t_\t9\tcase\t_\t_
8\tle\tle\tDET\t_\t_\t9\tdet\t_\t_
9\tmaire\tmaire\tNOUN\t_\t_\t6\tnmod:arg\t_\tSpaceAfter=No
10\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    file = tmp_path / "made-up" / "fr_made-ud-train.conllu"
    file.parent.mkdir()
    file.write_text(CONLLU * 4, encoding="utf-8")
    return file


@pytest.fixture
def sentence(treebank: Path) -> Sentence:
    return next(read_treebank(treebank))


def test_contractions_are_one_word_and_heads_follow(sentence: Sentence) -> None:
    heads = [(word.text, word.label, sentence[word.head].text) for word in sentence]
    assert heads == [
        ("Durand", "nsubj:pass", "critiqué"),
        ("est", "aux:pass", "critiqué"),
        ("critiqué", "ROOT", "critiqué"),
        ("par", "case", "ami"),
        ("l'", "det", "ami"),
        ("ami", "obl:agent", "critiqué"),
        ("du", "case", "maire"),
        ("maire", "nmod", "ami"),
        (".", "punct", "critiqué"),
    ]


def test_sentences_follow_one_another_in_a_document(sentence: Sentence) -> None:
    doc = to_doc(spacy.blank("xx"), [sentence, sentence])
    assert (
        doc.text.strip()
        == "Durand est critiqué par l'ami du maire. " * 1 + "Durand est critiqué par l'ami du maire."
    )
    assert [len(part) for part in doc.sents] == [9, 9]


def test_altered_sentences_keep_their_trees(sentence: Sentence) -> None:
    for seed in range(50):
        for altered in augment([sentence], random.Random(seed)):
            assert [(w.head, w.label, w.pos) for w in altered] == [
                (w.head, w.label, w.pos) for w in sentence[: len(altered)]
            ]
            assert len(altered) >= len(sentence) - 1


def test_names_change_and_nothing_else(sentence: Sentence) -> None:
    swapped = [swap_names(sentence, random.Random(seed)) for seed in range(20)]
    assert {words[1:] for words in swapped} == {sentence[1:]}
    assert len({words[0].text for words in swapped}) > 5


def test_a_sentence_may_lose_its_stop_but_not_a_head(sentence: Sentence) -> None:
    assert without_stop(sentence) == sentence[:-1]
    assert without_stop(sentence[:1]) == sentence[:1]


def test_a_reader_gives_all_sentences(treebank: Path) -> None:
    nlp = spacy.blank("xx")
    nlp.tokenizer = FrenchTokenizer(nlp.vocab)
    read = create_reader(str(treebank.parents[1]), {treebank.name: 1.0}, 3, 0.5, True)
    examples = list(read(nlp))
    assert sum(len(list(example.reference.sents)) for example in examples) == 4


def test_what_is_no_treebank_is_told(tmp_path: Path, treebank: Path) -> None:
    with pytest.raises(SidesError, match=r"no fr_other\.conllu"):
        find_treebank(tmp_path, "fr_other.conllu")
    treebank.write_text("Ceci n'est pas un corpus.\n", encoding="utf-8")
    with pytest.raises(SidesError, match="sentence 1 is not CoNLL-U"):
        list(read_treebank(treebank))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Etats-Unis", "États-Unis"),
        ("L’", "l'"),
        ("1998", "2024"),
        ("Élysée", "Elysée"),
        ("“", "«"),
        ("e\u0301mir", "émir"),
    ],
)
def test_variants_of_spelling_are_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_short_words_keep_their_accent() -> None:
    assert fold("à") != fold("a")


def test_words_the_pipeline_has_not_learnt_are_one() -> None:
    nlp = spacy.blank("xx")
    tokenizer = FrenchTokenizer(nlp.vocab)
    early = tokenizer("inconnu")[0]
    tokenizer.from_bytes(b"maire\nle")
    assert [token.norm_ for token in tokenizer("Le maire Zarbon")] == ["le", "maire", UNKNOWN]
    assert early.norm_ == UNKNOWN
