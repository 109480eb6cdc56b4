"""Kinds: the slips of YAML that are recognised.

Place in the flow: below the recognisers.
"""

from authoring.diagnostics.problems import Kind, Severity

YAML_SYNTAX = Kind("BR004", "yaml-syntax")
COLON_IN_TEXT = Kind("BR020", "colon-in-text")
TEXT_BECAME_KEY = Kind("BR021", "text-became-key")
TEXT_CUT_BY_HASH = Kind("BR022", "text-cut-by-hash", Severity.WARNING)
SIGN_AT_START = Kind("BR023", "sign-at-start")
BRACKET_AT_START = Kind("BR024", "bracket-at-start")
TEXT_AFTER_QUOTE = Kind("BR025", "text-after-quote")
TAB = Kind("BR026", "tab")
INVISIBLE_SPACE = Kind("BR027", "invisible-space")
FULL_WIDTH_COLON = Kind("BR028", "full-width-colon")
TYPOGRAPHIC_QUOTES = Kind("BR029", "typographic-quotes", Severity.WARNING)
UNCLOSED_QUOTE = Kind("BR030", "unclosed-quote")
WRONG_INDENTATION = Kind("BR031", "wrong-indentation")
MISSING_SPACE = Kind("BR032", "missing-space")
MISSING_COLON = Kind("BR033", "missing-colon")
UNPAIRED_BRACKET = Kind("BR034", "unpaired-bracket")
BACKSLASH = Kind("BR035", "backslash")
LIST_MARK = Kind("BR037", "list-mark")
KEYS_IN_ONE_LINE = Kind("BR038", "keys-in-one-line")
MISSING_COMMA = Kind("BR039", "missing-comma")
COMMA_IN_TEXT = Kind("BR040", "comma-in-text")
MISSING_DASH = Kind("BR041", "missing-dash")
SECOND_DOCUMENT = Kind("BR009", "second-document")
KEY_NOT_TEXT = Kind("BR010", "key-not-text")
