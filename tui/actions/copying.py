"""What `y` copies: a claim with its citation, or a record in one paragraph: what, when, where, and who says so.

What is private, or near to it in a text, is withheld by `store/disclosure/` before the words are made.
"""

from store.dates import date_words
from store.records.interface import Records
from store.records.model import TABLES, Claim, Crossing, Event, Record, Source
from store.words.claims import judgement_words, sentence
from store.words.names import crossing_name
from tui.desk import Action, Desk
from tui.widgets.text import safe


class Copy(Action):
    help = (
        "Copy the claim under the cursor with its citation, else the selected record (OSC 52, also over ssh); "
        "without what names other records that are private."
    )
    id, keys, words = "copy", ("y",), "Copy"

    def refused(self, desk: Desk) -> str:
        key = desk.session.selected
        is_record = key is not None and key.table in TABLES and key in desk.session.store
        return "" if is_record else "Nothing is selected; move to a record first."

    def run(self, desk: Desk) -> None:
        from store.disclosure import Around, Disclosed

        key = desk.session.selected
        if key is None:
            return
        details = desk.dashboard.details
        path = details.current.path if details.lit and details.current else None
        shown = Disclosed(Around(desk.session.store, key), (key,), withhold_near=True)
        words = safe(cite(shown.record(key), shown, path or ()))
        desk.copy_to_clipboard(words)
        desk.session.say(f"Copied{' without what is private' * shown.has_withheld(key)}: {words}")


ACTIONS: tuple[Action, ...] = (Copy(),)


def cite(record: Record, records: Records, path: tuple[str | int, ...] = ()) -> str:
    """The claim that the path leads to; else the record: an event with its claims, a source as a reference."""
    match path:
        case ("claims", int(index), *_) if index < len(record.claims):
            return _citation(record.claims[index], records)
    if isinstance(record, Event):
        return _event(record, records)
    if isinstance(record, Source):
        return _source(record)
    return crossing_name(record) if isinstance(record, Crossing) else record.name or record.id


def _citation(claim: Claim, records: Records) -> str:
    """The claim for copying, with all that finds it again: sentence, quote, grade, likelihood, title and address."""
    source = records.sources.get(claim.source)
    quote = f"“{claim.quote}”" if claim.quote else ""
    title = f"“{source.title}”" if source and source.title else ""
    address = (source.archive_url or source.url) if source else ""
    parts = (sentence(claim, records), quote, judgement_words(claim), title, address)
    return ". ".join(part for part in parts if part) + ("" if address else ".")


def _event(event: Event, records: Records) -> str:
    known = records.crossings
    where = ", ".join(crossing_name(known[id_]) if id_ in known else id_ for id_ in event.crossings)
    head = " · ".join(part for part in (event.title or event.id, date_words(event.date), where) if part)
    said = "; ".join(sentence(claim, records) for claim in event.claims)
    return f"{head}. {said}." if said else f"{head}."


def _source(source: Source) -> str:
    title = f"“{source.title}”" if source.title else ""
    parts = (source.author, source.publisher, title, date_words(source.published), source.archive_url or source.url)
    return ", ".join(part for part in parts if part) or source.id
