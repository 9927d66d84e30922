"""Checks: what in a file does not add up, or not with the rest. Owns each rule as one function with a stable code.

A file of checks per theme; importing it registers them. They see the records only through `store.records.Documents`.
"""

from store.checks import duplicates, figures, measures, references, rivals, statuses, times, vocabularies
from store.checks.registry import Finding, Severity, codes, run, run_on

__all__ = [
    "Finding",
    "Severity",
    "codes",
    "duplicates",
    "figures",
    "measures",
    "references",
    "rivals",
    "run",
    "run_on",
    "statuses",
    "times",
    "vocabularies",
]
