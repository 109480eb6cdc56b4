"""English, as it is written in the United States.

Place in the flow: a language's pack.
"""

from typing import Final

from authoring.languages.dates import DateForms, PeriodForms
from authoring.languages.pack import (
    Acronyms,
    Figures,
    FixedWords,
    ImportWords,
    LanguagePack,
    Money,
    Quotes,
    Sentences,
    Spaces,
    StarterComments,
    WordForms,
    words,
)

_LABELS: Final = FixedWords(
    items="{brand} Top {count}",
    contents="Contents",
    navigation="In this brief",
    at_a_glance="At a glance",
    comment="{brand} comment",
    article="Article",
    policy="Policy",
    issuing_body=WordForms("Issuing body", "Issuing bodies"),
    and_others="etc.",
    date="Date",
    reporting_period="Reporting period",
    number="Issue {number}",
    draft="Draft",
    noteworthy="Noteworthy",
    authors="Authors",
    editors="Editors",
    publisher="Publisher",
    contact="For more information, please contact",
    telephone="Tel.",
    mail="Mail",
    reading_time="{minutes} min read",
    page="Page",
    pages=WordForms("{pages} page", "{pages} pages"),
    skip="Skip to the text",
    permalink="Permalink",
    cite="Cite this",
    back_to_top="Back to top",
    read_on="Read on",
    read_on_web="Read on the web",
    picture="Picture",
    picture_credit="Picture",
)

_DATES: Final = DateForms(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_months=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    other_months={"sept": 9},
    weekdays=(
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
    ),
    day="{month} {day}",
    date="{month} {day}, {year}",
    first_of_month="1",
    before_ordinal="[Tt]he",
    before_month="of ",
    ordinal_endings="st|nd|rd|th",
    day_first_signs=".",
    day_in_figures=None,
    between_days=("to", "until"),
    before_period=(),
    period=PeriodForms(
        day="{start}",
        days="{month} {first} – {last}",
        months="{start} – {end}",
        days_of_year="{month} {first} – {last}, {year}",
        months_of_year="{start} – {end}, {year}",
        years="{start} – {end}",
    ),
)

_FIGURES: Final = Figures(
    decimal_sign=".",
    list_separator=",",
    units=(
        "percent(?:age points?)?|per cent|(?:thousand|million|billion|trillion)s?|tons?|tonnes?"
        "|(?:kilo|centi|milli|nano)?met(?:er|re)s?|(?:kilo|mega|giga|tera)?watts?(?:[- ]hours?)?"
        "|(?:minute|hour|day|week|month|year|page|grade|degree)s?"
    ),
    large_numbers="hundred|thousand|(?:m|b|tr)illion|[mbt]n|[km]",
    numbered=r"Nos?\.|Vol\.|Arts?\.|Fig\.|Sec\.|pp?\.|ca\.|approx\.|§§?|Issue",
    percent="percent",
    other_percents=r"[Pp](?<!\w.)er cent\b",
)

_MONEY: Final = Money(
    words={
        "RMB": "CNY",
        "yuan": "CNY",
        "renminbi": "CNY",
        "euro": "EUR",
        "euros": "EUR",
        "US dollars": "USD",
        "U.S. dollars": "USD",
        "Hong Kong dollars": "HKD",
        "dollars": "",
        "yen": "JPY",
    },
    code_first=True,
    words_behind=False,
)

_SENTENCES: Final = Sentences(
    never_last=words(
        "approx. ca. cf. Dr. e.g. Fig. fig. Gen. Gov. i.e. Lt. Mr. Mrs. Ms. Mt. Prof. Rep. "
        "Sen. St. v. vs."
    ),
    maybe_last=words(
        "al. Bros. Co. Corp. dept. Dept. est. etc. Inc. Jr. Ltd. Sr. Jan. Feb. Mar. Apr. Jun. "
        "Jul. Aug. Sep. Sept. Oct. Nov. Dec."
    ),
    before_number=frozenset({"No.", "Nos.", "no."}),
    beginnings=words(
        "A After All Also An And As At Both But By For From He However If In It Its Many Most "
        "On Only She Since So Some Such That The Their There These They This Those To We What "
        "When Where While With"
    ),
    ordinal_has_full_stop=False,
)

