"""Rules: the house style, one module a rule.

Place in the flow: manuscript in, findings out. `RULES` is the one list of them.
"""

from authoring.rules import double_space, missing_original_title
from authoring.rules.checking import RuleChoice, check_manuscript, check_rule_names
from authoring.rules.manuscript import Manuscript
from authoring.rules.rule import Rule

__all__ = ["RULES", "Manuscript", "Rule", "RuleChoice", "check_manuscript", "check_rule_names"]

RULES = tuple(
    Rule(module)
    for module in (
        missing_original_title,
        double_space,
    )
)
"""All rules, by code."""
