"""What a sentence leaves to the one before, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Oslo a conclu un accord de pêche avec Londres. La députée Marta Lunde a dénoncé le compromis.",
            ("Marta Lunde", "oppose", "accord de pêche"),
        ),
        (
            "Le Parlement a proclamé l'indépendance du Monténégro. La Turquie a salué l'événement.",
            ("Turquie", "support", "indépendance du Monténégro"),
        ),
        (
            "Une réforme des retraites est à l'étude. Le sénateur Pedro Salvat juge le texte inacceptable.",
            ("Pedro Salvat", "oppose", "réforme des retraites"),
        ),
        (
            "L'accord de pêche a été approuvé. Pedro Salvat a défendu un texte « juste et équilibré ».",
            ("Pedro Salvat", "support", "accord de pêche"),
        ),
        (
            "Le traité de pêche est signé. « C'est une catastrophe », a lancé le sénateur Paul Mercier.",
            ("Paul Mercier", "oppose", "traité de pêche"),
        ),
        (
            "Le Pérou a annulé le sommet prévu à Lima. La Russie a regretté l'annulation.",
            ("Russie", "support", "sommet"),
        ),
        (
            "Lima étudie une réforme des retraites. La réforme sera lue lundi. Tous débattent de la réforme. "
            "Le Chili appuie la réforme. Il a neigé. Lima dort. Pedro Salvat a parlé de « trahison ».",
            ("Pedro Salvat", "oppose", "réforme des retraites"),
        ),
        (
            "Le plan de paix a été présenté lundi par l'ONU. Israël n'en veut pas.",
            ("Israël", "oppose", "plan de paix"),
        ),
        (
            "Oslo a conclu un accord de pêche. La députée Marta Lunde a fustigé une « reddition ».",
            ("Marta Lunde", "oppose", "accord de pêche"),
        ),
        (
            "Oslo a présenté sa réforme des retraites. « Un gâchis », a réagi la députée Marta Lunde.",
            ("Marta Lunde", "oppose", "réforme des retraites"),
        ),
        (
            "Oslo a signé le texte sur la pêche. La députée Marta Lunde a voté contre.",
            ("Marta Lunde", "oppose", "texte"),
        ),
        (
            "Les Chiliens votent dimanche sur la fermeture du port d'Arica. L'UDI appelle à voter non.",
            ("UDI", "oppose", "fermeture du port d'Arica"),
        ),
        (
            "Marta Lunde et Paul Mercier étaient là. L'un comme l'autre ont condamné le traité de pêche.",
            ("Paul Mercier", "oppose", "traité de pêche"),
        ),
        (
            "Marta Lunde et Paul Mercier étaient là. Tous deux soutiennent le traité de pêche.",
            ("Marta Lunde", "support", "traité de pêche"),
        ),
        (
            "Le Chili votera dimanche. L'avocate Marta Lunde accuse le pouvoir de « génocide ».",
            ("Marta Lunde", "oppose", "Chili"),
        ),
        (
            "L'accord de pêche est signé. L'ONU a donné son feu vert.",
            ("ONU", "support", "accord de pêche"),
        ),
        (
            "L'accord de pêche est signé. Le Pérou s'indigne, Oslo se tait.",
            ("Pérou", "oppose", "accord de pêche"),
        ),
        (
            "Le Pérou va fermer la mine de Toromocho. La fermeture a été saluée par la députée Marta Lunde.",
            ("Marta Lunde", "support", "fermeture"),
        ),
        (
            "La hausse du prix du sel irrite Lima. La députée Marta Lunde a dénoncé l'augmentation.",
            ("Marta Lunde", "oppose", "hausse du prix du sel"),
        ),
        (
            "Oslo a signé l'accord de pêche. L'ONU s'est dite favorable.",
            ("ONU", "support", "accord de pêche"),
        ),
        (
            "Paul Mercier a menacé de dissoudre le Sénat. La députée Marta Lunde a condamné ces propos.",
            ("Marta Lunde", "oppose", "Paul Mercier"),
        ),
        (
            "Oslo prépare une taxe sur le sel. La députée Marta Lunde presse le ministre d'y renoncer.",
            ("Marta Lunde", "oppose", "taxe"),
        ),
        # what sums up the clause before
        ("Le Chili a suspendu l'UDI, une décision saluée par le Pérou.", ("Pérou", "support", "Chili")),
        ("Le Chili a banni l'UDI, ce dont la Suède s'est félicitée.", ("Suède", "support", "Chili")),
    ],
)
def test_what_the_sentence_before_named(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_any_such_law_is_not_what_others_judge() -> None:
    text = (
        "Oslo et Londres ont conclu un accord. Edgar Limoni mettra son veto à toute loi qui gênerait "
        "l'application du texte. Marta Lunde a dénoncé une « erreur historique »."
    )
    assert ("Marta Lunde", "oppose", "loi") not in sides(text)


def test_a_cancelled_summit_is_no_contact() -> None:
    found = {s[1] for s in stances("Le Pérou a annulé jeudi son sommet avec la Bolivie.")}
    assert "contact" not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le pays vote dimanche sur l'accord de pêche. Les Verts font campagne pour le non.",
            ("Verts", "oppose", "accord de pêche"),
        ),
        (
            "Le pays vote dimanche sur l'accord de pêche. Marta Lunde appelle à voter « oui ».",
            ("Marta Lunde", "support", "accord de pêche"),
        ),
        (
            "Le pays vote dimanche sur l'accord de pêche. Dans le camp du non, Marta Lunde a démissionné.",
            ("Marta Lunde", "oppose", "accord de pêche"),
        ),
        ("Marta Lunde a plaidé pour le non au traité.", ("Marta Lunde", "oppose", "traité")),
    ],
)
def test_the_sides_of_a_referendum(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_a_plain_no_is_no_side() -> None:
    assert not stances("Le traité est signé. Marta Lunde a dit non, puis elle est partie.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lima a condamné la Bolivie. Oslo lui a emboîté le pas mardi.", ("Norvège", "oppose", "Bolivie")),
        ("Oslo a dénoncé la Bolivie; la Suède l'avait précédé à l'été.", ("Suède", "oppose", "Bolivie")),
        ("Oslo a dénoncé la Bolivie. La Suède n'est pas en reste.", ("Suède", "oppose", "Bolivie")),
        ("Oslo a reconnu le Kosovo. Le Pérou devrait suivre.", ("Pérou", "support", "Kosovo")),
        ("Oslo a reconnu le Kosovo, aussitôt suivi par le Pérou.", ("Pérou", "support", "Kosovo")),
        ("La Suède s'oppose au traité. Même position à Oslo.", ("Norvège", "oppose", "traité")),
        ("La Suède a rejeté le traité. Podemos a fait le même choix.", ("Podemos", "oppose", "traité")),
        ("La Suède a rejeté le traité. À Oslo, même refus.", ("Norvège", "oppose", "traité")),
        ("Lima a critiqué la Bolivie. Oslo va dans le même sens.", ("Norvège", "oppose", "Bolivie")),
        (
            "Lima a critiqué la Bolivie. Oslo s'est jointe à la condamnation.",
            ("Norvège", "oppose", "Bolivie"),
        ),
        ("Lima accuse la Bolivie. Oslo a relayé cette accusation.", ("Norvège", "oppose", "Bolivie")),
        ("Lima soutient le traité. Cette position est partagée par Oslo.", ("Norvège", "support", "traité")),
        (
            "Lima a critiqué la Bolivie. C'est une analyse que partage la Norvège.",
            ("Norvège", "oppose", "Bolivie"),
        ),
        ("Marta Lunde défend le traité. Jan Berg est d'un autre avis.", ("Jan Berg", "oppose", "traité")),
        ("Lima défend le traité. Oslo ne partage pas cet avis.", ("Norvège", "oppose", "traité")),
        (
            "Marta Lunde a fustigé Jan Berg. « Nous n'en pouvons plus », a renchéri Paul Holm.",
            ("Paul Holm", "oppose", "Jan Berg"),
        ),
        ("Comme la Norvège, la Suède a rejeté le traité.", ("Norvège", "oppose", "traité")),
        ("À l'instar de la Suède, Quito condamne la Bolivie.", ("Suède", "oppose", "Bolivie")),
        ("Lima soutient le traité. Le Chili, aussi.", ("Chili", "support", "traité")),
        ("Lima soutient le traité. Marta Lunde itou: elle l'a écrit.", ("Marta Lunde", "support", "traité")),
        ("Lima soutient le traité. Le Chili pareillement.", ("Chili", "support", "traité")),
        ("Lima soutient le traité. La Bolivie, non.", ("Bolivie", "oppose", "traité")),
        ("À la différence du Chili, le Pérou soutient le traité.", ("Chili", "oppose", "traité")),
        ("Lima soutient le traité. Marta Lunde a pris le même parti.", ("Marta Lunde", "support", "traité")),
        (
            "La Chambre des députés a approuvé la loi par 133 voix contre 79, le Sénat par 13 contre 8.",
            ("Sénat", "support", "loi"),
        ),
    ],
)
def test_those_who_do_the_same(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_a_common_cause_with_somebody_or_against_him_repeats_nothing() -> None:
    found = sides("Lima a remercié le Mali. Oslo a fait cause commune avec la Bolivie.")
    assert found == {("Pérou", "support", "Mali"), ("Norvège", "support", "Bolivie")}
    found = sides("Lima a remercié le Mali. La Suède et Oslo ont fait cause commune contre la Bolivie.")
    assert {("Norvège", "oppose", "Bolivie"), ("Suède", "oppose", "Bolivie")} <= found
    assert not any(holder != "Pérou" and target == "Mali" for holder, _, target in found)


def test_what_is_done_to_one_is_done_back() -> None:
    found = sides("Lima a condamné la Bolivie; la Bolivie a fait de même.")
    assert found == {("Pérou", "oppose", "Bolivie"), ("Bolivie", "oppose", "Pérou")}
    found = sides("Lima a condamné la Bolivie; la Bolivie lui a emboîté le pas.")
    assert found == {("Pérou", "oppose", "Bolivie")}


def test_to_follow_somebody_in_it_is_no_side_with_him() -> None:
    found = sides("Lima a condamné la Bolivie. Oslo lui a emboîté le pas.")
    assert found == {("Pérou", "oppose", "Bolivie"), ("Norvège", "oppose", "Bolivie")}


@pytest.mark.parametrize(
    "text",
    [
        "Lima a condamné la Bolivie. Oslo n'a pas la même position.",
        "Lima a condamné la Bolivie. Oslo s'est jointe à la réunion.",
        "Lima a condamné la Bolivie. Oslo a relayé l'appel à la grève.",
        "Lima a condamné la Bolivie. Oslo soutient l'opposition.",
        "Comme l'a voulu la Norvège, le Pérou a condamné la Bolivie.",
        "Comme à Oslo en mai, le Pérou a condamné la Bolivie.",
        "Contrairement à ce que dit Oslo, le Pérou a condamné la Bolivie.",
        "Le Pérou a condamné la Bolivie. Oslo aussi se prépare.",
    ],
)
def test_those_who_join_something_else(text: str) -> None:
    assert not any(holder == "Norvège" and target == "Bolivie" for holder, _, target, *_ in stances(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le Chili a adopté la réforme des retraites. Oslo s'est dit « très déçu ».",
            ("Norvège", "oppose", "réforme des retraites"),
        ),
        (
            "Le Chili a adopté la réforme des retraites. Marta Lunde s'est indignée dans un communiqué.",
            ("Marta Lunde", "oppose", "réforme des retraites"),
        ),
        (
            "Le Chili a adopté la réforme des retraites. Marta Lunde a applaudi des deux mains.",
            ("Marta Lunde", "support", "réforme des retraites"),
        ),
        (
            "Le Chili débat de la réforme des retraites. Marta Lunde a voté contre elle aussi.",
            ("Marta Lunde", "oppose", "réforme des retraites"),
        ),
    ],
)
def test_a_feeling_needs_no_object(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_a_feeling_with_an_object_of_its_own() -> None:
    text = "Le Chili a adopté la réforme des retraites. Marta Lunde s'est indignée dans le bruit du train."
    assert not any(holder == "Marta Lunde" for holder, *_ in stances(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Pedro Salvat a attaqué le syndicat CGT. L'opposition réclame sa démission.",
            ("opposition", "oppose", "Pedro Salvat"),
        ),
        # who was last acted on, where such a thing can befall him
        (
            "Marta Lunde a critiqué Pedro Salvat. L'opposition réclame sa démission.",
            ("opposition", "oppose", "Pedro Salvat"),
        ),
    ],
)
def test_what_befalls_people_befalls_no_body(text: str, wanted: tuple[str, str, str]) -> None:
    assert {s for s in sides(text) if s[0] == "opposition"} == {wanted}
