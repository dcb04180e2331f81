"""Pronouns and possessives: whom they can mean, and whom never. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_actors_coreference import meant, read


def owners(text: str, word: str) -> list[str]:
    """The actors that the only possessive written `word` belongs to, sorted."""
    found = read(text)
    (token,) = [t for t in found.doc if t.text == word]
    return sorted(found.entities[k].name for k in found.possessor(token))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # a first name has a gender, also one with a hyphen
        ("Marie-Odile Carnot a reçu Sergueï Brandvik. Il a salué le plan.", "Il", ["Sergueï Brandvik"]),
        # a body has that of the noun that opens its name
        (
            "L'Union africaine critique le Parti du renouveau. Elle refuse l'accord.",
            "Elle",
            ["Union africaine"],
        ),
        # who speaks is no proposal, and rather the one who spoke before
        (
            "Olav Brandvik a dénoncé l'accord. « L'accord est mauvais », a-t-il déclaré.",
            "-t-il",
            ["Olav Brandvik"],
        ),
        # the understood subject of an infinitive is not its own object
        (
            "Olav Brandvik est candidat. Bruno Carlier, sans appeler à voter pour lui, a salué le scrutin.",
            "lui",
            ["Olav Brandvik"],
        ),
        # nor of one that says what for: he to whom one writes is helped, he whom one asks to help is not
        (
            "Bruno Carlier hésite. Olav Brandvik a écrit à Luis Carpio pour l'assurer de son appui.",
            "l'",
            ["Luis Carpio"],
        ),
        (
            "Bruno Carlier hésite. Olav Brandvik a demandé à Luis Carpio de l'assurer de son appui.",
            "l'",
            ["Olav Brandvik"],
        ),
        # a clause of its own, whatever its verb is taken for
        (
            "Irina Valkova se tait. M. Brandvik a dénoncé un plan; le Norvégien Paul Amsler l'a applaudi.",
            "l'",
            ["Brandvik"],
        ),
        # the subject of the clause above, also of a body in an article about somebody
        (
            "Olav Brandvik hésite. Olav Brandvik parle. Olav Brandvik est parti. Luis Carpio se tait. "
            "Le Parti du Nord refuse un scrutin qu'il juge truqué.",
            "il",
            ["Parti du Nord"],
        ),
        # nor is the agency anybody
        ("OSLO (ZTN) – Le Parti du Nord a protesté. Il refuse.", "Il", ["Parti du Nord"]),
        # a noun that no actor bears stands nearer
        (
            "Le Pérou et le Chili se taisent. La Norvège poursuit les députés, en les accusant de fraude.",
            "les",
            [],
        ),
        # others act in the clause before
        (
            "Le Pérou et le Chili se taisent. Hier, certains ont dévoilé pour qui ils voteraient.",
            "ils",
            [],
        ),
        # a mere source is seldom meant
        (
            "Les rebelles du FLN avancent. D'après un rapport de l'ONU, la Suède combat à leurs côtés.",
            "leurs",
            ["Front de libération nationale"],
        ),
        # nobody acts upon himself: nor one named beside the subject, nor those of whom it is a part
        ("Olav Brandvik a parlé. La députée Irina Valkova l'a accusé de recul.", "l'", ["Olav Brandvik"]),
        (
            "Olav Brandvik a parlé. Plusieurs élus, dont Marc Dutertre, ont refusé de le suivre.",
            "le",
            ["Olav Brandvik"],
        ),
        (
            "Olav Brandvik a parlé. Marc Dutertre et Luis Carpio ont appelé à voter pour lui.",
            "lui",
            ["Olav Brandvik"],
        ),
        # one ratifies a text, and congratulates somebody
        ("Olav Brandvik a signé le traité de Lima. Le Pérou l'a ratifié.", "l'", ["traité de Lima"]),
        ("Olav Brandvik a signé le traité de Lima. Le Pérou l'a félicité.", "l'", ["Olav Brandvik"]),
        # a singular verb takes the last of two
        (
            "Il a vu le juge Olav Brandvik et le maire Marc Dutertre, qui hésite à voter.",
            "qui",
            ["Marc Dutertre"],
        ),
        # who is named only to say who the subject is: rather the one whom the sentence before told of
        (
            "Le plan de paix a échoué. Le SPD, proche du parti Fatah, l'a jugé « honteux ».",
            "l'",
            ["plan de paix"],
        ),
        (
            "Olav Brandvik refuse de partir. Marc Dutertre, allié de Luis Carpio, l'a sommé de céder.",
            "l'",
            ["Olav Brandvik"],
        ),
        # but when nobody else is there, he may be meant; never the subject itself
        (
            "Olav Brandvik, un temps l'ami de Luis Carpio, l'a accusé de « recul ».",
            "l'",
            ["Luis Carpio"],
        ),
        ("Le traité de Lima est mort. Marc Dutertre, lui, l'avait condamné.", "l'", ["traité de Lima"]),
        (
            "Le traité de Lima est mort. Le député Marc Dutertre l'a, seul, regretté.",
            "l'",
            ["traité de Lima"],
        ),
        # what the sentence before is about, not who is named in passing
        (
            "Le plan de pêche, élaboré par le président Luis Carpio, prévoit un quota. Oslo l'a combattu.",
            "l'",
            ["plan de pêche"],
        ),
        # the object of the verb joined with it, by the gender of its own noun
        (
            "La loi est morte. Marta Lunde, qui avait négocié le texte et le défendait hier, se tait.",
            "le",
            ["loi"],
        ),
        # a participle agrees, even one that is taken for an adjective
        (
            "Olav Brandvik a parlé. L'ancien maire Marc Dutertre, qui fut ministre, ne l'a pas épargnée.",
            "l'",
            [],
        ),
        # "y": not of what kind something is, nor who forbids it
        (
            "Oslo défend le traité de Lima. Marc Dutertre, partisan d'élections, s'y oppose.",
            "y",
            ["traité de Lima"],
        ),
        (
            "Oslo défend le traité de Lima. Le Pérou a pris une ordonnance interdisant de s'y plier.",
            "y",
            ["traité de Lima"],
        ),
        ("Oslo défend le traité de Lima. Le Pérou y a vu un piège.", "y", ["traité de Lima"]),
        ("Oslo défend le traité de Lima. Il y a des morts.", "y", []),
        # the latter: nobody who is only quoted, nor the subject itself; a thing where nobody else agrees
        (
            "Le juge a traité le maire Marc Dutertre de « marionnette de Cuba ». Celui-ci se tait.",
            "Celui-ci",
            ["Marc Dutertre"],
        ),
        (
            "Oslo soutient Marc Dutertre. Le Grand Conseil, acquis à celui-ci, s'est réuni.",
            "celui-ci",
            ["Marc Dutertre"],
        ),
        (
            "Luis Carpio est reçu par Irina Valkova. Selon un diplomate, celle-ci plaide pour la paix.",
            "celle-ci",
            ["Irina Valkova"],
        ),
        (
            "Le Chili soutient la réforme des retraites. Marc Dutertre, père de celle-ci, se tait.",
            "celle-ci",
            ["réforme des retraites"],
        ),
        # what the clause before tells is its subject's doing
        (
            "Olav Brandvik a soutenu Marc Dutertre, ce que la Norvège lui reproche.",
            "lui",
            ["Olav Brandvik"],
        ),
        ("Olav Brandvik accuse Marc Dutertre, que la Norvège lui préfère.", "lui", ["Olav Brandvik"]),
        # "il serait imprudent de …" means nobody
        ("Olav Brandvik est parti. Pour la Norvège, il serait imprudent de signer.", "il", []),
    ],
)
def test_a_pronoun_means_who_it_can_mean(text: str, word: str, expected: list[str]) -> None:
    found = owners(text, word) if word == "leurs" else meant(text, word)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # "X accuse Y d'avoir cédé son pays": Y's
        ("Olav Brandvik accuse Bruno Carlier d'avoir trahi son camp.", "son", ["Bruno Carlier"]),
        # "de son côté" belongs to the subject that follows
        ("La Norvège hésite. De son côté, Olav Brandvik a salué le plan.", "son", ["Olav Brandvik"]),
        # what one calls for is another's
        ("Irina Valkova a perdu. Olav Brandvik réclame son remplacement.", "son", ["Irina Valkova"]),
    ],
)
def test_a_possessive_has_the_owner_that_the_verb_leaves(text: str, word: str, expected: list[str]) -> None:
    assert owners(text, word) == expected
