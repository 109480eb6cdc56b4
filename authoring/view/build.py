"""Build: the steps from an issue to its view.

Place in the flow: model in, view out.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from babel import Locale

from authoring.markup import (
    Inline,
    parse_blocks,
    parse_inline,
    parse_line,
    parse_original,
    plain_text,
)
from authoring.model import (
    Document,
    Issue,
    Item,
    Labels,
    Language,
    NewsList,
    PluralForms,
    Publication,
    Source,
    choose_labels,
)
from authoring.model.issue import AND_OTHERS
from authoring.view.brief import (
    BodyView,
    BriefView,
    ContentsEntry,
    CoverView,
    DocumentView,
    ItemView,
    NewsEntryView,
    NewsListView,
    PageCount,
    PassageView,
    PeopleView,
    SourceView,
)
from authoring.view.dates import write_date, write_day, write_period

WORDS_A_MINUTE: Final = 200
CHINESE_CHARACTERS_A_WORD: Final = 2
# A brief in English is in American English: hyphenation goes by it.
LANGUAGE_TAGS: Final[dict[Language, str]] = {"en": "en-US", "de": "de"}
LANGUAGE_MARKS: Final = {"zh": "CN", "ja": "JP", "ko": "KR"}

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
    return _Builder(issue, publication).build(path, style)


class _Builder:
    """What all parts of a view are made with: languages and labels."""

    def __init__(self, issue: Issue, publication: Publication) -> None:
        self.issue = issue
        self.publication = publication
        self.language = issue.language or publication.language
        same_language = self.language == publication.language
        own = publication.labels if same_language else None
        self.labels = choose_labels(self.language, own, issue.labels)
        self.original_language = publication.original_language

    def build(self, path: Path, style: str | None) -> BriefView:
        """The view, part by part."""
        issue, publication = self.issue, self.publication
        items = tuple(self.item(number, item) for number, item in enumerate(issue.items, 1))
        news_lists = self.news_lists(issue.noteworthy)
        date = write_date(issue.date, self.language)
        return BriefView(
            language=self.language,
            language_tag=LANGUAGE_TAGS[self.language],
            original_language=self.original_language,
            name=path.stem,
            style=style or publication.style,
            brand=publication.brand,
            series=publication.series,
            collection=publication.collection,
            strapline=publication.strapline,
            title=f"{publication.brand} {publication.series}, {date.text}",
            headline=self.headline(),
            date=date,
            period=write_period(issue.period.start, issue.period.end, issue.date, self.language),
            number=self.label("number", number=str(issue.number)) if issue.number else None,
            draft=self.label("draft") if issue.status == "draft" else None,
            reading_time=self.label("reading_time", minutes=str(self.minutes(items, news_lists))),
            cover=self.cover(path.parent),
            contents=self.contents(items, news_lists),
            items_label=self.label("items"),
            items=items,
            news_lists=news_lists,
            people=self.people(),
            contact=publication.contact,
            publisher=publication.publisher,
            labels=self.plain_labels(),
            pages=self.page_count(),
        )

    def label(self, name: str, **values: str) -> str:
        """A label with its words in braces filled in."""
        return self.fill(str(getattr(self.labels, name)), **values)

    def fill(self, text: str, **values: str) -> str:
        """Replace {brand}, {series}, {count} and the given names; other braces stay."""
        publication = self.publication
        known = {
            "brand": publication.brand,
            "series": publication.series,
            "count": str(len(self.issue.items)),
            **values,
        }
        for name, value in known.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def plain_labels(self) -> dict[str, str]:
        """All labels that need no value of one place."""
        needy = {"issuing_body", "number", "pages", "reading_time"}
        return {name: self.label(name) for name in Labels.model_fields if name not in needy}

    def page_count(self) -> PageCount:
        """The words for the number of pages, which a format fills in."""
        forms = self.labels.pages
        if forms is None:
            return PageCount("", "")
        return PageCount(self.fill(forms.one), self.fill(forms.other))

    def headline(self) -> tuple[Inline, ...]:
        """The issue's own title, or the first items' topics."""
        if self.issue.title is not None:
            return (self.line(self.issue.title),)
        topics = [item.topic or item.title for item in self.issue.items]
        return tuple(self.line(topic) for topic in topics[: self.publication.headline_topics])

    def line(self, text: str) -> Inline:
        """Plain text of one line."""
        return parse_line(text, self.original_language)

    def inline(self, text: str) -> Inline:
        """Markdown of one line."""
        return parse_inline(text, self.original_language)

    def cover(self, folder: Path) -> CoverView | None:
        """The cover with the place of its picture."""
        cover = self.issue.cover
        if cover is None:
            return None
        return CoverView(
            path=folder / cover.file,
            alternative_text=cover.alternative_text,
            caption=None if cover.caption is None else self.inline(cover.caption),
            credit=None if cover.credit is None else self.line(cover.credit),
        )

    def item(self, number: int, item: Item) -> ItemView:
        """An item with its number."""
        passages = (
            PassageView(
                parse_blocks(passage.text, self.original_language),
                tuple(self.inline(goal) for goal in passage.goals),
            )
            for passage in item.at_a_glance
        )
        comment = parse_blocks(item.comment, self.original_language) if item.comment else ()
        return ItemView(
            number=number,
            anchor=f"item-{number}",
            title=self.line(item.title),
            topic=None if item.topic is None else self.line(item.topic),
            passages=tuple(passages),
            comment=comment,
            documents=tuple(self.document(document) for document in item.documents),
        )

    def document(self, document: Document) -> DocumentView:
        """A document with its labels and its bodies' names."""
        names = [name for name in document.issuing_bodies if name != AND_OTHERS]
        more = len(names) != len(document.issuing_bodies)
        original = document.original_title
        return DocumentView(
            label=self.label(document.kind),
            title=self.line(document.title),
            original_title=parse_original(original, self.original_language) if original else None,
            address=document.url,
            bodies_label=self.plural(self.labels.issuing_body, len(names) + more),
            bodies=tuple(self.body(name) for name in names),
            and_others=self.label("and_others") if more else None,
            date=None if document.date is None else write_date(document.date, self.language),
        )

    def body(self, name: str) -> BodyView:
        """An issuing body by its key or its name."""
        known = self.publication.bodies.get(name)
        return BodyView(self.line(name), known.name if known else None)

    def plural(self, forms: PluralForms | None, count: int) -> str:
        """The form of a word for a count, by the plural rules of the language."""
        if forms is None:
            return ""
        one = Locale.parse(self.language).plural_form(count) == "one"
        return self.fill(forms.one if one else forms.other)

    def news_lists(self, lists: Iterable[NewsList]) -> tuple[NewsListView, ...]:
        """The news lists, each with an anchor of its own."""
        views: list[NewsListView] = []
        for news_list in lists:
            anchor = make_anchor(news_list.title, {view.anchor for view in views})
            entries = tuple(
                NewsEntryView(
                    anchor=f"{anchor}--{number}",
                    date=write_day(entry.date, self.language),
                    text=self.inline(entry.text),
                    sources=tuple(self.source(source) for source in entry.sources),
                )
                for number, entry in enumerate(news_list.entries, 1)
            )
            views.append(NewsListView(anchor, self.line(news_list.title), entries))
        return tuple(views)

    def source(self, source: Source) -> SourceView:
        """A source with the mark of its language."""
        code = source.language
        mark = None if code is None else LANGUAGE_MARKS.get(code, code.upper())
        return SourceView(self.line(source.title), source.url, code, mark)

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
        groups = (("authors", self.issue.authors), ("editors", self.issue.editors))
        known = self.publication.people
        views = (
            PeopleView(self.label(label), tuple(known[key] for key in keys if key in known))
            for label, keys in groups
        )
        return tuple(view for view in views if view.people)

    def minutes(self, items: tuple[ItemView, ...], news_lists: tuple[NewsListView, ...]) -> int:
        """Minutes that reading takes, at least one."""
        texts = [text for item in items for text in _item_texts(item)]
        texts += [str(entry.text) for news in news_lists for entry in news.entries]
        words = sum(_count_words(text) for text in texts)
        return max(1, round(words / WORDS_A_MINUTE))


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
