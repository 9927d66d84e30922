"""Merging two sides' changes: nothing is lost, nothing is decided silently."""

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.file.merge import Conflict, Rest, merge
from store.file.merge_values import ABSENT, interleaved, merge_documents
from store.records.json_values import Document, Tables, encode

Edit = Callable[[dict[str, dict[str, Any]]], object]

HISTORIES = 1000

BASE: Tables = {
    "events": {
        str(number): {"title": f"event {number}", "note": f"n{number}", "tags": ["a", "b"], "lat": 41.0, "n": 1}
        for number in range(1, 6)
    },
    "meta": {"1": {"format": 1}},
}


def side(edit: Edit) -> Tables:
    tables = copy.deepcopy(BASE)
    edit(tables["events"])
    return tables


def texts(value: Any) -> Iterator[Any]:
    """Every leaf of a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if inner is None:
        yield value
    else:
        for item in inner:
            yield from texts(item)


def elsewhere(events: dict[str, dict[str, Any]]) -> None:
    """Theirs' change of a record that mine leaves alone."""
    events["4"]["note"] = "theirs"


def tagged(events: dict[str, dict[str, Any]]) -> None:
    """Theirs' new item of a list."""
    events["1"]["tags"].append("theirs")


CLEAN: dict[str, tuple[Edit, Edit, list[object]]] = {
    "different records": (lambda e: e["1"].update(note="mine"), elsewhere, ["mine", "theirs"]),
    "neighbours": (lambda e: e["2"].update(n=7), lambda e: e["3"].update(title="theirs"), [7, "theirs"]),
    "two fields": (lambda e: e["2"].update(title="mine"), lambda e: e["2"].update(note="theirs"), ["mine", "theirs"]),
    "the same change": (lambda e: e["2"].update(note="same"), lambda e: e["2"].update(note="same"), ["same"]),
    "two new records": (
        lambda e: e.update({"6": {"t": "mine"}}), lambda e: e.update({"7": {"t": "theirs"}}), ["mine", "theirs"],
    ),
    "removed and elsewhere edited": (lambda e: e.pop("2"), elsewhere, ["theirs"]),
    "both removed": (lambda e: e.pop("2"), lambda e: (e.pop("2"), e["4"].update(note="theirs")), ["theirs"]),
    "two new fields": (lambda e: e["1"].update(x="mine"), lambda e: e["1"].update(y="theirs"), ["mine", "theirs"]),
    "both append": (lambda e: e["1"]["tags"].append("mine"), tagged, ["mine", "theirs"]),
    "item removed and item added": (
        lambda e: e["1"]["tags"].remove("a"), tagged, ["theirs"],
    ),
    "field emptied": (lambda e: e["1"].update(note=None), elsewhere, [None, "theirs"]),
    "great number": (lambda e: e["1"].update(n=2**53 + 1), elsewhere, [2**53 + 1, "theirs"]),
    "names of a prototype": (
        lambda e: e["1"].update({"__proto__": "mine", "constructor": "x"}), elsewhere,
        ["mine", "x", "theirs"],
    ),
    "whole number and fraction": (lambda e: e["1"].update(lat=41), lambda e: e["1"].update(n=2), [41, 2]),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
@pytest.mark.parametrize("swapped", [False, True])
def test_changes_that_do_not_exclude_each_other_are_all_kept_without_a_word(name: str, swapped: bool) -> None:
    mine, theirs, kept = CLEAN[name]
    sides = [side(mine), side(theirs)]
    merged = merge(BASE, *(reversed(sides) if swapped else sides))
    assert not merged.conflicts
    assert not merged.renumbered
    found = [*texts(merged.tables)]
    assert all(any(type(text) is type(want) and text == want for text in found) for want in kept)


CLASHES: dict[str, tuple[Edit, Edit, Conflict]] = {
    "one field": (
        lambda e: e["2"].update(note="mine"), lambda e: e["2"].update(note="theirs"),
        Conflict("events", "2", ("note",), "n2", "mine", "theirs"),
    ),
    "removed and edited": (
        lambda e: e.pop("2"), lambda e: e["2"].update(note="theirs"),
        Conflict("events", "2", (), BASE["events"]["2"], ABSENT, {**BASE["events"]["2"], "note": "theirs"}),
    ),
    "edited and removed": (
        lambda e: e["2"].update(note="mine"), lambda e: e.pop("2"),
        Conflict("events", "2", (), BASE["events"]["2"], {**BASE["events"]["2"], "note": "mine"}, ABSENT),
    ),
    "another kind of value": (
        lambda e: e["1"].update(tags="mine"), tagged,
        Conflict("events", "1", ("tags",), ["a", "b"], "mine", ["a", "b", "theirs"]),
    ),
    "field removed and edited": (
        lambda e: e["1"].pop("note"), lambda e: e["1"].update(note="theirs"),
        Conflict("events", "1", ("note",), "n1", ABSENT, "theirs"),
    ),
    "both add one field": (
        lambda e: e["1"].update(x="mine"), lambda e: e["1"].update(x="theirs"),
        Conflict("events", "1", ("x",), ABSENT, "mine", "theirs"),
    ),
    "true and one": (
        lambda e: e["1"].update(n=True), lambda e: e["1"].update(n=1.0), Conflict("events", "1", ("n",), 1, True, 1.0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLASHES)
def test_changes_that_exclude_each_other_keep_mine_in_the_field_and_are_said(name: str) -> None:
    mine, theirs, conflict = CLASHES[name]
    merged = merge(BASE, side(mine), side(theirs))
    assert merged.conflicts == (conflict,)
    value: Any = merged.tables["events"][conflict.record]
    for name in conflict.path:
        value = value[name]
    assert value == (conflict.theirs if conflict.mine is ABSENT else conflict.mine)


def test_two_new_records_of_one_number_are_both_kept_and_mine_gets_the_next_free() -> None:
    merged = merge(
        BASE, side(lambda e: e.update({"6": {"title": "mine"}})), side(lambda e: e.update({"6": {"title": "theirs"}}))
    )
    assert merged.tables["events"]["6"] == {"title": "theirs"}
    assert merged.tables["events"]["7"] == {"title": "mine"}
    assert merged.renumbered == {("events", "6"): "7"}
    assert not merged.conflicts


def test_a_number_is_free_in_all_of_the_file_and_not_only_in_what_is_merged() -> None:
    sides = [{"events": {"6": {"title": title}}} for title in ("mine", "theirs")]
    merged = merge({}, sides[0], sides[1], Rest({"events": 90}))
    assert merged.renumbered == {("events", "6"): "91"}


def test_numbers_are_given_without_a_gap_from_1_on_where_none_is_in_use() -> None:
    sides = [{"events": {key: {"title": f"{title} {key}"} for key in "xy"}} for title in ("mine", "theirs")]
    merged = merge({}, sides[0], sides[1])
    assert merged.renumbered == {("events", "x"): "1", ("events", "y"): "2"}


def test_a_new_record_that_both_sides_have_twice_is_paired_with_one_each() -> None:
    record = {"id": "a", "n": 1}
    merged = merge({}, {"events": {"3": record, "4": record}}, {"events": {"3": record, "5": record}})
    assert merged.tables == {"events": {"3": record, "5": record}}
    assert not merged.renumbered


def test_a_record_that_both_added_stays_one_where_it_names_an_actor_of_mine_that_got_another_id() -> None:
    def both(actor: str) -> Tables:
        crossing = {"id": "ford", "sides": [{"country": "IQ", "authority": "militia"}]}
        return {"actors": {"1": {"id": "militia", "name": actor}}, "crossings": {"1": crossing}}

    merged = merge({}, both("mine"), both("theirs"))
    assert [crossing["id"] for crossing in merged.tables["crossings"].values()] == ["ford"]
    assert "militia-2" in {*texts(merged.tables["crossings"]), *(one.mine for one in merged.conflicts)}


def test_a_conflict_names_the_record_by_the_id_that_it_has_now() -> None:
    def queue(**changed: str) -> Tables:
        return an_event(**{"id": "queue", "type": "other", "date": "2021-02-01", "notes": "long"} | changed)

    merged = merge(queue(), queue(id="jam", notes="mine"), queue(notes="theirs"))
    assert [(one.record, one.path) for one in merged.conflicts] == [("jam", ("notes",))]


@pytest.mark.parametrize("wrong", [{"table": 1}, {"record": None}, {"path": "notes"}])
def test_a_conflict_without_a_table_a_record_or_a_path_is_refused(wrong: Document) -> None:
    told: Document = {"table": "events", "record": "queue", "path": [], "mine": 1}
    assert Conflict.told_by(told).mine == 1
    with pytest.raises(ValueError, match="expected a table, a record and a path"):
        Conflict.told_by(told | wrong)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [({"n": 1}, None, {"n": 1}, None), (None, {"n": 1}, None, {"n": 1}), ({"n": 1}, {"n": 2}, {"n": 1}, {"n": 2})],
)
def test_one_document_that_only_one_side_removed_added_or_changed_is_as_that_side_has_it(
    base: Document | None, mine: Document | None, theirs: Document | None, expected: Document | None
) -> None:
    assert merge_documents(base, mine, theirs) == (expected, [])


def test_the_same_new_record_of_both_is_one() -> None:
    merged = merge({}, {"events": {"3": {"id": "a", "n": 1}}}, {"events": {"5": {"id": "a", "n": 1}}})
    assert merged.tables == {"events": {"5": {"id": "a", "n": 1}}}


def test_a_new_id_that_theirs_took_gets_a_number_and_my_references_follow() -> None:
    mine: Tables = {
        "actors": {"1": {"id": "militia", "name": "mine"}},
        "events": {"1": {"id": "e", "title": "militia", "actors": [{"who": "militia", "role": "target"}]}},
    }
    theirs: Tables = {"actors": {"1": {"id": "militia", "name": "theirs"}}}
    merged = merge({}, mine, theirs)
    assert merged.tables["actors"] == {
        "1": {"id": "militia", "name": "theirs"},
        "2": {"id": "militia-2", "name": "mine"},
    }
    assert merged.tables["events"]["1"] == {
        "id": "e", "title": "militia", "actors": [{"who": "militia-2", "role": "target"}],
    }  # fmt: skip
    assert merged.renamed == {("actors", "militia"): "militia-2"}


def test_my_references_follow_wherever_the_declaration_of_fields_has_them() -> None:
    mine: Tables = {
        "actors": {"1": {"id": "militia", "name": "mine"}},
        "crossings": {"1": {"id": "c", "sides": [{"country": "IQ", "authority": "militia"}]}},
        "events": {
            "1": {"id": "e", "status": {"who": "militia"}, "claims": [{"about": "perpetrator", "value": "militia"}]}
        },
    }
    theirs: Tables = {"actors": {"1": {"id": "militia", "name": "theirs"}}}
    merged = merge({}, mine, theirs).tables
    assert merged["crossings"]["1"]["sides"] == [{"country": "IQ", "authority": "militia-2"}]
    assert merged["events"]["1"]["claims"] == [{"about": "perpetrator", "value": "militia-2"}]
    assert merged["events"]["1"]["status"] == {"who": "militia"}, "words, and no id"


def test_a_new_id_is_free_in_all_of_the_file() -> None:
    mine: Tables = {"actors": {"1": {"id": "militia", "name": "mine"}}}
    theirs: Tables = {"actors": {"2": {"id": "militia", "name": "theirs"}}}
    merged = merge({}, mine, theirs, Rest(taken=lambda slug: slug == "militia-2"))
    assert merged.renamed == {("actors", "militia"): "militia-3"}


@pytest.mark.parametrize("holder", ["base", "mine", "theirs"])
def test_a_new_id_is_one_that_no_side_has(holder: str) -> None:
    sides: dict[str, Tables] = {name: {"actors": {}} for name in ("base", "mine", "theirs")}
    for name in ("mine", "theirs"):
        sides[name]["actors"]["1"] = {"id": "militia", "name": name}
    for name in sides if holder == "base" else (holder,):
        sides[name]["actors"]["9"] = {"id": "militia-2", "name": "another"}
    merged = merge(sides["base"], sides["mine"], sides["theirs"])
    assert merged.renamed == {("actors", "militia"): "militia-3"}
    assert sorted(actor["id"] for actor in merged.tables["actors"].values()) == ["militia", "militia-2", "militia-3"]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [(["who"], "who-2"), (["who", "who-2"], "who-3"), (["who", "who-2", "who-3", "who-5"], "who-4"), (["y"], "z"),
     (["y", "z"], "y-2"), (["z"], "z-2"), (["é"], "é-2"), (["B"], "B-2")],
)  # fmt: skip
def test_two_new_claims_of_one_id_are_told_apart_by_the_next_that_is_free(ids: list[str], expected: str) -> None:
    def with_claims(*claims: dict[str, Any]) -> Tables:
        return {"events": {"1": {"id": "e", "claims": list(claims)}}}

    others = [{"id": name, "value": name} for name in ids[1:]]
    mine, theirs = ({"id": ids[0], "value": value} for value in ("mine", "theirs"))
    merged = merge(with_claims(*others), with_claims(*others, mine), with_claims(*others, theirs))
    found = {claim["value"]: claim["id"] for claim in merged.tables["events"]["1"]["claims"]}
    assert found == {"theirs": ids[0], "mine": expected} | {name: name for name in ids[1:]}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("ab", "axb", "axb"), ("ab", "xyab", "xyab"), ("ab", "axyb", "axyb"), ("ab", "abxy", "abxy"),
     ("amb", "axb", "amxb"), ("amb", "axyb", "amxyb"), ("", "xy", "xy"), ("m", "xy", "mxy"), ("abc", "cxa", "abcx")],
)  # fmt: skip
def test_what_only_one_side_has_stands_where_that_side_put_it(first: str, second: str, expected: str) -> None:
    assert "".join(interleaved(first, second)) == expected


