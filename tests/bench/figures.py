"""What a figure is, and the table of figures as it is printed. The rooms of the bench measure them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured ratio beside its goal; the goal is reached when the ratio is not above it.

    `ratio` is None where it could not be measured, and `note` then says why; without a goal it is left out on purpose.
    """

    code: str
    what: str
    goal: float | None
    ratio: float | None
    note: str = ""

    @property
    def verdict(self) -> str:
        """What the ratio means for the goal, in a word or two."""
        if self.ratio is None:
            return "not measured" if self.goal else "left out"
        if self.goal is None:
            return "no goal"
        return "reached" if self.ratio <= self.goal else "missed"


def table(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    """Aligned lines, two blanks between columns; the columns numbered in `right` end together."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    ends = frozenset(right)
    for row in rows:
        cells = (
            cell.rjust(width) if number in ends else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def told(figures: Sequence[Figure]) -> Iterator[str]:
    """The table of figures, with its heading and a last line that counts."""
    rows = [("", "ratio of two times or sizes in one run", "goal", "ratio", "", "")]
    rows += [
        (figure.code, figure.what, _number(figure.goal), _number(figure.ratio), figure.verdict, figure.note)
        for figure in figures
    ]
    yield from table(rows, right=(2, 3))
    verdicts = [figure.verdict for figure in figures]
    yield f"{verdicts.count('reached')} reached, {verdicts.count('missed')} missed"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
