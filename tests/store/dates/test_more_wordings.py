"""Wordings of dates beside the common ones: each gives the days it means, or says why it gives none."""

from datetime import date
from time import process_time

import pytest

from store.dates import understand
from store.dates.typed.phrases import NotUnderstood

ANCHOR = date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2, 4 and 9 June 2021", "{2021-06-02,2021-06-04,2021-06-09}"),
        ("not later than 4 june 2021", "[..2021-06-04]"),
        ("4 june 2021 at the latest", "[..2021-06-04]"),
        ("4 june 2021 at the earliest", "[2021-06-04..]"),
        ("starting 4 june 2021", "2021-06-04/.."),
        ("week of 2 june 2021", "[2021-05-31..2021-06-06]"),
        ("week ending 6 june 2021", "[2021-05-31..2021-06-06]"),
        ("week beginning 31 may 2021", "[2021-05-31..2021-06-06]"),
        ("calendar week 22 2021", "[2021-05-31..2021-06-06]"),
        ("KW 22/2021", "[2021-05-31..2021-06-06]"),
        ("2021-W22-3", "2021-06-02"),
        ("weekend of 6 june 2021", "[2021-06-05..2021-06-06]"),
        ("weekend of 2 june 2021", "[2021-06-05..2021-06-06]"),
        ("tuesday last week", "2026-11-17"),
        ("last week tuesday", "2026-11-17"),
        ("earlier this week", "[2026-11-23..2026-11-29]"),
        ("second half of february 2020", "[2020-02-16..2020-02-29]"),
        ("2021 Q2", "2021-34"),
        ("late spring 2021", "2021-21"),
        ("early june '21", "[2021-06-01..2021-06-10]"),
        ("late June ’21", "[2021-06-21..2021-06-30]"),
        ("2021ʼde", "2021"),
        ("2021\u200cەوە", "2021"),
        ("2ê gulana 2021", "2021-05-02"),
        ("2 june 2021, 7h05", "2021-06-02T07:05:00"),
        ("2 june 2021 (Wed)", "2021-06-02"),
        ("early morning 2 june 2021", "2021-06-02"),
        ("2020-11 to 2021-02", "2020-11/2021-02"),
        ("2020-11..2021-02", "2020-11/2021-02"),
        ("between 2020-11 and 2021-02", "[2020-11..2021-02]"),
        ("2020-11 or 2021-02", "[2020-11,2021-02]"),
        ("summer-2021", "2021-22"),
        ("2021-q2", "2021-34"),
        ("autumn-2020 to winter-2020", "2020-23/2020-24"),
        ("the winter of 2020 to 2021", "2020-24"),
        ("mid-to-late june 2021", "2021-06-11/2021-06-30"),
        ("last day of february 2020", "2020-02-29"),
        ("on the night of the 2nd to the 3rd of june 2021", "2021-06-02/2021-06-03"),
        ("2 june 2021 at dawn", "2021-06-02"),
        ("2 june '21", "2021-06-02"),
        ("2 june 2021 14:30 UTC", "2021-06-02T14:30:00Z"),
        ("2 june 2021 14:30 +03:00", "2021-06-02T14:30:00+03:00"),
    ],
)
def test_english(typed: str, edtf: str) -> None:
    assert understand(typed, ANCHOR).edtf.text == edtf


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("du 2 au 4 juin 2021", "2021-06-02/2021-06-04"),
        ("jusqu'au 4 juin 2021", "[..2021-06-04]"),
        ("depuis juin 2021", "2021-06/.."),
        ("fin juin 2021", "[2021-06-21..2021-06-30]"),
        ("mi-juin 2021", "[2021-06-11..2021-06-20]"),
        ("mercredi 2 juin 2021 à 14h30", "2021-06-02T14:30:00"),
        ("avant-hier", "2026-11-24"),
        ("من 2 إلى 4 حزيران 2021", "2021-06-02/2021-06-04"),
        ("بين 2 و 4 حزيران 2021", "[2021-06-02..2021-06-04]"),
        ("قبل حزيران 2021", "[..2021-05]"),
        ("أواخر حزيران 2021", "[2021-06-21..2021-06-30]"),
        ("نهاية عام 2021", "[2021-09..2021-12]"),
        ("الأسبوع الماضي", "[2026-11-16..2026-11-22]"),
        ("الجمعة الماضية", "2026-11-20"),
        ("قبل ثلاثة أيام", "2026-11-23"),
        ("semaine dernière", "[2026-11-16..2026-11-22]"),
        ("il y a 3 jours", "2026-11-23"),
        ("la nuit du 2 au 3 juin 2021", "2021-06-02/2021-06-03"),
        ("geçen cuma", "2026-11-20"),
        ("3 gün önce", "2026-11-23"),
        ("4 Haziran 2021'e kadar", "[..2021-06-04]"),
        ("4 Haziran 2021'den itibaren", "2021-06-04/.."),
        ("2 Haziran 2021'den 4 Haziran 2021'e kadar", "2021-06-02/2021-06-04"),
        ("2ê heziranê 2021an", "2021-06-02"),
        ("ji 2ê heta 4ê heziranê 2021an", "2021-06-02/2021-06-04"),
        ("hefteya borî", "[2026-11-16..2026-11-22]"),
        ("berî 4 heziran 2021", "[..2021-06-03]"),
        ("الأربعاء 2 حزيران 2021م", "2021-06-02"),
        ("أمس", "2026-11-25"),
        ("2 Haziran 2021'de", "2021-06-02"),
        ("2 Haziran 2021 Çarşamba", "2021-06-02"),
        ("dün", "2026-11-25"),
        ("دوێنێ", "2026-11-25"),
    ],
)
def test_small_words_of_other_languages(typed: str, edtf: str) -> None:
    assert understand(typed, ANCHOR).edtf.text == edtf


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("first week of june 2021", "from which day to which"),
        ("week 1 of june 2021", "from which day to which"),
        ("over a week ago", "is not understood as a date"),
        ("2 weeks and 3 days ago", "is not understood as a date"),
        ("wednesday the 2nd", "has no month"),
        ("2021-14", "no month 14"),
        ("2 june 221", "is not a year of four digits"),
        ("1400/3/12", "Persian or Islamic"),
        ("march 1402", "Persian or Islamic"),
        ("2-4 june 1401", "Persian or Islamic"),
        ("2021-W22-8", "no day 8 of a week"),
        ("2021-W22-0", "no day 0 of a week"),
        ("christmas 2021", "a feast"),
        ("TBC", "not known"),
        ("a while ago", "it does not say when that was"),
        ("thursday 2 june 2021", "is a Wednesday"),
    ],
)
def test_why_there_is_no_date(typed: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        understand(typed, ANCHOR)


def test_weeks_start_as_the_file_says() -> None:
    assert understand("week of 6 june 2021", ANCHOR, week_start="sunday").edtf.text == "[2021-06-06..2021-06-12]"
    assert understand("sunday last week", ANCHOR, week_start="sunday").edtf.text == "2026-11-15"
    assert understand("sunday last week", ANCHOR).edtf.text == "2026-11-22"


@pytest.mark.parametrize("typed", ["1441-01-20", "1441-01-20 06:15", "1441-01", "1441-01-20/1441-01-22"])
def test_a_date_of_edtf_in_an_old_year_says_which_calendar_it_is_of(typed: str) -> None:
    assert "common calendar" in understand(typed, ANCHOR).note


def test_a_wrong_weekday_is_told_without_offering_the_same_day_again() -> None:
    with pytest.raises(NotUnderstood) as told:
        understand("2 june 2021 (sunday)", ANCHOR)
    assert str(told.value) == "2021-06-02 is a Wednesday, not a Sunday"


@pytest.mark.parametrize(
    "words", ["week ", "early week ", "late first week ", "half ", "weekend ", "first half ", "days "]
)
def test_the_same_words_again_and_again_are_refused_in_little_time(words: str) -> None:
    started = process_time()
    with pytest.raises(NotUnderstood):
        understand((words * 200)[:200], ANCHOR, loosely=False)
    assert process_time() - started < 1


@pytest.mark.parametrize(
    "typed", ["dusty june '21", "june x '21", "june '21 or la", "june '21 - late", "4 marsa 2021", "maia 2021"]
)
def test_no_word_beside_a_month_is_dropped_and_no_place_is_a_month(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(typed, ANCHOR)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("4 june 2011 to 9 july", "2011-06-04/2011-07-09"),
        ("2011-06-04 - 9 july", "2011-06-04/2011-07-09"),
        ("28 dec 2011 - 3 jan", "2011-12-28/2012-01-03"),
        ("june 2011 - august", "2011-06/2011-08"),
        ("between 4 june 2011 and 9 july", "[2011-06-04..2011-07-09]"),
        ("4 june 2011 or 9 july", "[2011-06-04,2011-07-09]"),
        ("4/6/2011 - 9/7", "2011-06-04/2011-07-09"),
        ("2011-06/08", "2011-06/2011-08"),
        ("2011-06-04/09", "2011-06-04/2011-06-09"),
        ("2011-06-04/07-09", "2011-06-04/2011-07-09"),
        ("2011-06-04..07-09", "2011-06-04/2011-07-09"),
        ("2011-06-04 to 09", "2011-06-04/2011-06-09"),
        ("4 june 2011 to 9 july 26", "2011-06-04/2026-07-09"),
        ("4 june 2011 to monday", "2011-06-04/2026-11-23"),
    ],
)
def test_an_end_without_a_year_is_the_first_such_one_behind_the_start(typed: str, edtf: str) -> None:
    assert understand(typed, ANCHOR).edtf.text == edtf