@pytest.mark.parametrize("value", ["", 7, ["a"], None, {"a": 1}])
def test_what_is_no_id_makes_no_two_records_one(value: object) -> None:
    base: Tables = {"events": {"1": {"id": value, "n": 1}}}
    mine: Tables = {"events": {**base["events"], "2": {"id": value, "title": "mine"}}}
    theirs: Tables = {"events": {**base["events"], "3": {"id": value, "title": "theirs"}}}
    merged = merge(base, mine, theirs)
    assert sorted(event.get("title", "") for event in merged.tables["events"].values()) == ["", "mine", "theirs"]
    assert not merged.renamed
    assert not merged.conflicts


def test_a_record_is_followed_by_its_id_where_a_program_gave_it_another_number() -> None:
    base: Tables = {"events": {"1": {"id": "a", "n": 1, "m": 1}, "2": {"id": "b"}}}
    mine: Tables = {"events": {"1": {"id": "a", "n": 2, "m": 1}, "2": {"id": "b"}}}
    theirs: Tables = {"events": {"1": {"id": "b"}, "2": {"id": "a", "n": 1, "m": 2}}}
    merged = merge(base, mine, theirs)
    assert merged.tables == {"events": {"1": {"id": "b"}, "2": {"id": "a", "n": 2, "m": 2}}}
    assert not merged.conflicts


