"""A place that is known is found in a text in every form that tells it, and other places are not."""

import pytest

from store.geography.geodesy import Position
from store.geography.told import told

WEIR = Position(37.06512, 40.98347)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "37.06512, 40.98347",
            "40.98347 37.06512",
            "37,06512 / 40,98347",
            "٣٧٫٠٦٥١٢، ٤٠٫٩٨٣٤٧",
            "geo:37.0651,40.9835",
        ),
        *("37°03'54.4\"N 40°59'00.5\"E", "37º03’54”N 40º59’00”E", "37 03 54 N 40 59 00 E", "N 37 03.907 E 040 59.008"),
        *(
            "37 deg 3 min 54 s N, 40 deg 59 min 0 s E",
            "370354N 0405900E",
            "3703.907N 04059.008E",
            "37-03-54N 040-59-00E",
        ),
        *("https://maps.example/data=!3d37.06512!4d40.98347", "?q=37.06512%2C40.98347", "mlat=37.06512&mlon=40.98347"),
        *(
            "37S FB 76340 03936",
            "37SFB7634003936",
            "37SFB763039",
            "FB 7634 0393",
            "676340 4103936",
            "37S 676340E 4103936N",
        ),
        *("8H923X8M+29", "3X8M+29", "8h923x8m+", "plus.codes/8H923X8M%2B29", "syt4ue7rb", "syt4ue"),
    ],
)
def test_a_place_is_found_however_it_is_told(words: str) -> None:
    text = f"They met at {words} then."
    start, end = next(told(text, [WEIR]))
    assert not any(part.isdigit() and len(part) > 2 for part in (text[:start] + text[end:]).split())


@pytest.mark.parametrize(
    "words",
    [
        *(
            "37.16512, 40.98347",
            "36°03'54\"N 40°59'00\"E",
            "37S FB 86340 03936",
            "37S GB 76340 03936",
            "696340 4103936",
        ),
        *(
            "8H924X8M+29",
            "4X8M+29",
            "syt4ve7rb",
            "37.06512 lorries, 40.98347 tons",
            "3703 4059",
            "on 37 03 days of 40 59",
        ),
    ],
)
def test_other_places_and_other_numbers_are_not(words: str) -> None:
    assert list(told(f"They met at {words} then.", [WEIR])) == []


@pytest.mark.parametrize("words", ["33H 772631 6239466", "34H 218124 6239196"])
def test_beside_the_border_of_a_zone_the_zone_beside_it_counts_and_south_too(words: str) -> None:
    assert list(told(words, [Position(-33.95, 17.95)])) == [(4, 18)]
