"""A side of a crossing by another id: what events say of the side goes along with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from store.desk.history import Change, Edit
from store.desk.memory import Memory
from store.records.documents import texts, value_at, with_each
from store.records.model import Crossing, Document, Key, Path
from store.records.vocabulary import About
from store.status.sides import Sides, ends_of, side_keys
from store.text.folding import fold

_SIDE, _DIRECTION, _OF = "side", "direction", "of"
_WHERE = ("status", "control", "claims")
_OF_SIDES = frozenset((About.STATUS.value, About.CONTROL.value))
_CLAIM_FIELD = 3
"""Steps of the path to a field of a claim itself."""


def with_sides(memory: Memory, change: Change, referring: Callable[[Key], dict[Key, list[Path]]]) -> Change:
    """The change, and with it, where it gives a side of a crossing another id, that id in all that names the side.

    `referring` gives what refers to a crossing. Raises ValueError where the id would also mean the other side, or where
    an event names a side of another crossing by the same word.
    """
    documents: dict[Key, Document] = {}
    for edit in change.edits:
        moved = _moved(edit) if edit.key.table == "crossings" else None
        if moved is None:
            continue
        for key in (edit.key, *(other for other in referring(edit.key) if other.table == "events")):
            document = documents.get(key) or (edit.after if key == edit.key else memory.existing(key)) or {}
            told = list(moved.told(document))
            if told and key != edit.key:
                moved.only_here(memory, document, told)
            if told:
                documents[key] = with_each(document, told, moved.word)
    if not documents:
        return change
    own = tuple(edit._replace(becomes=documents.pop(edit.key, edit.becomes)) for edit in change.edits)
    more = (Edit(key, memory.doc_id(key), memory.existing(key), after) for key, after in documents.items())
    return Change(change.words, (*own, *more))


class _Moved:
    """A crossing's sides before and after, and what words that name them become."""

    def __init__(self, crossing: str, before: Crossing, after: Crossing) -> None:
        self._crossing, self._before, self._after = crossing, Sides(before), Sides(after)
        old, new = side_keys(before), side_keys(after)
        fresh = iter([key for key in new if key not in old])  # a key that stays means its side, wherever it stands now
        self._keys = {key: key if key in new else next(fresh, key) for key in old}

    def told(self, document: Document) -> Iterator[Path]:
        """The paths at which a document names a side by a word that would no longer mean it."""
        for path, text in _naming(document):
            if self.word(text) != text:
                yield path

    def word(self, text: str) -> str:
        """What a side's word, or a direction from one to the other, becomes."""
        ends = ends_of(text)
        if len(ends) == 2:
            changed = [self.word(end) for end in ends]
            return text if changed == list(ends) else ">".join(changed)
        meant = self._before.meant(text)
        if len(meant) != 1 or meant[0] not in self._keys:
            return text
        now = self._keys[meant[0]]
        if self._after.meant(text) == (now,):
            return text
        if self._after.meant(now) != (now,):
            raise ValueError(
                f"“{text}” names this side of {self._crossing} in events, and without an id it cannot be told from the "
                "other side; expected another id"
            )
        return now

    def only_here(self, memory: Memory, document: Document, told: list[Path]) -> None:
        """Raises ValueError where an event speaks by such a word of a side of another of its crossings, too."""
        words = sorted({end for path, text in _naming(document) if path in told for end in ends_of(text) or (text,)})
        known = memory.record_map("crossings")
        named = document.get("crossings")
        ids = [each for each in named if isinstance(each, str)] if isinstance(named, list) else []
        others = [known[id_] for id_ in ids if id_ in known and id_ != self._crossing]
        for other in others:
            if shared := [word for word in words if Sides(other).names(word)]:
                raise ValueError(
                    f'the event "{document.get("id", "")}" also uses “{shared[0]}” for a side of {other.id}; '
                    f"expected a separate event for each crossing before that side of {self._crossing} gets another id"
                )


def _moved(edit: Edit) -> _Moved | None:
    """What a change of a crossing makes of its sides' words; None where their keys stay. Raises ValueError."""
    before, after = _crossing(edit.before), _crossing(edit.after)
    if before is None or after is None or len(before.sides) != len(after.sides):
        return None
    if side_keys(before) == side_keys(after):
        return None
    keys = side_keys(after)
    for number, side in enumerate(after.sides):
        others = {word for at, other in enumerate(after.sides) if at != number for word in (other.id, keys[at]) if word}
        if side.id and fold(side.id) in map(fold, others):
            raise ValueError(f"“{side.id}” already means the other side of {edit.key.id}; expected another id")
    return _Moved(edit.key.id, before, after)


def _crossing(document: Document | None) -> Crossing | None:
    """The crossing with its sides alone; None where they cannot be read."""
    try:
        return msgspec.convert({"sides": (document or {}).get("sides", [])}, Crossing)
    except msgspec.ValidationError:
        return None


def _naming(document: Document) -> Iterator[tuple[Path, str]]:
    """The texts of a document that may name a side or a direction."""
    for path, text in texts({name: document[name] for name in _WHERE if name in document}):
        last = path[-1]
        of = path[0] == "claims" and len(path) == _CLAIM_FIELD and last == _OF
        about = value_at(document, (*path[:-1], "about")) if of else None
        if last in (_SIDE, _DIRECTION) or (isinstance(about, str) and about in _OF_SIDES):
            yield path, text
