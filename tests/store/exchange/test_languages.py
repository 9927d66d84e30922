"""Tables in the languages of the field: names of columns, words for nothing, dates, statuses, counts, sums."""

from pathlib import Path

import pytest

from store.exchange.imports.days import read_date, read_month
from store.exchange.imports.layout import ImportProblem
from store.exchange.imports.statuses import read_passage, read_status
from store.exchange.imports.values import (
    decimal_of,
    read_count,
    read_degrees,
    read_number,
    said,
    said_status,
)
from store.exchange.plan.plan import Plan
from store.store import Store
from tests.store.exchange.standins import empty_store, planned
from tests.store.exchange.test_columns import FORD, MILL, made, table


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = empty_store(tmp_path)
    found.add("crossings", FORD)
    found.add("crossings", MILL)
    return found


def taken(plan: Plan) -> dict[str, str]:
    return {column.name: column.taken_as for column in plan.columns}


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("7 березня 2021 р.", "2021-03-07"),
        ("7 de março de 2021", "2021-03-07"),
        ("7 out. 2021", "2021-10-07"),
        ("7 luglio 2021", "2021-07-07"),
        ("7 ביוני 2021", None),
        ("7 יוני 2021", "2021-06-07"),
        ("del 7 al 9 de mayo de 2021", "2021-05-07/2021-05-09"),
        ("vom 7. bis 9. Mai 2021", "2021-05-07/2021-05-09"),
        ("с 7 по 9 мая 2021 г.", "2021-05-07/2021-05-09"),
        ("7 y 9 de mayo de 2021", "{2021-05-07,2021-05-09}"),
        ("9 al 7 de mayo de 2021", None),
        ("30 al 31 de febrero de 2021", None),
    ],
)
def test_dates_are_read_with_the_months_and_small_words_of_their_language(written: str, edtf: str | None) -> None:
    assert read_date(written) == edtf


def test_a_month_is_one_in_any_letters_with_two_or_four_figures_of_the_year() -> None:
    assert [read_month(cell) for cell in ("янв 2021", "févr.-21", "Abr 2021", "kas 21")] == [
        *("2021-01", "2021-02", "2021-04", "2021-11")
    ]


def test_words_for_nothing_are_no_source_in_any_language(store: Store) -> None:
    words = (
        "sin dato",
        "не указано",
        "немає даних",
        "لا توجد بيانات",
        "Belirtilmemiş",
        "N.D.",
        "non renseigné",
        "#REF!",
    )
    rows = (f"2021-05-04;event {each};{each}" for each in (*words, "River Post"))
    plan = planned(store, table("date;title;source", *rows))
    assert ["sources" in event for event in made(plan)] == [False] * len(words) + [True]
    assert plan.columns[2].fitted == 1
    assert plan.columns[2].examples == ("#REF!",)  # a formula that failed, which somebody may want to mend


def test_no_is_not_nothing_where_it_is_an_answer(store: Store) -> None:
    plan = planned(store, table("дата;кпп;пешеходы;грузы", "04.05.2021;Stone Ford;нет;да"))
    assert made(plan)[0]["status"]["modes"] == {"pedestrian": "no", "commercial": "yes"}


