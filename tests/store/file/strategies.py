"""Random data files: tables of records, in the manners people and programs write them."""

import json
from typing import Any

from hypothesis import strategies as st

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)
records: st.SearchStrategy[dict[str, Any]] = st.dictionaries(names, values, max_size=5)
doc_ids = st.integers(0, 40).map(str)
tables: st.SearchStrategy[dict[str, dict[str, dict[str, Any]]]] = st.dictionaries(
    names, st.dictionaries(doc_ids, records, max_size=5), max_size=3
)


@st.composite
def manners(draw: st.DrawFn) -> dict[str, Any]:
    """Options of a JSON writer, and whether it ends lines as Windows does and begins with a byte order mark."""
    return {
        "indent": draw(st.sampled_from([None, 0, 1, 2, 4, "\t"])),
        "ensure_ascii": draw(st.booleans()),
        "separators": draw(st.sampled_from([None, (",", ":"), (" , ", " : ")])),
        "eol": draw(st.sampled_from(["\n", "\r\n"])),
        "bom": draw(st.booleans()),
        "end": draw(st.sampled_from(["", "\n", "\n\n"])),
    }


def written(data: Any, manner: dict[str, Any]) -> bytes:
    """The text that such a writer makes of the data."""
    options = {name: manner[name] for name in ("indent", "ensure_ascii", "separators")}
    text: str = json.dumps(data, **options) + manner["end"]
    lines: bytes = text.replace("\n", manner["eol"]).encode()
    return b"\xef\xbb\xbf" + lines if manner["bom"] else lines
