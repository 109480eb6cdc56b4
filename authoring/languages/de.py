"""German.

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
    contents="Inhalt",
    navigation="In dieser Ausgabe",
    at_a_glance="Auf einen Blick",
    comment="{brand}-Kommentar",
    article="Dokument",
    policy="Maßnahme",
    issuing_body=WordForms("Herausgebende Stelle", "Herausgebende Stellen"),
    and_others="u. a.",
    date="Datum",
    reporting_period="Berichtszeitraum",
    number="Ausgabe {number}",
    draft="Entwurf",
    noteworthy="Kurz notiert",
    authors="Autorinnen und Autoren",
    editors="Redaktion",
    publisher="Herausgeber",
    contact="Weitere Informationen",
    telephone="Tel.",
    mail="E-Mail",
    reading_time="{minutes} Min. Lesezeit",
    page="Seite",
    pages=WordForms("{pages} Seite", "{pages} Seiten"),
    skip="Zum Text springen",
    permalink="Permalink",
    cite="Zitieren",
    back_to_top="Zum Seitenanfang",
    read_on="Weiterlesen",
    read_on_web="Im Web lesen",
    picture="Bild",
    picture_credit="Bild",
)

_DATES: Final = DateForms(
    months=(
        *("Januar", "Februar", "März", "April", "Mai", "Juni"),
        *("Juli", "August", "September", "Oktober", "November", "Dezember"),
    ),
    short_months=(
        *("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun"),
        *("Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    ),
    other_months={"jänner": 1, "feber": 2, "mär": 3, "maerz": 3, "sept": 9},
    weekdays=(
        *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend"),
        *("sonntag", "mo", "di", "mi", "do", "fr", "sa", "so"),
    ),
    day="{day}. {month}",
    date="{day}. {month} {year}",
    first_of_month="1",
    before_ordinal="(?!)",
    before_month="(?!)",
    ordinal_endings="st|nd|rd|th",
    day_first_signs=".",
    day_in_figures=(
        r"\b(?:[Aa]b|[Aa]m|[Bb]is|[Dd]em|[Ss]eit|[Vv]om|[Zz]um) "
        r"(?P<date>[0-9]{1,2}\.[0-9]{1,2}\.)(?![0-9])"
        r"(?P<goes_on>(?= [a-zäöü]))?"
    ),
    between_days=("bis",),
    before_period=(),
    period=PeriodForms(
        day="{start}",
        days="{first}.–{last}. {month}",
        months="{start} – {end}",
        days_of_year="{first}.–{last}. {month} {year}",
        months_of_year="{start} – {end} {year}",
        years="{start} – {end}",
    ),
)

_FIGURES: Final = Figures(
    decimal_sign=",",
    list_separator=";",
    units=(
        r"Prozent(?:punkte)?|(?:Tausend|Mio|Mrd|Bio)\.?|(?:Million|Milliarde|Billion)(?:en)?"
        "|Tonnen?|(?:Kilo|Zenti|Milli|Nano)?metern?|(?:Kilo|Mega|Giga|Tera)?watt(?:stunden)?"
        "|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|Seiten?|Grad"
    ),
    large_numbers=(
        r"Tausend|(?:Tsd|Mio|Mrd|Bio)\.?|Million(?:en)?|Milliarden?|Billion(?:en)?|[mbt]n|[km]"
    ),
    numbered=r"Nr\.|Nos?\.|Vol\.|Art\.|Abs\.|Fig\.|Bd\.|S\.|ca\.|§§?|Ausgabe",
    percent="Prozent",
    other_percents=r"\b(?:[Pp]er ?cent|v\. ?H\.)",
)

_MONEY: Final = Money(
    words={
        "RMB": "CNY",
        "Yuan": "CNY",
        "Renminbi": "CNY",
        "Euro": "EUR",
        "US-Dollar": "USD",
        "Hongkong-Dollar": "HKD",
        "Dollar": "",
        "Yen": "JPY",
    },
    code_first=True,
    words_behind=True,
)

_SENTENCES: Final = Sentences(
    never_last=words(
        "Abs. Art. Bd. bspw. bzgl. bzw. ca. d.h. Dr. evtl. Fig. Gen. ggf. Hr. inkl. insb. "
        "Mio. Mrd. Nr. Prof. S. sog. St. Tsd. v. vgl. vs. z.B. zzgl."
    ),
    maybe_last=words(
        "al. Co. Corp. etc. Inc. Jr. Ltd. Sr. usf. usw. Jan. Feb. Mrz. Apr. Jun. Jul. Aug. "
        "Sep. Sept. Okt. Nov. Dez."
    ),
    before_number=frozenset({"No.", "Nos."}),
    beginnings=words(
        "Aber Am An Auch Auf Bei Da Das Dem Den Der Des Die Diese Dieser Dies Dort Ein Eine "
        "Er Es Für Im In Mit Nach Seit Sie So Und Vom Von Vor Wenn Wer Wie Wir Zu Zum Zur"
    ),
    ordinal_has_full_stop=True,
)

_IMPORTING: Final = ImportWords(
    labels={
        "items": ("Top {count}", "{brand}s Top {count}", "Top-{count}", "{brand}-Top-{count}"),
        "contents": ("Inhaltsverzeichnis", "In dieser Ausgabe"),
        "at_a_glance": ("Kurz gefasst", "Das Wichtigste"),
        "comment": ("Kommentar", "{brand} Kommentar", "Kommentar von {brand}"),
        "article": ("Artikel", "Titel des Dokuments", "Dokumententitel"),
        "policy": ("Titel der Maßnahme", "Maßnahmentitel"),
        "issuing_body": ("Herausgebende Behörde", "Herausgebende Behörden"),
        "and_others": ("u.a.", "und andere"),
        "date": ("Veröffentlicht am",),
        "noteworthy": ("Bemerkenswert", "Außerdem", "Kurzmeldungen"),
        "authors": ("Autoren", "Autorinnen", "Autorin", "Autor"),
        "editors": ("Redakteure", "Redakteurinnen"),
        "publisher": ("Impressum", "Herausgegeben von"),
        "contact": ("Kontakt", "Für weitere Informationen"),
        "telephone": ("Telefon",),
        "mail": ("Email", "Mail"),
        "reading_time": ("{minutes} Minuten Lesezeit",),
    },
    conjunction="und",
    link_words=("quelle", "zum dokument"),
    source_words=(*("mitteilung", "meldung", "artikel", "bericht", "bekanntmachung", "erklärung"),),
    page_words=("seite", r"s\."),
    page_of="von",
    telephone_words=("Tel", "Telefon"),
    articles=("der", "die", "das", "unser", "unsere"),
    behind_brand=(r"kommentar\b",),
    before_brand=(),
    word_headings=("überschrift", "titel$", "untertitel$"),
    word_contents=("verzeichnis",),
)

_COMMENTS: Final = StarterComments(
    opening=(
        "Zeilen mit „#“ davor sind für Sie und werden nie gedruckt. Löschen Sie sie nach Belieben."
    ),
    status="Jede Seite sagt, dass dies ein Entwurf ist. Wenn alles fertig ist: final",
    headline="Die Schlagzeile; ohne sie entsteht sie aus den Themen der ersten Beiträge.",
    number="Wenn Sie die Ausgaben zählen, nehmen Sie das „#“ weg.",
    title="Die Überschrift des Beitrags. Ein Text, in dem „: “ steht, braucht Anführungszeichen.",
    topic="Zwei oder drei Wörter, für die Schlagzeile und die Navigation.",
    glance="""\
