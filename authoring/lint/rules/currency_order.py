"""An amount of money does not begin with the code of its currency.

The house form is “CNY 100 billion”: the code first, then the amount. Words and signs are read in
more than one way (“dollars”, “¥”), and RMB is no code. Where the code itself stands behind the
amount the fix is a safe one. In German, words behind the amount are usual and left alone;
French has all currencies behind the amount.

Bad:

    items:
      - at_a_glance: The fund holds 100 billion CNY, after RMB 5 billion in 2020.

Good:

    items:
      - at_a_glance: The fund holds CNY 100 billion, after CNY 5 billion in 2020.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from authoring.diagnostics.problems import Kind, Severity
from authoring.languages import PACKS, Language
from authoring.languages.currencies import CERTAIN, CODES, SIGNS
from authoring.lint.finding import Finding
from authoring.lint.rule_context import FieldText, RuleContext

KIND = Kind("BR230", "currency-order", Severity.WARNING)

_SIGNS: Final = "€£$¥"
_BLANK = "[ \n\u00a0\u202f]"
_REST = r"(?:[0-9]|[.,](?=[0-9]))*+"
_ANY_SIGN = re.compile(f"[{_SIGNS}]|RMB")


def _amount(language: Language) -> str:
    """A figure, with the words for thousands and more behind it."""
    large = PACKS[language].figures.large_numbers
    return (
        rf"(?P<amount>[0-9]{_REST}(?:[–-][0-9]{_REST})?"
        rf"(?P<large>(?:{_BLANK}?(?:{large})(?!\w)){{0,2}}))"
    )


@functools.cache
def _signed(language: Language) -> re.Pattern[str]:
    """An amount with a sign before it."""
    return re.compile(rf"(?P<unit>[A-Z]{{0,2}}[{_SIGNS}]|\bRMB){_BLANK}?{_amount(language)}")


@functools.cache
def _amount_first(language: Language) -> re.Pattern[str]:
    """An amount with a unit behind it, unless that has an amount of its own behind it."""
    money = PACKS[language].money
    units = {*CODES, *_SIGNS, *(() if money.words_behind else money.words)}
    names = "|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True))
    return re.compile(
        rf"{_amount(language).replace('[0-9]', '[0-9](?<![A-Za-z0-9.,–-].)', 1)}"
        rf"{_BLANK}?(?P<unit>{names})(?![\w-]|{_BLANK}?[0-9])"
    )


def check(context: RuleContext) -> Iterator[Finding]:
    """Find amounts with a code, word or sign behind them, and amounts that a sign begins."""
    if not context.pack.money.code_first:
        return
    amount_first, signed = _amount_first(context.language), _signed(context.language)
    codes = {**SIGNS, **context.pack.money.words}
    for text in context.written:
        words = text.latin
        for found in amount_first.finditer(words):
            if found["large"] or not _is_year(found["amount"]):
                yield _finding(text, found, codes)
        if _ANY_SIGN.search(words):
            for found in signed.finditer(words):
                yield _finding(text, found, codes)


def _is_year(amount: str) -> bool:
    """Whether figures are a year, as in "by 2024 CNY loans grew"."""
    return len(amount) == len("2024") and amount[:2] in ("19", "20")


def _finding(text: FieldText, found: re.Match[str], codes: Mapping[str, str]) -> Finding:
    unit, amount = found["unit"], found["amount"]
    code = unit if unit in CODES - {"RMB"} else codes.get(unit)
    hint = f"Write “{code} {amount}”." if code else f"Write the currency’s code before “{amount}”."
    return text.finding(
        *found.span(),
        f"“{found[0]}” does not begin with the code of its currency",
        hint,
        f"{code} {amount}" if code else None,
        safe=unit in CERTAIN,
    )
