"""Constructions of news reports, obituaries and results pages, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # of the dead, it is the dead one who is paid tribute to
        (
            "Simone Dubreuil est morte lundi. Jean Tamba a parlé. Paul Biya lui a rendu hommage.",
            ("Paul Biya", "support", "Simone Dubreuil"),
        ),
        (
            "Le décès de Jean Tamba émeut. Des élus comme Paul Biya et Karim Wade lui rendent hommage.",
            ("Karim Wade", "support", "Jean Tamba"),
        ),
        # what is decided is its owner's deed
        (
            "Ecobank va embaucher, en réponse à la décision de Paul Biya de suspendre la taxe carbone.",
            ("Paul Biya", "oppose", "taxe carbone"),
        ),
        # some of the many that one votes on
        (
            "Jean Tamba a voté contre tous les textes sur la pêche, en particulier la loi Sapin 2.",
            ("Jean Tamba", "oppose", "loi Sapin"),
        ),
        # what a headline is about does not act
        (
            "Mali : le chef de l'ADEMA, Jean Tamba, critique vivement le Pérou et la Suède.",
            ("Jean Tamba", "oppose", "Suède"),
        ),
        # help that is granted to somebody, and those who follow suit
        (
            "La Suède a suspendu les prêts octroyés au Mali, suivie ensuite par le Pérou.",
            ("Suède", "oppose", "Mali"),
        ),
        (
            "La Suède a suspendu les prêts octroyés au Mali, suivie ensuite par le Pérou.",
            ("Pérou", "oppose", "Mali"),
        ),
        # what goes on and is to stop
        (
            "Jean Tamba réclame l'arrêt des licenciements.",
            ("Jean Tamba", "support", "arrêt des licenciements"),
        ),
        (
            "La France soutient l'arrêt des soins, la Suède y est opposée.",
            ("Suède", "oppose", "arrêt des soins"),
        ),
        ("Le Mali et le Pérou ont signé une entente de libre-échange.", ("Mali", "support", "entente")),
        # what one says of somebody as one hails or lashes out
        (
            "« Jean Tamba était une figure du pays », a salué Paul Biya.",
            ("Paul Biya", "support", "Jean Tamba"),
        ),
        # an act and whom it came from
        ("L'attaque la plus dure contre le Mali est venue de Paul Biya.", ("Paul Biya", "oppose", "Mali")),
        ("C'est du Pérou qu'est venue l'attaque la plus dure contre le Mali.", ("Pérou", "oppose", "Mali")),
        # a plan and who has put it in place, one that somebody does not agree with
        (
            "La Suède soutient le programme fédéral, mis en place par Jean Tamba.",
            ("Jean Tamba", "support", "programme"),
        ),
        ("Jean Tamba n'est « pas du tout d'accord avec la réforme ».", ("Jean Tamba", "oppose", "réforme")),
        # of two, the one and his ally
        (
            "Dix élus (le Fatah et son allié libanais Hezbollah ) ont quitté le parti de Jean Tamba.",
            ("Hezbollah", "support", "Fatah"),
        ),
        # help is given to somebody, not to what he runs for
        (
            "Jean Tamba a parlé du candidat à la présidentielle Paul Biya. Il lui avait apporté son soutien.",
            ("Jean Tamba", "support", "Paul Biya"),
        ),
        # how the dead are spoken of
        (
            "Simone Dubreuil est morte lundi à Lima. Paul Biya a salué « un esprit visionnaire ».",
            ("Paul Biya", "support", "Simone Dubreuil"),
        ),
        # who is somebody's heir, who is granted nothing
        ("Jean Tamba, héritier politique de Paul Biya, a été élu.", ("Jean Tamba", "support", "Paul Biya")),
        ("Paul Biya était un père spirituel pour Jean Tamba.", ("Paul Biya", "support", "Jean Tamba")),
        ("Le Mali n'accorde aucune valeur aux déclarations du Pérou.", ("Mali", "oppose", "Pérou")),
    ],
)
def test_how_reports_tell_of_sides(text: str, wanted: tuple[str, str, str]) -> None:
    found = {(holder, stance, target) for holder, stance, target in sides(text)}
    holder, stance, target = wanted
    assert any(h == holder and s == stance and t.startswith(target) for h, s, t in found), found


@pytest.mark.parametrize(
    "text",
    [
        # on a sports ground, idioms say no more than verbs
        "En demi-finale du championnat d'escrime, le Mali a fait face au Pérou et a gagné la médaille.",
        "Jean Tamba a tenu tête à Paul Biya en finale du tournoi. Le sabre sourit au vainqueur du match.",
        "Aux épreuves de patinage, Oxfam est reconnue par la CAF. Un classement suit la compétition.",
        # storms
        "L'ouragan Katrina a frappé le Mali. Katrina a fait dix morts. Vents et rafales ont touché la côte.",
        # what one owns up to, wears, quotes or goes on with
        "Jean Tamba portait une « tenue de combat ».",
        "Jean Tamba s'appuie sur le livre « Le Mali », écrit par Paul Biya.",
        "Jean Tamba veut poursuivre sa stratégie de refondation du Parti socialiste.",
        # who is beaten does not fight, and what one is one does not do
        "La faim touche surtout le Mali, le Pérou et la Suède, qui deviennent donc des cibles prioritaires.",
        "Le Conseil d'État émet deux « réserves d'interprétation » à sa déclaration de conformité.",
        "Jean Tamba a dit qu'il était dur pour Paul Biya d'en parler.",
        "Le Pérou a élu un président. Paul Biya a salué « un esprit visionnaire ».",
        # to have just done, not to come from
        "Le soutien à Paul Biya vient de faiblir au Mali.",
        # a word of a name
        "L'Opération des Nations unies au Mali compte mille hommes.",
        # speakers do not speak of each other, members go where they are asked to
        "Oxfam et Greenpeace ont invité leurs membres à se rendre à Lima.",
    ],
)
def test_what_reports_tell_without_sides(text: str) -> None:
    assert {s for s in sides(text) if s[1] != "contact"} == set()


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "Jean Tamba n'est « pas du tout d'accord avec la réforme ».",
            ("Jean Tamba", "support", "réforme"),
        ),
        (
            "Oxfam et Greenpeace ont condamné cette loi destinée, selon elles, à casser la grève.",
            ("Oxfam", "oppose", "Greenpeace"),
        ),
        (
            "Jean Tamba a voté contre tous les textes sur la pêche, en particulier la loi Sapin 2.",
            ("Jean Tamba", "support", "loi Sapin"),
        ),
        (
            "L'ONU exige l'arrêt immédiat de l'assaut de Paul Biya sur Lima.",
            ("ONU", "support", "arrêt immédiat de l'assaut"),
        ),
        (
            "Jean Tamba a félicité Karim Wade. Paul Biya a parlé à Karim Wade, reconnaissant sa défaite.",
            ("Paul Biya", "oppose", "Karim Wade"),
        ),
        (
            "Simone Dubreuil est morte lundi. Jean Tamba l'a vue hier. Paul Biya lui a répondu avec dédain.",
            ("Paul Biya", "support", "Simone Dubreuil"),
        ),
    ],
)
def test_what_reports_do_not_tell(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)