def test_a_record_that_got_another_id_is_still_the_same() -> None:
    base: Tables = {"events": {"1": {"id": "a", "n": 1, "m": 1}}}
    merged = merge(base, {"events": {"1": {"id": "b", "n": 1, "m": 1}}}, {"events": {"1": {"id": "a", "n": 2, "m": 1}}})
    assert merged.tables == {"events": {"1": {"id": "b", "n": 2, "m": 1}}}
    assert not merged.conflicts


def claims(*items: tuple[str, object]) -> Tables:
    return {"events": {"1": {"id": "e", "claims": [{"id": name, "value": value} for name, value in items]}}}


def test_claims_are_merged_by_their_id_wherever_they_stand() -> None:
    base = claims(("a", 1), ("b", 2), ("c", 3))
    merged = merge(base, claims(("c", 3), ("b", 20), ("a", 1)), claims(("a", 10), ("b", 2), ("c", 3), ("d", 4)))
    assert merged.tables == claims(("c", 3), ("d", 4), ("b", 20), ("a", 10))
    assert not merged.conflicts


def test_two_new_claims_of_one_id_are_both_kept() -> None:
    merged = merge(claims(("a", 1)), claims(("a", 1), ("b", "mine")), claims(("a", 1), ("b", "theirs")))
    assert merged.tables == claims(("a", 1), ("b", "theirs"), ("c", "mine"))
    assert not merged.conflicts


