"""EDTF by the standard: bounds, levels, precision, canonical text and refusals, feature by feature."""

import pytest

from store.dates import OPEN, UNKNOWN, BigDay, DateError, Edge, Form, Precision, parse
from store.dates.calendar import Bound


def shown(bound: Bound) -> str:
    if isinstance(bound, Edge):
        return bound.value
    return f"{bound.year}-{bound.month:02}-{bound.day:02}"


BOUNDS = """
2019-09-30                0 2019-09-30    2019-09-30
2019-09                   0 2019-09-01    2019-09-30
2019                      0 2019-01-01    2019-12-31
2000-02                   0 2000-02-01    2000-02-29
1900-02                   0 1900-02-01    1900-02-28
0000                      0 0-01-01       0-12-31
0000-02-29                0 0-02-29       0-02-29
1985-04-12T23:20:30Z      0 1985-04-12    1985-04-12
1985-04-12T00:20:30+04:30 0 1985-04-12    1985-04-12
1985-04-12T23:59:60       0 1985-04-12    1985-04-12
1964/2008                 0 1964-01-01    2008-12-31
2004-02-01/2005           0 2004-02-01    2005-12-31
2004-06/2004              0 2004-06-01    2004-12-31
Y170000002                1 170000002-01-01  170000002-12-31
Y-170000002               1 -170000002-01-01 -170000002-12-31
-0001                     1 -1-01-01      -1-12-31
-0004-02                  1 -4-02-01      -4-02-29
-1985-04-12               1 -1985-04-12   -1985-04-12
-0099/0100                1 -99-01-01     100-12-31
-1985-04-12T23:20:30Z     1 -1985-04-12   -1985-04-12
-201X                     1 -2019-01-01   -2010-12-31
-20XX                     1 -2099-01-01   -2000-12-31
2001-21                   1 2001-03-01    2001-05-31
2001-22                   1 2001-06-01    2001-08-31
2001-23                   1 2001-09-01    2001-11-30
2001-24                   1 2001-12-01    2002-02-28
1999-24                   1 1999-12-01    2000-02-29
2001-21/2001-22           1 2001-03-01    2001-08-31
1984?                     1 1984-01-01    1984-12-31
2004-06~                  1 2004-06-01    2004-06-30
2004-06-11%               1 2004-06-11    2004-06-11
201X                      1 2010-01-01    2019-12-31
20XX                      1 2000-01-01    2099-12-31
2004-XX                   1 2004-01-01    2004-12-31
1985-02-XX                1 1985-02-01    1985-02-28
1985-XX-XX                1 1985-01-01    1985-12-31
186X~                     1 1860-01-01    1869-12-31
1985-04-12/..             1 1985-04-12    open
../1985                   1 open          1985-12-31
1985/                     1 1985-01-01    unknown
/1985-04                  1 unknown       1985-04-30
../..                     1 open          open
../                       1 open          unknown
/..                       1 unknown       open
1984~/2004-06             1 1984-01-01    2004-06-30
Y17E7                     2 170000000-01-01  170000000-12-31
Y-17E7                    2 -170000000-01-01 -170000000-12-31
1950S2                    2 1900-01-01    1999-12-31
1950S4                    2 1950-01-01    1950-12-31
-1950S2                   2 -1999-01-01   -1900-12-31
Y171010000S3              2 171000000-01-01  171999999-12-31
Y-171010000S3             2 -171999999-01-01 -171000000-12-31
Y3388E2S3                 2 338000-01-01  338999-12-31
2001-25                   2 2001-03-01    2001-05-31
2001-28                   2 2001-12-01    2002-02-28
2001-29                   2 2001-09-01    2001-11-30
2001-30                   2 2001-12-01    2002-02-28
2001-31                   2 2001-03-01    2001-05-31
2001-32                   2 2001-06-01    2001-08-31
2001-33                   2 2001-01-01    2001-03-31
2001-34                   2 2001-04-01    2001-06-30
2001-36                   2 2001-10-01    2001-12-31
2001-37                   2 2001-01-01    2001-04-30
2001-39                   2 2001-09-01    2001-12-31
2001-40                   2 2001-01-01    2001-06-30
2001-41                   2 2001-07-01    2001-12-31
20XX-41                   2 2000-07-01    2099-12-31
20XX-21                   2 2000-03-01    2099-05-31
20X0-24                   2 2000-12-01    2091-02-28
[1667,1668,1670..1672]    2 1667-01-01    1672-12-31
[1670..1672,1667]         2 1667-01-01    1672-12-31
[..1760-12-03]            2 open          1760-12-03
[1760-12..]               2 1760-12-01    open
[..1984,1990..]           2 open          open
{1960,1961-12}            2 1960-01-01    1961-12-31
{..1984}                  2 open          1984-12-31
[1984]                    2 1984-01-01    1984-12-31
[1984~,201X]              2 1984-01-01    2019-12-31
2004-06~-11               2 2004-06-11    2004-06-11
2004?-06-~11              2 2004-06-11    2004-06-11
2004-%06                  2 2004-06-01    2004-06-30
XXXX                      2 0-01-01       9999-12-31
XXXX-12-XX                2 0-12-01       9999-12-31
1XXX-12                   2 1000-12-01    1999-12-31
1XX3                      2 1003-01-01    1993-12-31
156X-12-25                2 1560-12-25    1569-12-25
-156X-12-25               2 -1569-12-25   -1560-12-25
-XXXX-12-XX               2 -9999-12-01   -1-12-31
-000X-02-29               2 -8-02-29      -4-02-29
-00XX-24                  2 -99-12-01     0-02-29
1984-1X                   2 1984-10-01    1984-12-31
1984-X2                   2 1984-02-01    1984-12-31
1985-0X-31                2 1985-01-31    1985-08-31
1985-02-2X                2 1985-02-20    1985-02-28
1984-02-X9                2 1984-02-09    1984-02-29
1985-02-X9                2 1985-02-09    1985-02-19
1985-XX-3X                2 1985-01-30    1985-12-31
XXXX-02-29                2 0-02-29       9996-02-29
19XX-02-29                2 1904-02-29    1996-02-29
2004-06-XX/2004-07-03     2 2004-06-01    2004-07-03
198X/1985                 2 1980-01-01    1985-12-31
2004-06-~01/2004-06-~20   2 2004-06-01    2004-06-20
..2004-06-01/2004-06-20   2 open          2004-06-20
2004-06-01/2004-06-20..   2 2004-06-01    open
9999-24                   1 9999-12-01    10000-02-29
"""


