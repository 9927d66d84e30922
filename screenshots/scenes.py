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

SCENES = (
    Scene("dashboard", NARROW, STRIKE),
    Scene("dashboard", MEDIUM, STRIKE),
    Scene("dashboard", WIDE, STRIKE),
    Scene("light", WIDE, STRIKE, theme="light"),
    Scene("deuteranopia", WIDE, STRIKE, theme="deuteranopia"),
    Scene("no-colour", NARROW, STRIKE, colour=False),
)
