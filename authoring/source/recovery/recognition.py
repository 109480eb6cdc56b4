"""Recognition: which mistake it was that stopped the parser.

Place in the flow: a context in, a diagnosis out. A recogniser looks at the context and says
what it is, or nothing; the first one that knows is believed.
"""

from collections.abc import Callable
from typing import Final

from authoring.source.recovery.blanks import (
    find_invisible_space,
    find_invisible_space_far_above,
    find_tab,
)
from authoring.source.recovery.colons import (
    find_broken_key,
    find_colon_in_text,
    find_element_with_colon,
    find_keys_in_one_line,
    find_text_without_sign,
)
from authoring.source.recovery.context import ErrorContext
from authoring.source.recovery.diagnosis import Diagnosis
from authoring.source.recovery.hashes import find_cut_text
from authoring.source.recovery.indentation import find_text_out_of_place, find_wrong_indentation
from authoring.source.recovery.quotes import (
    find_backslash,
    find_text_after_quote,
    find_unclosed_quote,
)
from authoring.source.recovery.signs import (
    find_bracket_at_start,
    find_list_mark,
    find_missing_comma,
    find_sign_at_start,
    find_unpaired_bracket,
)

RECOGNISERS: Final[tuple[Callable[[ErrorContext], Diagnosis | None], ...]] = (
    find_tab,
    find_invisible_space,
    find_backslash,
    find_unclosed_quote,
    find_missing_comma,
    find_text_after_quote,
    find_cut_text,
    find_unpaired_bracket,
    find_list_mark,
    find_sign_at_start,
    find_bracket_at_start,
    find_text_without_sign,
    find_element_with_colon,
    find_broken_key,
    find_keys_in_one_line,
    find_invisible_space_far_above,
    find_text_out_of_place,
    find_colon_in_text,
    find_wrong_indentation,
)
"""The recognisers, the surest first."""


def recognise(context: ErrorContext) -> Diagnosis | None:
    """The mistake that stopped the parser, if it is a known one."""
    return next(
        (diagnosis for find in RECOGNISERS if (diagnosis := find(context)) is not None), None
    )
