"""The short words for dates, in full and under a year that stands above."""

import pytest

from store.dates import DateError, short, short_in_year, weekday

WORDS = """
2019-09-30                | 30 Sep 2019                    | 30 Sep
2017-11                   | Nov 2017                       | Nov
2014                      | 2014                           | 2014
2014%                     | c. 2014?                       | c. 2014?
2014-08~                  | c. Aug 2014                    | c. Aug
2014-08-21%               | c. 21 Aug 2014?                | c. 21 Aug?
[..2013]                  | before 2014                    | before 2014
../2013                   | until 2013                     | until 2013
../2017-11                | until Nov 2017                 | – Nov 2017
[..2019-09-30]            | before 1 Oct 2019              | <1 Oct 2019
[2015..]                  | after 2014                     | after 2014
[2019-09-30..]            | after 29 Sep 2019              | >29 Sep
2013/..                   | since 2013                     | since 2013
2019-09-30/..             | since 30 Sep 2019              | 30 Sep –
1985~/..                  | since c. 1985                  | c. 1985 –
../1985~                  | until c. 1985                  | – c. 1985
2014-08/2017-11           | Aug 2014 – Nov 2017            | from Aug
2017-08/2017-11           | Aug – Nov 2017                 | Aug – Nov
2014/2017                 | 2014 – 2017                    | 2014 – 2017
[2019-08-21..2019-08-31]  | late Aug 2019                  | late Aug
[2019-02-21..2019-02-28]  | late Feb 2019                  | late Feb
[2019-08-11..2019-08-20]  | mid Aug 2019                   | mid Aug
2019-08-21/2019-08-31     | 21–31 Aug 2019                 | 21–31 Aug
2019-08-21/2019-09-02     | 21 Aug – 2 Sep 2019            | from 21 Aug
[2019-09-23..2019-09-29]  | between 23 and 29 Sep 2019     | 23–29 Sep
[2019-08-29..2019-09-02]  | between 29 Aug and 2 Sep 2019  | 29 Aug …
[2014-08..2017-11]        | between Aug 2014 and Nov 2017  | Aug–Nov ’17
[2016-05..2016-08]        | mid 2016                       | mid 2016
[1930..1933]              | early 1930s                    | early 1930s
[1667,1668,1670..1672]    | 1667, 1668 or 1670–1672        | 1667 or …
[2019-09-25,2019-09-27]   | 25 Sep 2019 or 27 Sep 2019     | 25 Sep or …
{1960,1961-12}            | 1960 and Dec 1961              | 1960 and …
[1760-01,1760-12..]       | Jan 1760 or after Nov 1760     | Jan or …
198X                      | 1980s                          | 1980s
18XX                      | 19th century                   | 19th c.
20XX~                     | c. 21st century                | c. 21st c.
11XX                      | 12th century                   | 12th c.
1985-XX-XX                | a day of 1985                  | a day
1985-04-XX                | a day of Apr 1985              | a day
2004-XX                   | a month of 2004                | a month
156X-12-25                | 156X-12-25                     | 156X-12-25
2001-21                   | spring 2001                    | spring
2001-24                   | winter 2001                    | winter
2001-26                   | summer north 2001              | summer N
2001-34                   | Q2 2001                        | Q2
2001-38                   | May–Aug 2001                   | May–Aug
2001-41                   | H2 2001                        | H2
1985/                     | 1985 – ?                       | 1985 – ?
/1985-04                  | ? – Apr 1985                   | ?–Apr 1985
..2004-03/2004-08         | Mar 2004 or before – Aug 2004  | from Mar 2…
..2004-03/2004-03         | Mar 2004 or before – Mar 2004  | from Mar 2…
..2004/2005               | 2004 or before – 2005          | from 2004
2019-09-30T10:00:00Z      | 30 Sep 2019 10:00 UTC          | 30 Sep
2019-09-30T10:00:01+03    | 30 Sep 2019 10:00:01+03        | 30 Sep
2019-08/2019-08           | Aug 2019                       | Aug
2019-08-30/2019-08-30     | 30 Aug 2019                    | 30 Aug
2019~/2019~               | c. 2019                        | c. 2019
2019-08?/2019-08          | Aug 2019? – Aug 2019           | Aug? – Aug
2019-08/2019-11           | Aug – Nov 2019                 | Aug – Nov
../                       | until ?                        | until ?
/..                       | since ?                        | since ?
{1960-05}                 | May 1960                       | May
-0043                     | 44 BC                          | 44 BC
0000                      | 1 BC                           | 1 BC
Y170000002                | 170,000,002                    | 170,000,002
1950S2                    | 1900–1999                      | 1900–1999
"""


@pytest.mark.parametrize("line", WORDS.strip().splitlines())
def test_a_date_in_short_words(line: str) -> None:
    text, full, in_year = (part.strip() for part in line.split("|"))
    assert (short(text), short_in_year(text)) == (full, in_year)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2019-09-30", "Monday"),
        ("2019-09-27~", "Friday"),
        ("2019-09-29T10:00:00Z", "Sunday"),
        ("0000-01-01", "Saturday"),
        ("2019-09", ""),
        ("2019-09-30/..", ""),
        ("[2019-09-23..2019-09-29]", ""),
    ],
)
def test_one_day_has_a_weekday(text: str, name: str) -> None:
    assert weekday(text) == name


def test_text_that_is_no_date_has_no_words() -> None:
    with pytest.raises(DateError):
        short("soon")
