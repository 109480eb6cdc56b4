"""Kinds: what can be wrong with keys and values, and with what they name.

Place in the flow: below all that loads; `report` holds their documentation.
"""

from authoring.diagnostics.problems import Kind

UNKNOWN_KEY = Kind("BR101", "unknown-key")
MISSING_VALUE = Kind("BR102", "missing-value")
WRONG_TYPE = Kind("BR103", "wrong-type")
DATE_FORM = Kind("BR104", "date-form")
IMPOSSIBLE_DATE = Kind("BR105", "impossible-date")
UNUSABLE_ADDRESS = Kind("BR106", "unusable-address")
NOT_ALLOWED = Kind("BR107", "not-allowed")
EMPTY_VALUE = Kind("BR108", "empty-value")
OUT_OF_RANGE = Kind("BR109", "out-of-range")
WRONG_FORM = Kind("BR110", "wrong-form")
UNKNOWN_PERSON = Kind("BR111", "unknown-person")
UNUSABLE_PICTURE = Kind("BR112", "unusable-picture")
UNUSABLE_LINK = Kind("BR113", "unusable-link")
UNKNOWN_PLACEHOLDER = Kind("BR115", "unknown-placeholder")