def test_a_claim_changed_here_and_removed_there_is_kept_and_said() -> None:
    merged = merge(claims(("a", 1), ("b", 2)), claims(("a", 1), ("b", 3)), claims(("a", 1)))
    assert merged.tables == claims(("a", 1), ("b", 3))
    (conflict,) = merged.conflicts
    assert (conflict.record, conflict.path, conflict.theirs) == ("e", ("claims", "b"), ABSENT)


def test_actors_are_known_by_name_and_role() -> None:
    def actors(*items: dict[str, str]) -> Tables:
        return {"events": {"1": {"actors": list(items)}}}

    one, other = {"who": "a", "role": "target"}, {"who": "a", "role": "perpetrator"}
    merged = merge(actors(one), actors({**one, "note": "mine"}), actors(one, other))
    assert merged.tables == actors({**one, "note": "mine"}, other)


def test_new_tables_of_both_sides_are_kept_and_a_removed_one_goes() -> None:
    merged = merge({"old": {"1": {"x": 1}}}, {"mine": {"1": {"x": 1}}}, {"old": {"1": {"x": 1}}, "theirs": {}})
    assert merged.tables == {"mine": {"1": {"x": 1}}, "theirs": {}}


def test_without_a_base_what_differs_is_kept_twice() -> None:
    merged = merge({}, side(lambda e: e["1"].update(note="mine")), side(elsewhere))
    found = Counter(text for text in texts(merged.tables) if isinstance(text, str))
    assert found["mine"] == found["theirs"] == 1
    assert len(merged.renumbered) == 2


