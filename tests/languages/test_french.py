"""A French issue: typed with plain spaces, without a finding, and French throughout."""

import json
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from desk.french import FRENCH, PUBLICATION
from desk.mails import body, make_message
from desk.old_briefs import data_of
from desk.pdf_text import join_characters, read_pages
from desk.rendering import Rendered, render_one
from desk.views import read_view
from desk.web_text import read_elements, read_runs
from desk.word_file import WordFile, make_word

from authoring.formats.json_data import render_json
from authoring.formats.markdown import render_markdown
from authoring.formats.metadata import build_metadata
from authoring.formats.text import render_text
from authoring.formats.typography import bind_words
from authoring.formats.web import cite_item
from authoring.importing import import_brief
from authoring.importing.days import find_period
from authoring.languages import PACKS
from authoring.lint.checker import Checker
from authoring.lint.prose.sentences import is_abbreviation, split_sentences
from authoring.model import Issue, Publication
from authoring.model.loading.dates import guess_date
from authoring.project.discovery import find_issues
from authoring.render.pipeline import Format
from authoring.view.build import build_view

NARROW, WIDE = "\u202f", "\u00a0"


def shown(text: str) -> str:
    """A text with “_” for narrow spaces and “~” for wide ones at which no line ends."""
    return text.replace(NARROW, "_").replace(WIDE, "~")


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    issues = tmp_path_factory.mktemp("french") / "issues"
    issues.mkdir()
    (issues / "publication.yaml").write_text(PUBLICATION, encoding="utf-8")
    (issues / "2024-12.yaml").write_text(FRENCH, encoding="utf-8")
    return issues / "2024-12.yaml"


@pytest.fixture(scope="module")
def french(issue: Path) -> Rendered:
    return render_one(issue.parent.parent, issue.parent.parent / "out")


def test_the_check_finds_nothing(issue: Path) -> None:
    ((project, path),) = find_issues((issue,))
    assert Checker().check(project, path).problems == ()


TEXT = (
    "4 décembre 2024 · Numéro 7 · Période couverte du 1er au 25 novembre · 1 min de lecture",
    "Version provisoire · ",
    "Sommaire\n========",
    "En bref : Le 1er novembre, trois ministères",
    "une hausse de 12,5 % en trois ans ; plus de 1 200 laboratoires",
    "Le commentaire Institut : « Le calendrier est serré », note M. Dupont.",
    "- Mesure : Plan pour les matériaux nouveaux [2] 新材料规划",
    "- Organisme émetteur : Ministère de l’Industrie\n- Date : 1er novembre 2024",
    "- Document : Avis sur les données",
    "- Organismes émetteurs : Ministère de l’Industrie, Ministère des Finances, etc.",
    "À noter\n=======",
    "- 5 novembre : Un décret précise",
    "(Avis du ministère [1], CN ; Communiqué [2], FR)",
    "Autrices et auteurs",
    "Pour tout renseignement : contact@example.org",
    "Éditeur\n=======",
    "Tél. : +33 1 23\nCourriel : contact@example.org",
)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_text_is_french_and_has_plain_spaces(issue: Path) -> None:
    text = render_text(read_view(issue))
    assert [part for part in TEXT if flat(part) not in flat(text)] == []
    assert NARROW not in text
    # No line begins with a mark, or ends behind what opens.
    assert not re.search(r"^\s*[;:!?»%]", text, re.MULTILINE)
    assert not re.search(r"«$", text, re.MULTILINE)


def test_markdown_has_narrow_spaces_before_marks(issue: Path) -> None:
    text = shown(render_markdown(read_view(issue)))
    for part in (
        "**En bref_:** Le 1er novembre",
        "12,5_% en trois ans_; plus de 1_200 laboratoires",
        "«_Le calendrier est serré_», note",
        "qui les partagera_? La réponse",
        "un bien public_!",
        "1. Matériaux_: la Chine",
    ):
        assert part in text
    assert not re.search(" [;:!?»%]|« ", text)


