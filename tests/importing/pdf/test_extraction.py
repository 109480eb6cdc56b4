"""The files inside a PDF come out byte for byte, or in words why not."""

import io
import os
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from desk.carriers import BOTH, ISSUE, PUBLICATION, Carried, draw_page, make_carrier
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.diagnostics.errors import BriefError, ExtractionError
from authoring.importing.pdf import EmbeddedFile, Extracted, compare_pdfs, extract_sources
from authoring.importing.pdf.pages import read_pages
from authoring.importing.pdf.sources import is_safe_name, show

EXAMPLES = int(os.environ.get("BRIEF_EXAMPLES", "300"))
NAME = Path("a.pdf")


def extract(content: bytes) -> Extracted:
    return extract_sources(NAME, content)


def refusal(content: bytes) -> str:
    with pytest.raises(ExtractionError) as caught:
        extract(content)
    assert caught.value.hint
    return caught.value.message


def test_both_files_come_out_as_they_were_put_in() -> None:
    extracted = extract(make_carrier())
    assert extracted.issue == EmbeddedFile("2024-12.yaml", ISSUE)
    assert extracted.publication == EmbeddedFile("publication.yaml", PUBLICATION)


def test_their_order_does_not_matter() -> None:
    assert extract(make_carrier(BOTH[::-1])).issue.name == "2024-12.yaml"


def test_what_others_attached_is_left_alone() -> None:
    data = Carried("../data.csv", b"1,2", relationship="/Data")
    assert extract(make_carrier((data, *BOTH))).files == extract(make_carrier()).files


@pytest.mark.parametrize("name", ["März 2024.yaml", "十二月.yaml", "2024-12.YML", "_draft.yaml"])
def test_names_of_other_scripts(name: str) -> None:
    content = make_carrier((Carried(name, ISSUE), BOTH[1]))
    assert extract(content).issue.name == name


class TestOrigin:
    def test_toolkit_and_engine(self) -> None:
        origin = extract(make_carrier()).origin
        assert (origin.program, origin.saved_by) == ("brief 0.1.0 (WeasyPrint 70.0)", None)

    def test_a_program_that_saved_it_anew(self) -> None:
        origin = extract(make_carrier(producer="Acme PDF\x1b[2J 9")).origin
        assert (origin.program, origin.saved_by) == ("brief 0.1.0", "Acme PDF\\u001b[2J 9")

    @pytest.mark.parametrize("style", ["../../styles/plain", "", "a b", "/etc"])
    def test_a_style_outside_is_none(self, style: str) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.docinfo["/BriefStyle"] = pikepdf.String(style)

        assert extract(make_carrier(change=change)).origin.style is None

    @pytest.mark.parametrize("date", ["D:20249999999999Z", "yesterday", "D:00000000000000Z"])
    def test_a_date_that_is_none(self, date: str) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.docinfo["/CreationDate"] = pikepdf.String(date)

        assert extract(make_carrier(change=change)).origin.date is None


@pytest.mark.parametrize("creator", [None, "LaTeX", "brief", "briefly 1", "a brief 0.1.0"])
def test_a_pdf_of_another_origin(creator: str | None) -> None:
    assert refusal(make_carrier(creator=creator)) == "a.pdf was not made by brief"


def test_a_brief_without_source() -> None:
    with pytest.raises(ExtractionError) as caught:
        extract(make_carrier(()))
    told = "a.pdf was made by brief 0.1.0 (WeasyPrint 70.0), but carries no source"
    assert caught.value.message == told
    assert "embed_source: false" in (caught.value.hint or "")


HOSTILE = [
    *("../../x", "../x.yaml", "/etc/x.yaml", "a/b.yaml", "a/", ".", "..", "", "x", ".yaml"),
    *("..\\x.yaml", "C:\\x.yaml", "C:x.yaml", "\\\\host\\x.yaml", "x.yaml:stream.yaml"),
    *("a\0.yaml", "a\n.yaml", "a\x1b[2J.yaml", "\u202elmay.a.yaml", "a\ud800.yaml", " a.yaml"),
    *("con.yaml", "NUL.yaml", "Com1.yaml", "lpt¹.yaml", "aux .yaml", "nul.x.yaml"),
    *("run.sh", "a.yaml ", "a.yaml.", "Makefile", "x" * 250 + ".yaml", "测" * 80 + ".yaml"),
]


