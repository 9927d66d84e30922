"""Histories as text: days become columns, height tells how open, and only what was reported is solid."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.records.vocabulary import Status
from store.status.spans import Span
from tui.panels.lanes import YEAR, Marks, Scale, axis, holder_signs, pointer, reach, seen_from, wave, with_plans
from tui.widgets.legend import AS_OF, DISPUTED, OPEN_END, PLANNED, WAVES
from tui.widgets.lines import Line

TODAY = float(date(2020, 1, 1).toordinal())


def day(year: int, month: int = 1) -> int:
    """The first day of a month, by its ordinal."""
    return date(year, month, 1).toordinal()


YEARS = Scale.fit(day(2010), TODAY, 100)
CLOSED = Span("closed", "e1", day(2014), day(2015), day(2019), day(2019))
OPEN = Span("open", "e2", day(2019), day(2019))


def lane_of(
    spans: list[Span],
    scale: Scale = YEARS,
    as_of: float = TODAY,
    reported: tuple[tuple[float, float], ...] = ((day(2015), day(2015)), (day(2019), day(2019))),
) -> Line:
    """A status lane; a report is news for ninety days."""
    return seen_from(wave(spans, reported, scale, today=TODAY, fresh=90.0), scale, as_of)


def words(spans: list[Span], as_of: float = TODAY) -> str:
    """A status lane without its colours."""
    return "".join(text for text, _ in lane_of(spans, YEARS, as_of))


def holders(spans: list[Span], as_of: float = TODAY, *names: str) -> Line:
    """A holder's lane; a holder's name is its id where none is given."""
    signs = holder_signs(spans, YEARS, today=TODAY, names=lambda word: names or (word,))
    return seen_from(signs, YEARS, as_of)


def test_what_was_reported_is_solid_and_a_thin_line_at_the_same_height_follows() -> None:
    lane = words([CLOSED, OPEN])
    solid, thin = WAVES[Status.CLOSED]
    assert lane[YEARS.column(day(2015))] == solid
    assert lane[YEARS.column(day(2017))] == thin
    assert lane[YEARS.column(day(2019))] == WAVES[Status.OPEN][0]
    assert lane[YEARS.column(day(2019, 9))] == WAVES[Status.OPEN][1]


def test_no_two_statuses_share_a_sign() -> None:
    signs = [sign for status, pair in WAVES.items() if status is not Status.UNKNOWN for sign in set(pair)]
    assert len(signs) == len(set(signs))
    assert DISPUTED.sign not in signs


@given(st.integers(20, 200), st.dates(date(1990, 1, 1), date(2019, 1, 1)))
def test_labelled_years_stand_on_columns_of_one_distance(columns: int, first: date) -> None:
    scale = Scale.of_years(float(first.toordinal()), TODAY, columns)
    assert scale.first <= first.toordinal()
    assert scale.last > TODAY
    assert scale.columns == columns
    if scale.label:
        years = range(1990 - 1990 % scale.label, 2021, scale.label)
        places = [scale.column(day(year)) for year in years if scale.first <= day(year) < scale.last]
        gaps = {after - before for before, after in pairwise(places)}
        assert len(gaps) <= 1
        assert gaps <= {round(scale.label * YEAR / scale.days)}


def test_nothing_is_drawn_before_the_first_report_nor_after_today() -> None:
    lane = words([OPEN])
    assert not lane[: YEARS.column(day(2019)) - 1].strip()
    beyond = Scale.fit(day(2019), TODAY + 400, 50)
    shown = "".join(text for text, _ in lane_of([OPEN], beyond))
    assert not shown[beyond.column(TODAY) + 1 :].strip()


def test_a_fuzzy_beginning_is_dotted_a_few_columns_before_the_first_report() -> None:
    lane = words([CLOSED])
    begins = YEARS.column(day(2015))
    assert lane[begins - 3 : begins] == DISPUTED.sign * 3
    assert not lane[: begins - 3].strip()


def test_what_is_uncertain_is_never_drawn_as_reported() -> None:
    assert set(words([OPEN._replace(uncertain=True)]).strip()) == {DISPUTED.sign}


def test_beyond_the_as_of_day_a_lane_has_no_colour() -> None:
    as_of = float(day(2016))
    lane = lane_of([CLOSED, OPEN], YEARS, as_of)
    roles = [role for text, role in lane if text.strip()]
    assert roles == ["closed since", "closed", "closed since", "unknown since"]


def test_beyond_the_as_of_day_a_holder_has_no_colour() -> None:
    spans = [Span("is", "e", day(2014), day(2014), day(2018), day(2018))]
    lane = holders(spans, float(day(2016)))
    assert [role for text, role in lane if text.strip()] == ["muted", "text", "muted", "unknown since"]


def test_holders_are_named_where_there_is_room_in_the_longest_name_that_fits() -> None:
    spans = [Span("is", "e", day(2014), day(2014), day(2018), day(2018))]
    lane = "".join(text for text, _ in holders(spans, TODAY, "Islamic State of everywhere and nowhere at all", "IS"))
    assert "├IS──" in lane


def test_the_marks_show_the_selection_and_the_as_of_day() -> None:
    line = "".join(text for text, _ in pointer(YEARS, Marks((day(2015), day(2015)), float(day(2017)))))
    assert line[YEARS.column(day(2015))] == "▼"
    assert line[YEARS.column(day(2017))] == "┃"


def test_years_stand_above_the_columns_where_they_begin_and_months_where_there_is_room() -> None:
    assert axis(YEARS).index("2014") == YEARS.column(day(2014))
    assert "Mar 2019" in axis(Scale.fit(day(2019), day(2019, 6), 100))


@given(
    first=st.floats(1, 3_000_000),
    days=st.floats(0.5, 900),
    columns=st.integers(1, 300),
    factor=st.floats(0.05, 20),
    about=st.floats(1, 3_000_000),
)
def test_an_axis_fills_its_columns_at_any_scale_and_zooming_keeps_its_day_in_place(
    first: float, days: float, columns: int, factor: float, about: float
) -> None:
    scale = Scale(first, days, columns)
    assert len(axis(scale)) == columns
    zoomed = scale.zoomed(factor, about)
    assert abs((about - zoomed.first) / zoomed.days - (about - scale.first) / scale.days) < 0.01 * (
        1 + abs(about - scale.first) / scale.days
    )


@given(
    first=st.floats(1, 3_000_000),
    days=st.floats(0.5, 900),
    columns=st.integers(1, 300),
    panned=st.floats(-500, 500),
    factor=st.floats(0.05, 20),
)
def test_no_zoom_or_pan_shows_days_that_nothing_is_known_of(
    first: float, days: float, columns: int, panned: float, factor: float
) -> None:
    whole = Scale(first, days, columns)
    seen = whole.zoomed(factor, first).panned(panned).within(whole)
    slack = 0.01 * days
    assert whole.first - slack <= seen.first
    assert seen.last <= whole.last + slack
    assert seen.columns == columns


def test_another_width_shows_the_same_days() -> None:
    wider = YEARS.stretched(250)
    assert wider.columns == 250
    assert abs(wider.last - YEARS.last) < 1


_ORDINALS = st.one_of(st.none(), st.integers(1, 3_000_000))


@given(
    spans=st.lists(
        st.builds(
            Span,
            st.sampled_from(["open", "closed", "limited", "sporadic", "inactive", "unknown", "", "odd"]),
            st.just("e"),
            _ORDINALS,
            _ORDINALS,
            _ORDINALS,
            _ORDINALS,
            st.booleans(),
        ),
        max_size=5,
    )
)
def test_a_lane_is_as_wide_as_its_columns_whatever_the_spans_are(spans: list[Span]) -> None:
    assert len(words(spans)) == YEARS.columns
    lane = holders(spans)
    assert sum(len(text) for text, _ in lane) == YEARS.columns
    assert reach(spans) is None or reach(spans)[0] <= reach(spans)[1]  # type: ignore[index]


def test_a_plan_stands_on_its_day_and_hides_no_other_day_of_a_lane() -> None:
    lane = lane_of([CLOSED, OPEN])
    ahead = day(2019, 11)
    drawn = "".join(text for text, _ in with_plans(lane, [(ahead, ahead)], YEARS))
    plain = "".join(text for text, _ in lane)
    at = YEARS.column(ahead)
    assert drawn[at] == PLANNED.sign
    assert (drawn[:at], drawn[at + 1 :]) == (plain[:at], plain[at + 1 :])


def test_a_plan_for_an_open_time_stands_on_its_last_day_and_one_out_of_sight_nowhere() -> None:
    lane = lane_of([CLOSED])
    drawn = "".join(text for text, _ in with_plans(lane, [(day(2012), day(2013))], YEARS))
    assert [at for at, sign in enumerate(drawn) if sign == PLANNED.sign] == [YEARS.column(day(2013))]
    assert with_plans(lane, [(day(2030), day(2030))], YEARS) == lane


def test_no_name_of_a_holder_is_drawn_over_by_the_next_one_who_may_have_begun_earlier() -> None:
    first = Span("rebels of the north", "e1", day(2014), day(2014), day(2015), day(2019))
    after = Span("army", "e2", day(2015), day(2019))
    lane = "".join(text for text, _ in holders([first, after], TODAY))
    assert "rebels o" in lane
    assert "…" in lane[: lane.index("army")]


def test_a_past_day_has_a_line_through_the_lane_also_where_nothing_has_a_colour() -> None:
    signs = wave([CLOSED, OPEN], ((day(2015), day(2015)),), YEARS, today=TODAY, fresh=90.0)
    drawn = "".join(text for text, _ in seen_from(signs, YEARS, day(2017), is_past=True))
    assert [column for column, sign in enumerate(drawn) if sign == AS_OF.sign] == [YEARS.column(day(2017))]
    assert AS_OF.sign not in words([CLOSED, OPEN], day(2017))


def test_a_holder_that_goes_on_less_surely_does_not_begin_anew() -> None:
    change = day(2015)
    sure = Span("army", "e1", day(2012), day(2012), change, change)
    lane = "".join(text for text, _ in holders([sure, Span("army", "e1", change, change, uncertain=True)]))
    assert lane.count("army") == 1
    assert lane[YEARS.column(change) + 1] == OPEN_END.sign == lane[YEARS.column(change)]
