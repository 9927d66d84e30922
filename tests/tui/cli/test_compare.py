"""`bordertui compare` and the periods of `bordertui report`."""

import json
from pathlib import Path

from tests.tui.cli.conftest import Run


def test_two_days_are_compared_with_the_event_that_made_it_so(run: Run, sample: Path) -> None:
    compared = run("compare", "1 sep 2019", "31 oct 2019", "--json").json
    (qaim,) = [crossing for crossing in compared["crossings"] if crossing["id"] == "al-qaim"]
    status = {"about": "status", "before": "closed", "after": "open", "event": "qaim-reopens-2019-09"}
    assert status in qaim["changes"]
    assert compared["events"]["min"] <= compared["events"]["max"]
    assert "Al-Qaim reopens" in run("compare", "1 sep 2019", "31 oct 2019").out


def test_days_in_the_wrong_order_are_refused_and_no_difference_is_code_one(run: Run, sample: Path) -> None:
    assert run("compare", "2019-10-01", "2019-09-01").code == 2
    assert run("compare", "2021-01-01", "2021-01-02").code == 1


def test_a_month_and_a_week_are_periods_of_a_report(run: Run, sample: Path) -> None:
    month = run("report", "--month", "2019-09", "--format", "json").json
    assert (month["since"], month["as_of"]) == ("2019-09-01", "2019-09-30")
    assert any("closed → open" in change["what"] for change in month["changes"])
    week = run("report", "--week", "2019-10-02", "--format", "json").json
    assert (week["since"], week["as_of"]) == ("2019-09-29", "2019-10-05"), "the sample's weeks begin on Sunday"


def test_a_report_without_a_period_or_with_two_says_which_it_takes(run: Run, sample: Path) -> None:
    assert "--month" in run("report").err
    assert run("report", "--month", "2019-09", "--since", "2019-01-01").code == 2
    assert run("report", "--month", "2019").code == 2


def test_what_an_end_made_so_is_told_by_what_is_over_or_by_its_last_day(run: Run, tmp_path: Path) -> None:
    granted = {"permission": {"kind": "consent", "by": "capital", "until": "2024-05-31"}, "modes": {"rail": "yes"}}
    events: list[dict[str, object]] = [
        {"id": "opens", "date": "2024-01-05", "status": {"state": "open", **granted}},
        {"id": "feast", "title": "Shut for the feast", "date": "2024-04-10/2024-04-14", "status": "closed"},
    ]
    documents = {str(at): {"type": "status", "crossings": ["ford"], **event} for at, event in enumerate(events, 1)}
    ford = {"id": "ford", "sides": [{"country": "IQ", "name": "West"}, {"country": "SY", "name": "East"}]}
    path = tmp_path / "ford.json"
    path.write_text(json.dumps({"crossings": {"1": ford}, "events": documents}), encoding="utf-8")
    after = run("compare", "2024-04-12", "2024-04-20", "--file", str(path))
    assert "status: closed → open (uncertain) — Shut for the feast, 10–14 Apr 2024 (feast) is over" in after.out
    assert "is over" not in run("compare", "2024-04-01", "2024-04-12", "--file", str(path)).out
    lapsed = run("compare", "2024-05-31", "2024-06-01", "--file", str(path)).out
    assert "consent by capital lapsed — opens, last day 31 May 2024 (opens)" in lapsed
    feast = run("compare", "2024-04-12", "2024-04-20", "--file", str(path), "--json").json["crossings"][0]["changes"]
    assert [(change["about"], change["after"], change["uncertain"]) for change in feast] == [
        ("status", "open", True),
        ("passage", "yes", True),
    ]
