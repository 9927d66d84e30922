"""The scenes that pictures are taken of: sizes, themes, and the keys that a person would press to get there."""

from dataclasses import dataclass

NARROW, MEDIUM, WIDE = (80, 24), (100, 30), (140, 40)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: the sample opened at a size, in a theme, after some keys (named as Textual names them).

    `theme` is a value of BORDERTUI_THEME; `colour` off is NO_COLOR; of `colours` a terminal has 256, 16, or all (0).
    `data` is another file than the sample, `beside` are files in the home folder, by name.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = ""
    colour: bool = True
    data: bytes = b""
    beside: tuple[tuple[str, bytes], ...] = ()
    colours: int = 0

    @property
    def stem(self) -> str:
        """The file name of the picture, without its ending."""
        columns, rows = self.size
        return f"{self.name}-{columns}x{rows}"


STRIKE = ("down",) * 7
"""From the newest event to the strike of late August 2019, whose dead are contested."""


NAMED = {
    " ": "space",
    "/": "slash",
    ":": "colon",
    ">": "greater_than_sign",
    "-": "minus",
    ".": "full_stop",
    "~": "tilde",
}
"""The keys that Textual calls otherwise than by their character."""


def typed(words: str) -> tuple[str, ...]:
    """The keys that type some words."""
    return tuple(NAMED.get(character, character) for character in words)


NOTED = "30 sep 2019 reopened al-qaim: open to trade and travellers src k24-reopening C2"

TABLE = (
    b"Date,Headline,Where,Dead\n2019-10-02,Shots at a queue of lorries,al-Qaim,2\n"
    b"2019-10-05,Pilgrims wait at the gate,al-Qaim,\n2019-10-09,Trade resumes for a day,Rabia,\n"
)
"""A table as a desk keeps it, to be imported."""

CONFLICT = (
    b'{"crossings": {"1": {"id": "al-qaim", "sides": [{"country": "IQ", "name": "al-Qaim"}]}}, '
    b'"events": {"1": {"id": "reopened", "title": "Reopened to trade and travellers", "type": "status", '
    b'"date": "2019-09-30", "crossings": ["al-qaim"]}}, '
    b'"conflicts": {"1": {"table": "events", "record": "reopened", "path": ["title"], "base": "Reopened", '
    b'"mine": "Reopened to trade and travellers", "theirs": "Reopened to lorries alone"}}}\n'
)
"""A file in which two people changed one title at once."""

ARABIC = """{"crossings": {
 "1": {"id": "al-qaim", "sides": [{"country": "IQ", "name": "القائم"}, {"country": "SY", "name": "البوكمال"}],
       "lat": 34.4, "lon": 41.0},
 "2": {"id": "faysh-khabur", "sides": [{"country": "IQ", "name": "فيش خابور",
       "names": [{"value": "پێشخابوور", "lang": "ckb"}]}, {"country": "SY", "name": "سيمالكا"}],
       "lat": 37.07, "lon": 42.37}},
"events": {
 "1": {"title": "فتح معبر القائم أمام التجارة والمسافرين", "type": "status", "crossings": ["al-qaim"],
       "date": "2019-09-30", "status": {"state": "open"}},
 "2": {"title": "دەروازەی پێشخابوور داخرا", "type": "status", "crossings": ["faysh-khabur"], "date": "2019-08",
       "status": {"state": "closed"}}}}
""".encode()
"""Names in Arabic and Kurdish alone."""

SCENES = (
    Scene("dashboard", NARROW, STRIKE),
    Scene("dashboard", MEDIUM, STRIKE),
    Scene("dashboard", WIDE, STRIKE),
    Scene("light", WIDE, STRIKE, theme="light"),
    Scene("deuteranopia", WIDE, STRIKE, theme="deuteranopia"),
    Scene("no-colour", NARROW, STRIKE, colour=False),
    Scene("filter", NARROW, ("slash", *typed("qaim after:2016 killed:>1"))),
    Scene("filter", WIDE, ("slash", *typed("qaim reop"))),
    Scene("filter-wrong", MEDIUM, ("slash", *typed("qaim type:atack"))),
    Scene("as-of", NARROW, ("less_than_sign",) * 4),
    Scene("as-of", WIDE, ("less_than_sign",) * 20),
    Scene("as-of-bar", MEDIUM, ("t", *typed("late 2016"))),
    Scene("quick-add", NARROW, ("a", *typed(NOTED))),
    Scene("quick-add", WIDE, ("a", *typed(NOTED))),
    Scene("details", NARROW, (*STRIKE, "3", "z")),
    Scene("editor", WIDE, (*STRIKE, "3", "down", "down", "e", "ctrl+u", *typed("late aug 2019"))),
    Scene("claim", WIDE, (*STRIKE, "c", *typed("kil"))),
    Scene("worklist", WIDE, ("1", "left")),
    Scene("palette", WIDE, (":", *typed("rab"))),
    Scene("help", NARROW, ("?", *typed("claim"))),
    Scene("map", WIDE, ("4", "z", "plus", "plus")),
    Scene("board", WIDE, ("1", "down", "plus", "plus")),
    Scene("import", WIDE, ("I", *typed("~/desk.csv"), "enter"), beside=(("desk.csv", TABLE),)),
    Scene("conflict", MEDIUM, ("exclamation_mark",), data=CONFLICT),
    Scene("arabic", WIDE, data=ARABIC),
    Scene("high-contrast", WIDE, STRIKE, theme="high-contrast"),
    Scene("ansi-dark", NARROW, STRIKE, theme="ansi-dark"),
    Scene("ansi-light", MEDIUM, STRIKE, theme="ansi-light"),
    Scene("colours-256", WIDE, STRIKE, colours=256),
    Scene("colours-256-light", WIDE, STRIKE, theme="light", colours=256),
    Scene("colours-256", NARROW, STRIKE, colours=256),
    Scene("colours-16", WIDE, STRIKE, colours=16),
    Scene("colours-16-light", WIDE, STRIKE, theme="light", colours=16),
    Scene("colours-16", NARROW, STRIKE, colours=16),
    Scene("compared", WIDE, ("=", *typed("2017"), "enter", "1", "down")),
    Scene("marks", WIDE, ("down", "space", "space", "T", *typed("held -old"))),
)