def test_unknown_is_a_status_in_any_language_and_nothing_elsewhere(store: Store) -> None:
    assert said("inconnu") == said("неизвестно") == ""
    assert read_status(said_status("desconocido")) == "unknown"
    plan = planned(store, table("fecha;paso;estado", "25/05/2021;Stone Ford;desconocido", "26/05/2021;Mill Gate;-"))
    assert [event.get("status") for event in made(plan)] == ["unknown", None]
    assert (plan.columns[2].fitted, plan.columns[2].dropped) == (1, 0)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Abierto con restricciones", "limited"),
        ("ouvert uniquement aux piétons", "limited"),
        ("kısmen kapalı", "limited"),
        ("частково відкрито", "limited"),
        ("fermé temporairement", "closed"),
        ("geçici olarak kapalı", "closed"),
        ("مغلق مؤقتا", "closed"),
        ("временно закрыт", "closed"),
        ("не работает", "closed"),
        ("работает", "open"),
        ("no operativo", "closed"),
        ("hors service", "inactive"),
        ("🟢 Open", "open"),
        ("❌ open", None),
        ("🔴 closed", "closed"),
        ("- open", "open"),
        ("× open", None),
        ("≠ open", None),
        ("? open", None),
        ("open without restrictions", "open"),
        ("ouvert sans restriction", "open"),
        ("abierto sin restricciones", "open"),
        ("açık, kısıtlama yok", "open"),
        ("открыт без ограничений", "open"),
        ("مفتوح بدون قيود", "open"),
        ("open without limits, pedestrians only", "limited"),
        ("no restrictions", None),
        ("Partially", "limited"),
        ("açık sınır kapısı", None),
        ("no longer closed", None),
        ("no abierto", "closed"),
        ("todavía no está abierto", "closed"),
        ("nicht geöffnet", "closed"),
        ("funktioniert nicht", "closed"),
        ("n'est pas ouvert", "closed"),
        ("ne fonctionne pas", "closed"),
        ("non è aperto", "closed"),
        ("ainda não aberto", "closed"),
        ("пока не открыт", "closed"),
        ("ще не відкрито", "closed"),
        ("henüz açık değil", "closed"),
        ("ليست مفتوحة", "closed"),
        ("باز نیست", "closed"),
        ("not yet open", "closed"),
        ("not open due to maintenance", "closed"),
        ("nicht vollständig geöffnet", "limited"),
        ("غير مفتوح بالكامل", "limited"),
        ("no cerrado", None),
        ("غير مغلق", None),
        ("not temporarily open", None),
        ("not open for trucks", None),
        ("ni abierto ni cerrado", None),
        ("fermé pour travaux", "closed"),
        ("cerrado por obras", "closed"),
        ("закрыт на ремонт", "closed"),
        ("закрито у зв'язку з ремонтом", "closed"),
        ("wegen Schneefall geschlossen", "closed"),
        ("bakım nedeniyle kapalı", "closed"),
        ("مغلق بسبب الأمطار", "closed"),
        ("مغلق للصيانة", "closed"),
        ("cerrado hasta nuevo aviso", "closed"),
        ("fermé dans les deux sens", "closed"),
        ("fermé pour les camions", None),
        ("cerrado por la noche", None),
        ("закрыт кроме пешеходов", None),
        ("geöffnet, aber nicht für LKW", None),
        ("مغلق للشاحنات", None),
        ("wegen Bauarbeiten nicht geöffnet", "closed"),
        ("wegen Bauarbeiten nicht vollständig geöffnet", "limited"),
        ("due to snow no longer open", "closed"),
        ("due to snow no longer closed", None),
        ("für Lkw nicht geöffnet", None),
        ("No, open", None),
        ("not open without restrictions", "limited"),
        ("open, not restricted", None),
        ("no longer in use", "inactive"),
        ("geöffnet für alle", "open"),
        ("ouvert pour tous sauf les camions", None),
        ("fermé tous les vendredis", None),
        ("herkes için açık", "open"),
        ("für den Verkehr geschlossen", "closed"),
        ("bakım ekipleri için kapalı", None),
        ("bakım çalışmaları için kapalı", "closed"),
        ("geschlossen für Reparaturfahrzeuge", None),
        ("закрыто для технических специалистов", None),
        ("закрыто на ремонт моста", "closed"),
    ],
)
def test_statuses_are_read_with_what_qualifies_them(words: str, status: str | None) -> None:
    assert read_status(words) == status


def test_counts_in_words_keep_their_bounds() -> None:
    counts = ("au moins 5", "environ 20", "plusieurs", "ca. 30", "أكثر من 10", "iki")
    assert [read_count(each) for each in counts] == ["5+", "~20", "several", "~30", "more than 10", 2]
    assert [read_count(each) for each in ("5 (2 children)", "40%", "20 km", "5 injured", "2 of 5")] == [None] * 5