# Histories: each side makes a few edits of its own; every value it wrote is unique and so can be looked for.

OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["field", "new field", "remove field", "add", "remove", "append", "claim", "reorder"]),
        st.integers(0, 7),
        st.integers(0, 3),
    ),
    max_size=6,
)


def live(tables: Tables, who: str, operations: list[tuple[str, int, int]]) -> Tables:
    """The tables after one side's edits."""
    tables = copy.deepcopy(tables)
    records = tables["events"]
    for count, (kind, where, what) in enumerate(operations):
        text = f"{who}{count}"
        record = records.get(list(records)[where % len(records)]) if records else None
        if kind == "add" or record is None:
            ids = [record.get("id") for record in records.values()]
            slug = next(f"new-{number}" for number in range(9) if f"new-{number}" not in ids)
            records[str(max(map(int, records), default=0) + 1)] = {"id": slug, "title": text}
        elif kind == "field":
            record[["title", "note", "x", "y"][what]] = text
        elif kind == "new field":
            record[text] = text
        elif kind == "remove field":
            record.pop(["title", "note", "x", "y"][what], None)
        elif kind == "remove":
            del records[list(records)[where % len(records)]]
        elif kind == "append":
            record.setdefault("tags", []).append(text)
        elif kind == "claim":
            claims = record.setdefault("claims", [])
            taken = [claim["id"] for claim in claims]
            free = next(letter for letter in "abcdefghij" if letter not in taken)
            claims.append({"id": free, "value": text})
        else:
            record["tags"] = record.get("tags", [])[::-1]
    return tables


