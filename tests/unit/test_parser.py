"""The packaged parser: what every caller may rely on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from store.errors import SidesError
from store.parser import WEIGHTS, analyse, fingerprint, load
from store.parser.__main__ import main
from store.parser.labels import KEPT_SUBTYPES


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def sentences(doc: Doc) -> list[str]:
    return [sentence.text.strip() for sentence in doc.sents if sentence.text.strip()]


def word(doc: Doc, text: str) -> tuple[str, str, str]:
    """Part of speech, label and head of the first word `text`."""
    token = next(token for token in doc if token.text == text)
    return token.pos_, token.dep_, token.head.text


def test_the_weights_fit_in_ten_megabytes() -> None:
    assert sum(file.stat().st_size for file in WEIGHTS.rglob("*") if file.is_file()) < 10_000_000


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, store.parser; store.parser.fingerprint(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_loading_opens_no_connection() -> None:
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = socket.create_connection = refuse\n"
        "from store.parser import load\n"
        "assert load()('Paris soutient Rome.')[1].pos_ == 'VERB'\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_plain_sentence(nlp: Language) -> None:
    doc = nlp("Le président soutient fermement l’accord signé par les deux ministres.")
    assert word(doc, "président") == ("NOUN", "nsubj", "soutient")
    assert word(doc, "accord") == ("NOUN", "obj", "soutient")
    assert word(doc, "ministres") == ("NOUN", "obl:agent", "signé")
    assert doc[2].lemma_ == "soutenir"


def test_a_passive_and_a_relative_clause(nlp: Language) -> None:
    doc = nlp("Le général, qui contrôle l'Est du pays, est soutenu par l'Egypte.")
    assert word(doc, "qui") == ("PRON", "nsubj", "contrôle")
    assert word(doc, "contrôle") == ("VERB", "acl:relcl", "général")
    assert word(doc, "général")[1:] == ("nsubj:pass", "soutenu")
    assert word(doc, "Egypte")[1:] == ("obl:agent", "soutenu")


@pytest.mark.parametrize(
    "expected",
    [
        ["M. Durand a rencontré MM. Petit et Grand.", "Il les soutient."],
        ["« Nous refusons cet accord », a déclaré le ministre.", "« C'est une erreur. »"],
        ["Le chef de l'O.N.U. a plaidé pour un cessez-le-feu.", "Paris, Rome, etc. ont salué ce geste."],
        ['Le maire a dit : "Non."', "Il a quitté la salle."],
        ["Quelque 1.200 soldats ont quitté la ville.", "A-t-il cédé ?", "Personne ne le sait !"],
    ],
)
def test_sentences_of_running_text(nlp: Language, expected: list[str]) -> None:
    assert sentences(nlp(" ".join(expected))) == expected


def test_sentences_glued_by_a_missing_space(nlp: Language) -> None:
    assert sentences(nlp("Paris soutient Durand.Le ministre l'a dit.")) == [
        "Paris soutient Durand.",
        "Le ministre l'a dit.",
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n \n", "\n\n\n"])
def test_no_sentence_runs_over_a_paragraph(nlp: Language, gap: str) -> None:
    doc = nlp(f"Paris soutient{gap}le gouvernement de Rome{gap}« Le chef")
    assert len(sentences(doc)) == 3
    for token in doc:
        assert token.is_space or token.sent == token.head.sent


def test_layout_does_not_change_the_parse(nlp: Language) -> None:
    plain = nlp("Le président a salué la décision de son homologue italien.")
    wrapped = nlp("  Le président a\u00a0salué  la décision\nde son homologue italien.\n")
    words = [token for token in wrapped if not token.is_space]
    assert [(t.text, t.dep_, t.head.text, t.pos_) for t in words] == [
        (t.text, t.dep_, t.head.text, t.pos_) for t in plain
    ]


def test_apostrophes_and_capitals_without_accent_do_not_change_the_parse(nlp: Language) -> None:
    typed = nlp("L'Egypte s'oppose à l'accord des Etats-Unis.")
    printed = nlp("L’Égypte s’oppose à l’accord des États-Unis.")
    assert [(t.dep_, t.head.i, t.pos_) for t in typed] == [(t.dep_, t.head.i, t.pos_) for t in printed]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Paris", " ", "\n\n", "soutient", ".", "«", '"', "M.", "\t", "l'", "\u2028", "\x00"])
        | st.text(max_size=3)
    ).map("".join)
)
def test_any_text_comes_back_exactly(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token.text)] == token.text
        assert token.is_space == (token.pos_ == "SPACE")
        assert ":" not in token.dep_ or token.dep_ in KEPT_SUBTYPES
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_documents_come_back_in_order(nlp: Language) -> None:
    texts = [f"Article {number}.\n\n" * (number % 5) for number in range(40)]
    assert [doc.text for doc in nlp.pipe(texts)] == texts


def test_a_long_text_is_parsed_in_pieces_with_right_offsets(nlp: Language) -> None:
    text = ("Le ministre soutient le plan. " * 30 + "\n\n") * 4 + "mot" * 3000
    joined = ""
    for offset, doc in analyse(nlp, text, limit=1000):
        assert offset == len(joined)
        assert len(doc.text) <= 1000
        joined += doc.text
    assert joined == text


def test_the_fingerprint_is_stable() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 12


def test_a_model_that_is_not_installed_is_told_in_one_line() -> None:
    with pytest.raises(SidesError, match=r"fr_core_news_xl.*installed") as caught:
        load("fr_core_news_xl")
    assert "spacy download" in caught.value.hint
    assert "\n" not in caught.value.message


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "copy")
    model = tmp_path / "copy" / "tok2vec" / "model"
    model.write_bytes(model.read_bytes()[:1000])
    with pytest.raises(SidesError, match="cannot be read"):
        load(str(tmp_path / "copy"))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A French pipeline made with spaCy alone: its own tokenizer, and labels that Sides cuts."""
    made = spacy.blank("fr")
    parser = made.add_pipe("parser")
    for label in ("ROOT", "obl:arg", "nsubj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    made.initialize()
    folder = tmp_path_factory.mktemp("models") / "fr_own"
    made.to_disk(folder)
    yield folder


def test_a_users_own_pipeline_is_used_behind_the_same_face(foreign: Path) -> None:
    text = "Paris soutient du bout des lèvres\n\nle plan. "
    doc = load(str(foreign))(text)
    assert doc.text == text
    assert doc.has_annotation("DEP")
    assert len(sentences(doc)) >= 2
    assert {token.dep_ for token in doc} <= {"ROOT", "obl", "nsubj", "dep"}


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "en")
    with pytest.raises(SidesError, match="not a French model"):
        load(str(tmp_path / "en"))


def test_missing_treebanks_are_told_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "fr_sequoia-ud-test.conllu" in told[0]
    assert len(told) <= 2


def test_the_model_says_where_it_comes_from() -> None:
    card = (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")
    for credited in ("Sequoia", "FQB", "GSD", "PUD", "LGPL-LR", "CC BY-SA 4.0", "CC BY-SA 3.0"):
        assert credited in card
    assert json.loads((WEIGHTS / "meta.json").read_text(encoding="utf-8"))["lang"] == "xx"


@pytest.mark.parametrize("name", ["Jeanne Le Goff", "Karel De Vos", "Mme Le Bras", "Yves La Roche"])
def test_a_surname_that_begins_like_a_phrase_is_a_name(nlp: Language, name: str) -> None:
    doc = nlp(f"{name} critique désormais le projet.")
    assert doc.text.startswith(name)
    assert word(doc, "critique") == ("VERB", "ROOT", "critique")
    assert doc[2].pos_ == "PROPN" and doc[2].lemma_ == doc[2].text


def test_a_newspaper_after_a_preposition_keeps_its_article(nlp: Language) -> None:
    assert word(nlp("Selon Le Monde, le ministre partira."), "Le")[:2] == ("DET", "det")