def test_lakhs_are_thousands_and_no_decimals() -> None:
    assert read_number("1,23,456") == read_number("123,456") == 123456
    assert decimal_of(["1,23,456", "12"]).sign == "."
    assert read_number("1,23,45") is None


def test_whether_anybody_was_killed_is_not_how_many(store: Store) -> None:
    plan = planned(store, table("date,title,dead", "2021-05-04,a,yes", "2021-05-05,b,no"))
    assert not any("claims" in event for event in made(plan))
    assert any("'dead'" in str(notice) for notice in plan.warnings)


@pytest.mark.parametrize(
    "header",
    [
        "Mois;Province;Nombre d'incidents;Morts",
        "Semana;Departamento;Eventos;Fallecidos",
        "السنة;المحافظة;عدد الحوادث;القتلى",
        "Месяц;Область;Количество событий;Погибшие",
        "Ay;İl;Olay sayısı;Ölü",
    ],
)
def test_sums_are_refused_in_any_language(store: Store, header: str) -> None:
    with pytest.raises(ImportProblem, match=r"sums by .* which are not events"):
        planned(store, table(header, "2021;Upland;3;5", "2022;Upland;2;0"))


@pytest.mark.parametrize("header", ["Año;Mes;Lugar;Muertos", "Год;Месяц;Место;Погибшие", "السنة;الشهر;المعبر;القتلى"])
def test_figures_of_a_place_in_a_month_are_no_sums(store: Store, header: str) -> None:
    assert [event["date"] for event in made(planned(store, table(header, "2021;5;Stone Ford;3")))] == ["2021-05"]


def test_a_choice_that_was_ticked_counts_nothing(store: Store) -> None:
    header = "Date,Crossing,Status,Who passes?,Who passes?/Trucks,Who passes?/Pedestrians"
    plan = planned(store, table(header, "2021-05-04,Stone Ford,open,trucks,1,0", "2021-05-05,Mill Gate,open,both,1,1"))
    assert "claims" not in made(plan)[0]
    assert taken(plan)["Who passes?/Trucks"] == taken(plan)["Who passes?/Pedestrians"] == ""
    counted = planned(store, table("Date,Crossing,Passing/Trucks,Passing/Buses", "2021-05-04,Stone Ford,1,0"))
    assert [claim["value"]["count"] for claim in made(counted)[0]["claims"]] == [1, 0]


def test_several_crossings_are_joined_by_and_in_any_language(store: Store) -> None:
    cells = ("Stone Ford et Mill Gate", "Stone Ford ve Mill Gate", "Stone Ford и Mill Gate", "Stone Ford وMill Gate")
    plan = planned(store, table("date;title;crossing", *(f"2021-05-04;{each};{each}" for each in cells)))
    assert [event["crossings"] for event in made(plan)] == [["stone-ford", "mill-gate"]] * 4
    assert not plan.warnings


def test_a_form_in_french_is_read_by_its_questions(store: Store) -> None:
    header = "start;a/Date de l'incident;a/Nom du poste frontière;a/Que s'est-il passé ?;Statut du poste"
    plan = planned(store, table(header, "2021-05-05;2021-05-04;Stone Ford;Tirs;x"))
    assert [*taken(plan).values()] == ["", "date", "crossing", "title", ""]


def test_a_date_column_without_a_date_is_none(store: Store) -> None:
    plan = planned(store, table("Date,Title", ",a", "n/a,b"))
    assert plan.question
    assert "no cell of 'Date' is a date" in str(plan.question)


def test_a_status_of_no_day_in_a_list_is_told_in_any_language(store: Store) -> None:
    plan = planned(store, table("Nombre;Latitud;Longitud;Estado", "Puente;35,5;42,5;abierto", "Vado;35,6;42,6;cerrado"))
    assert [event["sides"][0]["name"] for event in made(plan)] == ["Puente", "Vado"]
    assert [str(notice) for notice in plan.warnings] == [
        "'Estado' is not taken: nothing shows which day it is for; with a date, use --as board"
    ]


def test_a_column_of_numbers_is_no_title(store: Store) -> None:
    plan = planned(store, table("date;lieu;événement;nombre", "2021-05-04;Upland;Tirs;3"))
    assert taken(plan)["nombre"] == ""


