"""The filter language: what finds what, how queries combine, and what is said of a wrong one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.query import AtCrossing, Query, QueryError, Reader, parse
from store.query.fields import FIELDS
from store.query.parsing import nearly
from store.store import Store
from tests.store.making import CROSSING, MILITIA, RABIA, SOURCE, border, store_of

TODAY = date(2019, 10, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return border(tmp_path_factory.mktemp("query"))


def found(store: Store, text: str) -> set[str]:
    test = parse(text, store, TODAY).test(Reader(store))
    return {name for name, row in store.rows.items() if test(row)}


def event(folder: Path, text: str, **fields: Any) -> bool:
    """Whether a query finds one event with these fields."""
    made = store_of(
        folder, crossings=[CROSSING, RABIA], actors=[MILITIA], sources=[SOURCE], events=[{"id": "e", **fields}]
    )
    return parse(text, made, TODAY).matches(made.rows["e"], made)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", {"strike", "reopening", "closing"}),
        ("drones", {"strike"}),
        ("DRONES near", {"strike"}),
        ("al-Qa’im", {"strike", "reopening"}),
        ("القائم", {"strike", "reopening"}),
        ("البوكمال", {"strike", "reopening"}),
        ("bukamal", {"strike", "reopening"}),
        ("yaarubiyah", {"closing"}),
        ("hezbollah", {"strike"}),
        ('"military source"', {"strike"}),
        ('"source military"', set()),
        ("type:attack", {"strike"}),
        ("type:stat", {"reopening", "closing"}),
        ("type:attack,status", {"strike", "reopening", "closing"}),
        ("not type:status", {"strike"}),
        ("crossing:qaim", {"strike", "reopening"}),
        ('crossing:"albu kamal"', {"strike", "reopening"}),
        ("crossing:none", set()),
        ("after:2019-08", {"strike", "reopening"}),
        ("after:aug-2019", {"strike", "reopening"}),
        ("after:2019-09", {"reopening"}),
        ("before:2014", set()),
        ("before:2015", {"closing"}),
        ("after:2014 before:2015", {"closing"}),
        ("on:2019-08-25", {"strike"}),
        ("sure:on:2019-08-25", set()),
        ("sure:on:2019-08", {"strike"}),
        ("sure:not on:2019-08-25", {"reopening", "closing"}),
        ("on:yesterday", {"reopening"}),
        ('on:"last month"', {"reopening"}),
        ("dated:no", set()),
        ("status:open", {"reopening"}),
        ("status:closed", {"closing"}),
        ("mode:trade", {"reopening"}),
        ("mode:rail=yes", set()),
        ("mode:rail=no", {"reopening"}),
        ("killed:>2", {"strike"}),
        ("sure:killed:>2", set()),
        ("sure:killed:>1", {"strike"}),
        ("killed:7+", set()),
        ("killed:3", {"strike"}),
        ("killed:<=1", set()),
        ("killed:0..2", {"strike"}),
        ("contested:yes", {"strike"}),
        ("contested:no", {"reopening", "closing"}),
        ("source:k24", {"strike"}),
        ("source:kurdistan", {"strike"}),
        ("actor:hezbollah", {"strike"}),
        ("actor:military", {"strike"}),
        ("tag:dro", {"strike"}),
        ("graded:no", {"strike"}),
        ("graded:yes", set()),
        ("graded:c", {"strike"}),
        ("graded:C3", {"strike"}),
        ("graded:4", set()),
        ("private:yes", set()),
        ("review:accepted", set()),
        ("drones or closed", {"strike", "closing"}),
        ("(drones or closed) not crossing:rabia", {"strike"}),
        ("drones and type:attack", {"strike"}),
        ('"not" drones', set()),
        (
            "type:attack crossing:qaim after:2019-08 before:2020 killed:>2 contested:yes source:k24 actor:hezbollah",
            {"strike"},
        ),
    ],
)
def test_finds(store: Store, text: str, names: set[str]) -> None:
    assert found(store, text) == names


def test_fields_of_an_event_that_the_others_have_not(tmp_path: Path) -> None:
    assert event(tmp_path, "side:sy", control={"side": "SY", "by": "sdf", "state": "held"})
    assert event(tmp_path, "actor:sdf", control=[{"side": "SY", "by": "sdf"}])
    assert not event(tmp_path, "side:iq", control={"side": "SY"})
    assert event(tmp_path, "review:work", review="work needed")
    assert event(tmp_path, "review:issue", claims=[{"review": "issue"}])
    assert event(tmp_path, "private:yes", claims=[{"private": True}])
    assert event(tmp_path, "killed:>100", claims=[{"about": "killed", "value": "several"}])
    assert not event(tmp_path, "sure:killed:>0", claims=[{"about": "killed", "value": "several"}])
    assert not event(tmp_path, "killed:0", claims=[{"about": "killed", "value": "several"}])
    assert event(tmp_path, "killed:0", claims=[{"about": "killed", "value": "up to 5"}])
    assert event(tmp_path, "killed:>100", claims=[{"about": "killed", "value": "3+"}])
    assert not event(tmp_path, "after:2000", date="once upon a time")
    assert event(tmp_path, "dated:no", date="once upon a time")
    assert event(tmp_path, "before:1990", date="../2014")
    assert not event(tmp_path, "sure:before:1990", date="../2014")


@pytest.mark.parametrize(("table", "text"), [("sources", "source:k24"), ("actors", "actor:k24")])
def test_a_source_or_actor_by_its_very_id_is_that_one_alone(tmp_path: Path, table: str, text: str) -> None:
    field = {"sources": "source", "actors": "by"}[table]
    events = [{"id": id_, "claims": [{field: id_}]} for id_ in ("k24", "k24-north")]
    store = store_of(tmp_path, events=events, **{table: [{"id": "k24"}, {"id": "k24-north"}]})
    assert found(store, text) == {"k24"}


def test_an_actor_by_its_very_name_is_that_one_alone(tmp_path: Path) -> None:
    actors = [{"id": "border-guard", "name": "Border Guard", "names": [{"value": "BG"}]}, {"id": "bgc", "name": "BGC"}]
    events = [{"id": id_, "actors": [{"who": id_, "role": "agent"}]} for id_ in ("border-guard", "bgc")]
    store = store_of(tmp_path, actors=actors, events=events)
    assert found(store, "actor:BG") == {"border-guard"}
    assert found(store, "actor:b") == {"border-guard", "bgc"}


def test_a_crossing_by_its_very_id_is_that_one_alone(tmp_path: Path) -> None:
    crossings = [{"id": "rabia", "sides": []}, {"id": "rabia-north", "sides": []}]
    events = [{"id": "a", "crossings": ["rabia"]}, {"id": "b", "crossings": ["rabia-north"]}]
    store = store_of(tmp_path, crossings=crossings, events=events)
    assert found(store, "crossing:rabia") == {"a"}
    assert found(store, "crossing:rabi") == {"a", "b"}
    assert AtCrossing("rabia").matches(store.rows["a"], store)


@pytest.mark.parametrize(
    ("text", "column", "right"),
    [
        ("foo:1", 0, "expected one of type, crossing"),
        ("drone tipe:attack", 6, 'expected "type:"'),
        ("type:xx", 5, "attack"),
        ("type:", 5, "attack"),
        ("crossing:zzz", 9, "al-qaim"),
        ("after:blah", 6, "2019-08"),
        ("after:../2014", 6, "a day, month or year"),
        ("killed:lots", 7, ">2"),
        ("killed:>9999999999999999", 7, ">2"),
        ("side:nowhere", 5, "IQ"),
        ("contested:maybe", 10, "yes or no"),
        ("a )", 2, "expected"),
        ("a or", 4, "expected"),
        ("not", 3, "expected"),
        ("( or a)", 2, "expected"),
        ("(" * 100 + "a", 40, "at most 40"),
        ("a" * 3000, 500, "at most 500"),
    ],
)
def test_a_wrong_query_says_where_and_what_would_be_right(store: Store, text: str, column: int, right: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text, store, TODAY)
    assert raised.value.column == column
    assert right in raised.value.right
    assert str(raised.value).startswith(raised.value.message)


def test_what_is_not_closed_yet_is_read_as_closed(store: Store) -> None:
    assert parse("(drone or closed") == parse("(drone or closed)")
    assert parse('"military sou') == parse('"military sou"')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "all events"),
        ("type:attack crossing:al-qaim after:2019-08", "attack, at al-qaim, from Aug 2019 on"),
        ("not (drone or type:clash) sure:killed:>2", "not (“drone” or clash), surely more than 2 killed"),
        ("on:2019-09-30", "on 30 Sep 2019"),
        ("before:2020", "before 2020"),
        ("mode:rail=no side:iq", "for rail: no, side IQ"),
    ],
)
def test_a_query_tells_itself_in_words(text: str, words: str) -> None:
    assert parse(text).words() == words


@pytest.mark.parametrize(
    "text",
    [
        "type:attack -*",
        "type:attack -,",
        "not *",
        "sure:;",
        "tag:#",
        "mode:rail:,",
        "type:,",
        "killed => 2",
        "drone + fuel",
        "%",
        "near:al-qaim,50 km",
    ],
)
def test_what_holds_no_word_or_would_lose_one_is_refused(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="expected"):
        parse(text, store)


def test_several_names_of_one_field_may_be_quoted_or_have_a_sign() -> None:
    assert parse('crossing:"al qaim",rabia').words() == parse('crossing:"al qaim" or crossing:rabia').words()
    assert parse('crossing:"al qaim","bab al-hawa"').words() == "at al qaim or at bab al-hawa"
    assert parse("#fuel,#drones").words() == parse("tag:fuel,drones").words()


def test_every_field_has_words_for_what_would_be_right(store: Store) -> None:
    for name, field in FIELDS.items():
        for nothing in ("", '"\t"', "#"):
            with pytest.raises(QueryError, match=f"{name}: needs a value"):
                parse(f"{name}:{nothing}")
        assert field.right


def test_the_words_sought_are_highlighted_where_they_stand() -> None:
    title = "Drones strike near al-Qa'im"
    spans = parse("qaim drone (strike or x) not near type:attack").highlights(title)
    assert [title[start:end] for start, end in spans] == ["Drone", "strike", "Qa'im"]
    assert parse("qaim qai").highlights(title) == parse("qaim").highlights(title)
    assert Query.everything().highlights(title) == ()


SIMPLE = st.sampled_from(
    [
        "drone",
        "qaim",
        "type:attack",
        "type:status",
        "after:2015",
        "killed:>2",
        "crossing:rabia",
        "contested:yes",
        "القائم",
        "",
    ]
)


@given(SIMPLE, SIMPLE, SIMPLE)
def test_the_algebra_holds(store: Store, one: str, two: str, three: str) -> None:
    a, b, c = parse(one), parse(two), parse(three)
    tests = Reader(store)

    def of(query: Query) -> set[str]:
        test = query.test(tests)
        return {name for name, row in store.rows.items() if test(row)}

    everything = set(store.rows)
    assert of(a & b) == of(a) & of(b)
    assert of(a | b) == of(a) | of(b)
    assert of(~a) == everything - of(a)
    assert ~~a == a
    assert a & a == a
    assert a | a == a
    assert a & Query.everything() == a
    assert (a & b) & c == a & (b & c)
    assert of(a & (b | c)) == of((a & b) | (a & c))
    assert of(~(a & b)) == of(~a | ~b)
    assert hash(parse(one)) == hash(a)


@given(st.text("dron eqaim'لقا", max_size=8), st.text("dron eqaim'لقا", max_size=4))
def test_what_goes_on_finds_no_more(store: Store, text: str, more: str) -> None:
    shorter, longer = parse(f'"{text}"'), parse(f'"{text}{more}"')
    if longer.goes_on(shorter):
        assert found(store, f'"{text}{more}"') <= found(store, f'"{text}"')
    assert parse("drones").goes_on(parse("drone"))
    assert shorter.goes_on(shorter)
    assert (shorter & parse("type:attack")).goes_on(shorter)
    assert shorter.goes_on(Query.everything())
    assert not shorter.goes_on(parse("type:attack"))


def answered(store: Store, text: str) -> QueryError | None:
    """Ask it of every event; what was wrong, if anything."""
    try:
        found(store, text)
    except QueryError as error:
        return error
    return None


@given(st.text(max_size=200))
def test_any_text_is_a_query_or_says_what_is_wrong(store: Store, text: str) -> None:
    error = answered(store, text)
    if error:
        assert 0 <= error.column <= len(text)
        assert error.message
        assert error.right
    else:
        assert parse(text, store, TODAY).words()


PIECES = st.sampled_from(
    ["(", ")", "not", "or", "sure:", "a", '"', "type:attack", "killed:", "killed:>1", "after:", ":"]
)


@given(st.lists(PIECES, max_size=400))
def test_hostile_queries_are_answered(store: Store, pieces: list[str]) -> None:
    error = answered(store, " ".join(pieces))
    assert error is None or error.right


WORDED = st.text(st.sampled_from("qaim'l- Q\"\\ÉıشقاoO/\n"), max_size=12)


@example("É Qâ'im", "", "", "{}", "e qaim")
@example("القائم", "", "", "{}", "qaim")
@example('a "quoted" word', "", "", "{}", "quoted")
@given(WORDED, WORDED, WORDED, st.sampled_from(["{}", "actor:{}", "source:{}", 'crossing:"{}"']), WORDED)
def test_passing_over_events_by_their_bytes_finds_the_same(
    tmp_path_factory: pytest.TempPathFactory, title: str, note: str, who: str, form: str, sought: str
) -> None:
    fields = {"title": title, "claims": [{"note": note, "by": who, "source": who}], "actors": [{"who": "militia"}]}
    store = store_of(
        tmp_path_factory.mktemp("bytes"),
        events={"1": fields, "2": {"id": "e", **fields}},
        actors=[{"id": "militia", "name": who}],
    )
    try:
        query = parse(form.format(sought))
    except QueryError:
        return
    decoding, passing = query.test(Reader(store)), query.test(Reader(store, store.event_bytes))
    assert [decoding(row) for row in store.rows.values()] == [passing(row) for row in store.rows.values()]


LEFT_OUT = {"claims": [{"about": "killed", "value": 3, "by": "militia", "anonymity": "anonymous"}], "tags": ["drones"]}


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("-drones", False),
        ("-tag:drones", False),
        ("!type:attack", False),
        ("-type:clash", True),
        ("rabia -drones", False),
        ("rabia -fuel", True),
        ("-(fuel or diesel)", True),
        ('-"3 killed"', True),
        ("not -drones", True),
        ("date:2019-08", True),
        ("since:2019 until:2020", True),
        ("dead:>2", True),
        ("killed", True),
        ("dead", True),
        ("wounded", False),
        ("-killed", False),
        ('"killed"', False),
        ("said:militia", True),
        ("victim:militia", True),
        ("wounded:>2", False),
        ("by:militia", True),
        ("by:other", False),
        ("who:militia where:rabia", True),
        ("anonymity:anonymous", True),
        ("anonymity:named", False),
        ("attribution:suspected", False),
        ("near:rabia,5km", True),
        ("near:al-qaim,5", False),
        ("near:36.8,42.1,30km", True),
    ],
)
def test_what_is_left_out_and_what_people_call_the_fields(tmp_path: Path, text: str, finds: bool) -> None:
    crossing = {"id": "rabia", "sides": [{"name": "Rabia"}], "lat": 36.8, "lon": 42.07}
    made = store_of(
        tmp_path,
        crossings=[CROSSING, crossing],
        actors=[MILITIA],
        events=[{"id": "e", "type": "attack", "crossings": ["rabia"], "date": "2019-08-03", **LEFT_OUT}],
    )
    assert parse(text, made, TODAY).matches(made.rows["e"], made) is finds


@pytest.mark.parametrize(("value", "finds"), [("yes", False), ("no", True)])
def test_passage_is_what_holds_on_the_day(tmp_path: Path, value: str, finds: bool) -> None:
    closed = {"status": {"state": "limited", "modes": {"commercial": "no"}}, "crossings": ["rabia"], "type": "status"}
    made = store_of(
        tmp_path,
        crossings=[RABIA],
        events=[
            {"id": "e", "date": "2019-08-03", **closed},
            {"id": "later", "date": "2019-09-01", "crossings": ["rabia"]},
        ],
    )
    query = parse(f"passage:commercial={value}", made, TODAY)
    assert query.matches(made.rows["later"], made) is finds


def test_attribution_is_that_of_the_claims_about_who_did_it(tmp_path: Path) -> None:
    believed = {"about": "perpetrator", "value": "militia", "mode": "belief"}
    assert event(tmp_path, "attribution:suspected", claims=[believed])
    assert not event(tmp_path, "attribution:denied", claims=[believed])


@pytest.mark.parametrize(
    ("text", "near"),
    [("kaim", "al-qaim"), ("actor:hezbolah", "kataib-hezbollah"), ("tag:drone-s", "drones"), ("zzzz", "")],
)
def test_a_name_that_is_nearly_right_is_offered(tmp_path: Path, text: str, near: str) -> None:
    made = store_of(tmp_path, crossings=[CROSSING], actors=[MILITIA], events=[{"id": "e", "tags": ["drones"]}])
    offered = list(parse(text, made, TODAY).offered(Reader(made)))
    assert offered[:1] == ([near] if near else [])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("crossing:kaim", "al-qaim?"),
        ("daet:2019", '"on:"'),
        ("kiled:>2", '"killed:"'),
        ("near:rabia", "kilometres"),
    ],
)
def test_what_is_wrong_names_what_is_nearly_right(tmp_path: Path, text: str, right: str) -> None:
    made = store_of(tmp_path, crossings=[CROSSING])
    with pytest.raises(QueryError) as caught:
        parse(text, made, TODAY)
    assert right in caught.value.right


def test_a_name_written_as_one_word_is_found(tmp_path: Path) -> None:
    assert event(tmp_path, "albukamal", crossings=["al-qaim"])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("killed>2", "killed:>2"),
        ("killed≥3", "killed:>=3"),
        ("killed:2-4", "killed:2..4"),
        ("type=attack", "type:attack"),
        ("#fuel", "tag:fuel"),
        ("-#fuel", "not tag:fuel"),
        ("tag:fuel,drones", "tag:fuel or tag:drones"),
        ("-tag:fuel,drones", "not (tag:fuel or tag:drones)"),
        ("“two words”", '"two words"'),
        ("crossing:«Al Qaim»", 'crossing:"Al Qaim"'),
        ("drone* , closed", "drone closed"),
        ("drone | closed", "drone or closed"),
        ("drone|closed rabia", "(drone or closed) rabia"),
        ("-drone|closed", "-(drone or closed)"),
        ("sure:-killed:>2", "not killed:>2"),
        ("state:closed", "status:closed"),
        ("killed:2..", "killed:>=2"),
        ("killed:..4", "killed:<=4"),
        ("killed:٢", "killed:2"),
        ("type:attack|clash", "type:attack,clash"),
        ("https://a.org/b?c=d:e", '"https://a.org/b?c=d:e"'),
        ("date:summer-2019", 'date:"summer 2019"'),
        ("side:Iraq", "side:IQ"),
    ],
)
def test_other_ways_of_writing_mean_the_same(store: Store, text: str, same: str) -> None:
    assert parse(text, store, TODAY) == parse(same, store, TODAY)


@pytest.mark.parametrize(
    ("text", "column", "right"),
    [
        ("type:-attack", 5, "-type:attack"),
        ("tag:!fuel", 4, "-tag:fuel"),
        ("rabia - fuel", 6, "quotes around it"),
        ("type!=attack", 0, "-type:"),
        ("type :attack", 5, "right before it"),
        ("date:>2019", 5, "after:2019"),
        ("date:<=2019", 5, "before:2019"),
        ("type:atack", 5, "did you mean attack?"),
        ("killed≠2", 0, "-killed:"),
        ("killed:6..2", 7, "2..6"),
        ("near:95,40,50", 5, "up to 90"),
        ("near:nan,nan,50", 5, "up to 90"),
        ("near:none,50", 5, "kilometres"),
        ("near:50 km", 5, "a crossing and kilometres"),
        ("near:rabia 50", 5, "near:rabia,50"),
        ("--fuel", 0, "expected one"),
        ("fuel !-crane", 5, "expected one"),
        ("grade:G7", 6, "such as C3"),
        ("side:QQ", 5, "two letters"),
    ],
)
def test_what_would_be_sought_in_vain_is_refused(store: Store, text: str, column: int, right: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text, store, TODAY)
    assert (raised.value.column, right in raised.value.right) == (column, True)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("contested", "contested:yes"),
        ("undated", "dated:no"),
        ("status", "status:"),
        ("state", ""),
        ("clashes", "type:clash"),
        ("attacks", "type:attack"),
        ("2021-06", "on:2021-06"),
    ],
)
def test_the_field_that_a_word_names_is_offered(tmp_path: Path, text: str, near: str) -> None:
    made = store_of(tmp_path, crossings=[CROSSING])
    assert list(parse(text, made, TODAY).offered(Reader(made))) == ([near] if near else [])
    assert nearly(f"fuel {text}", made) == (5, (near,) if near else ())


def test_a_word_that_is_nearly_a_tag_has_it_offered(tmp_path: Path) -> None:
    store = store_of(tmp_path, crossings=[], events=[{"id": "a", "tags": ["smuggling"]}])
    assert list(parse("smugling", store, TODAY).offered(Reader(store))) == ["smuggling"]
    assert list(parse("smuggling -smuggl", store, TODAY).offered(Reader(store))) == []


@pytest.mark.parametrize(("typed", "word"), [("shut", "closed"), ("Reopened", "open"), ("restricted", "limited")])
def test_another_word_for_a_status_finds_what_reports_it(typed: str, word: str, tmp_path: Path) -> None:
    assert event(tmp_path, f"status:{typed}", title="t", date="2019-08-01", crossings=["qaim"], status=word)
    assert parse(f"status:{typed}", None, TODAY).words() == f"reported {word}"


def test_a_word_of_status_finds_the_events_that_report_it(tmp_path: Path) -> None:
    assert event(tmp_path, "closed", title="The gate shut", type="status", crossings=["rabia"], status="closed")
    assert not event(tmp_path, "closed", title="The gate", type="status", crossings=["rabia"], status="open")


def test_a_word_that_is_only_a_source_has_it_offered(tmp_path: Path) -> None:
    made = store_of(tmp_path, sources=[{"id": "post-1", "publisher": "The Morning Post"}])
    assert list(parse("morning", made, TODAY).offered(Reader(made))) == ["source:morning"]
    assert nearly("fuel morning", made) == (5, ("source:morning",))


def test_a_short_word_begins_a_word_of_a_name_and_is_not_within_one(tmp_path: Path) -> None:
    actors = [{"id": "watch", "name": "Watch for Human Rights"}, {"id": "front", "name": "Northern Front"}]
    made = store_of(tmp_path, actors=actors, events=[{"id": "e", "actors": [{"who": "watch"}]}])
    hits = {text: parse(text, made, TODAY).matches(made.rows["e"], made) for text in ("hts", "rig", "ights", "um")}
    assert hits == {"hts": False, "rig": True, "ights": True, "um": False}
    assert not parse("ights", made, TODAY).goes_on(parse("igh", made, TODAY))


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("since:last week", 'since:"last week"'),
        ("date:last month drone", 'date:"last month" drone'),
        ("since:last 30 days or rabia", 'since:"last 30 days" or rabia'),
        ("after:august 2019 killed:>2", 'after:"august 2019" killed:>2'),
        ("after:late-august 2019", 'after:"late august 2019"'),
        ("on:4 may 2021 drone", 'on:"4 may 2021" drone'),
        ("-date:last year", '-date:"last year"'),
        ("sure:on:last month", 'sure:on:"last month"'),
        ("on:2021 may", "on:2021 and may"),
        ("before:yesterday fuel", "before:yesterday and fuel"),
        ("last week or yesterday", '(last and week) or on:"last week" or yesterday or on:yesterday'),
        ("last quarter of 2019", "last and quarter and of and 2019"),
        ("last week -drone", '(last and week or on:"last week") -drone'),
        ("fuel this month", 'fuel (this and month or on:"this month")'),
        ("august 2019", '("august" and "2019") or on:"august 2019"'),
        ("yesterday", '"yesterday" or on:yesterday'),
    ],
)
def test_a_date_of_several_words_needs_no_quotes(store: Store, typed: str, quoted: str) -> None:
    assert parse(typed, store).words() == parse(quoted, store).words()


@pytest.mark.parametrize("typed", ["since:last", "since:last fuel", "date:this", "after:may 2019, fuel:x"])
def test_what_is_no_date_is_refused_though_words_follow(store: Store, typed: str) -> None:
    with pytest.raises(QueryError, match="expected"):
        parse(typed, store)


@pytest.mark.parametrize("typed", ["last", "last drone", "this crossing", "week", "strike 2019"])
def test_words_that_are_no_date_are_words(store: Store, typed: str) -> None:
    assert " or " not in parse(typed, store).words()
