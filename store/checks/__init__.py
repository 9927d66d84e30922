"""Checks: what in a file does not add up, by itself or with the rest. Each is one function with a stable code.

There is a module for each theme; importing it registers its checks. They read the records through
`store.records.interface.Documents` alone.
"""

from store.checks import (  # noqa: F401  a theme that is imported registers its checks
    duplicates,
    figures,
    measures,
    references,
    rivals,
    statuses,
    times,
    unknown_words,
)
from store.checks.runner import Finding, Severity, codes, run, run_on

__all__ = ["Finding", "Severity", "codes", "run", "run_on"]
