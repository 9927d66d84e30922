"""Takes the pictures: `make screenshots`, or `python -m screenshots.make [NAME…] [--into FOLDER]`.

Runs the real program on a copy of the sample, presses each scene's keys, and writes NAME-COLUMNSxROWS.svg and .png.
Must never touch a person's own files: data, settings and state live in a temporary folder while a picture is taken.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module, resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot

from screenshots.frame import DARK_TERMINAL, TERMINALS, Frame, capture
from screenshots.png import rendered
from screenshots.scenes import NAMED, SCENES, Scene
from screenshots.svg import picture

PICTURES = Path(__file__).parent / "pictures"
SAMPLE = resources.files("store") / "sample" / "iraq-syria.json"

TERMINALS_OF = {
    0: {"COLORTERM": "truecolor", "TERM": "xterm-256color"},
    256: {"COLORTERM": "", "TERM": "xterm-256color"},
    16: {"COLORTERM": "", "TERM": "xterm"},
}
"""What a terminal says of itself that has so many colours; of 0, all of them."""

AT_REST = 0.3
"""Seconds after which all that the program does between keys is seen too."""

Factory = Callable[[Path], App[Any]]


def program(path: Path) -> App[Any]:
    """The real program, opened on a data file."""
    make_app: Factory = import_module("tui.app").make_app
    return make_app(path)


async def shoot(scene: Scene, factory: Factory = program) -> Frame:
    """The frame that a person would see after the scene's keys."""
    async with played(scene, factory) as pilot:
        return capture(pilot.app, TERMINALS.get(scene.theme, DARK_TERMINAL))


@asynccontextmanager
async def played(scene: Scene, factory: Factory = program) -> AsyncIterator[Pilot[Any]]:
    """The program as it is after the scene's keys, at rest."""
    with _private_place(scene) as folder:
        path = folder / SAMPLE.name
        path.write_bytes(scene.data or SAMPLE.read_bytes())
        for name, content in scene.beside:
            (folder / name).write_bytes(content)
        app = factory(path)
        async with app.run_test(size=scene.size) as pilot:
            await pilot.pause()
            await press(pilot, scene.keys)
            await pilot.pause(AT_REST)
            await app.workers.wait_for_complete()
            await pilot.pause()
            yield pilot


_AT_ONCE = {key: character for character, key in NAMED.items()} | {"down": None, "up": None}


async def press(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    """Presses keys. Letters and cursor keys follow each other as fast as can be; any other is waited for."""
    for number, key in enumerate(keys, 1):
        after = keys[number] if number < len(keys) else ""
        if all(len(each) == 1 or each in _AT_ONCE for each in (key, after)):
            pilot.app.post_message(events.Key(key, _AT_ONCE.get(key, key)))
        else:
            await pilot.press(key)


def write(frame: Frame, stem: str, folder: Path) -> tuple[Path, Path]:
    """Writes a frame as SVG and as PNG; the two paths."""
    folder.mkdir(parents=True, exist_ok=True)
    svg_path, png_path = folder / f"{stem}.svg", folder / f"{stem}.png"
    svg = picture(frame)
    svg_path.write_text(svg, encoding="utf-8")
    png_path.write_bytes(rendered(svg))
    return svg_path, png_path


@contextmanager
def _private_place(scene: Scene) -> Iterator[Path]:
    """A folder of its own for the data file and a person's home; the scene's theme and colour as a person sets them."""
    before = dict(os.environ)
    with TemporaryDirectory(prefix="bordertui-picture-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for setting in ("NO_COLOR", "BORDERTUI_THEME", "BORDERTUI_FILE", "BORDERTUI_ASCII"):
            os.environ.pop(setting, None)
        os.environ.update(TERMINALS_OF[scene.colours])
        os.environ.update({"HOME": name} | {f"XDG_{kind}_HOME": name for kind in ("DATA", "CONFIG", "STATE", "CACHE")})
        if scene.theme:
            os.environ["BORDERTUI_THEME"] = scene.theme
        if not scene.colour:
            os.environ["NO_COLOR"] = "1"
        try:
            yield folder
        finally:
            os.environ.clear()
            os.environ.update(before)


def main(arguments: list[str] | None = None) -> int:
    """Takes all pictures, or those whose names are given; 2 when there is no such scene."""
    parser = argparse.ArgumentParser(prog="screenshots", description="Take pictures of the real program.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="scenes to take; all when none is given")
    parser.add_argument("--into", type=Path, default=PICTURES, metavar="FOLDER", help="where the pictures go")
    options = parser.parse_args(arguments)
    scenes = [scene for scene in SCENES if not options.names or {scene.name, scene.stem} & set(options.names)]
    with_tour = not options.names or "tour" in options.names
    if not scenes and not with_tour:
        print(f"no such scene; there are: {', '.join(scene.stem for scene in SCENES)}, tour", file=sys.stderr)
        return 2
    for scene in scenes:
        for path in write(asyncio.run(shoot(scene)), scene.stem, options.into):
            print(path)
    if with_tour:
        from screenshots.tour import tour  # it is made of what stands here

        options.into.mkdir(parents=True, exist_ok=True)
        path = options.into / "tour.svg"
        path.write_text(asyncio.run(tour()), encoding="utf-8")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
