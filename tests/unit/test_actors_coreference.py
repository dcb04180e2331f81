"""What refers back to whom. All sentences are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest

from store.extraction.actors import find_actors
from store.extraction.entities import EntityMap, EntityMention
from store.extraction.repair import repair
from store.extraction.stances.candidate import form_table
from store.extraction.words import Text
from store.lexicon import load_lexicon
from tests.unit.pipeline import pipeline


@lru_cache(maxsize=256)
def read(text: str) -> EntityMap:
    doc = Text(pipeline()(text))
    repair(doc, form_table(load_lexicon()))
    return find_actors(doc)


def meant(text: str, word: str, nth: int = -1) -> list[str]:
    """The actors that the `nth` token written `word` refers to, sorted."""
    found = read(text)
    token = [t for t in found.doc if t.text == word][nth]
    return sorted(found.entities[k].name for k in found.resolve(token))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Olav Brandvik a rencontré Irina Valkova. Il a salué le plan.", "Il", ["Olav Brandvik"]),
        (
            "La ministre Irina Valkova a reçu Olav Brandvik. Elle a salué le plan.",
            "Elle",
            ["Irina Valkova"],
        ),
        ("La Norvège a livré des armes à la Suède. Le Danemark lui a fourni du blé.", "lui", ["Suède"]),
        ("Marc Dutertre a critiqué Olav Brandvik. Ce dernier a protesté.", "dernier", ["Olav Brandvik"]),
        ("Le Pérou et le Chili ont signé un traité. Ils l'ont présenté.", "Ils", ["Chili", "Pérou"]),
        ("La Norvège, elle, refuse.", "elle", ["Norvège"]),
        ("Le maréchal Sanou a parlé. La Norvège soutient le maréchal.", "maréchal", ["Sanou"]),
        ("Il faut que la Norvège parle.", "Il", []),
        (
            "Irina Valkova a parlé. La ministre Irina Valkova dérange. Membre de l'Eglise, elle critique.",
            "elle",
            ["Irina Valkova"],
        ),
        (
            "Le président sortant Marc Dutertre a perdu. L'ancien président Olav Brandvik l'a dit. "
            "La Norvège soutient le président sortant.",
            "président",
            ["Marc Dutertre"],
        ),
        ("La Norvège est partie. Il pleut sur la ville.", "Il", []),
        # a first name, the State itself, who speaks goes on
        ("Sylvie Renaud a parlé. La Norvège salue Sylvie.", "Sylvie", ["Sylvie Renaud"]),
        ("La Norvège a un roi. Marc Dutertre accuse l'Etat de mentir.", "Etat", ["Norvège"]),
        (
            "Olav Brandvik a parlé. « Marc Dutertre ment », a-t-il dit. Il a salué le plan.",
            "Il",
            ["Olav Brandvik"],
        ),
    ],
)
def test_pronouns_and_nouns_refer_back(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


def test_a_plural_verb_takes_the_whole_enumeration() -> None:
    text = "Il compte sur l'aide du Pérou, du Chili et de la Bolivie, qui soutiennent le projet."
    assert meant(text, "qui") == ["Bolivie", "Chili", "Pérou"]


def test_a_relative_means_the_name_before_it() -> None:
    assert meant("Olav Brandvik, qui soutient la Norvège, est parti.", "qui") == ["Olav Brandvik"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Olav Brandvik a reçu Marc Dutertre à Oslo. Les deux hommes ont parlé du traité.", "hommes",
         ["Marc Dutertre", "Olav Brandvik"]),
        # those who act in a sentence that names more
        ("Olav Brandvik et Marc Dutertre ont signé sous le regard de Luis Carpio. La Norvège félicite les "
         "deux hommes.", "hommes", ["Marc Dutertre", "Olav Brandvik"]),
        # no woman is one of two men, and who has another office is none of two presidents
        ("Olav Brandvik, Marc Dutertre et Irina Valkova ont parlé. La Norvège félicite les deux hommes.",
         "hommes", ["Marc Dutertre", "Olav Brandvik"]),
        ("Le président Olav Brandvik a reçu la ministre Irina Valkova, puis le président Marc Dutertre. "
         "La Norvège félicite les deux présidents.", "présidents", ["Marc Dutertre", "Olav Brandvik"]),
        # the two whom the article is about, not the two named last
        ("Olav Brandvik accuse Marc Dutertre. Brandvik est en colère contre Dutertre. Brandvik ment, dit "
         "Dutertre. Luis Carpio, Paul Amsler et Hugo Sand se taisent. La Norvège critique les deux camps.",
         "camps", ["Marc Dutertre", "Olav Brandvik"]),
        ("Luis Carpio, Paul Amsler et Hugo Sand se taisent. La Norvège critique les deux camps.", "camps",
         []),
    ],
)  # fmt: skip
def test_the_two_men_are_those_named_together(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Olav Brandvik hésite. Le dirigeant druze Paul Amsler a salué le plan.", "dirigeant",
         ["Paul Amsler"]),
        ("Olav Brandvik hésite. Le dirigeant druze a salué le plan.", "dirigeant", ["Olav Brandvik"]),
        ("Olav Brandvik hésite. Le boxeur et député Paul Amsler a salué le plan.", "boxeur", []),
    ],
)  # fmt: skip
def test_a_title_with_its_name_means_nobody_else(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


def test_the_counterpart_is_the_head_of_that_state() -> None:
    text = (
        "Le président ghanéen Kofi Amponsah est arrivé. "
        "Le président togolais Yao Adzo a critiqué son homologue ghanéen."
    )
    assert meant(text, "homologue") == ["Kofi Amponsah"]


def test_an_unknown_counterpart_is_the_state() -> None:
    text = "Le président togolais Yao Adzo a appelé son homologue ghanéen."
    assert meant(text, "homologue") == ["Ghana"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Nous soutenons le traité », a déclaré Olav Brandvik.", ["Olav Brandvik"]),
        ("Olav Brandvik a déclaré : « Nous soutenons le traité. »", ["Olav Brandvik"]),
        ("Olav Brandvik est venu. « Nous soutenons le traité », a-t-il lancé.", ["Olav Brandvik"]),
        ("« Nous soutenons le traité », dit une affiche.", []),
        ("Olav Brandvik : « Nous soutenons le traité. »", ["Olav Brandvik"]),
        ("Même avis pour Olav Brandvik : « Nous soutenons le traité. »", ["Olav Brandvik"]),
        ("« Nous soutenons le traité » (Olav Brandvik, Oslo).", ["Olav Brandvik"]),
        ("Olav Brandvik a pris la parole. « Nous soutenons le traité. »", ["Olav Brandvik"]),
        ("« Assez ! », lance Olav Brandvik. « Nous soutenons le traité. »", ["Olav Brandvik"]),
        ("Olav Brandvik a reçu Marc Dutertre. « Nous soutenons le traité. »", []),
    ],
)
def test_quotations_have_a_speaker(text: str, speaker: list[str]) -> None:
    found = read(text)
    (we,) = [t for t in found.doc if t.text == "Nous"]
    assert [found.entities[k].name for k in found.speaker(we)] == speaker
    assert [found.entities[k].name for k in found.resolve(we)] == speaker


def test_outside_quotations_nobody_speaks() -> None:
    found = read("Olav Brandvik a parlé.")
    assert found.speaker(found.doc[0]) == []


@pytest.mark.parametrize(
    ("text", "word", "owner"),
    [
        ("La Norvège a rappelé son ambassadeur.", "son", ["Norvège"]),
        ("Le Pérou et le Chili ont retiré leurs troupes.", "leurs", ["Chili", "Pérou"]),
        ("Irina Valkova est partie. Olav Brandvik a salué sa décision.", "sa", ["Irina Valkova"]),
    ],
)
def test_possessives_have_an_owner(text: str, word: str, owner: list[str]) -> None:
    found = read(text)
    (token,) = [t for t in found.doc if t.text == word]
    assert sorted(found.entities[k].name for k in found.possessor(token)) == owner


def test_the_same_text_always_gives_the_same_map() -> None:
    text = "Olav Brandvik a reçu Marc Dutertre. Ce dernier soutient le traité."
    first, second = find_actors(pipeline()(text)), find_actors(pipeline()(text))
    assert first.entities == second.entities
    assert first.mentions == second.mentions


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("La junte malienne a pris le pouvoir. La Norvège a condamné les généraux.", "généraux", True),
        ("La Norvège a condamné les généraux.", "généraux", False),
        ("La junte malienne a pris le pouvoir. La Norvège critique les généraux russes.", "généraux", False),
    ],
)
def test_generals_are_their_junta(text: str, word: str, expected: bool) -> None:
    assert (meant(text, word) == ["junte malienne"]) is expected


def test_a_title_agrees_in_gender_with_its_bearer() -> None:
    text = "La présidente Irina Valkova a reçu le président Olav Brandvik. La Norvège soutient la présidente."
    assert meant(text, "présidente") == ["Irina Valkova"]


def test_a_nationality_in_the_singular_is_the_person_of_that_state() -> None:
    text = "Le président bolivien, Olav Brandvik, est parti. Le Pérou a ouvert sa porte au Bolivien."
    assert meant(text, "Bolivien") == ["Olav Brandvik"]


def test_a_body_is_picked_up_by_its_own_noun() -> None:
    text = "L'Assemblée constituante a siégé vendredi. Le Pérou a refusé de reconnaître l'assemblée."
    assert meant(text, "assemblée") == ["Assemblée constituante"]


def test_a_state_that_opens_the_sentence_as_subject_is_not_its_government() -> None:
    assert "Norvège" not in meant("La Norvège livre des armes au gouvernement.", "gouvernement")


def test_a_family_name_keeps_its_article() -> None:
    found = read("Le Pérou a soutenu Mme Le Guennec. Olav Brandvik combat Mme Le Guennec.")
    assert "Le Guennec" in [e.name for e in found.entities]


def test_mentions_added_or_moved_later_are_found() -> None:
    found = find_actors(pipeline()("La Norvège a condamné les généraux."))
    token = next(t for t in found.doc if t.text == "généraux")
    assert found.resolve(token) == []
    found.mentions.append(EntityMention(0, token.i, token.i + 1, token.i, "noun"))
    assert found.resolve(token) == [0]
    found.move(found.mentions[-1], token.i - 1, token.i - 1)
    assert found.at(token) == []
    assert [m.entity for m in found.starting(token.i - 1)] == [0]


@pytest.mark.parametrize(
    "noun", ["ex-rébellion", "ex-parti", "ex-pouvoir", "ex-gouvernement", "ex-ministre", "ex-allié"]
)
def test_a_former_anything_is_read(noun: str) -> None:
    assert [
        e.name for e in read(f"Le M23 a signé. L'{noun} a salué l'accord.").entities if e.kind != "proposal"
    ]