class TestNames:
    @pytest.mark.parametrize("name", HOSTILE, ids=ascii)
    def test_a_hostile_one_is_not_safe(self, name: str) -> None:
        assert not is_safe_name(name)

    @pytest.mark.parametrize("name", ["../../x", "C:\\x.yaml", "a\x1b[2J.yaml", "NUL.yaml"])
    @pytest.mark.parametrize("other", BOTH, ids=lambda file: file.name)
    def test_a_hostile_one_is_refused(self, name: str, other: Carried) -> None:
        message = refusal(make_carrier((Carried(name, ISSUE), other)))
        assert message.startswith(f"a.pdf carries a file under the name “{show(name)}”")
        assert message.isprintable()

    @pytest.mark.parametrize("name", ["publication.yaml", "2024-12.yaml", "Publication.YAML"])
    def test_a_doubled_one_is_refused(self, name: str) -> None:
        message = refusal(make_carrier((*BOTH, Carried(name, b"other: 1\n"))))
        assert message.startswith("a.pdf carries several files named “")

    @pytest.mark.parametrize(
        "files", [BOTH[:1], BOTH[1:], (*BOTH, Carried("2025-01.yaml", b""))], ids=len
    )
    def test_too_few_or_too_many_are_refused(self, files: tuple[Carried, ...]) -> None:
        message = refusal(make_carrier(files))
        assert message.startswith("a.pdf does not carry one issue and its publication.yaml, but “")

    def test_a_name_that_is_no_text(self) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.Root.AF[0].UF = 12

        assert "under the name “”" in refusal(make_carrier(change=change))

    @given(st.text(max_size=40))
    def test_a_safe_one_stays_in_its_folder(self, name: str) -> None:
        if is_safe_name(name + ".yaml"):
            path = Path("/folder") / (name + ".yaml")
            assert Path(os.path.normpath(path)).parent == Path("/folder")


class TestContent:
    @pytest.mark.parametrize("checksum", [b"\0" * 16, b"short"])
    def test_another_checksum(self, checksum: bytes) -> None:
        message = refusal(make_carrier((Carried("a.yaml", ISSUE, checksum), BOTH[1])))
        assert message == "“a.yaml” in a.pdf is not as it was put in: its checksum is another"

    def test_no_checksum(self) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            del pdf.Root.AF[0].EF.F.Params

        assert "its checksum is another" in refusal(make_carrier(change=change))

    def test_no_stream(self) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            del pdf.Root.AF[0].EF

        assert "does not carry it" in refusal(make_carrier(change=change))

    def test_a_file_larger_than_any_issue(self) -> None:
        message = refusal(make_carrier((Carried("a.yaml", b"#" * 6_000_000), BOTH[1])))
        assert message == "“a.yaml” in a.pdf is larger than 5 MB, as no issue is"

    @pytest.mark.parametrize("layers", [1, 2, 3])
    def test_a_bomb_does_not_fill_memory(self, layers: int) -> None:
        """Two gigabytes of nothing, in 2 MB, in 3 KB, in 100 bytes."""
        assert "unpacks to more than any issue has" in refusal(bomb(layers))


def bomb(layers: int) -> bytes:
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    million = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + million * 2000
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)

    def change(pdf: pikepdf.Pdf) -> None:
        names = pikepdf.Array([pikepdf.Name.FlateDecode] * layers)
        pdf.Root.AF[0].EF.F.write(packed, filter=names)

    return make_carrier(change=change)


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="this system does not tell how much is in use"
)
def test_a_bomb_that_the_library_does_not_bound() -> None:
    """LZW: from 2 MB two gigabytes, which would be found too large when they are there."""
    codes = [(code, max(9, (code + 1).bit_length())) for code in range(258, 4000)]
    bits = "".join(f"{code:0{width}b}" for code, width in [(0, 9), *codes, (256, 12)])
    packed = "100000000" + bits * 320
    packed += "0" * (-len(packed) % 8)

    def change(pdf: pikepdf.Pdf) -> None:
        content = int(packed, 2).to_bytes(len(packed) // 8)
        pdf.Root.AF[0].EF.F.write(content, filter=pikepdf.Name.LZWDecode)

    assert "unpacks to more than any issue has" in refusal(make_carrier(change=change))


class TestDamage:
    def test_a_truncated_file(self) -> None:
        content = make_carrier()
        for end in range(20, len(content) - 10, 97):
            assert refusal(content[:end]) == "a.pdf is damaged or not whole"

    @pytest.mark.parametrize("password", ["", "secret"])
    def test_an_encrypted_file(self, password: str) -> None:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(make_carrier())) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
        assert refusal(out.getvalue()) == "a.pdf is encrypted"


def page(*lines: str, **values: str) -> bytes:
    """A brief of one page with text."""
    return make_carrier(change=lambda pdf: draw_page(pdf, *lines, **values))


def add_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


def survives(content: bytes) -> None:
    """What comes out of any bytes: the files as they were, or a message."""
    try:
        files = extract(content).files
        compare_pdfs(NAME, content, PLAIN)
    except BriefError as error:
        told = error.message
    else:
        told = "a.pdf is fine"
        assert [file.content for file in files] == [ISSUE, PUBLICATION]
        assert all(is_safe_name(file.name) for file in files)
    assert told.startswith(("a.pdf ", "“"))
    assert told.isprintable()


