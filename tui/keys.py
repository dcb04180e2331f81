"""Every key of the dashboard, in one table: bindings, help, palette and README are made from it.

`Key.id` is what a reader writes in the configuration's `[keys]` table. Keys are named as Textual
names them; where a French keyboard (AZERTY) needs shift or AltGr, a second key does the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from collections.abc import Mapping

Where = Literal["pane", "workbench", "source", "app"]


@dataclass(frozen=True, slots=True)
class Key:
    """One action: where it works, its keys, and what it does in a few and in more words (French)."""

    id: str
    keys: str
    action: str
    words: str
    more: str
    where: Where
    group: str
    shown: str = ""  # how the keys are written in help, when their names would not do
    foot: bool = False  # whether the last line of the screen reminds of it


MOVING, SEEING, REVIEWING, SESSION = "Se déplacer", "Voir", "Relire", "Séance"

KEYS: tuple[Key, ...] = (
    Key("move.down", "down,j", "move(1)", "ligne suivante", "Descend d'une ligne", "pane", MOVING, "↓ j"),
    Key("move.up", "up,k", "move(-1)", "ligne précédente", "Monte d'une ligne", "pane", MOVING, "↑ k"),
    Key("move.left", "left,h", "sideways(-1)", "volet à gauche", "Va au volet de gauche",
        "workbench", MOVING, "← h"),
    Key("move.right", "right,l", "sideways(1)", "volet à droite", "Va au volet de droite",
        "workbench", MOVING, "→ l"),
    Key("move.page_down", "pagedown,ctrl+f,space", "page(1)", "page suivante", "Descend d'une page",
        "pane", MOVING, "page↓ espace"),
    Key("move.page_up", "pageup,ctrl+b", "page(-1)", "page précédente", "Monte d'une page",
        "pane", MOVING, "page↑ ctrl+b"),
    Key("move.first", "g,home", "first", "début", "Va à la première ligne", "pane", MOVING, "g début"),
    Key("move.last", "G,end", "last", "fin", "Va à la dernière ligne", "pane", MOVING, "G fin"),
    Key("pane.next", "tab", "pane_step(1)", "volet suivant", "Passe au volet suivant",
        "workbench", MOVING, "tab"),
    Key("pane.previous", "shift+tab", "pane_step(-1)", "volet précédent", "Passe au volet précédent",
        "workbench", MOVING, "maj+tab"),
    Key("pane.articles", "1,ampersand", "pane(1)", "Articles", "Va au volet des articles",
        "workbench", MOVING, "1 &"),
    Key("pane.actors", "2,é", "pane(2)", "Acteurs", "Va au volet des acteurs", "workbench", MOVING, "2 é"),
    Key("pane.stances", "3,quotation_mark", "pane(3)", "Positions", "Va au volet des positions",
        "workbench", MOVING, '3 "'),
    Key("pane.source", "4,apostrophe", "pane(4)", "Texte", "Va au texte de l'article",
        "workbench", MOVING, "4 '"),
    Key("follow", "enter", "follow", "ouvrir", "Ouvre l'article, choisit l'acteur, montre la preuve",
        "pane", MOVING, "entrée", foot=True),
    Key("back", "escape", "back", "revenir", "Revient en arrière, puis lève les filtres",
        "workbench", MOVING, "échap", foot=True),
    Key("evidence.next", "n", "evidence(1)", "preuve suivante", "Va à la preuve suivante dans le texte",
        "workbench", MOVING),
    Key("evidence.previous", "N", "evidence(-1)", "preuve précédente",
        "Va à la preuve précédente dans le texte", "workbench", MOVING),
    Key("article.next_unread", "p", "next_unread", "prochain non lu", "Ouvre le prochain article non lu",
        "workbench", MOVING),
    Key("who", "w", "who", "qui ?", "Tape un nom : qui le soutient, qui s'y oppose",
        "workbench", SEEING, foot=True),
    Key("search", "slash", "search", "chercher",
        "Filtre le volet : textes, noms d'acteurs ou positions (sans souci d'accents)",
        "workbench", SEEING, "/", foot=True),
    Key("filters", "f", "filters", "filtres", "Choisit les filtres : certitude, sens, période, non lus…",
        "workbench", SEEING, foot=True),
    Key("filters.list", "O", "list_filters", "filtres posés",
        "Montre tous les filtres posés ; entrée en ôte un", "workbench", SEEING),
    Key("filters.pop", "backspace", "pop_filter", "ôter un filtre", "Ôte le dernier filtre posé",
        "workbench", SEEING, "retour arr."),
    Key("filters.clear", "F", "clear_filters", "tout voir", "Ôte tous les filtres", "workbench", SEEING),
    Key("period.earlier", "left_square_bracket,left_parenthesis", "period(-1)", "période précédente",
        "Recule la période dans tous les volets", "workbench", SEEING, "[ ("),
    Key("period.later", "right_square_bracket,right_parenthesis", "period(1)", "période suivante",
        "Avance la période dans tous les volets", "workbench", SEEING, "] )"),
    Key("rollup", "r", "rollup", "personnes ↔ États", "Réunit les personnes et ceux pour qui elles parlent",
        "workbench", SEEING),
    Key("role", "t", "role", "envers ↔ par", "Positions envers l'acteur choisi, ou prises par lui",
        "workbench", SEEING),
    Key("order", "o", "order", "ordre", "Trie les positions : activité, date, changement de camp",
        "workbench", SEEING),
    Key("detail", "d", "detail", "détail",
        "Positions : le duo en grand ; texte : pourquoi cette position a été lue ainsi", "workbench", SEEING),
    Key("matrix", "M", "matrix", "tableau croisé", "Qui est avec qui : porteurs contre cibles",
        "workbench", SEEING),
    Key("zoom", "z", "zoom", "agrandir", "Agrandit le volet, ou le rend à sa place", "workbench", SEEING),
    Key("review.accept", "y", "accept", "accepter", "Accepte la position", "workbench", REVIEWING),
    Key("review.reject", "x", "reject", "rejeter", "Rejette la position", "workbench", REVIEWING),
    Key("review.edit", "e", "edit", "corriger", "Corrige un champ de la position", "workbench", REVIEWING),
    Key("review.reverse", "v", "reverse", "inverser", "Échange le porteur et la cible",
        "workbench", REVIEWING),
    Key("review.add", "a", "add", "ajouter", "Ajoute une position en marquant des mots",
        "workbench", REVIEWING),
    Key("review.undo", "u", "undo", "annuler", "Annule la dernière décision", "workbench", REVIEWING),
    Key("review.redo", "U,ctrl+r", "redo", "rétablir", "Rétablit la décision annulée",
        "workbench", REVIEWING, "U ctrl+r"),
    Key("review.next", "s", "next_undecided", "à décider", "Va à la prochaine position à décider",
        "workbench", REVIEWING),
    Key("review.accept_frame", "Y", "same_frame('accept')", "accepter la tournure",
        "Accepte toutes les positions de la même tournure, après les avoir vues", "workbench", REVIEWING),
    Key("review.reject_frame", "X", "same_frame('reject')", "rejeter la tournure",
        "Rejette toutes les positions de la même tournure, après les avoir vues", "workbench", REVIEWING),
    Key("actor.merge", "m", "merge", "fusionner", "Fond l'acteur choisi dans un autre",
        "workbench", REVIEWING),
    Key("actor.rename", "R", "rename", "renommer", "Donne un autre nom à l'acteur", "workbench", REVIEWING),
    Key("actor.split", "S", "split", "séparer", "Défait une fusion, ou détache un nom de l'acteur",
        "workbench", REVIEWING),
    Key("actor.speaks_for", "P", "speaks_for", "parle pour", "Dit pour quel État ou corps l'acteur parle",
        "workbench", REVIEWING),
    Key("article.redate", "D", "redate", "dater", "Donne une date à l'article", "workbench", REVIEWING),
    Key("article.bookmark", "b", "bookmark", "marquer", "Pose ou ôte un signet", "workbench", REVIEWING),
    Key("note", "i", "note", "note", "Écrit une note sur l'article ou la position", "workbench", REVIEWING),
    Key("copy", "c", "copy", "copier", "Copie la preuve avec sa référence", "workbench", SESSION),
    Key("reload", "L,f5", "reload", "recharger", "Recharge la base si une autre séance l'a changée",
        "workbench", SESSION, "L F5"),
    Key("theme", "T", "next_theme", "couleurs", "Passe au jeu de couleurs suivant", "app", SESSION),
    Key("palette", "ctrl+p", "command_palette", "palette", "Cherche une commande par son nom",
        "app", SESSION, "ctrl+p"),
    Key("help", "question_mark,f1", "help", "aide", "Montre toutes les touches", "app", SESSION,
        "? F1", foot=True),
    Key("quit", "q,ctrl+q", "quit", "quitter", "Quitte ; la séance reprendra ici", "app", SESSION,
        "q ctrl+q", foot=True),
)  # fmt: skip


@cache
def _bindings(where: Where) -> tuple[Binding, ...]:
    return tuple(
        Binding(key.keys, key.action, key.words, id=key.id, tooltip=key.more, show=key.foot)
        for key in KEYS
        if key.where == where
    )


def bindings(where: Where) -> list[BindingType]:
    """The bindings that work in `where`, for a class's BINDINGS."""
    return list(_bindings(where))


def shown(key: Key, keymap: Mapping[str, str] | None = None) -> str:
    """How help writes the keys of `key`: as the reader has bound them, else as the table says."""
    own = (keymap or {}).get(key.id)
    if own:
        from textual.keys import format_key

        return " ".join(format_key(name) for name in own.split(","))
    return key.shown or key.keys.replace(",", " ")
