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


SCENES = (
    Scene("dashboard", NARROW),
    Scene("dashboard", MEDIUM),
    Scene("dashboard", WIDE),
    Scene("no-colour", NARROW, colour=False),
)
