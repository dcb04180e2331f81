"""Readers: real files in, articles out; one bad file stops nothing."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from store.errors import UnreadableArticle
from store.model import SourceText
from store.reading import count_articles, language_of, read

SAMPLES = Path(__file__).parent.parent / "samples" / "mixed"


def articles(*paths: Path | str, columns: dict[str, str] | None = None) -> dict[str, SourceText]:
    return {item.article: item for item in read(paths, columns=columns) if isinstance(item, SourceText)}


def errors(*paths: Path | str) -> list[str]:
    return [item.message for item in read(paths) if isinstance(item, UnreadableArticle)]


@pytest.fixture(scope="module")
def samples() -> dict[str, SourceText]:
    return articles(SAMPLES)


def test_a_folder_is_read_in_name_order(samples: dict[str, SourceText]) -> None:
    assert errors(SAMPLES) == []
    files = [Path(source.path.split(":")[0]).name for source in samples.values()]
    assert files == sorted(files)
    assert "photo" not in samples  # holds no article
    assert ".cache" not in samples  # hidden
    assert "cadre" not in samples  # what a browser saved beside a page


@pytest.mark.parametrize(
    ("article", "published", "basis", "start"),
    [
        ("senegal", "2021-03-14", "header", "Le gouvernement du Sénégal"),
        ("crlf", "2020-11", "header", "La Norvège soutient la Suède.\n\nLe Danemark"),
        ("bom", "2018-06-02", "header", "L’Espagne rejette"),
        ("ancien", "1999-12-31", "header", "La Hongrie a dénoncé « l'ingérence »"),
        ("depeche", "2012-05-22", "dateline", "OSLO, 22 mai 2012 (AFP) - La Finlande"),
        ("2016-02-29_sans_en_tete", "2016-02-29", "metadata", "La Bolivie"),
        ("english", None, None, "The president"),
        ("revue", "2019-05-08", "metadata", "La Belgique a apporté mercredi son soutien à l’Irlande"),
        ("vieux", "2008-04-03", "metadata", "Le Chili a condamné l'Équateur, jeudi"),
        ("kenya-1", "2015-01-20", "metadata", "Le Kenya a salué"),
        ("scraper-3", "2014-06", "metadata", "Le Rwanda"),
        ("scraper-4", "2013-07-09", "metadata", "Le Ghana"),
        ("12", "2017-05-08", "metadata", "L'Autriche a rejeté"),
        ("13", "2017-06-01", "metadata", "L'Italie"),
        ("carnet", "2022-09-30", "metadata", "Notes de lecture"),
    ],
)
def test_text_and_date(
    samples: dict[str, SourceText], article: str, published: str | None, basis: str | None, start: str
) -> None:
    source = samples[article]
    assert (source.published, source.published_basis) == (published, basis)
    assert source.text.startswith(start)
    assert "\r" not in source.text and "\ufeff" not in source.text


def test_a_page_is_its_article_and_nothing_else(samples: dict[str, SourceText]) -> None:
    page = samples["revue"]
    assert page.title == "La Belgique soutient l'Irlande"
    assert page.url == "https://revue.example/monde/belgique-irlande"
    assert page.text.endswith("La Pologne s'oppose à l'Irlande.")
    assert "« Nous appuyons l'Irlande »" in page.text
    assert "a dénoncé la Belgique" in page.text  # without its hyphenation hints
    for furniture in ("Accueil", "cookies", "Photo La Revue", "Partager", "Lire aussi", "météo", "Mentions"):
        assert furniture not in page.text
    assert "sommaire" not in samples["vieux"].text


def test_titles_come_from_the_input_or_the_first_line(samples: dict[str, SourceText]) -> None:
    assert samples["kenya-1"].title == "Le Kenya et l'Ouganda"
    assert samples["carnet"].title == "Quito et Lima"
    assert samples["13"].title == "=Vienne et Rome"
    assert (
        samples["senegal"].title.startswith("Le gouvernement du Sénégal")
        and len(samples["senegal"].title) < 100
    )


def test_markdown_is_read_without_its_marks(samples: dict[str, SourceText]) -> None:
    assert "Le Pérou a dénoncé l'Équateur, puis Lima a rappelé" in samples["carnet"].text
    assert "La Bolivie soutient l'Équateur." in samples["carnet"].text.split("\n\n")


def test_columns_can_be_named(tmp_path: Path) -> None:
    table = tmp_path / "presse.csv"
    table.write_text("Ref,Corps de l'article,Quand\nA7,La France soutient le Mali.,03/02/2013\n")
    (message,) = errors(table)
    assert "no column of texts among: Ref, Corps de l'article, Quand" in message
    read_ = articles(table, columns={"text": "corps de l'article", "date": "Quand", "id": "Ref"})
    assert read_["A7"].published == "2013-02-03"


def test_ids_are_unique_and_stay_the_same(tmp_path: Path) -> None:
    for folder in ("b", "a", "a/c"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "note.txt").write_text(f"La France soutient {folder}.")
    (tmp_path / "a" / "note.md").write_text("La France soutient autre chose.")
    ids = list(articles(tmp_path))
    assert ids == list(articles(tmp_path))
    assert len(set(ids)) == 4
    assert articles(tmp_path)["note"].text == "La France soutient a/c."  # c/ comes before note.md
    assert "b_note" in ids


def test_language() -> None:
    english = "The president of the United States said on Friday that he would support the government and "
    spanish = "El presidente dijo que apoyaría al gobierno de Libia en la lucha contra los grupos del este y "
    italian = "Il presidente ha detto che il governo della Libia avrà il suo sostegno contro le forze che "
    french = "Le président a dit qu'il soutiendrait le gouvernement libyen dans sa lutte contre les groupes "
    assert language_of(french * 4) == "fr"
    assert language_of(english * 4) == "en"
    assert language_of(spanish * 4) not in ("fr", "und")
    assert language_of(italian * 4) != "fr"
    assert language_of("La France soutient le Mali.") == "fr"


# --- what cannot be read --------------------------------------------------------------------


def test_each_failure_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a_empty.txt").write_bytes(b"")
    (tmp_path / "b_blank.txt").write_bytes(b" \n\t\n")
    (tmp_path / "c_binary.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    (tmp_path / "d_header.txt").write_bytes(b" date 2019-04 ")
    (tmp_path / "e_good.txt").write_text("La France soutient le Mali.")
    (tmp_path / "f_menu.html").write_text("<html><body><nav><a href='/'>Menu</a></nav></body></html>")
    (tmp_path / "g.csv").write_text("a,b\n1,2\n")
    (tmp_path / "h.jsonl").write_text('{"text": "La Chine critique le Japon."}\nnope\n["x"]\n{"id": 3}\n')
    found = list(read([tmp_path]))
    skipped = [item.message for item in found if isinstance(item, UnreadableArticle)]
    messages = [message.removeprefix(str(tmp_path)) for message in skipped]
    assert [message.split(":")[0] for message in messages] == [
        "/a_empty.txt", "/b_blank.txt", "/c_binary.txt", "/d_header.txt", "/f_menu.html", "/g.csv",
        "/h.jsonl", "/h.jsonl", "/h.jsonl",
    ]  # fmt: skip
    assert ":2: not JSON" in messages[-3] and ":3: not a JSON object" in messages[-2]
    assert [item.article for item in found if isinstance(item, SourceText)] == ["e_good", "h-1"]


def test_missing_and_foreign_paths(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("print()")
    assert "no such file or folder" in errors(tmp_path / "nothing")[0]
    assert "does not read .py files" in errors(tmp_path / "a.py")[0]
    assert errors("a\0b") != []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("La France soutient le Mali.")
    (tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in errors(tmp_path)[0]


def test_what_is_too_large_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"a" * 50_000_000)
    (tmp_path / "book.txt").write_text("mot " * 200_000)
    with (tmp_path / "records.jsonl").open("wb") as stream:
        stream.write(b'{"text": "' + b"x" * 50_000_000 + b'"}\n{"text": "La France soutient le Mali."}\n')
    messages = errors(tmp_path)
    assert len(messages) == 3
    assert "longer than 500000 characters" in messages[0]
    assert "larger than 20 MB" in messages[1]
    assert "records.jsonl:1: a line longer than 20 MB" in messages[2]
    assert list(articles(tmp_path)) == ["records-2"]


def test_links_are_not_followed_and_do_not_loop(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "inside"
    outside.mkdir()
    (inside / "deep").mkdir(parents=True)
    (outside / "secret.txt").write_text("La France soutient un secret.")
    (inside / "good.txt").write_text("La France soutient le Mali.")
    (inside / "deep" / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "file.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    (inside / "nowhere.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(inside / "pipe.txt")  # reading it would wait for ever
    assert list(articles(inside)) == ["good"]
    assert list(articles(inside / "file.txt")) == ["file"]  # the user named it


def test_folders_deeper_than_the_stack(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(1500):
        folder /= "d"
        folder.mkdir()
    (folder / "deep.txt").write_text("La France soutient le Mali.")
    assert list(articles(tmp_path)) == ["deep"]
    (folder / "deep.txt").unlink()
    while folder != tmp_path:  # pytest itself could not remove it
        folder.rmdir()
        folder = folder.parent


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff\xfe.txt")).write_text("La France soutient le Mali.")
    (source,) = articles(tmp_path).values()
    source.article.encode()
    source.path.encode()


def stream(data: str) -> list[SourceText | UnreadableArticle]:
    return list(read(["-"], stdin=io.BytesIO(data.encode())))


def test_standard_input() -> None:
    (plain,) = stream(" date 2019-04-07 La France soutient le Mali.\n")
    assert isinstance(plain, SourceText)
    assert (plain.article, plain.published, plain.path) == ("stdin", "2019-04-07", "stdin")
    lines = stream('{"text": "La France soutient le Mali."}\n{"text": "Le Niger critique le Mali."}\n')
    assert [item.article for item in lines if isinstance(item, SourceText)] == ["stdin-1", "stdin-2"]
    (page,) = stream(
        "<!DOCTYPE html><html><body><p>La France soutient le Mali depuis 2013.</p></body></html>"
    )
    assert isinstance(page, SourceText) and page.text == "La France soutient le Mali depuis 2013."
    (nothing,) = stream("")
    assert isinstance(nothing, UnreadableArticle)


def test_counting_needs_no_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.html").write_bytes(b"")
    assert count_articles([tmp_path]) == 2
    assert count_articles([SAMPLES]) is None  # files of many articles


def test_an_export_reads_back(tmp_path: Path) -> None:
    """What Sides wrote names its own path and says how it knew the date."""
    of_x = {"article": "x", "published": "2019-04~", "published_basis": "inferred", "path": "a/x.txt"}
    of_y = {"article": "y", "published": "2019-04", "published_basis": "header", "path": "a/y.txt"}
    rows = [of_x | {"text": "Oui."}, of_y | {"text": "Non."}]
    (tmp_path / "e.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = articles(tmp_path / "e.jsonl")
    assert (found["x"].published, found["x"].path) == (None, "a/x.txt")  # inferred afresh
    assert (found["y"].published, found["y"].published_basis) == ("2019-04", "header")
