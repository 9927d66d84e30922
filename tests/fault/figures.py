"""The table of what is promised about the file and the screen, with what a run measured; a plugin for pytest.

A test says which row it measures by the marker `figure`, and what it measured
by the fixture `measured`, or by the marker's second word where to pass is to have measured it. A row is reached when
all its tests passed, at full size. A long run is cut into several tests, which workers share; what each of them found
by the fixture `measured_in_part` is told as one.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

import pytest
from _pytest.terminal import TerminalReporter


class Row(NamedTuple):
    """What is tested and what must come out."""

    test: str
    must_show: str


ROWS: Final = {
    "kills": Row("1,000 SIGKILLs while saving", "0 invalid files, 0 acknowledged edits lost"),
    "killed program": Row("200 SIGKILLs of the program in a terminal", "the same, and the draft back, at most 2 s old"),
    "calls": Row("every mutating call × 9 faults", "0 invalid, 0 lost, 0 tracebacks, 0 hangs"),
    "power": Row("200 power cuts on ext4", "0 invalid, 0 acknowledged lost"),
    "full disk": Row("full disk, three kinds", "old file whole, says so, alive, saves by itself once there is room"),
    "together": Row("2×500 and 3×200 edits at once", "0 lost, 0 dead, both texts of a conflict kept"),
    "outside": Row("outside edits in 8 ways × 50", "seen within 1 s, both sides kept"),
    "corpus": Row("340 JSON files, good and bad, as the data file", "0 crashes, 0 changed, bad ones placed"),
    "hostile": Row("hostile strings everywhere", "0 exceptions, controls, live actions, altered"),
    "terminal": Row("signals, crashes, bad bytes, sizes, paste, no tty", "terminal restored, 128+n, no values, alive"),
    "bursts": Row("type-ahead: 1,000 bursts", "0 characters lost or misrouted"),
    "identity": Row("file identity: links, mode, owner, manner …", "17 of 17"),
    "diff": Row("one field edited", "a diff shows that field's lines only"),
    "merge": Row("1,000 random two-sided histories", "nothing lost, merged as expected"),
    "driver": Row("merge driver: the 28 cases", "28 of 28"),
    "tinydb": Row("TinyDB's own tests on our Storage and Table", "219 less a reasoned list"),
    "filters": Row("20 hostile filters", "the screen answers a key within 200 ms"),
    "privacy": Row("umask 000 and 022; 20 planted values", "files 0600, folders 0700; 0 found"),
    "monkey": Row("40,000 random keys in bursts, odd files too", "0 ends, file valid, all undone = the start"),
    "defects": Row("a defect in a panel, key, timer or worker", "that part says so, the rest lives, text kept, logged"),
    "same stamp": Row("an edit that leaves inode, size and time", "seen, both sides kept"),
    "deciding": Row("two windows decide one conflict", "each side called by what it is; the later one told"),
    "wrong records": Row("records that cannot be read, in every sub-command", "shown as they are, exit 0 or 1"),
    "output fails": Row("standard output fails after the write", "exit not 4; tried again, no second record"),
    "names": Row("a private name in 60 spellings × every output", "nothing leaves, or exit 1 with the list"),
    "folder": Row("code in the current folder", "never run"),
    "settings": Row("keys, state, $EDITOR's file: empty, FIFO, huge, binary", "told; starts"),
    "odd places": Row("2 GB, long names, dangling and hard links", "answered within 1 s; told before the first save"),
    "mutants": Row(
        "small wrong programs of claims, status, merge, dates", "at least 9 of 10 noticed by the room's tests"
    ),
    "newer": Row("a file of a newer format given to import", "refused, nothing written"),
    "read-only": Row("read-only, and served", "nothing is written; on the loopback alone"),
}


_NUMBER: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


class Found(NamedTuple):
    """How one test of a row ended, and what it measured."""

    outcome: str
    full: bool
    words: str
    in_part: bool


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets each report carry its row, and puts the longest runs first: at the end none is waited for alone."""
    items.sort(key=_seconds, reverse=True)
    for item in items:
        if mark := item.get_closest_marker("figure"):
            item.user_properties.append(("figure", mark.args[0]))
            if len(mark.args) > 1:
                item.user_properties.append(("measured", mark.args[1]))
            item.user_properties.append(("full", item.get_closest_marker("full") is not None))


def _seconds(item: pytest.Item) -> int:
    """About how long a full run takes, as its marker says; 0 for any other test."""
    mark = item.get_closest_marker("full")
    return 0 if mark is None else mark.args[0] if mark.args else 1


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Prints the table."""
    found = defaultdict(list)
    for outcome, reports in terminalreporter.stats.items():
        for report in reports:
            properties = dict(getattr(report, "user_properties", ()))
            if "figure" in properties and (getattr(report, "when", "") == "call" or outcome in ("skipped", "error")):
                words = properties.get("in part") or properties.get("measured") or _reason(report)
                one = Found(outcome, properties["full"], words, "in part" in properties)
                found[properties["figure"]].append(one)
    terminalreporter.section("figures")
    for line in table(found):
        terminalreporter.write_line(line)


def table(found: dict[str, list[Found]]) -> list[str]:
    """The table in Markdown, its columns aligned, headed by the day and the machine."""
    cells = [("Test", "Must show", "Measured", ""), *(_line(row, found.get(name, [])) for name, row in ROWS.items())]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    lines = [
        "| " + " | ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return [f"Measured on {date.today():%-d %B %Y}, {os.cpu_count()} cores.", "", lines[0], rule, *lines[1:]]


def _line(row: Row, found: list[Found]) -> tuple[str, str, str, str]:
    if not found:
        return row.test, row.must_show, "not run", "—"
    counted = [one for one in found if one.full] or found
    alike: dict[str, list[str]] = defaultdict(list)
    for one in counted:
        alike[_NUMBER.sub("#", one.words) if one.in_part else one.words].append(one.words)
    words = "; ".join(each[0] if told == each[0] else _added(each) for told, each in alike.items() if told)
    return row.test, row.must_show, words.replace("|", "/").replace("\n", " "), _verdict(one.outcome for one in found)


def _added(words: list[str]) -> str:
    """What the parts of one run found, as one: whole numbers added up, of those with a point the greatest."""
    columns = zip(*map(_NUMBER.findall, words), strict=True)
    numbers = iter([max(each, key=float) if "." in each[0] else f"{sum(map(_whole, each)):,}" for each in columns])
    return _NUMBER.sub(lambda _: next(numbers), words[0])


def _whole(number: str) -> int:
    return int(number.replace(",", ""))


def _verdict(outcomes: Iterable[str]) -> str:
    all_of_them = set(outcomes)
    if all_of_them <= {"passed"}:
        return "reached"
    return "missed" if all_of_them & {"failed", "error"} else "in part" if "passed" in all_of_them else "skipped"


def _reason(report: pytest.TestReport) -> str:
    if report.skipped and isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    return "failed: see above" if report.failed else ""
