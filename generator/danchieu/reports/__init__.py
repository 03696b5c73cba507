"""The forms of findings besides plain text and JSON: with the line shown, for GitHub and GitLab, as SARIF."""

from __future__ import annotations

from danchieu.reports.excerpts import as_excerpts
from danchieu.reports.github import as_github
from danchieu.reports.gitlab import as_gitlab
from danchieu.reports.sarif import as_sarif

__all__ = ["as_excerpts", "as_github", "as_gitlab", "as_sarif"]
