"""An SVG picture as PNG, drawn with the fonts beside this file and no others, so that all machines draw the same."""

from pathlib import Path

import resvg_py

FONTS = Path(__file__).parent / "fonts"


def rendered(svg: str) -> bytes:
    """The PNG of an SVG picture, pixel for pixel.

    Raises FileNotFoundError when the fonts are missing: without them resvg draws no letter and does not say so.
    """
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"), key=_preference)]
    if not fonts:
        raise FileNotFoundError(f"no font files in {FONTS}")
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, font_files=fonts, skip_system_fonts=True, monospace_family="DejaVu Sans Mono"
        )
    )


def _preference(path: Path) -> tuple[bool, bool, str]:
    """A letter that the named font lacks comes from the first file that has it: monospaced, then regular."""
    styled = "Bold" in path.name or "Italic" in path.name
    return "Mono" not in path.name, styled, path.name
