"""French, by the rules of the Imprimerie nationale.

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
    items="Le top {count} {brand}",
    contents="Sommaire",
    navigation="Dans ce numéro",
    at_a_glance="En bref",
    comment="Le commentaire {brand}",
    article="Document",
    policy="Mesure",
    issuing_body=WordForms("Organisme émetteur", "Organismes émetteurs"),
    and_others="etc.",
    date="Date",
    reporting_period="Période couverte",
    number="Numéro {number}",
    draft="Version provisoire",
    noteworthy="À noter",
    authors="Autrices et auteurs",
    editors="Rédaction",
    publisher="Éditeur",
    contact="Pour tout renseignement",
    telephone="Tél.",
    mail="Courriel",
    reading_time="{minutes} min de lecture",
    page="Page",
    pages=WordForms("{pages} page", "{pages} pages"),
    skip="Aller au texte",
    permalink="Lien permanent",
    cite="Citer cet article",
    back_to_top="Retour en haut de page",
    read_on="Lire la suite",
    read_on_web="Lire en ligne",
    picture="Image",
    picture_credit="Crédit",
)

_DATES: Final = DateForms(
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    short_months=(
        *("janv", "févr", "mars", "avr", "mai", "juin"),
        *("juil", "août", "sept", "oct", "nov", "déc"),
    ),
    other_months={"jan": 1, "fevrier": 2, "fév": 2, "aout": 8, "decembre": 12, "dec": 12},
    weekdays=(
        *("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        *("lun", "mer", "jeu", "ven", "sam", "dim"),
    ),
    day="{day} {month}",
    date="{day} {month} {year}",
    first_of_month="1er",
    before_ordinal="(?!)",
    before_month="de ",
    ordinal_endings="er|re|ère|e",
    day_first_signs="./-",
    day_in_figures=None,
    between_days=("au", "à"),
    before_period=("du", "de", "le"),
    period=PeriodForms(
        day="le {start}",
        days="du {first} au {last} {month}",
        months="du {start} au {end}",
        days_of_year="du {first} au {last} {month} {year}",
        months_of_year="du {start} au {end} {year}",
        years="du {start} au {end}",
    ),
)

# A space of the editor's, which may be one that does not break already.
_SPACE: Final = "([ \u00a0])"
_SPACES: Final = Spaces(
    colon="\u202f:",
    semicolon="\u202f;",
    before_others=", ",
    spaced_marks=";:!?",
    inside_quotes=("«", "»"),
    narrow=(
        rf"(?<=\S){_SPACE}(?=[;:!?»])",
        rf"(?<=«){_SPACE}(?=\S)",
        rf"(?<![0-9])[0-9]{{1,3}}{_SPACE}(?=[0-9]{{3}}(?![0-9]))",
        rf"(?<=[0-9]){_SPACE}(?=[%‰])",
    ),
    bound=(
        r"[0-9IVX](?:er|re|e)( )(?:siècle|plan quinquennal|[Pp]lénum|[Cc]ongrès)",
        r"\b(?:MM?\.|Mmes?|Mlles?|Drs?|Prs?|Mes?)( )(?=[A-ZÀ-Ý])",
        r"\bp\.( )(?=ex\.)",
        r"(?<=\bav\.)( )(?=J\.-C\.)",
    ),
)

_FIGURES: Final = Figures(
    decimal_sign=",",
    list_separator=";",
    units=(
        r"pour cent|points?|(?:mille|millions?|milliards?|billions?)|tonnes?|h|min"
        "|(?:kilo|centi|milli|nano)?mètres?|(?:kilo|méga|giga|téra)?watts?(?:heures?)?"
        "|(?:minute|heure|jour|semaine|an|année|page|degré)s?|mois|euros?|yuans?|dollars?"
    ),
    large_numbers="cents?|mille|millions?|milliards?|billions?|Md|M|k",
    numbered=r"[nN][o°º]s?|numéros?|art\.|articles?|chap\.|fig\.|vol\.|pp?\.|env\.|§§?",
    percent="%",
    other_percents=r"\b(?:[Pp]our ?cent|p\. ?100|p\. ?c\.|percent)(?!\w)",
)

_MONEY: Final = Money(
    words={
        "RMB": "CNY",
        "yuan": "CNY",
        "yuans": "CNY",
        "renminbi": "CNY",
        "euro": "EUR",
        "euros": "EUR",
        "dollar": "",
        "dollars": "",
        "yen": "JPY",
        "yens": "JPY",
    },
    code_first=False,
    words_behind=True,
)

_SENTENCES: Final = Sentences(
    never_last=words(
        "M. MM. p. pp. ex. cf. env. art. al. chap. fig. vol. éd. av. apr. c.-à-d. p.ex. ca. "
        "vs. St. réf. tél. Tél. not. adj. dir. gén. suppl."
    ),
    maybe_last=words(
        "etc. Co. Corp. Inc. Ltd. J.-C. suiv. sq. janv. févr. fév. avr. juil. sept. oct. nov. déc."
    ),
    before_number=frozenset(),
    beginnings=words(
        "À Ainsi Alors Après Au Aussi Aux Avec C Car Ce Cela Ces Cet Cette Chaque Dans De "
        "Depuis Des Du Elle Elles En Enfin Et Il Ils La Le Les Leur Leurs Mais Malgré Même Ne "
        "Notre Nous On Or Ou Où Par Pour Puis Quand Quant Que Qui S Sa Sans Selon Ses Si Son "
        "Sous Sur Tous Tout Toutefois Un Une Vers"
    ),
    ordinal_has_full_stop=False,
)

_IMPORTING: Final = ImportWords(
    labels={
        "items": ("Top {count}", "Le top {count}", "Top {count} {brand}", "{brand} Top {count}"),
        "contents": ("Table des matières", "Dans ce numéro", "Au sommaire"),
        "at_a_glance": ("En résumé", "L'essentiel", "D'un coup d'œil"),
        "comment": (
            "Commentaire",
            "Le commentaire",
            "Commentaire {brand}",
            "Analyse",
            "Analyse {brand}",
        ),
        "article": ("Article", "Titre du document", "Titre de l'article"),
        "policy": ("Politique", "Titre de la mesure"),
        "issuing_body": (
            *("Organisme(s) émetteur(s)", "Autorité émettrice", "Autorités émettrices"),
            *("Émetteur", "Émetteurs", "Publié par"),
        ),
        "and_others": ("et autres", "entre autres"),
        "date": ("Date de publication", "Publié le"),
        "reporting_period": ("Période",),
        "number": ("N° {number}", "Nº {number}", "No {number}"),
        "draft": ("Brouillon", "Projet"),
        "noteworthy": ("Autres actualités", "À retenir", "En bref également", "Brèves"),
        "authors": ("Auteurs", "Auteur", "Autrice", "Autrices", "Auteures", "Rédigé par"),
        "editors": ("Rédacteurs", "Rédactrices", "Comité de rédaction"),
        "publisher": ("Mentions légales", "Édité par"),
        "contact": ("Contact", "Pour plus d'informations", "Renseignements"),
        "telephone": ("Tél", "Téléphone"),
        "mail": ("E-mail", "Email", "Mél"),
        "reading_time": ("{minutes} minutes de lecture", "{minutes} minute de lecture"),
    },
    conjunction="et",
    link_words=("lien", "voir le document"),
    source_words=(
        *("communiqué", "avis", "article", "annonce", "rapport", "déclaration", "dépêche"),
        *("circulaire", "décret"),
    ),
    page_words=("page", r"p\."),
    page_of="sur",
    telephone_words=("Tél", "Téléphone"),
    articles=("le", "la", "les", "notre", "nos"),
    behind_brand=(),
    before_brand=("commentaire", "analyse"),
    word_headings=("titre", "sous-titre$"),
    word_contents=("tm",),
)

_COMMENTS: Final = StarterComments(
    opening=(
        "Les lignes précédées de « # » sont pour vous et ne sont jamais imprimées. Effacez-les."
    ),
    status="Chaque page dit que c’est une version provisoire. Quand tout est prêt, écrivez : final",
    headline="Le grand titre ; sans lui, les thèmes des premiers articles le composent.",
    number="Si vous numérotez vos parutions, enlevez le « # ».",
    title="Le titre de l’article. Un texte qui contient « : » se met entre guillemets droits.",
    topic="Deux ou trois mots, pour le grand titre et la navigation.",
    glance="""\