_IMPORTING: Final = ImportWords(
    labels={
        "items": ("Top {count}", "{brand}' Top {count}", "{brand}'s Top {count}", "Top stories"),
        "contents": ("Table of contents", "In this brief", "In this issue"),
        "at_a_glance": ("In brief",),
        "comment": ("Comment", "{brand}' comment", "{brand} analysis"),
        "article": ("Article name", "Article title", "Document", "Document name"),
        "policy": ("Policy name", "Policy title"),
        "issuing_body": (
            "Issuing body/bodies",
            "Issued by",
            "Issuing authority",
            "Issuing authorities",
        ),
        "and_others": ("et al.", "and others"),
        "date": ("Date of issue", "Issue date", "Date issued"),
        "noteworthy": ("Worth noting", "Noteworthy news"),
        "authors": ("Author", "Written by"),
        "editors": ("Editor", "Edited by", "Editorial team"),
        "publisher": ("Published by", "Imprint"),
        "contact": ("Contact", "For more information please contact"),
        "telephone": ("Tel", "Phone", "Telephone"),
        "mail": ("Email", "E-mail"),
        "reading_time": ("{minutes} minutes read", "{minutes} minute read"),
    },
    conjunction="and",
    link_words=("link",),
    source_words=(
        *("notice", "article", "announcement", "report", "statement", "release", "news"),
        *("opinion", "plan"),
    ),
    page_words=("page", r"p\."),
    page_of="of",
    telephone_words=("Phone", "Tel"),
    articles=("the", "a", "our"),
    behind_brand=(r"comment\b", "analysis:"),
    before_brand=(),
    word_headings=("heading", "title$", "subtitle$"),
    word_contents=("toc", "contents"),
)

_COMMENTS: Final = StarterComments(
    opening="Lines with “#” before them are for you, and are never printed. Delete them as you go.",
    status="Every page says that this is a draft. When all is done, write: final",
    headline="The headline; without one, the topics of the first items make it.",
    number="If you number your issues, take out the “#”.",
    title="The headline of the item. A text with “: ” in it needs quotation marks around it.",
    topic="Two or three words, for the headline of the brief and for navigation.",
    glance="""\
What happened: write below the “>”, indented by two more blanks. It ends with a colon
where goals follow.""",
    goals="One after each “- ”, without a full stop. No goals? Delete the two lines.",
    comment="""\
What you make of it, below the “|”, indented: paragraphs with an empty line between
them, [a link](https://example.org/page) on words that name its page,
and *emphasis*.""",
    documents="The official texts. None? Delete this line and those below it, up to the next item.",
    kind="Either: article, or: policy",
    original="The title in its own language, without brackets around it.",
    bodies="Keys of bodies in publication.yaml; or full names.",
    bodies_with_keys="Keys of publication.yaml: {keys}; or full names.",
    date="Year, month and day, as in {day}.",
    entries="One “- date” with all that belongs to it for each piece of news, oldest first.",
    url="Begins with https://",
    language="Printed after the source: zh becomes CN. Not needed? Delete it.",
    people="Keys of people in publication.yaml.",
    people_with_keys="Keys of people in publication.yaml: {keys}.",
    news_title="Policy news",
)

ENGLISH: Final = LanguagePack(
    tag="en",
    name="English",
    web_tag="en-US",
    word_tag="en-US",
    counts_as_one=frozenset({1}),
    words_a_minute=200,
    nouns_are_capital=False,
    vague_labels=(
        *("click", "click here", "find out more", "here", "homepage", "learn more", "link"),
        *("links", "more", "more here", "online", "original source", "page", "read more"),
        *("see here", "see more", "site", "source", "sources", "the link", "the source"),
        *("the website", "this", "this link", "this page", "this site", "url", "web"),
        *("web page", "web site", "webpage", "website"),
    ),
    labels=_LABELS,
    dates=_DATES,
    quotes=Quotes(
        double=("“", "”"),
        single=("‘", "’"),
        printed=("“", "”"),
        compared=(("\"'", "“”„‘’‚", "curly"),),
    ),
    spaces=Spaces(
        colon=":",
        semicolon=";",
        before_others=" ",
        spaced_marks="",
        inside_quotes=None,
        narrow=(),
        bound=(
            (
                r"[0-9](?:st|nd|rd|th)( )"
                r"(?:[Ff]ive-[Yy]ear|century|[Pp]lenum|(?:Party|National) Congress)"
            ),
        ),
    ),
    figures=_FIGURES,
    money=_MONEY,
    sentences=_SENTENCES,
    acronyms=Acronyms(
        well_known=frozenset(),
        introduced_by=("also", "hereafter", "hereinafter", "in short", "or", "short"),
    ),
    importing=_IMPORTING,
    comments=_COMMENTS,
)
