"""Acronyms: what one looks like, and those that every reader knows.

Place in the flow: beside the rule about acronyms that are not introduced.
"""

import re
from typing import Final

from authoring.languages import PACKS, Language
from authoring.languages.currencies import CODES

ACRONYM = re.compile(r"[A-Z](?<![\w&].)(?:&?[A-Z]){1,5}(?=s?(?![\w&]))(?! [A-Z]{1,3}[0-9]|-[0-9])")
"""Two to six capitals, “R&D” among them, with the “s” of a plural behind it or none.

What holds a figure is a name (G60, A320, GPT-4); so is what stands before such a one (IM L7).
"""

_PLACES = "DC EEA EU GDR HK PRC UAE UK UN US USA"
_ORGANISATIONS = "ASEAN BRICS IMF ISO NASA NATO OECD OPEC UNESCO WHO WTO"
_OFFICES = "CEO CFO COO CTO"
_EVERYDAY = "AI AM CD CT DNA GDP GPS ID IT LED MRI OK PC PDF PM RNA TV USB VAT VIP"
_ILLNESSES = "AIDS COVID HIV SARS"
_UNITS = "GB GHZ GW HZ KM KW MB MW PB TB TW"
_LEGAL_FORMS = "AB AG ASA BV KG LLC LLP LP NV OY PLC SA SE"
_MEDIA = "AFP AP BBC CCTV CGTN CNBC CNN DPA FAZ FT NYT NZZ SCMP WSJ"
_COMPANIES = (
    "ABB AMD AMEC ASML BAIC BASF BMW BOE BP BYD CALB CATL CNNC CNOOC CNPC COFCO CRRC CXMT DHL DJI "
    "FAW GAC GE GM HP HSBC IBM JAC JD KKR LG LVMH MAN MSD NEC NIO NTT NXP RWE SAIC SAP SF SK SKF "
    "SMEE SMIC TCL TDK TSMC UBS UPS VW YMTC ZF ZTE"
)

_WELL_KNOWN: Final = CODES | frozenset(
    " ".join(
        (
            *(_PLACES, _ORGANISATIONS, _OFFICES, _EVERYDAY, _ILLNESSES),
            *(_UNITS, _LEGAL_FORMS, _MEDIA, _COMPANIES),
        )
    ).split()
)
_ROMAN_NUMERAL = re.compile(r"[IVX]+")


def is_well_known(acronym: str, language: Language) -> bool:
    """Whether an acronym needs no introduction in any publication of a language.

    Names that are known by them, units and everyday words need none.
    """
    is_known = acronym in _WELL_KNOWN or acronym in PACKS[language].acronyms.well_known
    return is_known or _ROMAN_NUMERAL.fullmatch(acronym) is not None