@pytest.mark.whole
@pytest.mark.parametrize("form", [Format.PRINT_HTML, Format.HTML])
def test_pages_are_french(french: Rendered, form: Format) -> None:
    page = french.page(form)
    root = next(each for each in read_elements(page) if each.tag == "html")
    assert root.get("lang") == "fr"
    runs = [run for run in read_runs(page) if not run.is_in("style", "script")]
    text = shown("".join(run.text for run in runs))
    for part in (
        *("En bref_:", "Le commentaire Institut_:", "12,5_% en trois ans_;", "1_200"),
        *("Le 1er~novembre", "604~milliards", "M.~Dupont", "p.~ex.", "XXIe~siècle"),
        *("Pour tout renseignement_:", "Courriel_:", "À noter", "Finances, etc."),
        *("Avis du ministère~(CN)_; Communiqué~(FR)",),
    ):
        assert part in text
    assert not re.search("[^ ] [;:!?»%](?! ?[/{])", text)


@pytest.mark.whole
def test_the_pdf_is_french(french: Rendered) -> None:
    text = "".join(join_characters(page) for page in read_pages(french.pdf)).casefold()
    for part in ("sommaire", "1er au 25 novembre", "version provisoire · notes"):
        assert part in text


def test_data_keeps_what_was_typed(issue: Path) -> None:
    data = json.loads(render_json(read_view(issue)))
    assert data["language"] == "fr"
    assert NARROW not in json.dumps(data["items"], ensure_ascii=False)


def test_a_mail_is_french(issue: Path) -> None:
    message = message_from_bytes(make_message(issue), policy=default)
    assert message["Content-Language"] == "fr"
    assert "En bref_:" in shown(body(message, "html"))
    assert "En bref : Le 1er" in body(message, "plain")


def test_word_is_french(issue: Path) -> None:
    file = WordFile(make_word(issue))
    text = shown("\n".join(each.text for each in file.paragraphs))
    for part in ("En bref_:", "1_200", "partagera_?", "Finances, etc.", "(CN)_; Communiqué"):
        assert part in text
    assert '"fr-FR"' in file.parts["word/styles.xml"].decode()
    assert 'decimalSymbol w:val=","' in file.parts["word/settings.xml"].decode()


def test_a_citation_has_guillemets(issue: Path) -> None:
    view = read_view(issue)
    cited = shown(cite_item(view, view.items[0], build_metadata(view)))
    assert cited == (
        "Anne Durand_: «_Matériaux_: la Chine veut un socle de données_», Institut Notes, "
        "Numéro 7, 4 décembre 2024."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Vraiment_? Oui_; il l’a dit_: non_!",
        "le «_plan_» de 12,5_%",
        "1_000_000 de francs en 2024 150 fois",
        "le 1er~mai 2024 et le 30~octobre",
        "au XXIe~siècle, M.~Li et Mme~Wu, p.~ex. ici",
        "5~millions d’euros, 20~GW, 3~ans, n°~4, p.~7",
        "À 12:30 l’échelle 1:100",
    ],
)
def test_spaces_that_do_not_break(text: str) -> None:
    assert shown(bind_words(re.sub("[_~]", " ", text), "fr")) == text


def test_a_wide_space_before_a_mark_becomes_narrow() -> None:
    assert shown(bind_words("Vraiment\u00a0? «\u00a0Oui\u00a0»", "fr")) == "Vraiment_? «_Oui_»"


def test_sentences() -> None:
    expected = [
        "M. Dupont le dit, p. ex. à Lyon, etc. Il a raison !",
        "« Vraiment ? » demande-t-elle.",
        "Cf. le rapport, art. 3.",
    ]
    found = [slice(*span) for span in split_sentences(" ".join(expected), "fr")]
    sentences = [" ".join(expected)[each] for each in found]
    assert "Cf. le rapport, art. 3." in sentences
    assert any(sentence.startswith("M. Dupont le dit, p. ex. à Lyon") for sentence in sentences)
    assert is_abbreviation("etc.", "fr")
    assert not is_abbreviation("plan.", "fr")


