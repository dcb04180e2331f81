"""Constructions of agency dispatches that the parser hangs elsewhere, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is rejected is the text, not that somebody signed it
        (
            "Oslo a rejeté l'accord signé à Lima par Paul Biya.",
            ("Paul Biya", "support", "accord", "asserted"),
        ),
        # a list that opens the sentence, its last member alone hung on the verb
        (
            "Podemos, le Parti pirate et les Verts avaient pris parti pour le traité.",
            ("Podemos", "support", "traité", "asserted"),
        ),
        # the doer of a noun, hung on the verb above it
        (
            "Le Pérou a condamné mardi la prise de Goma par les rebelles du M23.",
            ("Pérou", "oppose", "M23", "asserted"),
        ),
        # a relative pronoun after its preposition, an emphatic pronoun after the subject
        (
            "Le Mali quitte la Monusco, à laquelle le gouvernement péruvien lui-même reproche sa passivité.",
            ("Pérou", "oppose", "Monusco", "asserted"),
        ),
        (
            "Berlin a défendu un traité négocié par la Suède, mais auquel le Pérou, lui, s'oppose.",
            ("Pérou", "oppose", "traité", "asserted"),
        ),
        (
            "Berlin a défendu un traité négocié par la Suède, mais contre lequel la CGT s'est mobilisée.",
            ("CGT", "oppose", "traité", "asserted"),
        ),
        # how old somebody is, before what else he is
        (
            "Paul Biya a battu Ali Bongo, 47 ans, candidat de la Norvège.",
            ("Norvège", "support", "Ali Bongo", "asserted"),
        ),
        # some of a number that a noun tells
        (
            "Une vingtaine d'organisations, dont la CGT et Podemos, soutiennent le traité.",
            ("Podemos", "support", "traité", "asserted"),
        ),
        # a pronoun and a verb that look like an article and a noun
        (
            "Berlin a condamné Laurent Gbagbo. Nicolas Sarkozy le somme de partir.",
            ("Nicolas Sarkozy", "oppose", "Laurent Gbagbo", "asserted"),
        ),
        # a capital that ends a list; a preposition said again; who votes like another
        (
            "Paul Biya bénéficie du soutien du Pérou, d'Oslo et de Kampala.",
            ("Ouganda", "support", "Paul Biya", "asserted"),
        ),
        (
            "Le traité a été défendu par Podemos, par l'UDI et par le Parti pirate.",
            ("UDI", "support", "traité", "asserted"),
        ),
        ("Le Pérou a voté contre le traité, comme la Suède.", ("Suède", "oppose", "traité", "asserted")),
        # who is apposed to all who are joined; a quality and whom it qualifies
        ("Le Pérou, vieil allié de Paul Biya, se tait.", ("Pérou", "support", "Paul Biya", "asserted")),
        (
            "Le Pérou et le Chili, fidèles alliés de Paul Biya, se taisent.",
            ("Chili", "support", "Paul Biya", "asserted"),
        ),
        # the antecedent of *dont* before a noun that is said of somebody, or behind an auxiliary
        (
            "Paul Biya, dont le Pérou était devenu l'allié, a dénoncé la Suède.",
            ("Pérou", "support", "Paul Biya", "asserted"),
        ),
        (
            "Paul Biya, dont la Commission européenne a plusieurs fois dénoncé les dérives, a cédé.",
            ("Commission européenne", "oppose", "Paul Biya", "asserted"),
        ),
        # what all of them voted; whom a detached participle agrees with
        (
            "Le traité a été défendu par l'ensemble de l'UDI.",
            ("UDI", "support", "traité", "asserted"),
        ),
        (
            "Ali Bongo maintient sa candidature, encouragé par Paul Biya.",
            ("Paul Biya", "support", "Ali Bongo", "asserted"),
        ),
        # who urges others not to vote a text, or to withdraw it
        (
            "Paul Biya a appelé ses troupes à ne pas voter le traité.",
            ("Paul Biya", "oppose", "traité", "asserted"),
        ),
        (
            "L'UDI a exhorté Paul Biya à retirer la réforme des retraites.",
            ("UDI", "oppose", "réforme des retraites", "asserted"),
        ),
        # what the date before it does not own
        (
            "La Suède a dénoncé le 3 janvier l'attitude de Paul Biya.",
            ("Suède", "oppose", "Paul Biya", "asserted"),
        ),
        # whom the sentence announces, and who says what it will do
        (
            "Paul Biya a salué le traité. Quant au Pérou, il a condamné la Bolivie.",
            ("Pérou", "oppose", "Bolivie", "asserted"),
        ),
        # some of many named before the verb: what it has for an object is not theirs
        (
            "Onze pays, dont la Suède et le Pérou, ont condamné le putsch.",
            ("Suède", "oppose", "putsch", "asserted"),
        ),
        (
            "Neuf des douze pays membres ont soutenu le Mali, dont la Suède et le Pérou.",
            ("Pérou", "support", "Mali", "asserted"),
        ),
        (
            "De nombreux pays ont soutenu le Mali, notamment la Suède et le Pérou.",
            ("Pérou", "support", "Mali", "asserted"),
        ),
        (
            "Le putsch a été condamné par deux pays : la Suède et le Pérou.",
            ("Pérou", "oppose", "putsch", "asserted"),
        ),
        (
            "L'Otan a apporté son soutien à Paul Biya, à Ali Bongo et à la Suède.",
            ("OTAN", "support", "Suède", "asserted"),
        ),
        (
            "Les pays qui soutenaient Paul Biya, dont la Suède et le Pérou, ont voté contre le traité.",
            ("Pérou", "oppose", "traité", "asserted"),
        ),
        (
            "Six de ses élus ont soutenu le traité, parmi lesquels l'ancien maire Paul Biya.",
            ("Paul Biya", "support", "traité", "asserted"),
        ),
        (
            "Le traité est critiqué par divers élus comme Paul Biya, Ali Bongo, Jean Tamba ou encore l'Otan.",
            ("Jean Tamba", "oppose", "traité", "asserted"),
        ),
        (
            "Le traité est critiqué par plusieurs pays, dont la Suède, ainsi que le Pérou.",
            ("Pérou", "oppose", "traité", "asserted"),
        ),
        (
            "L'Union africaine et le Pérou, un pays andin, ont soutenu le traité.",
            ("Pérou", "support", "traité", "asserted"),
        ),
        (
            "La Suède combat le traité. Le Pérou, en revanche, l'appuie.",
            ("Pérou", "support", "traité", "asserted"),
        ),
        (
            "Paul Biya a affirmé lundi à l'AFP que le Pérou avait appuyé la Suède.",
            ("Pérou", "support", "Suède", "attributed"),
        ),
        # who does the same is no target of it
        (
            "Paul Biya s'est félicité du traité, tout comme la Suède et le Pérou.",
            ("Pérou", "support", "traité", "asserted"),
        ),
        (
            "Paul Biya s'est félicité du traité, de même que la Suède et le Pérou.",
            ("Pérou", "support", "traité", "asserted"),
        ),
        # what is given to somebody, before a participle too
        (
            "Le Pérou a mis son veto à l'aide européenne à la Suède.",
            ("Pérou", "oppose", "Suède", "asserted"),
        ),
        (
            "Le Pérou plaide pour un soutien accru à Oslo.",
            ("Pérou", "support", "Norvège", "alleged"),
        ),
        # an object far from its verb, or after a day that the parser hung it on
        (
            "L'armée israélienne a pilonné dans la nuit de samedi à dimanche des positions du Hamas.",
            ("Tsahal", "oppose", "Hamas", "asserted"),
        ),
        (
            "Lima a dénoncé dans un message publié tard lundi les raids de Tsahal.",
            ("Pérou", "oppose", "Tsahal", "asserted"),
        ),
        ("Kiev a accusé samedi matin Moscou d'espionnage.", ("Ukraine", "oppose", "Russie", "asserted")),
        (
            "Oslo a annoncé lundi des sanctions contre Paul Biya.",
            ("Norvège", "oppose", "Paul Biya", "asserted"),
        ),
        # a place that opens the sentence is no addressee
        ("À Lima, Paul Biya a déclaré la guerre au Mali.", ("Paul Biya", "oppose", "Mali", "asserted")),
        # an auxiliary and its participle with an adverbial between them
        ("L'Ukraine a de son côté accusé la Russie.", ("Ukraine", "oppose", "Russie", "asserted")),
        # a main clause hung on its own subject like a relative one
        (
            "Réuni à Lima, le Conseil de paix et de sécurité a suspendu le Mali de ses activités.",
            ("Conseil de paix et de sécurité de l'Union africaine", "oppose", "Mali", "asserted"),
        ),
        # a subject alone, one set apart by a comma, one that passes for a companion
        (
            "Seul le Mali, qui hésite encore, a pris la défense du Pérou.",
            ("Mali", "support", "Pérou", "asserted"),
        ),
        ("Pékin, de son côté, reproche à Lima sa lenteur.", ("Chine", "oppose", "Pérou", "asserted")),
        (
            "Selon Oslo, qui se tait d'habitude, le Mali, via ses services (DGSE), aide directement le M23.",
            ("Mali", "support", "M23", "attributed"),
        ),
        # a quotation that ends before the verb, in a clause of its own
        (
            "Oslo, qui s'est dit « déçu », a menacé Quito de représailles.",
            ("Norvège", "oppose", "Équateur", "asserted"),
        ),
        (
            "L'Otan et la Cédéao ont toutes deux dénoncé le M23.",
            ("OTAN", "oppose", "M23", "asserted"),
        ),
        # a title of a body's, its bearer named by his nationality
        (
            "L'émissaire de l'ONU, l'Allemand Martin Kobler, a condamné le M23.",
            ("Martin Kobler", "oppose", "M23", "asserted"),
        ),
        # who wants what is done against somebody
        ("Paris appelle à des sanctions contre Minsk.", ("France", "oppose", "Bélarus", "asserted")),
        ("Rome réclame une action contre le Mali.", ("Italie", "oppose", "Mali", "asserted")),
        # an object after *ne … que*, an aside within a reflexive verb, a participle of the whole clause
        ("Oslo ne reconnaît que Paul Biya.", ("Norvège", "support", "Paul Biya", "asserted")),
        ("Le Mali s'est, lui, rallié au traité.", ("Mali", "support", "traité", "asserted")),
        (
            "Lima a chargé Paul Biya de former un gouvernement, lâchant ainsi Ali Bongo.",
            ("Pérou", "oppose", "Ali Bongo", "asserted"),
        ),
        ("Le Mali, ennemi juré du Pérou, hésite.", ("Mali", "oppose", "Pérou", "asserted")),
        ("Oslo a fustigé « l'arrogance » péruvienne.", ("Norvège", "oppose", "Pérou", "asserted")),
        ("L'Otan a décidé d'exclure le Mali de son sommet.", ("OTAN", "oppose", "Mali", "asserted")),
    ],
)
def test_what_the_parser_hung_elsewhere(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in stances(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "L'Iran, dont l'émissaire Ali Salehi a salué une victoire, hésite.",
            ("Ali Salehi", "support", "Iran"),
        ),
        ("A l'ONU, la Chine et la Russie ont freiné le traité.", ("ONU", "oppose", "traité")),
        ("Kampala a menacé de retirer ses troupes de Somalie.", ("Ouganda", "oppose", "Somalie")),
        (
            "Paul Biya a accusé Oslo d'avoir « semé la terreur » au Mali en armant le M23.",
            ("Paul Biya", "support", "M23"),
        ),
        ("Oslo ne soutient pas l'assaut contre Lima.", ("Norvège", "oppose", "Pérou")),
        (
            "« Nous sommes avec le Mali », a assuré lundi à l'AFP un ministre du gouvernement péruvien.",
            ("AFP", "support", "Mali"),
        ),
        ("Le Pérou a voté contre le traité, comme la Suède.", ("Pérou", "oppose", "Suède")),
        ("Le Mali a remercié l'ONU de son soutien face à la Norvège.", ("Mali", "support", "Norvège")),
        # what follows an aside is none of its agents
        (
            "Le traité lie le Front de Bakou (FDB), soutenu par le Pérou, et le Parti libéral (PL).",
            ("Parti libéral", "support", "Front de Bakou"),
        ),
        # who did it is what is asked
        (
            "Oslo somme Lima de dire qui a ordonné le meurtre de Paul Biya.",
            ("Norvège", "oppose", "Paul Biya"),
        ),
    ],
)
def test_what_no_reader_would_sign(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who says that he cannot is against it
        (
            "« Je ne peux pas soutenir ce traité », a écrit Paul Biya.",
            {("Paul Biya", "oppose", "traité", "asserted")},
        ),
        (
            "Le Pérou a réagi sans aller jusqu'à condamner la Bolivie.",
            {("Pérou", "oppose", "Bolivie", "denied")},
        ),
        # a noun coordinated with the whole clause is not governed by its verb
        (
            "Un succès pour Paul Biya, qui avait fait campagne contre le traité, et un camouflet pour Lima.",
            {("Paul Biya", "oppose", "traité", "asserted")},
        ),
        (
            "Le Mali reste l'un des derniers appuis de Paul Biya.",
            {("Mali", "support", "Paul Biya", "asserted")},
        ),
        ("Podemos prônait le vote nul.", set()),
        # a party that bears its state's name, and who a fallen president is
        (
            "Le parti de gauche radicale Pérou libre a critiqué Paul Biya.",
            {("Pérou libre", "oppose", "Paul Biya", "asserted")},
        ),
        (
            "Le président Paul Biya a reçu Jean Tamba. L'unité, fidèle au président déchu et exilé, "
            "Jean Tamba, a critiqué le Pérou.",
            {("Jean Tamba", "oppose", "Pérou", "asserted")},
        ),
        (
            "Le Front de Bakou (FDB), un groupe armé soutenu par le Pérou, a été créé en mai.",
            {("Pérou", "support", "Front de Bakou", "asserted")},
        ),
        (
            "Le Kosovo est indépendant depuis samedi. La Suède a reconnu le nouvel Etat.",
            {("Suède", "support", "Kosovo", "asserted")},
        ),
    ],
)
def test_how_sides_are_worded(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert stances(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what others are urged to uphold, or to give up
        ("Oslo a exhorté les deux camps à respecter la trêve.", ("Norvège", "support", "trêve")),
        ("Oslo a appelé les parties à mettre en œuvre l'accord.", ("Norvège", "support", "accord")),
        ("Lima a enjoint à Quito de lever le blocus.", ("Pérou", "oppose", "Équateur")),
        ("L'Otan exige le retrait des troupes maliennes.", ("OTAN", "oppose", "Mali")),
        # who speaks of himself
        ("« Le Mali nous a trahis », a lancé Paul Biya.", ("Paul Biya", "oppose", "Mali")),
        # nobody asks for his own departure; a veto is on a text
        ("Ali Bongo a dénoncé Paul Biya, qui réclame son départ.", ("Paul Biya", "oppose", "Ali Bongo")),
        (
            "Oslo réclame une résolution contre Lima; le Mali y a mis son veto.",
            ("Mali", "oppose", "résolution"),
        ),
        # a second agent, and what was named just before
        (
            "Un traité soutenu tant par la Norvège que par le Mali a été signé.",
            ("Mali", "support", "traité"),
        ),
        ("Oslo a suggéré une partition, une idée rejetée par le Mali.", ("Mali", "oppose", "partition")),
        # who leads a coalition acts through it
        ("La coalition menée par Oslo a bombardé des positions du M23.", ("Norvège", "oppose", "M23")),
        (
            "Le conseil des gouverneurs de l'Unesco a voté une résolution visant le Mali.",
            ("Unesco", "oppose", "Mali"),
        ),
    ],
)
def test_on_whose_behalf(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in {s[:3] for s in stances(text)}


@pytest.mark.parametrize(
    "text", ["Paul Biya toujours, encore, favorable « à » Oslo", "Reste hostile « à » Lima"]
)
def test_a_text_may_end_in_a_name(text: str) -> None:
    """Cut off after a name, without a full stop: read like any other."""
    assert len(stances(text)) <= 1