Les faits : écrivez sous le « > », avec deux espaces de plus en retrait. Le texte se termine
par deux-points quand des objectifs suivent.""",
    goals="Un objectif après chaque « - », sans point final. Aucun ? Effacez les deux lignes.",
    comment="""\
Ce qu’il faut en penser, sous le « | » et en retrait : des paragraphes séparés par une ligne
vide, [un lien](https://example.org/page) sur des mots qui nomment sa page,
et *un mot mis en valeur*.""",
    documents=(
        "Les textes officiels. Aucun ? Effacez cette ligne et les suivantes, jusqu’à l’article suivant."
    ),
    kind="Soit : article (document), soit : policy (mesure)",
    original="Le titre dans sa langue, sans parenthèses.",
    bodies="Sigles d’organismes de publication.yaml ; ou noms complets.",
    bodies_with_keys="Sigles de publication.yaml : {keys} ; ou noms complets.",
    date="Année, mois et jour, comme dans {day}.",
    entries="Un « - date » avec tout ce qui s’y rattache par nouvelle, la plus ancienne d’abord.",
    url="Commence par https://",
    language="Imprimé après la source : zh devient CN. Inutile ? Effacez-le.",
    people="Clés de personnes de publication.yaml.",
    people_with_keys="Clés de personnes de publication.yaml : {keys}.",
    news_title="Actualité politique",
)

FRENCH: Final = LanguagePack(
    tag="fr",
    name="French",
    web_tag="fr",
    word_tag="fr-FR",
    counts_as_one=frozenset({0, 1}),
    words_a_minute=195,
    nouns_are_capital=False,
    vague_labels=(
        *("ce lien", "cette page", "cliquez ici", "cliquer ici", "en ligne", "en savoir plus"),
        *("ici", "la source", "le lien", "le site", "lien", "liens", "lire ici", "lire la suite"),
        *("lire plus", "page web", "plus", "site internet", "site web", "source originale"),
        *("voir", "voir ici", "voir la source", "voir le site", "voir plus"),
    ),
    labels=_LABELS,
    dates=_DATES,
    quotes=Quotes(
        double=("« ", " »"),
        single=("“", "”"),
        printed=("«\u202f", "\u202f»"),
        # Straight apostrophes beside guillemets are usual in French.
        compared=(('"', "«»“”„", "typographic"), ("'", "‘’‚", "curly")),
    ),
    spaces=_SPACES,
    figures=_FIGURES,
    money=_MONEY,
    sentences=_SENTENCES,
    acronyms=Acronyms(
        well_known=words(
            "AFP BCE CNRS EDF ENA FMI IA OCDE OMC OMS ONG ONU OTAN PDG PIB PME RATP RFA RU SNCF "
            "TGV TVA UE URSS"
        ),
        introduced_by=("ci-après", "dit", "dite", "en abrégé", "ou", "soit"),
    ),
    importing=_IMPORTING,
    comments=_COMMENTS,
)
