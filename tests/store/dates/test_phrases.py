"""What people type about dates, against the day they typed it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Ambiguous, NotUnderstood, parse, understand, understand_day
from tests.store.dates.strategies import EDTF

PUBLISHED = date(2019, 9, 30)  # a Monday

UNDERSTOOD = """
late august 2019                  [2019-08-21..2019-08-31]
in late August                    [2019-08-21..2019-08-31]
early february 2019               [2019-02-01..2019-02-10]
mid-February 2019                 [2019-02-11..2019-02-20]
late feb 2020                     [2020-02-21..2020-02-29]
mid-2016                          [2016-05..2016-08]
early 1930s                       [1930..1933]
end of 2014                       [2014-09..2014-12]
monday                            2019-09-30
on Monday                         2019-09-30
Monday morning                    2019-09-30
friday                            2019-09-27
thurs                             2019-09-26
last monday                       2019-09-23
last friday                       2019-09-27
next friday                       2019-10-04
this friday                       2019-10-04
today                             2019-09-30
yesterday                         2019-09-29
the day before yesterday          2019-09-28
tomorrow                          2019-10-01
last night                        2019-09-29
three days ago                    2019-09-27
four days ago                     2019-09-26
twelve days ago                   2019-09-18
two weeks ago                     2019-09-16~
a week ago                        2019-09-23~
3 months ago                      2019-06
10 years ago                      2009
last week                         [2019-09-23..2019-09-29]
this week                         [2019-09-30..2019-10-06]
last month                        2019-08
last year                         2018
nov 2017                          2017-11
November 2017                     2017-11
nov                               2018-11
august                            2019-08
september                         2019-09
30 sep                            2019-09-30
1 oct                             2018-10-01
29 feb                            2016-02-29
sep '19                           2019-09
about 2014                        2014~
c. august 2014                    2014-08~
maybe 2014                        2014?
probably about 2014               2014%
2014 or so                        2014~
before 2014                       [..2013]
before june 2014                  [..2014-05]
before 1 june 2014                [..2014-05-31]
before about 2014                 [..2013~]
before the 1920s                  [..1919]
before spring 2016                [..2016-02]
after 2014                        [2015..]
later than 12 aug 2014            [2014-08-13..]
until 2014                        [..2014]
by june 2015                      [..2015-06]
2014 or later                     [2014..]
2014 or earlier                   [..2014]
since 2013                        2013/..
since aug 2014                    2014-08/..
from 2013 onwards                 2013/..
between aug 2014 and nov 2017     [2014-08..2017-11]
between aug 2014 and 2017         [2014-08..2017-12]
from 2013 to 2015                 2013/2015
aug 2014 - nov 2017               2014-08/2017-11
aug–nov 2017                      2017-08/2017-11
21–31 August 2019                 2019-08-21/2019-08-31
sept 21-25, 2019                  2019-09-21/2019-09-25
30 aug - 2 sep 2019               2019-08-30/2019-09-02
1851-52                           1851/1852
2014/15                           2014/2015
1863 or 1864                      [1863,1864]
spring 2016                       2016-21
fall 2016                         2016-23
autumn                            2019-23
winter                            2018-24
winter 2015-16                    2015-24
Q3 2016                           2016-35
third quarter of 2016             2016-35
first half of 2016                2016-40
30/9/19                           2019-09-30
30.9.2019                         2019-09-30
30-9-2019                         2019-09-30
30-Sep-2019                       2019-09-30
Sept 30, 2019                     2019-09-30
30th of September 2019            2019-09-30
Monday, 30 September 2019         2019-09-30
2019-9-3                          2019-09-03
20190930                          2019-09-30
7/2008                            2008-07
30/9                              2019-09-30
10/9/19                           2019-09-10
5/6/07                            2007-06-05
5/6/7                             2007-06-05
٣٠/٩/٢٠١٩                         2019-09-30
the '80s                          198X
19th century                      18XX
2nd century BC                    -0199/-0100
64 BC                             -0063
[2014, 2015]                      [2014,2015]
2014 / 2015                       2014/2015
2019-09-30T10:00:00Z              2019-09-30T10:00:00Z
Mon Sep 30 10:14:02 2019          2019-09-30T10:14:02
2019-09-28 10:14                  2019-09-28T10:14:00
2019-09-28T10:14                  2019-09-28T10:14:00
friday 9.30 pm                    2019-09-27T21:30:00
midday 28 sep 2019                2019-09-28
2019-09-27..2019-09-29            2019-09-27/2019-09-29
2019-09-27 … 29 sep 2019          2019-09-27/2019-09-29
2019-09-27 and 2019-09-29         {2019-09-27,2019-09-29}
27 sep 2019; 29 sep 2019          {2019-09-27,2019-09-29}
7 and 9 june 2019                 {2019-06-07,2019-06-09}
June 7-9, 2019                    2019-06-07/2019-06-09
Jun 7 to 9 2019                   2019-06-07/2019-06-09
Nov 28 - Feb 3, 2019              2018-11-28/2019-02-03
28 nov - 3 feb 2019               2018-11-28/2019-02-03
2019-09-27/29                     2019-09-27/2019-09-29
2014..                            [2014..]
..2014                            [..2014]
on or after 3 june 2019           [2019-06-03..]
on or before 3 june 2019          [..2019-06-03]
on or about 3 june 2019           2019-06-03~
no later than june 2019           [..2019-06]
in two days                       2019-10-02
two weeks from now                2019-10-14~
a fortnight ago                   2019-09-16~
2019-W02                          [2019-01-07..2019-01-13]
week 2 of 2019                    [2019-01-07..2019-01-13]
over the weekend                  [2019-09-28..2019-09-29]
overnight 27/28 september 2019    2019-09-27/2019-09-28
12 كانون الأول 2018               2018-12-12
٣ آذار ٢٠١٨                       2018-03-03
14 فبراير 2018                    2018-02-14
7 AĞUSTOS 2018                    2018-08-07
1er août 2018                     2018-08-01
4 hezîran 2018                    2018-06-04
٥ی تشرینی یەکەمی ٢٠١٨             2018-10-05
12/2018                           2018-12
1/2019                            2019-01
31/12/2018                        2018-12-31
31/12                             2018-12-31
1/1                               2019-01-01
now                               2019-09-30
tonight                           2019-09-30
this morning                      2019-09-30
this afternoon                    2019-09-30
this evening                      2019-09-30
this month                        2019-09
day after tomorrow                2019-10-02
two months from now               2019-11
summer 2016                       2016-22
autumn 2016                       2016-23
fourth quarter 2016               2016-36
second half of 2016               2016-41
2014-22 / 2015-21                 2014-22/2015-21
10pm 3-5 may 2019                 2019-05-03/2019-05-05
mon sept 30 2019 10h              2019-09-30
fri sept 27 2019 10h              2019-09-27
winter 2015-6                     2015-24/2016
winter 2015-17                    2015-24/2017
23:59:59 3 may 2019               2019-05-03T23:59:59
10pm about 3 may 2019             2019-05-03~
"""


@pytest.mark.parametrize("line", UNDERSTOOD.strip().splitlines())
def test_an_entry_is_understood_against_its_day(line: str) -> None:
    text, edtf = line[:34].strip(), line[34:].strip()
    assert understand(text, PUBLISHED).edtf == parse(edtf)


LASTING = """
before 2014                       ../2013
after 2014                        2015/..
until 2014                        ../2014
between aug 2014 and nov 2017     2014-08/2017-11
last week                         2019-09-23/2019-09-29
since 2013                        2013/..
"""


@pytest.mark.parametrize("line", LASTING.strip().splitlines())
def test_of_a_state_that_lasts_the_whole_stretch_is_meant(line: str) -> None:
    text, edtf = line[:34].strip(), line[34:].strip()
    assert understand(text, PUBLISHED, lasting=True).edtf.text == edtf


def test_days_are_counted_in_words_up_to_twelve() -> None:
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    found = [understand_day(f"{word} days ago", PUBLISHED) for word in words]
    assert found == [PUBLISHED - timedelta(days) for days in range(1, 13)]


def test_the_first_day_of_the_week_is_a_setting() -> None:
    assert understand("last week", PUBLISHED, week_start="sunday").edtf.text == "[2019-09-22..2019-09-28]"


def test_which_of_two_numbers_is_the_day_is_a_setting_and_told() -> None:
    assert understand("10/9/2019", PUBLISHED).note == "day first; month first it would be 9 October"
    assert understand("10/9/2019", PUBLISHED, day_first=False).edtf.text == "2019-10-09"


@pytest.mark.parametrize("text", ["2021-03-08T10:00", "2021-03-08T10:00Z", "2021-03-08T10:00+03:00", "2021/03/08 10pm"])
def test_the_month_stands_second_where_the_year_stands_first(text: str) -> None:
    assert understand(text, PUBLISHED).edtf.earliest == date(2021, 3, 8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30/9/19", "year 19 taken as 2019"),
        ("12/13/2019", "month first, for there is no month 13"),
        ("sep 19", "19 is the day; for the year write September 2019"),
        ("nov", "the latest up to 2019-09-30"),
        ("monday", "the Monday of the same day"),
        ("last friday", "the latest before 2019-09-30"),
        ("last week", "weeks start on Monday"),
        ("monday evening", "the evening is kept only in your own words"),
        ("1910-30", "for the years write 1910/1930"),
        ("maybe late august 2019", "kept only in your own words"),
        ("10pm late august 2019", "the time of day is kept only in your own words"),
        ("sept 30 2019 10h", "read by dateutil"),
        ("over the weekend", "Saturday and Sunday"),
    ],
)
def test_what_had_to_be_decided_is_told(text: str, words: str) -> None:
    assert words in understand(text, PUBLISHED).note


@pytest.mark.parametrize("text", ["30 september 2019", "2019-09-30", "late august 2019", "before 2014", "[2014,2015]"])
def test_what_is_plain_needs_no_note(text: str) -> None:
    assert understand(text, PUBLISHED).note == ""


@pytest.mark.parametrize(
    ("text", "reading", "words"),
    [
        ("31/9/2019", "2019-09", "September 2019 has no day 31"),
        ("29 february 2019", "2019-02", "February 2019 has no day 29"),
        ("tuesday, 30 september 2019", "2019-09-30", "is a Monday, not a Tuesday"),
        ("90", "1990", "does not say which century"),
        ("201 4", None, "no month"),
        ("2000s", "200X", "a decade or a century"),
        ("30/13/2019", None, "there is no month 13"),
        ("aug 2015 - jun 2014", None, "before the start"),
        ("soon", None, "is not a date: it does not say when that was"),
        ("", None, "is not understood as a date"),
        ("a few days ago", None, "how many days is not given"),
        ("some weeks ago", None, "how many weeks is not given"),
        ("11:45", None, "a time of day"),
        ("24:10 3 may 2019", None, "is not a time of day"),
        ("10:60 3 may 2019", None, "is not a time of day"),
        ("10:14:60 3 may 2019", None, "is not a time of day"),
        ("week 40 of 201", None, "is not understood as a date"),
        ("week 100 2019", None, "is not understood as a date"),
        ("1851-952", None, "is not understood as a date"),
        ("Q5 2016", None, "is not understood as a date"),
        ("H3 2016", None, "is not understood as a date"),
        ("8:00-16:00", None, "more than one time"),
        ("2019-09-27 2019-09-29", None, "more than one date"),
        ("3 may 2019 gmt+3 near", None, "'near'"),
        ("3 4 may 2019", None, "more than one date"),
        ("may 32", None, "May has no day 32"),
        ("2019-W60", None, "no week 60"),
        ("4 Aban 1397", None, "a Persian date"),
        ("1 رمضان 1440", None, "an Islamic date"),
        ("Nowruz 2019", None, "a feast"),
        ("23rd dynasty", None, "is not understood as a date"),
        ("99999999999 days ago", None, "no such year"),
        ("2019 " * 100, None, "at most 200"),
    ],
)
def test_what_is_impossible_or_ambiguous_is_refused_with_the_reading_it_would_take(
    text: str, reading: str | None, words: str
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, PUBLISHED)
    assert words in str(caught.value)
    assert (caught.value.reading.text if caught.value.reading else None) == reading


def test_a_decade_or_century_is_told_with_both_readings() -> None:
    with pytest.raises(Ambiguous, match="write 180X or 18XX") as caught:
        understand("1800s", PUBLISHED)
    assert [one.text for one in caught.value.readings] == ["180X", "18XX"]


def test_the_last_day_of_an_entry_is_a_day_to_look_at() -> None:
    assert understand_day("late 2016", PUBLISHED) == date(2016, 12, 31)
    with pytest.raises(NotUnderstood, match="no last day"):
        understand_day("since 2013", PUBLISHED)


@given(EDTF)
def test_edtf_is_taken_as_it_stands(text: str) -> None:
    assert understand(text, PUBLISHED).edtf == parse(text)


PIECES = """
late mid early before after since until between and to or from - / . , ' ? ~ c about maybe monday fri last next week
month year ago days 2 19 30 31 2014 2019 0 sep feb august spring q3 s century bc ad 1st the of in T
"""
ENTRY_WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=7)


@given(st.one_of(st.text(max_size=30), ENTRY_WORDS.map(" ".join), ENTRY_WORDS.map("".join)), st.dates())
def test_any_entry_is_understood_or_refused_in_words(text: str, anchor: date) -> None:
    try:
        understood = understand(text, anchor)
    except NotUnderstood as refusal:
        text = str(refusal)
        understood = None
    assert parse(understood.edtf.text) == understood.edtf if understood else text


@given(
    st.dates(date(1971, 1, 1), date(2069, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%d.%m.%y"])
)
def test_a_day_written_in_the_usual_ways_is_that_day(day: date, form: str) -> None:
    anchor = date(2060, 1, 1)
    assert understand(day.strftime(form), anchor).edtf.text == day.isoformat()


@given(st.dates(date(1900, 1, 1)))
def test_a_bare_weekday_is_the_latest_up_to_the_anchor(anchor: date) -> None:
    found = understand("wednesday", anchor).edtf.earliest
    assert isinstance(found, date)
    assert found.weekday() == 2
    assert 0 <= (anchor - found).days < 7


EDGES = """
2019/9/30                         2019-09-30
2019 9                            2019-09
9/2019                            2019-09
monday 20190930                   2019-09-30
5/1                               2019-01-05
seven days ago                    2019-09-23
eleven days ago                   2019-09-19
30 sep 2019 2pm                   2019-09-30T14:00:00
30 sep 2019 12am                  2019-09-30T00:00:00
30 sep 2019 12pm                  2019-09-30T12:00:00
30 sep 2019 11:59 pm              2019-09-30T23:59:00
aug 21 to 25 2018                 2018-08-21/2018-08-25
aug 21 to 2020                    2019-08-21/2020
aug 21 to 25                      2019-08-21/2019-08-25
aug 21 - august 25                2019-08-21/2019-08-25
21 aug - sep 2018                 2018-08-21/2018-09
next weekend                      [2019-10-05..2019-10-06]
this weekend                      [2019-10-05..2019-10-06]
last weekend                      [2019-09-28..2019-09-29]
"""


@pytest.mark.parametrize("line", EDGES.strip().splitlines())
def test_each_way_of_typing_is_held_at_its_edge(line: str) -> None:
    typed, edtf = line[:34].strip(), line[34:].strip()
    assert understand(typed, PUBLISHED).edtf.text == edtf
