"""States and bodies told by their nature or by who acts for them. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_actors_coreference import meant


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Le Pérou et l'Islande se disputent la pêche. La Norvège a soutenu l'île.", "île", ["Islande"]),
        ("Les Fidji ont rompu avec le Japon. Le Chili menace l'archipel de sanctions.", "archipel", []),
        ("Les Fidji ont rompu avec la Chine. Les Fidji hésitent. Le Pérou menace l'archipel de sanctions.",
         "archipel", ["Fidji"]),
        ("Le Pérou et la Suède négocient. La Norvège a soutenu l'île.", "île", []),
        ("La Turquie a critiqué la Grèce. La Russie revendique l'île grecque.", "île", []),
        ("La Russie a bombardé la Géorgie. L'Estonie a défendu l'ex-république soviétique.", "ex-république",
         ["Géorgie"]),
        ("La Chine et le Laos ont signé un traité. La Thaïlande a critiqué le géant asiatique.", "géant",
         ["Chine"]),
        ("Le Chili et le Mexique se disputent. Le Brésil a soutenu le pays andin.", "pays", ["Chili"]),
        ("L'Opep a maintenu ses quotas. Le Chili a fustigé le cartel.", "cartel", ["Opep"]),
        ("L'Union africaine a suspendu le Soudan. Le Chili a dénoncé l'institution panafricaine.",
         "institution", ["Union africaine"]),
        ("Le tribunal de Rotterdam a condamné Altavia. Le Pérou a félicité la juridiction.", "juridiction",
         ["tribunal de Rotterdam"]),
        ("L'Église catholique refuse la loi. Le Pérou a critiqué la hiérarchie.", "hiérarchie",
         ["Église catholique"]),
        ("L'armée péruvienne avance. Le Chili a critiqué la hiérarchie militaire.", "hiérarchie", []),
        # whose acronym says of what sort it is
        ("L'Union générale tunisienne du travail (UGTT) refuse. Utica proteste. Luis Carpio a critiqué la "
         "centrale.", "centrale", ["Union générale tunisienne du travail"]),
        # one's own
        ("Le président tchadien Olav Brandvik est venu. Le Niger a condamné son propre pays.", "pays",
         ["Tchad"]),
        ("Olav Brandvik est venu. Le Niger a condamné son pays.", "pays", []),
        ("Olav Brandvik, député du Parti travailliste, est venu. Luis Carpio a critiqué son parti.", "parti",
         ["Parti travailliste"]),
        # who borders on whom
        ("L'Inde a fermé la frontière. La Suède hésite. Le Népal accuse son grand voisin.", "voisin",
         ["Inde"]),
        ("L'Inde et la Chine hésitent. Le Népal accuse son grand voisin.", "voisin", []),
        ("Le Chili et la Suède ont parlé. Le Pérou a défendu son voisin.", "voisin", ["Chili"]),
        ("Les Gilets jaunes défilent. La préfecture proteste. Luis Carpio a critiqué le mouvement.",
         "mouvement", ["gilets jaunes"]),
        ("Le Parti Sava accuse le Parti du Nord d'avoir cédé, ce que la formation conteste.", "formation",
         ["Parti du Nord"]),
        # as many as were named together
        ("Le Sénégal, le Ghana, le Togo et le Bénin hésitent. La Suède a critiqué les quatre pays.", "pays",
         ["Bénin", "Ghana", "Sénégal", "Togo"]),
        ("Le Sénégal et le Ghana hésitent. La Suède a critiqué les quatre pays.", "pays", []),
        # the name beside the noun tells who it is, and no other party is meant
        ("Les Verts protestent. Oslo soutient le parti de gauche Norvik.", "parti", []),
        ("Les Verts protestent. Oslo soutient le parti de gauche.", "parti", ["Verts"]),
        ("Le Hamas proteste. Oslo a condamné le Front du Nord, la milice qui a pris la ville.", "milice",
         ["Front du Nord"]),
        ("Oslo soutient le Front du Nord. Selon le Hamas, la milice qui tient Oslo a tiré.", "milice", []),
        ("L'Ukraine et la Géorgie hésitent. La Russie a menacé les deux ex-républiques soviétiques.",
         "ex-républiques", ["Géorgie", "Ukraine"]),
        ("Le Pérou et le Chili hésitent. La Russie a menacé les deux ex-républiques soviétiques.",
         "ex-républiques", []),
    ],
)  # fmt: skip
def test_a_nature_means_the_foremost_of_that_nature(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("L'armée a pris le pouvoir au Niger. Le Chili a soutenu les soldats.", "soldats",
         ["armée nigérienne"]),
        ("Le Niger est divisé. Le Chili a soutenu les soldats.", "soldats", []),
        ("Le président Luis Carpio a été renversé par Olav Brandvik. Le Chili condamne les auteurs du "
         "putsch.", "auteurs", ["Olav Brandvik"]),
        ("Luis Carpio est venu. Le Chili a condamné les auteurs du rapport.", "auteurs", []),
        ("Le refus de la junte de rendre le pouvoir inquiète le Niger.", "junte", ["junte nigérienne"]),
        ("Olav Brandvik a dénoncé la barbarie des forces de l'ordre au Pérou.", "forces", ["Pérou"]),
        ("Olav Brandvik a dénoncé les forces de l'ordre péruviennes.", "forces", ["Pérou"]),
        ("Le Pérou est divisé. Le Pérou a félicité les forces de l'ordre.", "forces", []),
        ("La guérilla a attaqué un poste de police au Pérou.", "poste", ["Pérou"]),
        ("Luis Carpio a visité un poste de police au Pérou.", "poste", []),
        ("La Cour suprême a annulé le scrutin. Luis Carpio a critiqué les juges.", "juges", ["Cour suprême"]),
        ("Altavia ferme l'usine. La CGT critique le groupe Altavia. Luis Carpio défend la direction.",
         "direction", ["Altavia"]),
        ("La CGT refuse l'accord. Luis Carpio défend la direction syndicale.", "direction", ["CGT"]),
        ("Le Pérou a condamné la grève. Luis Carpio est solidaire des grévistes.", "grévistes", ["grève"]),
        ("La majorité et l'opposition négocient. Le Pérou soutient l'opposition, le Chili finance le camp "
         "adverse.", "camp", ["majorité"]),
        ("L'Alliance du peuple (AP) défile. Les « chemises vertes » de l'AP avancent. Luis Carpio critique "
         "les chemises vertes.", "chemises", ["Alliance du peuple"]),
        ("Luis Carpio a acheté des chemises vertes.", "chemises", []),
        ("Le parti Sava, proche du pouvoir, a perdu. Le Pérou hésite.", "pouvoir", []),
        ("Le Pérou hésite. Le parti Sava, proche du pouvoir, a perdu.", "pouvoir", ["Pérou"]),
        ("La junte nigérienne avance. Le Chili a reconnu les nouvelles autorités.", "autorités",
         ["junte nigérienne"]),
        ("Les Farc ont négocié. Luis Carpio reproche au Chili l'impunité accordée aux rebelles.", "rebelles",
         ["Forces armées révolutionnaires de Colombie"]),
        ("Les fédérations anglaise et allemande ont voté.", "fédérations",
         ["fédération allemande", "fédération anglaise"]),
        ("Les fédérations anglaises ont voté.", "fédérations", []),
        ("Les partis libéral et radical ont voté.", "partis", ["Parti libéral", "Parti radical"]),
    ],
)  # fmt: skip
def test_who_acts_for_a_body_means_that_body(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected
