"""Lines put together at random from parts whose truth is known are written as they are meant, or asked about.

Each line is made of a date at some place, a crossing, what happened there, figures, a speaker, a doer. A status,
figure, speaker, doer, holder or date that is written is the truth of the line; a plain line is settled.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

import pytest

from store.entry.event import Entry
from store.records.counts import parse_count
from tests.store.entry.alone import alone
from tests.store.in_memory import InMemory

TODAY = date(2024, 6, 1)
LINES = 3_000
LEAST_PLAIN_SETTLED = 0.99
ACTORS = {
    "militia": ("militia", "rebel"),
    "army": ("Northern Army", "state forces"),
    "watch": ("Border Watch", "organisation"),
    "turkey": ("Turkey", "state forces"),
}
CROSSINGS = {"tall": ("Tall Ward", "Karabash"), "sarim": ("Sarim", "Dere"), "nahr": ("Bab an-Nahr", "Suyolu")}
DATES = {
    "4 may 2021": "2021-05-04",
    "4 May 2021": "2021-05-04",
    "2021-05-04": "2021-05-04",
    "May 4, 2021": "2021-05-04",
    "4.5.2021": "2021-05-04",
    "the 4th of may 2021": "2021-05-04",
    "4 mayıs 2021": "2021-05-04",
    "4 mai 2021": "2021-05-04",
    "٤ أيار ٢٠٢١": "2021-05-04",
    "late march 2020": "[2020-03-21..2020-03-31]",
    "nov 2019": "2019-11",
    "2-4 may 2021": "2021-05-02/2021-05-04",
    "2021-05-04?": "2021-05-04?",
    "2021-05-04~": "2021-05-04~",
    "Tuesday 4 May 2021": "2021-05-04",
    "04.05.21": "2021-05-04",
    "2021/05/04": "2021-05-04",
    "early june 2022": "[2022-06-01..2022-06-10]",
    "summer 2023": "2023-22",
    "between 2 and 4 may 2021": "[2021-05-02..2021-05-04]",
    "2 or 3 may 2021": "[2021-05-02,2021-05-03]",
    "2 and 3 may 2021": "{2021-05-02,2021-05-03}",
    "around 4 may 2021": "2021-05-04~",
    "4 may 2021 at 14:30": "2021-05-04T14:30:00",
    "3 days ago": "2024-05-29",
    "last month": "2024-05",
    "this morning": "2024-06-01",
    "15 îlon 2017": "2017-09-15",
    "1er mai 2019": "2019-05-01",
    "yesterday": "2024-05-31",
    "last night": "2024-05-31",
}
COUNTS = {
    "3": (3, 3), "12": (12, 12), "two": (2, 2), "at least 4": (4, None), "up to 5": (None, 5), "2 to 6": (2, 6),
    "2..6": (2, 6), "between 3 and 5": (3, 5), "some 20": (None, None), "several": (None, None), "no": (0, 0),
    "more than 10": (11, None), "fifteen": (15, 15), "~7": (None, None), "1,200": (1200, 1200), "a dozen": (12, 12),
    "half a dozen": (6, 6), "over a dozen": (13, None), "dozens of": (None, None), "twenty one": (21, 21),
    "two hundred": (200, 200), "one hundred and five": (105, 105), "between five and eight": (5, 8), "5 - 8": (5, 8),
    "fewer than 5": (None, 4), "5 or 6": (5, 6), "nearly 20": (None, None), "three thousand": (3000, 3000),
    "at least a dozen": (12, None), "as many as 9": (None, 9), "a few": (None, None), "no fewer than 8": (8, None),
    "under 10": (None, 9), "not more than 4": (None, 4), "sixty": (60, 60), "3 or more": (3, None), "30+": (30, None),
    "an estimated 40": (None, None), "hundreds of": (None, None), "3-5": (3, 5),
}  # fmt: skip
STATES: dict[str, tuple[str, dict[str, str]]] = {
    "closed": ("closed", {}),
    "was closed": ("closed", {}),
    "is closed": ("closed", {}),
    "remains shut": ("closed", {}),
    "closed until further notice": ("closed", {}),
    "closed after shelling": ("closed", {}),
    "stays closed despite calls to reopen": ("closed", {}),
    "closed on both sides": ("closed", {}),
    "reopened": ("open", {}),
    "has reopened": ("open", {}),
    "opened again": ("open", {}),
    "reopened after a closure of three years": ("open", {}),
    "reopened for the first time since 2015": ("open", {}),
    "partially reopened": ("limited", {}),
    "reopened partially": ("limited", {}),
    "partly closed": ("limited", {}),
    "sporadically open": ("sporadic", {}),
    "closed to trade": ("", {"commercial": "no"}),
    "closed to travellers": ("", {"passenger": "no"}),
    "closed except for aid": ("limited", alone("humanitarian")),
    "closed to all but aid": ("limited", alone("humanitarian")),
    "open to aid": ("open", {"humanitarian": "yes"}),
    "open for trade only": ("open", alone("commercial")),
    "only open to aid": ("open", alone("humanitarian")),
    "open but no trade": ("open", {"commercial": "no"}),
    "open to trade, not to travellers": ("open", {"commercial": "yes", "passenger": "no"}),
    "open except for trucks": ("open", {"commercial": "no"}),
    "open, trade suspended": ("open", {"commercial": "no"}),
    "open only for pedestrians": ("open", alone("pedestrian")),
    "resumes trade": ("", {"commercial": "yes"}),
    "effectively closed": ("closed", {}),
    "closed for the feast": ("closed", {}),
    "closed for eid": ("closed", {}),
    "closed at dawn": ("closed", {}),
    "reopened three days after closing": ("open", {}),
    "closed hours after reopening": ("closed", {}),
    "open to trade and to travellers": ("open", {"commercial": "yes", "passenger": "yes"}),
    "reopened fully to trade": ("open", {"commercial": "yes"}),
    "closed to all traffic but aid": ("limited", alone("humanitarian")),
    "ticarete kapatıldı": ("", {"commercial": "no"}),
    "yolculara açıldı": ("open", {"passenger": "yes"}),
    "fermé aux camions": ("", {"commercial": "no"}),
    "rouvert aux voyageurs et aux camions": ("open", {"passenger": "yes", "commercial": "yes"}),
    "kapandı": ("closed", {}),
    "is not yet open": ("closed", {}),
    "not yet reopened": ("closed", {}),
    "est fermé": ("closed", {}),
    "rouvert aux voyageurs": ("open", {"passenger": "yes"}),
    "girtî ye": ("closed", {}),
    "مغلق": ("closed", {}),
}
HITTING = ["rocket", "rockets", "a drone", "mortar fire", "artillery", "a car bomb", "shells", "gunfire"]
NOT_SO = [
    "may close", "will reopen", "not open", "no longer closed", "plans to close", "to be closed", "never closed",
    "rumoured closed", "not closed", "should open", "expected to reopen", "nearly closed",
    "never reopened", "has not reopened", "isn't open", "has yet to reopen", "reportedly closed", "is said to be open",
    "could close", "hardly open", "had been closed", "used to be open", "reopening postponed", "set to reopen",
    "was to have opened", "was due to reopen", "on verge of closing", "supposed to close", "closed in theory",
    "ban on trucks", "trade yet to resume", "working again", "operating normally", "only for pedestrians", "trade ban",
    "trade not suspended", "neither trade nor travellers pass", "closure extended",
    "closed?", "closed, unconfirmed", "açılacak", "n'est pas fermé", "kapalı değil", "غير مفتوح", "opened briefly",
    "closed, reports say", "shuts at 6pm from now on", "closed to trucks? unclear", "opening in doubt",
]  # fmt: skip
BEFORE_NOT_SO = [
    "plan to close", "rumours that soldiers closed", "calls to reopen", "talks on opening", "no plan to close",
    "Northern Army threatens to close", "Northern Army announces closure of", "Northern Army orders closed",
    "ban on trucks lifted at", "Northern Army lets trucks through", "Northern Army stops letting travellers through",
    "hopes of reopening", "fears of closure at", "Northern Army did not close", "protesters demand opening of",
    "reports that army closed", "local reports of closure of", "there are reports of opening at", "unconfirmed: closed",
    "talk of closing", "Northern Army weighs opening", "no decision yet on opening",
]  # fmt: skip
SPEAKERS = {
    "Border Watch": "watch", "a driver": "a driver", "two residents": "two residents", "the Border Watch": "watch",
    "an aid worker": "an aid worker", "a border official": "a border official", "Jordan": "Jordan",
}  # fmt: skip


@dataclass
class Truth:
    """What a line says."""

    date: str = ""
    crossing: str = ""
    state: str = ""
    modes: dict[str, str] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)
    figures: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    speaker: str = ""
    doer: str = ""
    suspected: bool = False
    holder: str = ""
    hedge: str = ""
    kind: str = ""
    plain: bool = True


def records() -> InMemory:
    """A file of three crossings and four actors."""
    return InMemory(
        crossings=[
            {"id": id_, "sides": [{"country": "SY", "name": one}, {"country": "TR", "name": other}]}
            for id_, (one, other) in CROSSINGS.items()
        ],
        actors=[{"id": id_, "name": name, "kind": kind} for id_, (name, kind) in ACTORS.items()],
        sources=[],
        events=[],
    )


def with_date(random: Random, body: str, said: str) -> str:
    """The date before, behind, or in the midst of a line; a relative one without "on"."""
    on = "" if said in ("yesterday", "last night") or said[0].isalpha() else random.choice(["", "on "])
    return random.choice([f"{said} {body}", f"{said}: {body}", f"{body} {on}{said}", f"{body}, {said}"])


def said_by(random: Random, body: str, truth: Truth) -> str:
    """The line with one who says it, before or behind; or with nobody."""
    who, by = random.choice(list(SPEAKERS.items()))
    known = who == "Border Watch"
    told = random.choice(["Reuters", "Sky News", "reporters", "local media"])
    forms = [f"{body}, says {who}", f"{body}, {who} said", f"{body}, according to {who}", f"{who} said {body}"]
    forms += [f"{body}, {who} told {told}", f"{who} told {told} that {body}"]
    forms += [f"{who} reports that {body}", f"{who}: {body}", f"according to {who}, {body}"] if known else []
    if random.random() < 0.7:
        return body
    if random.random() < 0.2:  # a name that nobody knows, apart at the end: to be asked about
        truth.speaker, truth.plain = "IOM", False
        return body + random.choice(
            [", IOM", " (IOM)", " - IOM", "; White Helmets", ", local council", " [MSF]", ", iom"]
        )
    truth.speaker = by
    return random.choice(forms)


def attack(random: Random) -> tuple[str, Truth]:
    """A line of an attack, with figures before or behind their words, a doer, a speaker."""
    id_, names = random.choice(list(CROSSINGS.items()))
    truth = Truth(crossing=id_)
    deed = random.choice(["attack", "drone strike", "shelling", "blast", "ambush", "car bomb", "airstrike"])
    doer = random.choice(["", "", "", "militia", "army", "turkey"])
    who = ACTORS[doer][0] if doer else ""
    place = f"{random.choice(['near', 'at', 'close to'])} {random.choice(names)}"
    if doer:
        truth.doer = doer
        truth.suspected = random.random() < 0.2
        act = (
            random.choice([f"suspected {who} {deed} {place}", f"{deed} {place} blamed on {who}"])
            if truth.suspected
            else random.choice([f"{deed} by {who} {place}", f"{deed} by the {who} {place}", f"{who} {deed} {place}"])
        )
    else:
        name = random.choice(names)
        act = random.choice([f"{deed} {place}", f"{name} hit by {random.choice(HITTING)}", f"rockets land {place}"])
    body = act + figures(random, truth)
    return (said_by(random, body, truth) if truth.figures and not truth.suspected else body), truth


def figures(random: Random, truth: Truth) -> str:
    """None, one or two figures, as they stand behind a deed."""
    told: list[str] = []
    words = random.sample([("killed", "killed"), ("dead", "killed"), ("wounded", "injured"), ("injured", "injured")], 2)
    if words[0][1] == words[1][1]:
        words = words[:1]
    behind = random.random() < 0.5
    for word, about in words[: random.choice([0, 1, 2])]:
        count = random.choice(list(COUNTS))
        truth.figures[about] = COUNTS[count]
        people = random.choice(["", " people", " soldiers"]) if count != "some 20" and "of" not in count else ""
        people = " people" if count.endswith(" of") else people
        told.append(f"{word} {count}{people}" if behind and word != "dead" else f"{count}{people} {word}")
    return random.choice([" ", ", "]) + random.choice([", ", " and ", " "]).join(told) if told else ""


def killing(random: Random) -> tuple[str, Truth]:
    """A line whose verb is the word of casualties, in the active or the passive voice, by somebody or something."""
    id_, names = random.choice(list(CROSSINGS.items()))
    count = random.choice([one for one in COUNTS if one not in ("no", "dozens of", "several", "a few", "5 - 8")])
    truth = Truth(crossing=id_, figures={"killed": COUNTS[count]})
    at = f"{random.choice(['near', 'at'])} {random.choice(names)}"
    people = "" if count == "some 20" else random.choice(["", " people", " soldiers"])
    if random.random() < 0.3:
        means = random.choice(["a drone", "a landmine", "an air strike", "shelling", "mortar fire", "a roadside bomb"])
        return random.choice([f"{count}{people} killed by {means} {at}", f"{means} killed {count}{people} {at}"]), truth
    truth.doer = random.choice(["militia", "army"])
    who = ACTORS[truth.doer][0]
    forms = [f"{who} killed {count}{people} {at}", f"{count}{people} were killed by {who} {at}"]
    return random.choice([*forms, f"{count}{people} killed by the {who} {at}"]), truth


def status(random: Random) -> tuple[str, Truth]:
    """A line of a status, with modes; some say that it is not so."""
    id_, names = random.choice(list(CROSSINGS.items()))
    name = random.choice(names)
    truth = Truth(crossing=id_)
    chance = random.random()
    if chance < 0.25:
        return f"{name} {random.choice(NOT_SO)}", replace(truth, plain=False)
    if chance < 0.35:
        return f"{random.choice(BEFORE_NOT_SO)} {name}", replace(truth, plain=False)
    if chance < 0.45:
        return with_more(random, name, truth)
    words = random.choice(list(STATES))
    truth.state, truth.modes = STATES[words]
    if words in ("closed", "reopened") and random.random() < 0.5:
        who, truth.doer = random.choice([("Northern Army", "army"), ("Turkey", "turkey"), ("Jordan", "Jordan")])
        return random.choice([f"{who} {words} {name}", f"{name} {words} by {who}"]), truth
    return said_by(random, f"{name} {words}", truth), truth


def with_more(random: Random, name: str, truth: Truth) -> tuple[str, Truth]:
    """A status with a side, a direction or hours."""
    told: dict[str, tuple[str, dict[str, Any]]] = {
        "closed on the syrian side": ("closed", {"side": "SY"}),
        "turkish side closed": ("closed", {"side": "TR"}),
        "open from Turkey into Syria": ("open", {"direction": "TR>SY"}),
        "open one way only, from Syria to Turkey": ("open", {"direction": "SY>TR"}),
        "open SY>TR only": ("open", {"direction": "SY>TR"}),
        "open into Syria only": ("open", {"direction": "TR>SY"}),
        "open 08:00-16:00": ("open", {"hours": "08:00-16:00"}),
        "opens sunday to thursday 8-16": ("open", {"hours": "sunday to thursday 8-16"}),
        "open daily 8am-4pm": ("open", {"hours": "daily 8am-4pm"}),
        "closed in both directions": ("closed", {"direction": "both"}),
        "closed from the turkish side": ("closed", {"side": "TR"}),
        "reopened only for returnees": ("limited", {"who": "returnees"}),
        "open to Syrians only": ("limited", {"who": "Syrians"}),
        "shut to all but patients": ("limited", {"who": "patients"}),
    }
    if random.random() < 0.25:
        truth.sides = {"TR": "closed", "SY": "open"}
        return f"{name}: turkish side closed, syrian side open", truth
    words = random.choice(list(told))
    truth.state, truth.more = told[words]
    return f"{name} {words}", truth


def control(random: Random) -> tuple[str, Truth]:
    """A line of who holds a side now; some only tell of a wish."""
    id_, names = random.choice(list(CROSSINGS.items()))
    name = random.choice(names)
    truth = Truth(crossing=id_)
    if random.random() < 0.3:
        verbs = ["may seize", "failed to take", "did not capture", "wants to retake", "no longer holds", "loses"]
        return f"Northern Army {random.choice(verbs)} the syrian side of {name}", replace(truth, plain=False)
    truth.holder = random.choice(["army", "militia"])
    who = ACTORS[truth.holder][0]
    takes = random.choice(["captures", "seized", "took", "still holds", "takes control of"])
    forms = [
        f"{who} {takes} the syrian side of {name}",
        f"syrian side of {name} {random.choice(['captured', 'retaken', 'held'])} by {random.choice(['', 'the '])}{who}",
        f"syrian side of {name} {random.choice(['falls to', 'handed over to', 'now under the control of'])} {who}",
    ]
    forms += [f"syrian side of {name} now under {who} control", f"{who} forces take over the syrian side of {name}"]
    return random.choice(forms), truth


def movement(random: Random) -> tuple[str, Truth]:
    """A line of what crossed."""
    id_, names = random.choice(list(CROSSINGS.items()))
    count, of = random.choice([38, 120, 7]), random.choice(["trucks", "people", "returnees"])
    truth = Truth(crossing=id_, counts={of: count})
    name = random.choice(names)
    if random.random() < 0.2:
        verb = random.choice(["were due to cross", "were to cross", "may cross", "will cross", "failed to cross"])
        return f"{count} {of} {verb} {name}", Truth(crossing=id_, plain=False)
    if random.random() < 0.2:
        return f"{name} handled {count} {of}", truth
    return random.choice([f"{count} {of} crossed {name}", f"{name}: {count} {of} crossed"]), truth


def counted(random: Random) -> tuple[str, Truth]:
    """A line of what is counted and does not cross, some of it told with caution, or only planned."""
    id_, names = random.choice(list(CROSSINGS.items()))
    count, name = random.choice([4, 25, 300]), random.choice(names)
    things = random.choice(["trucks", "fuel trucks", "aid lorries", "loaded trucks", "WFP trucks", "buses"])
    state = random.choice(["stuck", "stranded", "waiting", "burnt", "turned back"])
    truth, chance = Truth(crossing=id_, counts={f"{things} {state}": count}), random.random()
    line = random.choice([f"{count} {things} {state} at {name}", f"{name}: {count} {things} {state} since dawn"])
    if chance < 0.4:
        verb, told = random.choice([("seizes", "seized"), ("releases", "released"), ("turned back", "turned back")])
        stuck = random.choice(["", "stuck "])
        truth.counts, truth.doer = {f"{stuck}{things} {told}": count}, "army"
        line = f"Northern Army {verb} {count} {stuck}{things} at {name}"
        if chance < 0.1:
            doubt = random.choice(["may have seized", "plans to release", "refuses to release", "did not seize"])
            return f"Northern Army {doubt} {count} {things} at {name}", Truth(crossing=id_, plain=False)
    elif chance < 0.5:
        truth.counts = {"trucks in queue": count}
        line = random.choice([f"queue at {name} down to {count} trucks", f"queue of {count} trucks at {name}"])
    if random.random() < 0.3:
        truth.hedge = random.choice(["reportedly", "reports that", "allegedly"])
        line = f"{truth.hedge} {line}"
    return line, truth


def cautious(random: Random) -> tuple[str, Truth]:
    """A line of an attack of which nobody is sure, that is only a rumour, or only why something else came about."""
    id_, names = random.choice(list(CROSSINGS.items()))
    deed = random.choice(["shelling", "drone strike", "attack", "ambush", "airstrike"])
    place = f"{random.choice(['near', 'at'])} {random.choice(names)}"
    if random.random() < 0.5:
        hedge = random.choice(["reports of", "possible", "alleged", "reportedly"])
        return f"{hedge} {deed} {place}", Truth(crossing=id_, hedge=hedge, kind="attack")
    forms = [
        f"rumours of {deed} {place}", f"unconfirmed: {deed} {place}", f"curfew {place} after {deed}",
        f"families flee {deed} {place}", f"fear of {deed} {place}", f"no {deed} {place}",
        f"smoke {place} following {deed}", f"{deed} {place} is a hoax",
    ]  # fmt: skip
    return random.choice(forms), Truth(crossing=id_, plain=False)


def of_others(random: Random) -> tuple[str, Truth]:
    """A line of those who are not in the file, whose names end as those of known actors do."""
    id_, names = random.choice(list(CROSSINGS.items()))
    name = random.choice(names)
    who = random.choice(["Turkish militia", "Jordanian militia", "Syrian militia"])
    truth = Truth(crossing=id_, doer=who)
    if random.random() < 0.3:
        truth.doer, truth.speaker, truth.state = "", who, "closed"
        return random.choice([f"{who} says {name} closed", f"{name} closed, {who} said"]), truth
    if random.random() < 0.4:
        truth.state = "closed"
        return random.choice([f"{who} closes {name}", f"{name} closed by {who}"]), truth
    truth.figures, truth.kind = {"killed": (3, 3)}, "attack"
    return random.choice([f"{who} shells {name}, 3 killed", f"{who} killed 3 near {name}"]), truth


def comings(random: Random) -> tuple[str, Truth]:
    """A line of armed people who come or go, of whom nobody knows whether they hold the crossing now."""
    id_, names = random.choice(list(CROSSINGS.items()))
    name = random.choice(names)
    forms = [
        f"rebels leave {name}", f"Northern Army enters {name}", f"troops withdrew from {name}",
        f"{name}: militia pulls out", f"militia fighters deploy at {name}", f"police gone from {name}, rebels move in",
    ]  # fmt: skip
    return random.choice(forms), Truth(crossing=id_, plain=False)


def apart(random: Random) -> tuple[str, Truth]:
    """A line whose doer stands apart from the verb, or is nobody known; or of which only a part is one event."""
    id_, names = random.choice(list(CROSSINGS.items()))
    name, chance = random.choice(names), random.random()
    if chance < 0.5:
        who = random.choice(
            ["gunmen on motorbikes", "two men in a car", "tribal fighters", "Jordan", "soldiers from Dera"]
        )
        deed = random.choice(["fire on police", "opened fire", "shelled a post", "killed 3 people", "shoot at guards"])
        doer = who.removeprefix("two ")
        figures_: dict[str, tuple[int | None, int | None]] = {"killed": (3, 3)} if deed.startswith("killed") else {}
        reported = random.choice(["", "a driver was wounded when ", "2 hurt as "])
        figures_ |= {"injured": (1, 1) if "driver" in reported else (2, 2)} if reported else {}
        return f"{reported}{who} {deed} at {name}", Truth(id_ and "", id_, figures=figures_, doer=doer, plain=False)
    forms = [
        f"{name} closed as rebels take it", f"{name} shut after militia seized the crossing",
        f"Northern Army took over from militia at {name}", f"militia column enters {name}",
        f"bodies of 12 soldiers returned through {name}", f"families of 5 people killed protest at {name}",
        f"{name} was not hit in the raids", f"{name} hit overnight", f"3 killed at {name} when brakes failed",
        f"driver shot at {name}", f"Jordania shells {name}", f"Turky strikes a convoy at {name}, 3 killed",
        f"smugglers, chased by the army, attack {name}", f"{name} closed from now",
        f"militia has left {name}", f"militia driven out of {name}", f"daily crossings at {name} down to 140",
    ]  # fmt: skip
    return random.choice(forms), Truth(crossing=id_, plain=False, kind="none")


def wrong(document: dict[str, Any], truth: Truth) -> list[str]:
    """In what a written event differs from the truth of its line."""
    claims, found = document.get("claims", []), []
    told = document.get("status", "")
    sides = {one["side"]: one["state"] for one in told} if isinstance(told, list) else {}
    told = {"state": told} if isinstance(told, str) else {} if isinstance(told, list) else told
    rest = {name: value for name, value in told.items() if name not in ("state", "modes")}
    counted = {claim["of"]: claim["value"] for claim in claims if claim["about"] == "count"}
    numbers = {
        claim["about"]: (count.low, count.high)
        for claim in claims
        if claim["about"] in ("killed", "injured") and (count := parse_count(claim["value"]))
    }
    ascribed = [claim for claim in claims if claim["about"] == "perpetrator"]
    doers = {actor["who"] for actor in document.get("actors", []) if actor["role"] in ("perpetrator", "agent")}
    pairs = {
        "date": (document.get("date", ""), truth.date),
        "crossing": (document.get("crossings"), [truth.crossing]),
        "state": ((told.get("state", ""), told.get("modes", {})), (truth.state, truth.modes)),
        "more of the status": ((rest, sides), (truth.more, truth.sides)),
        "figure": (numbers, truth.figures),
        "count": (counted, truth.counts),
        "speaker": ({claim.get("by", "") for claim in claims if claim not in ascribed} - {truth.speaker}, set()),
        "doer": (doers, {truth.doer} if truth.doer else set()),
        "caution": (bool(ascribed), truth.suspected),
        "holder": (document.get("control", {}).get("by", ""), truth.holder),
        "hedge": ({claim.get("hedge", "") for claim in claims if claim not in ascribed} - {truth.hedge}, set()),
        "lost hedge": (bool(truth.hedge) and not claims, False),
        "type": (document["type"] if truth.kind else "", truth.kind),
    }
    found += [name for name, (one, other) in pairs.items() if one != other]
    return found


KINDS = [attack, attack, killing, status, status, control, movement, counted, cautious, of_others, comings, apart]


@pytest.mark.parametrize(
    ("lines", "seed"), [(LINES, LINES), *(pytest.param(5_000, seed, marks=pytest.mark.full) for seed in range(1, 5))]
)
def test_no_line_is_written_otherwise_than_it_is_meant_and_plain_ones_are_settled(lines: int, seed: int) -> None:
    random, entry = Random(seed), Entry(records())
    settled = plain = 0
    for _ in range(lines):
        body, truth = random.choice(KINDS)(random)
        said = random.choice(list(DATES))
        line = with_date(random, body, said)
        note = entry.note(line, TODAY)
        truth.date = DATES[said]
        plain += truth.plain
        if not note.unsettled:
            settled += truth.plain
            assert not wrong(dict(note.document), truth), f"{line!r}: {note.document}"
    assert settled / plain >= LEAST_PLAIN_SETTLED


def test_what_is_open_is_left_out_of_what_is_written_all_the_same() -> None:
    random, entry = Random(7), Entry(records())
    for _ in range(LINES // 3):
        body, truth = status(random)
        note = entry.note(f"4 may 2021 {body}", TODAY).to_be_worked_on
        if not truth.plain and not truth.speaker:
            assert "status" not in note.document, body
