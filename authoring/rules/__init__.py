"""Rules: the house style, one module a rule.

Place in the flow: manuscript in, findings out. `RULES` is the one list of them.
"""

from authoring.rules import (
    date_outside_period,
    document_after_publication,
    double_space,
    http_link,
    item_count,
    missing_original_title,
    news_order,
    period_reversed,
    repeated_person,
    repeated_source,
    repeated_story,
    repeated_title,
    source_label_case,
    source_without_language,
    tracking_parameters,
    unknown_body,
    vague_source_label,
)
from authoring.rules.checking import RuleChoice, check_manuscript, check_rule_names
from authoring.rules.manuscript import Manuscript
from authoring.rules.rule import Rule

__all__ = ["RULES", "Manuscript", "Rule", "RuleChoice", "check_manuscript", "check_rule_names"]

RULES = tuple(
    Rule(module)
    for module in (
        period_reversed,
        document_after_publication,
        missing_original_title,
        repeated_person,
        repeated_title,
        item_count,
        date_outside_period,
        news_order,
        source_without_language,
        vague_source_label,
        source_label_case,
        double_space,
        http_link,
        tracking_parameters,
        repeated_source,
        unknown_body,
        repeated_story,
    )
)
"""All rules, by code."""