def leaves(tables: Tables) -> set[str]:
    return {text for text in texts(tables) if isinstance(text, str)}


@pytest.mark.figure("merge", f"{HISTORIES:,} histories, nothing lost")
@settings(max_examples=HISTORIES)
@given(OPERATIONS, OPERATIONS, st.booleans())
def test_in_any_two_histories_every_text_of_both_sides_is_kept_or_named(
    mine_did: list[tuple[str, int, int]], theirs_did: list[tuple[str, int, int]], named: bool
) -> None:
    base: Tables = copy.deepcopy(BASE)
    if named:
        for number, record in base["events"].items():
            record["id"] = f"event-{number}"
    mine, theirs = live(base, "mine", mine_did), live(base, "theirs", theirs_did)
    merged = merge(base, mine, theirs)
    said = {text for conflict in merged.conflicts for text in texts([conflict.mine, conflict.theirs])}
    for ours in (mine, theirs):
        written = {text for text in leaves(ours) - leaves(base) if text.startswith(("mine", "theirs"))}
        assert written <= leaves(merged.tables) | said
    slugs = Counter(record["id"] for record in merged.tables.get("events", {}).values() if "id" in record)
    assert set(slugs.values()) <= {1}


@settings(max_examples=300)
@given(OPERATIONS)
def test_one_side_alone_is_taken_as_it_is(did: list[tuple[str, int, int]]) -> None:
    changed = live(BASE, "mine", did)
    for mine, theirs in ((changed, BASE), (BASE, changed), (changed, changed)):
        merged = merge(BASE, copy.deepcopy(mine), copy.deepcopy(theirs))
        assert not merged.conflicts
        assert encode(sorted_tables(merged.tables)) == encode(sorted_tables(changed))


def sorted_tables(tables: Tables) -> Tables:
    return {
        table: {doc_id: dict(sorted(records[doc_id].items())) for doc_id in sorted(records)}
        for table, records in sorted(tables.items())
    }


def an_event(**fields: Any) -> Tables:
    """A file of one event under number 5."""
    return {"events": {"5": fields}}


def test_a_record_that_got_another_id_is_still_the_same_where_half_of_its_fields_are_as_before() -> None:
    before = an_event(id="queue", type="other", title="A queue", date="2021-02-01")
    mine = an_event(id="long-queue", type="other", title="A long queue", date="2021-02-01")
    theirs = an_event(id="queue", type="other", title="A queue", date="2021-02-03")
    merged = merge(before, mine, theirs)
    assert not merged.conflicts
    assert merged.tables == an_event(id="long-queue", type="other", title="A long queue", date="2021-02-03")


def test_with_less_than_half_as_before_it_is_another_record_in_the_place_of_one_that_was_deleted() -> None:
    before = an_event(id="queue", type="other", title="A queue", date="2021-02-01")
    mine = an_event(id="visit", type="other", title="A visit", date="2021-04-04")
    theirs = an_event(id="queue", type="other", title="A queue", date="2021-02-03")
    merged = merge(before, mine, theirs)
    assert sorted(str(event["id"]) for event in merged.tables["events"].values()) == ["queue", "visit"]