def test_hemispheres_are_named_in_any_language_but_by_the_letter_o() -> None:
    words = ("34,5 Nord", "34,5 с.ш.", "34.5 شمال", "4,5 Oeste", "4,5 Ost", "4,5 O", "4,5 batı")
    read = [degrees and degrees.value for degrees in map(read_degrees, words)]
    assert read == [34.5, 34.5, 34.5, -4.5, 4.5, None, -4.5]  # O is the west in French, and the east in German


def test_an_s_behind_minutes_is_seconds_or_the_south_only_where_that_is_sure() -> None:
    words = ("34d 30m 36s", "34°30'36\"S", "34.51s", "34°30'36s")
    assert [degrees and degrees.value for degrees in map(read_degrees, words)] == [34.51, -34.51, -34.51, None]


@pytest.mark.parametrize(
    "written",
    [
        "martes 25 de mayo de 2021",
        "вторник, 25 мая 2021",
        "Dienstag, 25. Mai 2021",
        "25/05/2021 10:30:00 م",
        "20210525T101500Z",
    ],
)
def test_days_of_the_week_and_times_are_left_out_of_a_day(written: str) -> None:
    assert read_date(written) == "2021-05-25"


def test_s_behind_the_sign_of_seconds_is_the_south() -> None:
    assert [read_degrees(cell) for cell in ("34°23'10\"s", "34°23'10s")] == [(-34.386111, 90), None]


def test_a_passage_that_is_not_allowed_is_none_in_any_language() -> None:
    words = ("no permitido", "nicht erlaubt", "non autorisé", "не разрешено", "غير مسموح", "yasak", "not open")
    assert [read_passage(each) for each in words] == ["no"] * len(words)


def test_a_reason_behind_a_status_is_kept_as_the_note_of_its_event(store: Store) -> None:
    rows = ("04/05/2021;Stone Ford;cerrado por obras;", "05/05/2021;Stone Ford;fermé pour travaux;dos semanas")
    plain = ("06/05/2021;Mill Gate;totalmente cerrado;", "25/05/2021;Mill Gate;no abierto;No abierto, dice la aduana")
    events = made(planned(store, table("fecha;paso;estado;notas", *rows, *plain)))
    assert [event["status"] for event in events] == ["closed"] * 4
    assert [event.get("summary") for event in events] == [
        *("cerrado por obras", "dos semanas (fermé pour travaux)", None, "No abierto, dice la aduana")
    ]


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        *(("al menos 5", "5+"), ("más de 3", "more than 3"), ("hasta 10", "up to 10"), ("unos 20", "~20")),
        *(("menos 5", None), ("menos de 5", "fewer than 5"), ("5 o más", "5+"), ("entre 5 y 10", "5..10")),
        *(
            ("no más de 5", "up to 5"),
            ("mindestens 5", "5+"),
            ("bis zu 10", "up to 10"),
            ("nicht mehr als 5", "up to 5"),
            ("5 et plus", "5+"),
            ("rund 20", "~20"),
        ),
        *(("не менее 5", "5+"), ("более 3", "more than 3"), ("до 10", "up to 10"), ("от 5 до 10", "5..10")),
        *(("щонайменше 5", "5+"), ("pelo menos 5", "5+"), ("almeno 5", "5+")),
        *(("5'ten fazla", "more than 5"), ("10'a kadar", "up to 10"), ("10 kadar", "~10"), ("en az 5", "5+")),
        *(("لا يقل عن ٥", "5+"), ("أكثر من ١٠", "more than 10"), ("بين ٥ و١٠", "5..10")),
        *(("de 10 a 5", None), ("al menos 2.5", None), ("más cinco", None), ("несколько", "several")),
    ],
)
def test_the_bounds_of_a_count_are_read_in_any_language(cell: str, count: str | None) -> None:
    assert read_count(cell) == count


def test_a_bound_has_the_thousands_of_its_column() -> None:
    assert [read_count("más de 1.200", sign) for sign in ",."] == ["more than 1200", None]
