"""The file of a mail: parts, headers and lines that every program reads, the same in every run."""

import re
import string
import sys
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from unicodedata import category

import fast_mail_parser
import pytest
from desk.commands import environment, run
from desk.mails import body, html_of, make_mail, parse, sample_mail, sample_view
from desk.rendering import ISSUES, ROOT, SAMPLES
from desk.views import read_view
from desk.web_text import read_elements
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from authoring.formats.email import Email
from authoring.project.discovery import Project
from authoring.project.source_date import SOURCE_DATE
from authoring.view.brief import BriefView

NEITHER = "".join(chr(code) for code in (*range(32), 0x7F, 0x85, 0x2028, 0x2029))


def kinds(message: EmailMessage) -> list[str]:
    return [part.get_content_type() for part in message.walk()]


def test_text_stands_before_html_and_pictures_beside_that() -> None:
    assert kinds(parse(sample_mail("2024-12"))) == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert kinds(parse(sample_mail("2021-04"))) == [
        "multipart/alternative",
        "text/plain",
        "multipart/related",
        "text/html",
        "image/jpeg",
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_headers(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SOURCE_DATE, raising=False)
    message = parse(make_mail(sample_view(name)))
    headline = {
        "2021-04": "Smart manufacturing + Hainan Free Trade Port + Battery storage",
        "2024-12": "Beijing puts data to work in labs and factories",
    }[name]
    day = {"2021-04": "Thu, 29 Apr 2021", "2024-12": "Wed, 04 Dec 2024"}[name]
    assert message.defects == []
    assert message["Subject"] == f"China Industries: {headline}"
    assert message["From"] == "MERICS <publications@merics.de>"
    assert message["Date"] == f"{day} 00:00:00 +0000"
    assert message["X-Unsent"] == "1"
    assert message["MIME-Version"] == "1.0"
    assert message["Content-Language"] == "en-US"
    assert re.fullmatch(r"<[0-9a-f]{32}@merics\.de>", message["Message-ID"])
    assert message["To"] is None


def test_the_source_date_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SOURCE_DATE, "1000000000")
    message = parse(make_mail(sample_view("2024-12")))
    assert message["Date"] == "Sun, 09 Sep 2001 01:46:40 +0000"


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_are_those_of_the_standard(name: str) -> None:
    """RFC 5322, 2.1.1: at most 998 signs, better 78; RFC 2045, 2.7: seven bits, CR and LF together."""
    content = sample_mail(name).message
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert content.isascii()
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)


@pytest.mark.whole
def test_the_same_issue_makes_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from desk.mails import sample_mail\n"
        "mail = sample_mail('2021-04'); sys.stdout.buffer.write(mail.message + mail.html.encode())"
    )
    made = {
        run(
            tmp_path,
            (sys.executable, "-c", code),
            environment(PYTHONHASHSEED=seed, PYTHONPATH=f"{ROOT / 'tests'}:{ROOT}"),
        ).output
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert len(made.pop()) > 300_000


def test_other_content_makes_another_identifier() -> None:
    first = parse(sample_mail("2024-12"))
    second = parse(make_mail(sample_view("2024-12", subject="Another")))
    assert first["Message-ID"] != second["Message-ID"]
    assert first.get_boundary() != second.get_boundary()


@pytest.mark.parametrize("name", SAMPLES)
def test_another_parser_reads_the_same(name: str) -> None:
    mail = sample_mail(name)
    message, other = parse(mail), fast_mail_parser.parse_email(mail.message)
    assert other.subject == message["Subject"]
    texts = [*other.text_plain, *other.text_html]
    assert [text.replace("\r\n", "\n") for text in texts] == [body(message, "plain"), html_of(mail)]
    pictures = [
        part.get_content() for part in message.walk() if part.get_content_maintype() == "image"
    ]
    assert [bytes(each.content) for each in other.attachments] == pictures


def short_view(**settings: str) -> BriefView:
    """A view that is made to a mail sooner."""
    view = sample_view("2024-12", **settings)
    return replace(view, items=view.items[:1], news_lists=(), people=())


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=60)
def test_any_subject_comes_back(text: str) -> None:
    message = parse(make_mail(short_view(subject=text, sender=text)))
    wanted = "".join(" " if category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    assert " ".join(message["Subject"].split()) == " ".join(wanted.split())
    assert message["From"].addresses[0].addr_spec == "publications@merics.de"
    assert set(message.keys()) == set(parse(sample_mail("2024-12")).keys())


@pytest.mark.parametrize("sign", [*NEITHER, "\r\n"])
def test_no_text_begins_a_header_of_its_own(sign: str) -> None:
    text = f"Institute{sign}Bcc: everyone@example.org{sign}{sign}<b>"
    mail = make_mail(short_view(subject=text, sender=text))
    message = parse(mail)
    assert message["Bcc"] is None
    assert kinds(message) == kinds(parse(sample_mail("2024-12")))
    assert "Bcc: everyone@example.org" in message["Subject"]
    head, _, _ = mail.message.partition(b"\r\n\r\n")
    assert b"\nBcc" not in head


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("desk@example.org", "desk@example.org"),
        ("desk@münchen.example.org", "desk@xn--mnchen-3ya.example.org"),
        ("münchen@example.org", None),
        ("desk@..example.org", None),
        ("a;b,c@example.org", '"a;b,c"@example.org'),
        (None, None),
    ],
)
def test_it_is_from_whom_the_publication_says(address: str | None, wanted: str | None) -> None:
    mail = make_mail(sample_view("2024-12", sender="Ümit, 国家 “desk”", address=address))
    message = parse(mail)
    if wanted is None:
        assert message["From"] is None
        assert message["Message-ID"].endswith("@brief.invalid>")
        return
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Ümit, 国家 “desk”", wanted)
    assert mail.message.isascii()


