"""Third parties of dispatches: those in spite or with the help of whom something is done, those whom
sanctions hit, and those whose deed the next sentence denounces without naming them.
"""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a circumstance and what it says of a text, of one who acts
        ("La Suède a signé l'accord malgré le veto du Pérou.", ("Pérou", "oppose", "accord")),
        ("L'accord a été rejeté en dépit du soutien de l'Otan.", ("OTAN", "support", "accord")),
        ("Le traité a été ratifié, au grand dam de Paul Biya.", ("Paul Biya", "oppose", "traité")),
        (
            "Le Mali a fini par approuver l'accord malgré l'opposition d'Oslo.",
            ("Norvège", "oppose", "accord"),
        ),
        ("La loi a été adoptée avec l'appui de Podemos.", ("Podemos", "support", "loi")),
        (
            "Paul Biya s'est rendu à Lima malgré les mises en garde d'Oslo.",
            ("Norvège", "oppose", "Paul Biya"),
        ),
        ("Edgar Limoni, fort du soutien d'Oslo, a refusé.", ("Norvège", "support", "Edgar Limoni")),
        # whom sanctions are against, as a participle or a relative clause says
        ("Oslo a levé l'essentiel des sanctions qui frappaient le Mali.", ("Norvège", "support", "Mali")),
        ("Oslo a alourdi les sanctions imposées au Mali.", ("Norvège", "oppose", "Mali")),
        ("Oslo a prolongé de six mois les sanctions visant le Mali.", ("Norvège", "oppose", "Mali")),
        ("Le M23 a revendiqué l'attentat qui a coûté la vie à Paul Biya.", ("M23", "oppose", "Paul Biya")),
        # what one calls somebody, sees in something, or orders in a quotation
        ("Le Mali y voit la main d'Oslo.", ("Mali", "oppose", "Norvège")),
        ("Edgar Limoni a traité Paul Biya de « gorille ».", ("Edgar Limoni", "oppose", "Paul Biya")),
        ("« Que le Mali cesse de mentir ! », a lancé Paul Biya.", ("Paul Biya", "oppose", "Mali")),
        ("Le Mali exige que Paul Biya retrouve ses fonctions.", ("Mali", "support", "Paul Biya")),
        (
            "Le Pérou a rejeté le traité. Edgar Limoni a regretté une « occasion manquée ».",
            ("Edgar Limoni", "support", "traité"),
        ),
        # whose deed one is blamed for
        ("Oslo a condamné le Mali en raison de son soutien au M23.", ("Mali", "support", "M23")),
        # a reaction to what was just done
        ("Le Mali a tiré un missile. Oslo a vivement protesté.", ("Norvège", "oppose", "Mali")),
        ("Le Mali a procédé à un tir. Oslo a condamné ce tir.", ("Norvège", "oppose", "Mali")),
        ("Le Mali a tiré un missile. Oslo a dénoncé une « provocation ».", ("Norvège", "oppose", "Mali")),
        ("Oslo a expulsé deux diplomates maliens. Bamako a protesté.", ("Mali", "oppose", "Norvège")),
        ("Oslo a fermé le port. Le Mali a jugé la décision « absurde ».", ("Mali", "oppose", "Norvège")),
        ("Oslo a expulsé Paul Biya. Le Mali déplore une décision « hâtive ».", ("Mali", "oppose", "Norvège")),
        (
            "Edgar Limoni a comparé Oslo à une prison. Paul Biya a regretté des propos « absurdes ».",
            ("Paul Biya", "oppose", "Edgar Limoni"),
        ),
        # what it is called on the spot
        ("Oslo a dénoncé ce qu'elle a appelé une ingérence du Mali.", ("Norvège", "oppose", "Mali")),
        ("Oslo a appelé lundi à une « trêve ».", ("Norvège", "support", "trêve")),
        # what sums up the clause before it
        ("Le Mali a libéré un otage, un geste salué par Oslo.", ("Norvège", "support", "Mali")),
        ("Le Mali a fermé une base, décision aussitôt critiquée par Oslo.", ("Norvège", "oppose", "Mali")),
        ("Le Mali a rompu la trêve, ce que la Norvège a condamné.", ("Norvège", "oppose", "Mali")),
    ],
)
def test_a_third_party_takes_a_side(text: str, wanted: tuple[str, str, str]) -> None:
    assert (*wanted, "asserted") in stances(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Le Mali a-t-il signé l'accord malgré le veto d'Oslo ?", ("Norvège", "oppose", "accord")),
        ("Le Pérou a dénoncé une violation de la souveraineté du Pérou.", ("Pérou", "oppose", "Pérou")),
        (
            "Edgar Limoni exhorte le M23 à libérer Paul Biya et sa famille.",
            ("Edgar Limoni", "support", "M23"),
        ),
        ("Le Mali et le Pérou sont opposés à l'isolement de leur voisin.", ("Pérou", "support", "Mali")),
        ("Le Mali n'a tiré aucun missile. Oslo a protesté.", ("Norvège", "oppose", "Mali")),
    ],
)
def test_no_third_party_takes_a_side(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # how it is received, without a word of what
        ("Le Sénat a adopté la loi Travail. Le Medef jubile.", ("Medef", "support", "loi Travail")),
        ("Le Sénat a adopté la loi Travail. La CGT est déçue.", ("CGT", "oppose", "loi Travail")),
        ("Le Sénat a adopté la loi Travail. La CGT a dit sa colère.", ("CGT", "oppose", "loi Travail")),
        (
            "Oslo a conclu un accord sur la réforme des ports. La CGT fulmine.",
            ("CGT", "oppose", "accord sur la réforme des ports"),
        ),
        # … of what came to nothing
        ("Le Sénat a rejeté la loi Travail. Le Medef est déçu.", ("Medef", "support", "loi Travail")),
        ("La loi Travail n'a pas été votée. La CGT exulte.", ("CGT", "oppose", "loi Travail")),
        ("Le Sénat a rejeté la loi Travail. Le Medef regrette ce vote.", ("Medef", "support", "loi Travail")),
        ("Le Sénat a adopté la loi Travail. La CGT a regretté ce choix.", ("CGT", "oppose", "loi Travail")),
        (
            "Oslo a décidé de supprimer la taxe sur le sel. Le Medef a déploré cette décision.",
            ("Medef", "support", "taxe"),
        ),
        (
            "Le Sénat a rejeté l'amendement sur le glyphosate. Le Medef a salué cette décision.",
            ("Medef", "oppose", "amendement sur le glyphosate"),
        ),
        ("La loi Travail est un projet rejeté par la CGT.", ("CGT", "oppose", "loi Travail")),
        (
            "Le Sénat a censuré la loi Travail. « C'est un désastre », a déclaré Paul Biya.",
            ("Paul Biya", "support", "loi Travail"),
        ),
        (
            "Le Sénat a rejeté la loi Travail. « Un texte dangereux », a jugé Paul Biya.",
            ("Paul Biya", "oppose", "loi Travail"),
        ),
        # what a quotation is brought in with
        (
            "« Cette loi Travail coûte des emplois », déplore Edgar Limoni.",
            ("Edgar Limoni", "oppose", "loi Travail"),
        ),
        ("« L'Otan nous oublie », s'est indigné Paul Biya.", ("Paul Biya", "oppose", "OTAN")),
        ("« L'Otan nous a menti », a expliqué Paul Biya.", ("Paul Biya", "oppose", "OTAN")),
    ],
)
def test_a_reaction_takes_a_side(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Le Sénat a adopté la loi Travail. Paul Biya s'indigne d'une rumeur.", ("Paul Biya", "oppose")),
        ("Oslo a rejeté la trêve. « C'est une plaisanterie », a dit Oslo.", ("Norvège", "support")),
        ("« L'Otan est attaquée », s'est indigné Paul Biya.", ("Paul Biya", "oppose")),
    ],
)
def test_a_reaction_takes_no_other_side(text: str, unwanted: tuple[str, str]) -> None:
    assert unwanted not in {s[:2] for s in sides(text)}