Was geschah: unter das „>“ schreiben, um zwei Zeichen weiter eingerückt. Vor Zielen steht am
Ende ein Doppelpunkt.""",
    goals="Eines nach jedem „- “, ohne Punkt am Ende. Keine Ziele? Löschen Sie die zwei Zeilen.",
    comment="""\
Was davon zu halten ist, unter dem „|“ und eingerückt: Absätze mit einer leeren Zeile
dazwischen, [ein Link](https://example.org/seite) auf Worten, die seine Seite nennen,
und *Betonung*.""",
    documents=(
        "Die amtlichen Texte. Keine? Löschen Sie diese Zeile und alle bis zum nächsten Beitrag."
    ),
    kind="Entweder: article (Dokument), oder: policy (Maßnahme)",
    original="Der Titel in seiner Sprache, ohne Klammern.",
    bodies="Kürzel von Stellen aus publication.yaml; oder volle Namen.",
    bodies_with_keys="Kürzel aus publication.yaml: {keys}; oder volle Namen.",
    date="Jahr, Monat und Tag, wie in {day}.",
    entries="Ein „- date“ mit allem, was dazugehört, je Nachricht, die älteste zuerst.",
    url="Beginnt mit https://",
    language="Steht nach der Quelle: aus zh wird CN. Nicht nötig? Löschen Sie es.",
    people="Kürzel von Personen aus publication.yaml.",
    people_with_keys="Kürzel von Personen aus publication.yaml: {keys}.",
    news_title="Aus der Politik",
)

GERMAN: Final = LanguagePack(
    tag="de",
    name="German",
    web_tag="de",
    word_tag="de-DE",
    counts_as_one=frozenset({1}),
    words_a_minute=200,
    nouns_are_capital=True,
    vague_labels=(
        *("dieser link", "hier", "hier klicken", "homepage", "internetseite", "klick hier"),
        *("klicken sie hier", "mehr", "mehr dazu", "mehr erfahren", "mehr hier", "mehr lesen"),
        *("originalquelle", "quelle", "quellen", "seite", "siehe hier", "webseite"),
        *("weitere informationen", "weiterlesen", "zum link", "zur quelle", "zur seite"),
        *("zur webseite", "zur website"),
    ),
    labels=_LABELS,
    dates=_DATES,
    quotes=Quotes(
        double=("„", "“"),
        single=("‚", "‘"),
        printed=("„", "“"),
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
            r"[0-9]\.( )(?:Fünfjahr|Jahrhundert|Parteitag|Plenum|Plenar)",
            r"\b(?:[zZ]|[uU]|[dD]|[vV]|[oO])\.( )(?=[BTÄäahA]\.)",
        ),
    ),
    figures=_FIGURES,
    money=_MONEY,
    sentences=_SENTENCES,
    acronyms=Acronyms(
        well_known=words("ARD BIP BRD CDU CSU DDR FDP KI SPD USW ZDF"),
        introduced_by=("kurz", "oder"),
    ),
    importing=_IMPORTING,
    comments=_COMMENTS,
)
