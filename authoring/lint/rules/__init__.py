"""Rules: the house style, one module a rule.

Place in the flow: manuscript in, findings out. `RULES` is the one list of them.
"""

from authoring.lint.rule import Rule
from authoring.lint.rule_context import RuleContext
from authoring.lint.rule_runner import (
    RuleChoice,
    check_comments,
    check_rule_names,
    run_rules,
)
from authoring.lint.rules import (
    acronym_not_introduced,
    ascii_punctuation_in_chinese,
    broken_markdown,
    currency_order,
    date_form_in_text,
    date_outside_period,
    document_after_publication,
    double_space,
    foreign_script,
    full_width_punctuation_in_text,
    goal_capitals,
    goal_full_stops,
    goals_without_lead_in,
    half_width_brackets,
    http_link,
    hyphen_in_range,
    item_count,
    lead_in_without_goals,
    long_comment,
    long_sentence,
    long_title,
    missing_comment,
    missing_original_title,
    mixed_quotes,
    news_order,
    percent_style,
    period_reversed,
    repeated_person,
    repeated_source,
    repeated_story,
    repeated_title,
    source_label_case,
    source_without_language,
    space_before_punctuation,
    tracking_parameters,
    unknown_body,
    unread_markup,
    vague_source_label,
)

__all__ = [
    "RULES",
    "Rule",
    "RuleChoice",
    "RuleContext",
    "check_comments",
    "check_rule_names",
    "run_rules",
]

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
        date_form_in_text,
        acronym_not_introduced,
        source_without_language,
        vague_source_label,
        source_label_case,
        goal_full_stops,
        goal_capitals,
        lead_in_without_goals,
        goals_without_lead_in,
        missing_comment,
        long_comment,
        long_sentence,
        long_title,
        mixed_quotes,
        double_space,
        space_before_punctuation,
        ascii_punctuation_in_chinese,
        full_width_punctuation_in_text,
        half_width_brackets,
        hyphen_in_range,
        percent_style,
        currency_order,
        http_link,
        tracking_parameters,
        repeated_source,
        unknown_body,
        repeated_story,
        foreign_script,
        broken_markdown,
        unread_markup,
    )
)
"""All rules, by code."""