@pytest.mark.parametrize(
    "typed",
    [
        "2011 to august",
        "2011-12-30..01-02",
        "2011-12-30/01-02",
        "9 and 2 may 2021",
        "9 or 2 may 2021",
        "9, 2 and 3 may",
    ],
)
def test_an_end_of_an_unsure_year_and_a_day_that_may_be_a_month_are_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(typed, ANCHOR)


@pytest.mark.parametrize(
    ("zone", "kept"), [("UTC+3", "+03:00"), ("utc-0430", "-04:30"), ("GMT", "Z"), ("+0300", "+03:00")]
)
def test_the_zone_of_a_time_is_kept(zone: str, kept: str) -> None:
    assert understand(f"4 june 2021 14:30 {zone}", ANCHOR).edtf.text == f"2021-06-04T14:30:00{kept}"


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("down to 4 june 2021", "[..2021-06-04]"),
        ("4 june 2021 to date", "2021-06-04/.."),
        ("throughout june 2021", "2021-06"),
        ("all of june 2021", "2021-06"),
        ("in the course of 2021", "2021"),
        ("early hours of 4 june 2021", "2021-06-04"),
        ("eve of 4 june 2021", "2021-06-03"),
        ("the day after 30 june 2021", "2021-07-01"),
        ("two days before 1 june 2021", "2021-05-30"),
        ("a week before 4 june 2021", "2021-05-28~"),
        ("two days before yesterday", "2026-11-23"),
        ("4 june 2021 or thereabouts", "2021-06-04~"),
        ("w/c 31 may 2021", "[2021-05-31..2021-06-06]"),
        ("w/e 6 june 2021", "[2021-05-31..2021-06-06]"),
        ("a week ago today", "2026-11-19~"),
        ("۴ ژوئن ۲۰۲۱", "2021-06-04"),
        ("4 فوریه 2021", "2021-02-04"),
        ("Haziran 2021'den beri", "2021-06/.."),
        ("Haziran'dan bu yana", "2026-06/.."),
        ("Haziran'dan", "2026-06/.."),
        ("Haziran 2021 başı", "[2021-06-01..2021-06-10]"),
        ("Haziran 2021 sonu", "[2021-06-21..2021-06-30]"),
        ("Haziran ayı 2021", "2021-06"),
        ("en geç 4 Haziran 2021", "[..2021-06-04]"),
        ("iki gün önce", "2026-11-24"),
        ("önümüzdeki hafta", "[2026-11-30..2026-12-06]"),
        ("il y a deux jours", "2026-11-24"),
        ("au plus tard le 4 juin 2021", "[..2021-06-04]"),
        ("le 4 juin 2021 au soir", "2021-06-04"),
        ("dans la nuit du 4 au 5 juin 2021", "2021-06-04/2021-06-05"),
        ("vendredi prochain", "2026-11-27"),
        ("الجمعة المقبلة", "2026-11-27"),
        ("4 تشرين الثاني / نوفمبر 2021", "2021-11-04"),
        ("ji 4 gulan 2021 ve", "2021-05-04/.."),
        ("4 june 2021 14:30 EEST", "2021-06-04T14:30:00+03:00"),
    ],
)
def test_more_ways_to_say_a_day_or_a_span(typed: str, edtf: str) -> None:
    assert understand(typed, ANCHOR).edtf.text == edtf


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("15 Şaban 1441", "an Islamic date"),
        ("10 Zilhicce 1440", "an Islamic date"),
        ("1 Tishrei 5780", "a Hebrew date"),
        ("2021-53", "there is no month 53"),
        ("in the zzz of 4 june 2021", "is not understood as a date because of 'zzz'"),
        ("three days after", "is not understood as a date"),
        ("two weeks after june 2021", "is not understood as a date"),
    ],
)
def test_what_is_no_day_of_this_calendar_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(NotUnderstood, match=reason):
        understand(typed, ANCHOR)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("last 30 days", "[2026-10-27..2026-11-26]"),
        ("past week", "[2026-11-19..2026-11-26]"),
        ("the past year", "[2025-11-26..2026-11-26]"),
        ("last three months", "[2026-08-26..2026-11-26]"),
        ("next 3 days", "[2026-11-26..2026-11-29]"),
        ("last quarter", "2026-35"),
        ("last week", "[2026-11-16..2026-11-22]"),
        ("هفته گذشته", "[2026-11-16..2026-11-22]"),
        ("دو روز پیش", "2026-11-24"),
        ("پیش از ۴ مه ۲۰۲۱", "[..2021-05-03]"),
        ("اوایل مه ۲۰۲۱", "[2021-05-01..2021-05-10]"),
        ("از ۴ تا ۶ مه ۲۰۲۱", "2021-05-04/2021-05-06"),
        ("lundi 3 mai 2021", "2021-05-03"),
        ("4-6 Mayıs 2021", "2021-05-04/2021-05-06"),
    ],
)
def test_stretches_that_end_today_and_words_of_other_languages(typed: str, edtf: str) -> None:
    assert understand(typed, ANCHOR).edtf.text == edtf


@pytest.mark.parametrize("month_end", [date(2024, 3, 31), date(2023, 5, 30)])
def test_a_month_back_from_its_last_days_is_the_last_day_of_a_shorter_month(month_end: date) -> None:
    first = {date(2024, 3, 31): "2024-02-29", date(2023, 5, 30): "2023-04-30"}[month_end]
    assert understand("past month", month_end).edtf.text == f"[{first}..{month_end}]"


@pytest.mark.parametrize("typed", ["last few days", "past several weeks", "lundi 4 mai 2021", "31 June 2021"])
def test_what_gives_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(typed, ANCHOR)
