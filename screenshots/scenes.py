"""The scenes that pictures are taken of: sizes, themes, and the keys that a person would press to get there."""

from dataclasses import dataclass

NARROW, MEDIUM, WIDE = (80, 24), (100, 30), (140, 40)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: the sample opened at a size, in a theme, after some keys (named as Textual names them).

    `theme` is a value of BORDERTUI_THEME; `colour` off is NO_COLOR.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = ""
    colour: bool = True

    @property
    def stem(self) -> str:
        """The file name of the picture, without its ending."""
        columns, rows = self.size
        return f"{self.name}-{columns}x{rows}"


STRIKE = ("down",) * 7
"""From the newest event to the strike of late August 2019, whose dead are contested."""


def typed(words: str) -> tuple[str, ...]:
    """The keys that type some words."""
    named = {" ": "space", "/": "slash", ":": "colon", ">": "greater_than_sign", "-": "minus", ".": "full_stop"}
    return tuple(named.get(character, character) for character in words)


NOTED = "30 sep 2019 reopened al-qaim: open to trade and travellers src k24-reopening C2"

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
    Scene("as-of", WIDE, (*("less_than_sign",) * 20, "K")),
    Scene("as-of-bar", MEDIUM, ("t", *typed("late 2016"))),
    Scene("quick-add", NARROW, ("a", *typed(NOTED))),
    Scene("quick-add", WIDE, ("a", *typed(NOTED))),
    Scene("marks", WIDE, ("down", "space", "space", "T", *typed("held -old"))),
)
