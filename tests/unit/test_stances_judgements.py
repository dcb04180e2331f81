"""What people call others and their deeds: verbs of judgement, quoted words, verdicts, defiance."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a likening in quotation marks, to what no list values
        ("Edgar Limoni a comparé Louis Bert à un « horloger ».", ("Edgar Limoni", "oppose", "Louis Bert")),
        ("Edgar Limoni a comparé Louis Bert à un « héros ».", ("Edgar Limoni", "support", "Louis Bert")),
        # a step is no negation, a superlative no praise
        (
            "Edgar Limoni a parlé de l'accord comme d'un « pas historique ».",
            ("Edgar Limoni", "support", "accord"),
        ),
        (
            "« Louis Bert cherche l'affrontement », a dit Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Louis Bert"),
        ),
        ("« Louis Bert pose un problème », a dit Edgar Limoni.", ("Edgar Limoni", "oppose", "Louis Bert")),
        (
            "« Louis Bert doit passer le flambeau », a dit Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Louis Bert"),
        ),
        (
            "Edgar Limoni a demandé à Louis Bert de faire un pas de côté.",
            ("Edgar Limoni", "oppose", "Louis Bert"),
        ),
        ("Edgar Limoni a traité Louis Bert de « poule mouillée ».", ("Edgar Limoni", "oppose", "Louis Bert")),
        ("Edgar Limoni a vu dans l'accord « un pas nécessaire ».", ("Edgar Limoni", "support", "accord")),
        (
            "Edgar Limoni a qualifié la taxe de « plus grand hold-up du siècle ».",
            ("Edgar Limoni", "oppose", "taxe"),
        ),
        (
            "Edgar Limoni a qualifié le traité de « plus grande opération de spoliation du siècle ».",
            ("Edgar Limoni", "oppose", "traité"),
        ),
        ("Oslo a jugé la réforme pas très courageuse.", ("Norvège", "oppose", "réforme")),
        ("Edgar Limoni n'a pas jugé l'accord nécessaire.", ("Edgar Limoni", "oppose", "accord")),
        # several words that a preposition opens
        ("Oslo juge l'accord « sans fondement ».", ("Norvège", "oppose", "accord")),
        ("Oslo tient l'accord pour nul et non avenu.", ("Norvège", "oppose", "accord")),
        ("Oslo a estimé l'accord contraire au droit international.", ("Norvège", "oppose", "accord")),
        ("Oslo a qualifié le M23 de « tigre édenté ».", ("Norvège", "oppose", "M23")),
        (
            "« Paul Biya est en bout de course », a estimé Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Paul Biya"),
        ),
        ("« Paul Biya n'est pas au-dessus des lois », a dit Oslo.", ("Norvège", "oppose", "Paul Biya")),
        (
            "« Paul Biya ne peut plus parler au nom du Cameroun », a tranché Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Paul Biya"),
        ),
        ("Oslo a fait valoir que le Mali avait le droit de se défendre.", ("Norvège", "support", "Mali")),
        (
            "Oslo a estimé que la réforme s'était faite dans le respect de la Constitution.",
            ("Norvège", "support", "réforme"),
        ),
        (
            "« La réforme n'a pas été conduite conformément au droit », a dit Oslo.",
            ("Norvège", "oppose", "réforme"),
        ),
        (
            "« Ce que fait Paul Biya est illégal », a dit Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Paul Biya"),
        ),
        # whoever is named after the word
        (
            "Paul Biya, qui traite d'« usurpateur » Edgar Limoni, a été reçu.",
            ("Paul Biya", "oppose", "Edgar Limoni"),
        ),
        # no more than that
        (
            "Oslo ne voit dans la réforme que de la « cosmétique ».",
            ("Norvège", "oppose", "réforme"),
        ),
        # in whose hand, where a relative clause is about another
        (
            "Le M23, dont le chef, Edgar Limoni, voit dans la réforme « la main d'Oslo », a refusé.",
            ("Edgar Limoni", "oppose", "Norvège"),
        ),
        # a deed, not who was named last
        (
            "Le Sénat a adopté la taxe. Edgar Limoni l'a jugée « prématurée ».",
            ("Edgar Limoni", "oppose", "taxe"),
        ),
        # what was told before
        (
            "Le Sénat a adopté la taxe. Edgar Limoni a parlé de « braquage ».",
            ("Edgar Limoni", "oppose", "taxe"),
        ),
        (
            "Le Sénat a rejeté l'accord. Edgar Limoni a parlé d'une « mauvaise nouvelle ».",
            ("Edgar Limoni", "support", "accord"),
        ),
        (
            "Edgar Limoni a parlé de « provocation » orchestrée par Oslo.",
            ("Edgar Limoni", "oppose", "Norvège"),
        ),
        (
            "« Il s'agit d'un recul historique », a déploré Oslo après l'adoption de la loi Travail.",
            ("Norvège", "oppose", "loi Travail"),
        ),
        # beside what it is about
        ("L'accord, une « farce » selon Edgar Limoni, sera signé.", ("Edgar Limoni", "oppose", "accord")),
        ("Oslo a reçu l'accord, « mort-né » à ses yeux.", ("Norvège", "oppose", "accord")),
        (
            "La taxe, « inique » aux yeux d'Edgar Limoni, sera perçue.",
            ("Edgar Limoni", "oppose", "taxe"),
        ),
        # by the way
        (
            "« C'est la fin de l'arrogance de Paul Biya », a dit Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Paul Biya"),
        ),
        # who does not give in
        (
            "Oslo a sanctionné le Mali. « Nous ne céderons à aucun chantage », a dit Bamako.",
            ("Mali", "oppose", "Norvège"),
        ),
        (
            "Oslo a menacé le Mali. « Nous n'avons de leçons à recevoir de personne », a dit Bamako.",
            ("Mali", "oppose", "Norvège"),
        ),
        (
            "Oslo a menacé le Mali. Le Mali ne plierait pas devant les menaces, a assuré Bamako.",
            ("Mali", "oppose", "Norvège"),
        ),
        # out of place, too late, not enough; who sells his country off
        (
            "« La taxe n'a pas lieu d'être », a déclaré Edgar Limoni.",
            ("Edgar Limoni", "oppose", "taxe"),
        ),
        ("Edgar Limoni estime que la réforme arrive trop tard.", ("Edgar Limoni", "oppose", "réforme")),
        (
            "Edgar Limoni estime que Paul Biya n'en fait pas assez.",
            ("Edgar Limoni", "oppose", "Paul Biya"),
        ),
        (
            "« Paul Biya a vendu la patrie », a martelé Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Paul Biya"),
        ),
        ("Edgar Limoni a dépeint l'accord en « cadeau fiscal ».", ("Edgar Limoni", "oppose", "accord")),
    ],
)
def test_a_word_of_judgement_takes_a_side(text: str, wanted: tuple[str, str, str]) -> None:
    assert (*wanted, "asserted") in stances(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Oslo a accueilli l'accord sans grand enthousiasme.", ("Norvège", "support", "accord")),
        ("Oslo a accueilli l'accord avec peu d'enthousiasme.", ("Norvège", "support", "accord")),
        ("Oslo s'est montrée moins conciliante envers l'accord.", ("Norvège", "support", "accord")),
        (
            "Oslo signera avec le Mali deux accords que le Pérou dénonce comme « nuls et non avenus ».",
            ("Pérou", "oppose", "Mali"),
        ),
        ("Le M23, allié du PSOE, l'a traité de démagogue.", ("M23", "oppose", "PSOE")),
        ("Le Pérou dément toute « ingérence du Mali », a dit Oslo.", ("Norvège", "oppose", "Mali")),
        (
            "« Nous ne nous laisserons pas intimider », a dit Edgar Limoni.",
            ("Edgar Limoni", "oppose", "Mali"),
        ),
        ("L'armée a bombardé Oslo, selon le Mali.", ("Mali", "oppose", "Norvège")),
        ("« Le sommet n'aura pas lieu lundi », a dit Edgar Limoni.", ("Edgar Limoni", "oppose", "sommet")),
        ("Edgar Limoni estime que Paul Biya arrivera lundi.", ("Edgar Limoni", "oppose", "Paul Biya")),
        ("« Louis Bert cherche un logement », a dit Edgar Limoni.", ("Edgar Limoni", "oppose", "Louis Bert")),
        ("« Louis Bert pose une question », a dit Edgar Limoni.", ("Edgar Limoni", "oppose", "Louis Bert")),
    ],
)
def test_no_side_in_a_word_of_judgement(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)
