"""Currencies: their codes (ISO 4217), and by which signs people name them.

Place in the flow: beside the packs, which have the words of each language for them.
"""

from collections.abc import Mapping
from typing import Final

_CODES = """
AUD BRL CAD CHF CNH CNY DKK EUR GBP HKD IDR INR JPY KRW MOP MXN MYR NOK NZD RMB RUB SAR SEK SGD THB
TRY TWD USD VND ZAR
"""
CODES: Final = frozenset(_CODES.split())
"""Codes of currencies that a brief on China's economy may name, and RMB, which is no code."""

CERTAIN: Final = frozenset({"CNY", "EUR", "USD"})
"""Codes that can be moved to another place without thinking about what was meant."""

SIGNS: Final[Mapping[str, str]] = {
    "€": "EUR",
    "£": "GBP",
    "US$": "USD",
    "HK$": "HKD",
    "RMB": "CNY",
    "$": "",
    "¥": "",
}
"""Signs before an amount, and the code for each; empty where it may be one of several."""