@pytest.mark.parametrize(
    ("bodies", "label"),
    [(["A"], "Organisme émetteur"), (["A", "B"], "Organismes émetteurs")],
)
def test_plural_forms(bodies: list[str], label: str) -> None:
    document = {"kind": "policy", "title": "Un plan", "issuing_bodies": bodies}
    item = {"title": "Un", "at_a_glance": "Deux.", "documents": [document]}
    data = {"date": "2024-12-04", "period": {"start": "2024-11-01", "end": "2024-11-25"}}
    view = build_view(
        Issue.model_validate({**data, "items": [item]}),
        Publication.model_validate({"brand": "A", "series": "B", "language": "fr"}),
        Path("a.yaml"),
    )
    assert view.items[0].documents[0].bodies_label == label
    assert 0 in PACKS["fr"].counts_as_one


@pytest.mark.parametrize(("form", "suffix"), [(render_markdown, ".md"), (render_text, ".txt")])
def test_what_is_written_is_imported(
    issue: Path, form: object, suffix: str, tmp_path: Path
) -> None:
    assert callable(form)
    path = tmp_path / f"brief{suffix}"
    path.write_text(form(read_view(issue)), encoding="utf-8")
    imported = import_brief(path)
    assert imported.account.strays == ()
    assert "language: fr" in imported.proposal
    assert "brand: Institut" in imported.proposal
    data = data_of(imported)
    assert data["period"] == {"start": "2024-11-01", "end": "2024-11-25"}
    assert (data["date"], data["number"]) == ("2024-12-04", "7")
    assert data["items"][0]["title"] == "Matériaux : la Chine veut un socle de données"
    bodies = [each.get("issuing_bodies") for each in data["items"][0]["documents"]]
    ministry = "Ministère de l’Industrie"
    assert bodies == [[ministry], [ministry, "Ministère des Finances", "etc."]]
    assert "labels" not in data


OLD = """\
# Notes

4 décembre 2024

Période : du 29 octobre au 1er novembre 2024

## Le top 2 Institut

### 1. Un plan

L'essentiel : Il est là.

Commentaire : Il est bon.

Article : Avis (Lien)

Organisme(s) émetteur(s) : MIIT et MOF

Publié le : 3 novembre 2024

### 2. Une loi

En résumé : Elle est là.

## Autres actualités

- 31 oct. : Un décret arrive. (Communiqué ; Avis du ministère)

Rédaction : Anne Durand et Luc Petit
"""


def test_an_old_brief_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "ancien.md"
    path.write_text(OLD, encoding="utf-8")
    imported = import_brief(path)
    assert "brand" not in imported.proposal
    data = data_of(imported)
    assert data["period"] == {"start": "2024-10-29", "end": "2024-11-01"}
    first = data["items"][0]
    assert first["at_a_glance"] == {"text": "Il est là."}
    assert first["comment"].strip() == "Il est bon."
    assert first["documents"][0]["kind"] == "article"
    assert first["documents"][0]["title"] == "Avis"
    assert first["documents"][0]["issuing_bodies"] == ["MIIT", "MOF"]
    assert first["documents"][0]["date"] == "2024-11-03"
    (entry,) = data["noteworthy"][0]["entries"]
    assert entry["date"] == "2024-10-31"
    assert [each["title"] for each in entry["sources"]] == ["Communiqué", "Avis du ministère"]
    assert len(data["editors"]) == 2


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1er avril 2024", "2024-04-01"),
        ("mardi 3 déc. 2024", "2024-12-03"),
        ("5 aout 2024", "2024-08-05"),
    ],
)
def test_a_day_in_words_is_understood(typed: str, day: str) -> None:
    assert [each.isoformat() for each in guess_date(typed).days] == [day]


def test_a_period_begins_with_its_word() -> None:
    text = "Période couverte du 1er au 25 novembre"
    period = find_period(text)
    assert period is not None
    assert text[period.start : period.end] == "du 1er au 25 novembre"
