"""Build: the steps from an issue to its view.

Place in the flow: model in, view out.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

from authoring.languages import PACKS
from authoring.languages.pack import WordForms
from authoring.languages.sources import MARKS
from authoring.model import (
    Document,
    EmailSettings,
    Issue,
    Item,
    Labels,
    NewsEntry,
    NewsList,
    Passage,
    Picture,
    Publication,
    Source,
    choose_labels,
    fill_in,
)
from authoring.model.issue import AND_OTHERS
from authoring.source import DataPath
from authoring.source.places import Place
from authoring.view.brief import (
    BodyView,
    BriefView,
    ContentsEntry,
    DocumentView,
    EmailView,
    ItemView,
    NewsEntryView,
    NewsListView,
    PageCount,
    PassageView,
    PeopleView,
    PersonView,
    PictureView,
    SourceView,
)
from authoring.view.dates import write_date, write_period
from authoring.view.markup import (
    Block,
    Inline,
    parse_blocks,
    parse_inline,
    parse_line,
    parse_original,
    plain_text,
)

CHINESE_CHARACTERS_A_WORD: Final = 2

_WORD = re.compile(r"[\w’'-]+")
_CHINESE = re.compile("[\u3400-\u9fff]")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def build_view(
    issue: Issue, publication: Publication, path: Path, style: str | None = None
) -> BriefView:
    """The view of an issue that stands in the file `path` (its name names the brief).

    `style` replaces the publication's. People that the publication lacks are left out; the
    problems say so.
    """
    return _Builder(issue, publication, path.parent).build(path, style)


class _Builder:
    """What all parts of a view are made with: languages, labels, the folder of the issue."""

    def __init__(self, issue: Issue, publication: Publication, folder: Path) -> None:
        self.issue = issue
        self.publication = publication
        self.language = issue.language or publication.language
        same_language = self.language == publication.language
        own = publication.labels if same_language else None
        self.pack = PACKS[self.language]
        self.labels = choose_labels(self.language, own, issue.labels)
        self.original_language = publication.original_language
        self.folder = folder

    def build(self, path: Path, style: str | None) -> BriefView:
        """The view, part by part."""
        issue, publication = self.issue, self.publication
        items = tuple(self.item(index, item) for index, item in enumerate(issue.items))
        news_lists = self.news_lists(issue.noteworthy)
        date = write_date(issue.date, self.language, Place(("date",)))
        minutes = self.minutes(items, news_lists)
        headline = self.headline()
        number = self.label("number", number=str(issue.number)) if issue.number else None
        draft = self.label("draft") if issue.status == "draft" else None
        topics = " + ".join(str(topic) for topic in headline)
        pages = self.labels.pages
        words = {"headline": topics, "date": date.text, "number": number or ""}
        return BriefView(
            language=self.language,
            language_tag=self.pack.web_tag,
            original_language=self.original_language,
            name=path.stem,
            style=style or publication.style,
            brand=publication.brand,
            series=publication.series,
            collection=publication.collection,
            strapline=publication.strapline,
            title=f"{publication.brand} {publication.series}, {date.text}",
            headline=headline,
            date=date,
            period=write_period(issue.period.start, issue.period.end, issue.date, self.language),
            first_day=write_date(issue.period.start, self.language),
            last_day=write_date(issue.period.end, self.language),
            serial=issue.number,
            number=number,
            status=issue.status,
            draft=draft,
            minutes=minutes,
            reading_time=self.label("reading_time", minutes=str(minutes)),
            web_address=publication.web and publication.web.replace("{name}", path.stem),
            cover=self.picture(issue.cover, ("cover",)),
            contents=self.contents(items, news_lists),
            items_label=self.label("items"),
            items=items,
            news_lists=news_lists,
            people=self.people(),
            contact=publication.contact,
            publisher=publication.publisher,
            labels=self.plain_labels(),
            pages=PageCount(self.fill(pages.one), self.fill(pages.other)),
            email=self.email(path.stem, words, draft),
        )

    def label(self, name: str, **values: str) -> str:
        """A label with its words in braces filled in."""
        return self.fill(str(getattr(self.labels, name)), **values)

    def fill(self, text: str, **values: str) -> str:
        """Replace {brand}, {series}, {count} and the given names; other braces stay."""
        publication = self.publication
        count = str(len(self.issue.items))
        known = {"brand": publication.brand, "series": publication.series, "count": count}
        return fill_in(text, known | values)

    def plain_labels(self) -> dict[str, str]:
        """All labels that need no value of one place."""
        needy = {"issuing_body", "number", "pages", "reading_time"}
        return {name: self.label(name) for name in Labels.model_fields if name not in needy}

    def email(self, name: str, words: dict[str, str], draft: str | None) -> EmailView:
        """How the brief is sent; its subject can be made of `words`, the brand and the series.

        Without a sender it comes from the brand, and from the first mail address that the
        publication gives, if it gives any. Comments stay whole where no web edition has the rest.
        """
        publication = self.publication
        settings = publication.email or EmailSettings()
        words = {"brand": publication.brand, "series": publication.series, **words}
        subject = " ".join(fill_in(settings.subject, words).split())
        sender, publisher = settings.sender, publication.publisher
        usual = publication.contact or (publisher.mail if publisher else None)
        pictures = settings.pictures
        return EmailView(
            subject=f"[{draft}] {subject}" if draft else subject,
            sender=(sender and sender.name) or publication.brand,
            address=sender.mail if sender else usual,
            shortens=settings.comment == "first-paragraph" and publication.web is not None,
            pictures=pictures and fill_in(pictures, {"name": name}),
        )

    def headline(self) -> tuple[Inline, ...]:
        """The issue's own title, or the first items' topics."""
        if self.issue.title is not None:
            return (self.line(self.issue.title, "title"),)
        items = self.issue.items[: self.publication.headline_topics]
        return tuple(
            self.line(item.topic or item.title, "items", index, "topic" if item.topic else "title")
            for index, item in enumerate(items)
        )

    def line(self, text: str, *path: str | int) -> Inline:
        """Plain text of one line; here and below, `path` leads to it in the issue's data."""
        return parse_line(text, self.original_language, path or None)

    def inline(self, text: str, *path: str | int) -> Inline:
        """Markdown of one line."""
        return parse_inline(text, self.original_language, path)

    def blocks(self, text: str | None, *path: str | int) -> tuple[Block, ...]:
        """Markdown of several paragraphs and lists; `None` makes none."""
        return parse_blocks(text, self.original_language, path) if text else ()

    def picture(self, picture: Picture | None, path: DataPath) -> PictureView | None:
        """A picture, if there is one, with the place of its file."""
        if picture is None:
            return None
        return PictureView(
            path=self.folder / picture.file,
            file=picture.file,
            alternative_text=picture.alternative_text,
            caption=self.inline(picture.caption, *path, "caption") if picture.caption else None,
            credit=self.line(picture.credit, *path, "credit") if picture.credit else None,
            place=Place(path),
        )

    def item(self, index: int, item: Item) -> ItemView:
        """An item with its number."""
        path = ("items", index)
        return ItemView(
            number=index + 1,
            anchor=f"item-{index + 1}",
            title=self.line(item.title, *path, "title"),
            topic=None if item.topic is None else self.line(item.topic, *path, "topic"),
            passages=tuple(
                self.passage(passage, (*path, "at_a_glance", count))
                for count, passage in enumerate(item.at_a_glance)
            ),
            comment=self.blocks(item.comment, *path, "comment"),
            picture=self.picture(item.picture, (*path, "picture")),
            documents=tuple(
                self.document(document, (*path, "documents", count))
                for count, document in enumerate(item.documents)
            ),
            place=Place(path),
        )

    def passage(self, passage: Passage, path: DataPath) -> PassageView:
        """A piece of “At a glance”."""
        goals = enumerate(passage.goals)
        return PassageView(
            self.blocks(passage.text, *path, "text"),
            tuple(self.inline(goal, *path, "goals", count) for count, goal in goals),
        )

    def document(self, document: Document, path: DataPath) -> DocumentView:
        """A document with its labels and its bodies' names."""
        bodies = tuple(
            self.body(name, (*path, "issuing_bodies", index))
            for index, name in enumerate(document.issuing_bodies)
            if name != AND_OTHERS
        )
        more = len(bodies) != len(document.issuing_bodies)
        return DocumentView(
            kind=document.kind,
            label=self.label(document.kind),
            title=self.line(document.title, *path, "title"),
            original_title=self.original(document.original_title, *path, "original_title"),
            address=document.url,
            bodies_label=self.plural(self.labels.issuing_body, len(bodies) + more),
            bodies=bodies,
            and_others=self.label("and_others") if more else None,
            date=write_date(document.date, self.language, Place((*path, "date")))
            if document.date
            else None,
            place=Place(path),
        )

    def original(self, text: str | None, *path: str | int) -> Inline | None:
        """A title in its own language, if there is one."""
        return parse_original(text, self.original_language, path) if text else None

    def body(self, name: str, path: DataPath) -> BodyView:
        """An issuing body by its key or its name."""
        known = self.publication.bodies.get(name)
        return BodyView(
            self.line(name, *path),
            known.name if known else None,
            known.original_name if known else None,
        )

    def plural(self, forms: WordForms, count: int) -> str:
        """The form of a word for a count, by the plural rules of the language."""
        return self.fill(forms.one if count in self.pack.counts_as_one else forms.other)

    def news_lists(self, lists: Iterable[NewsList]) -> tuple[NewsListView, ...]:
        """The news lists, each with an anchor of its own."""
        views: list[NewsListView] = []
        for count, news_list in enumerate(lists):
            path = ("noteworthy", count)
            anchor = make_anchor(news_list.title, {view.anchor for view in views})
            entries = tuple(
                self.entry(entry, f"{anchor}--{index + 1}", (*path, "entries", index))
                for index, entry in enumerate(news_list.entries)
            )
            views.append(NewsListView(anchor, self.line(news_list.title, *path, "title"), entries))
        return tuple(views)

    def entry(self, entry: NewsEntry, anchor: str, path: DataPath) -> NewsEntryView:
        """A dated line with its sources."""
        return NewsEntryView(
            anchor=anchor,
            date=write_date(entry.date, self.language, Place((*path, "date")), with_year=False),
            text=self.inline(entry.text, *path, "text"),
            sources=tuple(
                self.source(source, (*path, "sources", index))
                for index, source in enumerate(entry.sources)
            ),
            place=Place(path),
        )

    def source(self, source: Source, path: DataPath) -> SourceView:
        """A source with the mark of its language."""
        code = source.language
        mark = None if code is None else MARKS.get(code, code.upper())
        title = self.line(source.title, *path, "title")
        return SourceView(title, source.url, code, mark, Place(path))

    def contents(
        self, items: tuple[ItemView, ...], news_lists: tuple[NewsListView, ...]
    ) -> tuple[ContentsEntry, ...]:
        """The contents: sections, items, news lists."""

        def section(label: str, anchor: str) -> ContentsEntry:
            return ContentsEntry(1, None, self.line(label), self.line(label), anchor)

        entries = [section(self.label("items"), "items")]
        entries += [
            ContentsEntry(2, item.number, item.title, item.topic or item.title, item.anchor)
            for item in items
        ]
        if news_lists:
            entries.append(section(self.label("noteworthy"), "noteworthy"))
        entries += [
            ContentsEntry(2, None, news.title, news.title, news.anchor) for news in news_lists
        ]
        return tuple(entries)

    def people(self) -> tuple[PeopleView, ...]:
        """Authors and editors, where there are any."""
        authors = self.group("authors", self.issue.authors)
        editors = self.group("editors", self.issue.editors)
        return tuple(group for group in (authors, editors) if group.people)

    def group(self, role: Literal["authors", "editors"], keys: Iterable[str]) -> PeopleView:
        """People of one role."""
        known = self.publication.people
        people = tuple(
            PersonView(key, known[key].name, known[key].role, known[key].organisation)
            for key in keys
            if key in known
        )
        return PeopleView(role, self.label(role), people, Place((role,)))

    def minutes(self, items: tuple[ItemView, ...], news_lists: tuple[NewsListView, ...]) -> int:
        """Minutes that reading takes, at least one."""
        texts = [text for item in items for text in _item_texts(item)]
        texts += [str(entry.text) for news in news_lists for entry in news.entries]
        words = sum(_count_words(text) for text in texts)
        return max(1, round(words / self.pack.words_a_minute))


def make_anchor(title: str, taken: set[str]) -> str:
    """A name for a place, made of the title's Latin letters, other than those taken."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = _NO_LETTER.sub("-", ascii_title).strip("-") or "news"
    # "items" and "noteworthy" name the sections, "item-1" an item, "policy-news--2" an entry.
    base = (
        f"news-{base}"
        if base in ("items", "noteworthy", "contents") or base[:5] == "item-"
        else base
    )
    names = (base, *(f"{base}-list-{count}" for count in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _item_texts(item: ItemView) -> Iterable[str]:
    yield str(item.title)
    for passage in item.passages:
        yield plain_text(passage.blocks)
        yield from (str(goal) for goal in passage.goals)
    yield plain_text(item.comment)


def _count_words(text: str) -> int:
    chinese = len(_CHINESE.findall(text))
    return len(_WORD.findall(_CHINESE.sub(" ", text))) + chinese // CHINESE_CHARACTERS_A_WORD
