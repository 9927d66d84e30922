"""Closer and farther, on the board (time) and on the map (place)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk import Action

if TYPE_CHECKING:
    from tui.desk import Desk

_SCALED = ("crossings", "map")


class Closer(Action):
    help = "Zoom in: fewer years on the board, a smaller area on the map."
    id, keys, words, panels, rank = "closer", ("+",), "Zoom in", _SCALED, 1

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.zoom(1)


class Farther(Action):
    help = "Zoom out."
    id, keys, words, panels, rank = "farther", ("-", "_"), "Zoom out", _SCALED, 2

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.zoom(-1)


class Everything(Action):
    help = "Show all years on the board, all crossings on the map."
    id, keys, words, panels, rank = "everything", ("0",), "All", _SCALED, 3

    def run(self, desk: Desk) -> None:
        desk.dashboard.focused_panel.zoom_out_whole()


ACTIONS: tuple[Action, ...] = (Closer(), Farther(), Everything())