@pytest.mark.parametrize("line", BOUNDS.strip().splitlines())
def test_level_and_bounds(line: str) -> None:
    text, level, earliest, latest = line.split()
    edtf = parse(text)
    assert (edtf.level, shown(edtf.earliest), shown(edtf.latest)) == (int(level), earliest, latest)
    assert edtf.text == text


# Marks on a part are of level 2, even where they say what one mark at the end would say at level 1.
MARKED = """
2004-06-11?        1 uncertain
?2004-?06-?11      2 uncertain
2004?-06?          2 uncertain
?2004              2 uncertain
~-0044             2 approximate
-0044~             1 approximate
2004-12/%2020      2 uncertain approximate
2004-12/2020%      1 uncertain approximate
?2004~             2 uncertain approximate
?2004-06-~11       2 uncertain approximate
2004-06?-11~       2 uncertain approximate
2001-21?           1 uncertain
?2001-21           2 uncertain
"""


@pytest.mark.parametrize("line", MARKED.strip().splitlines())
def test_where_marks_stand_decides_the_level_and_is_kept(line: str) -> None:
    text, level, *words = line.split()
    edtf = parse(text)
    assert (edtf.text, edtf.level) == (text, int(level))
    assert (edtf.uncertain, edtf.approximate) == ("uncertain" in words, "approximate" in words)


