"""Choice: which report fits where the command runs, and from where it tells paths.

Place in the flow: beside the reports; the command line asks once.
"""

from collections.abc import Mapping
from pathlib import Path


def choose_report(environment: Mapping[str, str]) -> str:
    """The form of report for a pipeline of GitHub, which reads it in the log, or for people.

    GitLab reads its form in a file, so there it must be asked for.
    """
    return "github" if environment.get("GITHUB_ACTIONS") == "true" else "text"


def find_root(environment: Mapping[str, str]) -> Path:
    """The folder from which programs are told paths: a pipeline's repository, else where we are."""
    variables = {"GITHUB_ACTIONS": "GITHUB_WORKSPACE", "GITLAB_CI": "CI_PROJECT_DIR"}
    roots = (environment.get(root) for kind, root in variables.items() if environment.get(kind))
    return Path(next(filter(None, roots), "."))
