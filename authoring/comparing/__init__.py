"""Comparing: two names -> what changed between what they stand for, in one of the forms.

Place in the flow: the steps of `brief diff`. Here it is known where versions of an issue are found (a
file, a PDF, git) and how the web page gets its look; `diff` knows neither.
"""

from authoring.comparing.forms import DiffForm, write_comparison
from authoring.comparing.steps import Comparison, compare_versions

__all__ = ["Comparison", "DiffForm", "compare_versions", "write_comparison"]