def test_a_number_that_a_record_moved_to_does_not_make_it_the_one_deleted_there() -> None:
    first, second = ({"id": name, "type": "other", "title": name, "date": "2021-02-01"} for name in ("first", "second"))
    base: Tables = {"events": {"1": first, "2": second}}
    moved: Tables = {"events": {"2": first}}
    theirs: Tables = {"events": {"1": {**first, "title": "told anew"}, "2": second}}
    for mine, other in ((moved, theirs), (theirs, moved)):
        merged = merge(base, mine, other)
        assert not merged.conflicts
        assert [*merged.tables["events"].values()] == [{**first, "title": "told anew"}]


def test_a_record_is_where_its_id_is_and_not_where_a_copy_of_it_with_another_id_is() -> None:
    before = {"id": "queue", "type": "other", "title": "A queue", "date": "2021-02-01"}
    copied: Tables = {"events": {"5": {**before, "id": "copy"}, "6": before}}
    merged = merge({"events": {"5": before}}, copied, {"events": {"5": {**before, "title": "A long queue"}}})
    found = {str(event["id"]): event["title"] for event in merged.tables["events"].values()}
    assert found == {"queue": "A long queue", "copy": "A queue"}


def test_a_table_that_both_have_and_one_emptied_stays_empty_and_one_that_a_side_dropped_goes() -> None:
    base: Tables = {"events": {"1": {"id": "queue"}}, "meta": {"1": {"format": 1}}}
    emptied: Tables = {**base, "events": {}}
    dropped: Tables = {"meta": base["meta"]}
    assert merge(base, emptied, base).tables["events"] == {}
    assert merge(base, base, emptied).tables["events"] == {}
    assert "events" not in merge(base, dropped, base).tables
    told: Tables = {**base, "events": {"1": {"id": "queue", "title": "told"}}}
    assert merge(base, dropped, told).tables["events"] == told["events"]
    assert "events" not in merge(base, base, dropped).tables


def test_a_new_field_stands_where_its_side_put_it() -> None:
    base = an_event(id="queue", title="A queue", date="2021-02-01")
    mine = an_event(id="queue", title="A queue", date="2021-02-01", notes="mine")
    theirs = an_event(id="queue", type="other", title="A queue", date="2021-02-01")
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(base, one, other).tables["events"]["5"]
        assert [*merged] == ["id", "type", "title", "date", "notes"]


def test_a_new_record_under_a_taken_id_gets_the_next_that_neither_side_has_nor_anything_else() -> None:
    base: Tables = {"events": {"1": {"id": "queue-2", "title": "Old"}}}
    mine: Tables = {"events": {**base["events"], "2": {"id": "queue", "title": "Mine"}}}
    theirs: Tables = {"events": {**base["events"], "3": {"id": "queue", "title": "Theirs"}}}
    merged = merge(base, mine, theirs, Rest(taken=lambda slug: slug == "queue-3"))
    assert {str(event["id"]): event["title"] for event in merged.tables["events"].values()} == {
        "queue-2": "Old",
        "queue": "Theirs",
        "queue-4": "Mine",
    }


def test_an_empty_id_makes_no_two_records_one() -> None:
    mine = {"events": {"1": {"id": "", "title": "ours"}}}
    theirs = {"events": {"2": {"id": "", "title": "theirs"}}}
    merged = merge({"events": {}}, mine, theirs, Rest({"events": 0}, lambda slug: False))
    assert sorted(event["title"] for event in merged.tables["events"].values()) == ["ours", "theirs"]
    assert {event["id"] for event in merged.tables["events"].values()} == {""}


def test_one_actor_of_two_new_lists_is_one_without_an_id_and_what_both_say_of_it_is_told() -> None:
    def with_actor(attribution: str) -> Tables:
        return {"events": {"1": {"id": "e", "actors": [{"who": "a", "role": "victim", "attribution": attribution}]}}}

    merged = merge({"events": {"1": {"id": "e", "actors": []}}}, with_actor("claimed"), with_actor("suspected"))
    assert merged.tables == with_actor("claimed")
    assert [(conflict.mine, conflict.theirs) for conflict in merged.conflicts] == [("claimed", "suspected")]