REFUSED = """
20190930             4  hyphen
2019-9-3             6  two digits
2019-13              5  01 to 12
2019-00              5  01 to 12
2019-09-31           8  no day 31
1900-02-29           8  no day 29
2004-02-3X           8  no day 3X
XXX1-02-29           8  no day 29
2019-2X              5  01 to 12
2001-21-05           8  season
-0000                0  1 BC
19                   2  four digits
198                  3  four digits
12345                4  Y12345
Y1985                1  without Y
Y0170000             1  leading zero
Y1E2                 1  without Y
Y17000-05            6  nothing may follow
Y17E0                4  leading zero
Y1E1000              1  at most 1000 digits
Y1E1001              3  at most 1000 digits
1950S5               5  4 digits
1950S0               5  leading zero
195XS2               4  not both
20050924T100000      4  Y
1985-04T10:00:00     7  whole date
1985-04-12T24:00:00  11 00 to 23
1985-04-12T23:60:00  14 00 to 59
1985-04-12T23        13 hh:mm
1985-04-12T23:20:30.5 19 only Z
1985-04-12T23:20:30-00:00 19 Z or +00:00
1985-04-12T23:20:30+15 19 14:00
1985-04-12?T23:20:30 11 whole date
1985-04-XXT23:20:30  10 whole date
-1985T23:20:30       5  whole date
1985-W15             5  two digits
1985-102             7  hyphen
2004-06?~            8  one qualifier
2004-06-11-12        10 nothing may follow
..                   0  four digits
/                    0  at least one of its ends
1984/1985/1986       9  one slash
2004/2003            5  before the start
2004-06-02/2004-06-01 11 before the start
2019-09-30/10-05     13 four digits
1985/2004-06-01T10:00:00 15 day
[                    1  close with ]
[1984                5  close with ]
[1984}               6  close with ]
[1984,]              6  a date belongs here
[]                   1  a date belongs here
[..]                 1  two dots
[1984..1985..1986]   11 hyphen
[1672..1670]         7  before the start
[1670..1672-01]      7  both ends
[1670?..1672]        1  plain
[167X..1680]         1  plain
[2004-XX..2005-03]   1  plain
[2001-21..2001-22]   1  plain
[1960/1961]          5  month
[[1960]]             1  four digits
2019-09-30x          10 nothing may follow
uuuu                 0  four digits
2019-xx              5  two digits
Y99999999999E9999    13 digits
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_what_is_not_edtf_is_refused_where_it_stops_being_so(line: str) -> None:
    text, position, *words = line.split()
    with pytest.raises(DateError, match=f"column {int(position) + 1}: ") as caught:
        parse(text)
    assert caught.value.position == int(position)
    assert " ".join(words) in caught.value.reason


@pytest.mark.parametrize(
    ("text", "position"),
    [("", 0), (" 2019", 0), ("2019 ", 4), ("[1667, 1668]", 6), ("2019\n", 4), ("٢٠١٩", 0), ("2019–20", 4)],
)
def test_spaces_and_foreign_characters_are_refused(text: str, position: int) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1985-04-12T23:20:30", Precision.SECOND), ("1985-XX-XX", Precision.DAY), ("2004-XX", Precision.MONTH),
        ("2001-21", Precision.SEASON), ("2001-34", Precision.QUARTER), ("2001-38", Precision.QUADRIMESTER),
        ("2001-32", Precision.SEASON), ("2001-33", Precision.QUARTER), ("2001-36", Precision.QUARTER),
        ("2001-37", Precision.QUADRIMESTER), ("2001-39", Precision.QUADRIMESTER), ("2001-41", Precision.SEMESTER),
        ("2001-40", Precision.SEMESTER), ("-1985", Precision.YEAR), ("1XX3", Precision.YEAR),
        ("201X", Precision.DECADE), ("1950S2", Precision.CENTURY), ("XXXX", Precision.MILLENNIUM),
        ("2004-02-01/2005", Precision.YEAR),
        ("2004-02-01/..", Precision.DAY), ("../..", Precision.MILLENNIUM), ("[1667,1760-12]", Precision.YEAR),
    ],
)  # fmt: skip
def test_precision_is_that_of_the_smallest_part_and_of_the_coarsest_date(text: str, precision: Precision) -> None:
    assert parse(text).precision is precision


def test_forms_are_told_apart() -> None:
    assert [parse(text).form for text in ("2019", "2019/2020", "[2019,2020]", "{2019,2020}")] == list(Form)
    assert parse("2019/2020").is_interval
    assert parse("[2019..2020]").is_set
    assert parse("{2019..2020}").is_list


def test_certainty_of_any_part_is_that_of_the_date() -> None:
    assert (parse("2004-%06").approximate, parse("2004-%06").uncertain) == (True, True)
    assert (parse("2004~/2005").approximate, parse("2004~/2005").uncertain) == (True, False)
    assert not parse("[2004,2005]").approximate


def test_a_time_of_day_is_kept_as_written() -> None:
    assert parse("1985-04-12T23:20:30+04:30").time == "23:20:30+04:30"
    assert parse("1985-04-12").time is None


def test_open_and_unknown_ends_are_told_apart() -> None:
    assert parse("../1985").earliest is OPEN
    assert parse("/1985").earliest is UNKNOWN


def test_years_that_dates_cannot_hold_are_days_all_the_same() -> None:
    assert parse("Y10000").earliest == BigDay(10_000, 1, 1)
    assert parse("0000").latest == BigDay(0, 12, 31)


def test_a_long_refused_text_is_cut_in_the_message() -> None:
    with pytest.raises(DateError) as caught:
        parse("9" * 5_000)
    assert len(str(caught.value)) < 200


def test_a_date_is_read_once_and_remembered() -> None:
    assert parse("2001-21") is parse("2001-21")


@pytest.mark.parametrize(("text", "position"), [("2014//2015", 5), ("2014/2015/2016", 9)])
def test_the_second_slash_of_an_interval_is_pointed_at(text: str, position: int) -> None:
    with pytest.raises(DateError, match="an interval has one slash") as error:
        parse(text)
    assert error.value.position == position