def test_a_picture_is_carried_and_described() -> None:
    message = parse(sample_mail("2021-04"))
    html = html_of(sample_mail("2021-04"))
    (picture,) = [each for each in read_elements(html) if each.tag == "img"]
    (part,) = [each for each in message.walk() if each.get_content_maintype() == "image"]
    assert picture.get("src") == f"cid:{part['Content-ID'].strip('<>')}"
    assert part.get_content_disposition() == "inline"
    assert (picture.get("alt") or "").startswith("Drawn illustration: red industrial")
    with Image.open(ISSUES / "media/2021-04-cover.jpg") as image:
        ratio = image.width / image.height
    assert picture.get("width") == "640"
    assert int(picture.get("height") or 0) == round(640 / ratio)


def test_pictures_can_be_fetched_instead() -> None:
    mail = make_mail(sample_view("2021-04", pictures="https://example.org/2021-04/{file}"))
    (picture,) = [each for each in read_elements(html_of(mail)) if each.tag == "img"]
    assert picture.get("src") == "https://example.org/2021-04/2021-04-cover.jpg"
    assert kinds(parse(mail)) == ["multipart/alternative", "text/plain", "text/html"]
    assert mail.html == html_of(mail)


def test_the_page_for_mail_services_is_the_same_with_its_pictures_inside() -> None:
    mail = sample_mail("2021-04")
    inside = re.compile('src="[^"]*"')
    assert 'src="data:image/jpeg;base64,' in mail.html
    assert "cid:" not in mail.html
    assert inside.sub("", mail.html) == inside.sub("", html_of(mail))


def settings_of(make_project: Callable[..., Project], issue: str, publication: str) -> Email:
    project = make_project({"a.yaml": issue}, publication)
    return make_mail(read_view(project.issues_folder / "a.yaml"), project.root)


SETTINGS = """\
email:
  subject: "{brand} {series}, {number}, {date}"
  sender: {name: The desk, mail: desk@acme.org}
"""
PUBLICATION = "brand: ACME\nseries: Notes\nweb: https://example.org/{name}.html\n"


@pytest.mark.parametrize(
    ("issue", "publication", "subject", "sender"),
    [
        ("", "", "Notes: First", None),
        ("", "contact: desk@acme.org\n", "Notes: First", "ACME <desk@acme.org>"),
        ("", "publisher: {name: P, mail: info@acme.org}\n", "Notes: First", "ACME <info@acme.org>"),
        ("status: draft\n", "", "[Draft] Notes: First", None),
        (
            "number: 12\n",
            SETTINGS,
            "ACME Notes, Issue 12, December 4, 2024",
            "The desk <desk@acme.org>",
        ),
        ("", 'email: {subject: "{brand} {number}"}\n', "ACME", None),
    ],
)
def test_the_publication_says_how_it_is_sent(
    make_project: Callable[..., Project],
    issue_text: str,
    issue: str,
    publication: str,
    subject: str,
    sender: str | None,
) -> None:
    message = parse(settings_of(make_project, issue_text + issue, PUBLICATION + publication))
    assert message["Subject"] == subject
    assert message["From"] == sender


def test_a_brand_is_not_filled_in_again(
    make_project: Callable[..., Project], issue_text: str
) -> None:
    publication = (
        PUBLICATION.replace("ACME", '"{series} {date}"') + 'email: {subject: "{brand}!"}\n'
    )
    message = parse(settings_of(make_project, issue_text, publication))
    assert message["Subject"] == "{series} {date}!"


def test_digits_and_letters_of_the_boundary_stand_in_no_part() -> None:
    message = parse(sample_mail("2021-04"))
    boundaries = [part.get_boundary() or "" for part in message.walk() if part.is_multipart()]
    assert len(set(boundaries)) == 2
    allowed = set(string.ascii_letters + string.digits + "=_")  # RFC 2046, 5.1.1
    assert all(set(boundary) <= allowed and len(boundary) <= 70 for boundary in boundaries)
    for part in message.walk():
        if not part.is_multipart():
            assert not any(boundary in part.as_string() for boundary in boundaries)