PLAIN = page("up to 30 nodes")
with pikepdf.open(io.BytesIO(PLAIN)) as _opened:
    _out = io.BytesIO()
    _opened.save(_out, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
    PACKED = _out.getvalue()
"""The same as briefs are written, where a change meets mostly what is compressed."""

PIECES = [
    *(
        b"",
        b"\0",
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
        b"/",
        b"null",
        b"-1",
        b"9999999999",
        b"1 0 R",
    ),
    *(b"4 0 R", b"/AF", b"/UF", b"/EF", b"/Params", b"stream\n", b"endobj", b"true", b"<00>", b"%"),
]


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from([PLAIN, PACKED]), st.data())
def test_any_mutation_gives_the_files_or_a_message(content: bytes, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(content)))
        end = start + data.draw(st.integers(0, 8))
        content = content[:start] + data.draw(st.sampled_from(PIECES)) + content[end:]
    survives(content)


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from([PLAIN, PACKED]), st.integers(0, 2**32))
def test_flipped_bytes_give_the_files_or_a_message(content: bytes, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # of no secret
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 20, 200])):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    survives(bytes(changed))


OBJECTS: list[Callable[[], pikepdf.Object | int | None]] = [
    lambda: 12,
    lambda: pikepdf.Name("/Odd"),
    lambda: pikepdf.String("odd"),
    lambda: pikepdf.Array([]),
    lambda: pikepdf.Array([1, pikepdf.Dictionary()]),
    pikepdf.Dictionary,
    lambda: pikepdf.Dictionary(F=pikepdf.Array([]), UF=3),
]


@pytest.mark.parametrize("number", range(len(OBJECTS)))
@pytest.mark.parametrize(
    "place",
    ["AF", "AF 0", "AF 0 UF", "AF 0 EF", "AF 0 EF F", "AF 0 EF F Params", "AF 0 AFRelationship"],
)
def test_an_object_of_another_kind_anywhere(place: str, number: int) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        *way, last = place.split()
        holder = pdf.Root
        for step in way:
            holder = holder[int(step)] if step.isdigit() else holder[f"/{step}"]
        holder[int(last) if last.isdigit() else f"/{last}"] = OBJECTS[number]()

    survives(make_carrier(change=change))


@pytest.mark.parametrize("number", range(len(OBJECTS)))
def test_information_of_another_kind(number: int) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.trailer["/Info"] = OBJECTS[number]()

    survives(make_carrier(change=change))


class TestPages:
    """Words that a PDF shows, and what is said of two that are not the same."""

    def test_words_are_read(self) -> None:
        (read,) = read_pages(NAME, page("two words", "more"))
        assert read.words == ("two", "words!", "more!")
        assert read.links == ("https://example.org/a",)

    def test_the_same_bytes_differ_in_nothing(self) -> None:
        assert compare_pdfs(NAME, page("a"), page("a")) == ()

    def test_other_words(self) -> None:
        mine, theirs = (page("a", f"up to {number} nodes") for number in (30, 40))
        assert compare_pdfs(NAME, mine, theirs) == (
            "page 1 has “30 nodes!”, its source gives “40 nodes!”",
        )

    def test_another_link(self) -> None:
        mine, theirs = (page("a", link=f"https://example.org/{name}") for name in "xy")
        assert compare_pdfs(NAME, mine, theirs) == (
            "page 1 links to “https://example.org/x”, its source gives “https://example.org/y”",
        )

    def test_another_look(self) -> None:
        assert compare_pdfs(NAME, page("a"), page("a", before="1 0 0 rg ")) == (
            "words and links are the same on all pages, but not the look of page 1",
        )

    def test_bytes_that_were_added(self) -> None:
        content = page("a")
        added = b"% x\n" + content[content.rindex(b"startxref") :]
        assert compare_pdfs(NAME, content + added, content) == (
            f"{len(added)} bytes were added behind its end, such as notes or a signature",
            "words and links are the same on all pages, so are look and pictures; other bytes differ",
        )

    def test_words_of_a_terminal_are_shown_not_sent(self) -> None:
        (told,) = compare_pdfs(NAME, page("a", link="\x1b[2J"), page("a"))
        assert told.isprintable()

    def test_another_count_of_pages_and_other_makers(self) -> None:
        mine = make_carrier(creator="brief 0.0.9", producer="brief 0.0.9 (WeasyPrint 69.0)")
        theirs = make_carrier(change=add_page)
        assert compare_pdfs(NAME, mine, theirs)[:2] == (
            "it was made by brief 0.0.9 (WeasyPrint 69.0), this is brief 0.1.0 (WeasyPrint 70.0)",
            "it has 1 page, its source gives 2 pages",
        )

    def test_a_page_that_draws_itself_ends(self) -> None:
        def change(pdf: pikepdf.Pdf) -> None:
            form = pdf.make_stream(b"/X Do " * 1000, Subtype=pikepdf.Name.Form)
            form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
            page = pdf.pages[0].obj
            page.Resources, page.Contents = form.Resources, pdf.make_stream(b"/X Do")

        assert read_pages(NAME, make_carrier(change=change))[0].words == ()


def test_carriers_are_what_they_seem() -> None:
    """One is the same in every run, so that the same mutations are tried."""
    assert page("up to 30 nodes") == PLAIN
    assert (b"/FlateDecode" in PLAIN, b"/FlateDecode" in PACKED) == (False, True)
    assert extract(PACKED).files == extract(PLAIN).files
