"""Looking closer: why, one dyad in large, the matrix, the citation, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import SECOND_READING
from store.text import inert
from tui import theme, words
from tui.screens.asking import Asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Article, Stance
    from store.queries.answers import DyadKey, Matrix, StanceRow
    from tui.screens.dyad import DyadScreen


class Seeing(Asking):
    """What shows more of what is there."""

    def action_detail(self) -> None:
        if self.pane is self.source:
            stance = self.source.stance
            if stance is None:
                self.say(words.NO_STANCE, theme.WARNING)
            elif self.source.why:
                self.source.why = ()
                self.source.reframe()
            else:
                self.explain(stance)
            return
        row = self.stances.current()
        if row is None:
            self.say(words.NO_DYAD, theme.WARNING)
        else:
            self.show_dyad(row.key)

    def explain(self, stance: Stance) -> None:
        """Say below the text why a stance was read so: frame, rules, date, who decided."""
        confidence = f"{stance.confidence:.2f}".replace(".", ",")
        lines = [words.WHY_FRAME.format(frame=stance.frame, cue=inert(stance.cue), confidence=confidence)]
        repairs = ", ".join(stance.repairs)
        if SECOND_READING in stance.repairs:
            lines.append(words.WHY_LIKELY)
        else:
            lines.append(words.WHY_REPAIRS.format(repairs=repairs) if repairs else words.WHY_NO_REPAIR)
        if stance.date_basis is not None:
            basis = words.DATE_BASIS[stance.date_basis]
            lines.append(words.WHY_DATE.format(date=stance.date or stance.placed, basis=basis))
        last = self.desk.last_decision(stance.key)
        if last is not None:
            what = words.DECISION[last.kind]
            at = last.at[:16].replace("T", " ")
            lines.append(words.WHY_DECIDED.format(review=what, by=inert(last.by), at=at))
        self.source.why = tuple(lines)
        self.source.reframe()

    # --- one dyad, all dyads ----------------------------------------------------------------------

    def show_dyad(self, dyad: DyadKey) -> None:
        """One dyad with a plot large enough to read, and its evidence by date."""
        view = self.desk.view
        if view is None:
            return
        from store.queries.answers import StanceRow
        from tui.screens.dyad import DyadScreen

        def chosen(row: object) -> None:
            if isinstance(row, StanceRow):
                self.step_from()
                self.desk.thread = self.stances.chosen = dyad
                self.open_evidence(row)

        def show(_: object) -> None:
            self.lay_over(DyadScreen(view, dyad, self.glyphs, self._name_sources), chosen)

        self.consult(lambda: (view.dyad(dyad), view.evidence(dyad), view.axis(1)), show)

    def _name_sources(self, screen: DyadScreen, rows: Sequence[StanceRow]) -> None:
        """Read who says so, for the lines that the screen shows."""
        store, corpus = self.desk.store, self.desk.corpus
        if store is None or corpus is None:
            return

        def read() -> dict[str, str]:
            articles = dict.fromkeys(row.article for row in rows)
            stances = [stance for id in articles for stance in corpus.resolve(store.stances(id), id)]
            return {stance.key: stance.source for stance in stances if stance.source}

        self.order(read, screen.name_sources)

    def open_evidence(self, row: StanceRow) -> None:
        """Show one stance in its article."""
        raise NotImplementedError

    def action_matrix(self) -> None:
        view = self.desk.view
        if view is None:
            return
        from tui.screens.matrix import MOST, MatrixScreen

        def chosen(dyad: object) -> None:
            if isinstance(dyad, tuple):
                self.show_dyad((str(dyad[0]), str(dyad[1])))

        def show(matrix: Matrix) -> None:
            self.lay_over(MatrixScreen(matrix, self.desk.chips(), self.glyphs), chosen)

        self.consult(lambda: view.matrix(MOST), show)

    # --- copying ------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        stance, article = self.source.stance, self.source.article
        if stance is None or article is None:
            self.say(words.NO_STANCE, theme.WARNING)
            return
        store = self.desk.store
        self.order(
            lambda: _reference(article, store.url(article.article) if store else ""),
            lambda reference: self._copied(stance, reference),
        )

    def _copied(self, stance: Stance, reference: str) -> None:
        source = f" d'après {stance.source}" if stance.source else ""
        text = inert(
            words.CITE.format(
                evidence=stance.evidence, holder=stance.holder, verb=words.VERB[stance.stance],
                target=stance.target, certainty=words.CERTAINTY[stance.certainty],
                date=stance.date or stance.placed or words.UNDATED, source=source, reference=reference,
                start=stance.start, end=stance.end,
            )
        )  # fmt: skip
        self.app.copy_to_clipboard(text)
        from tui.screens.reading import TextScreen

        self.lay_over(TextScreen(words.COPIED_TITLE, text, words.COPIED_HINT, self.glyphs))


def _reference(article: Article, url: str) -> str:
    from store.outputs.citations import reference

    return reference(article, url)
