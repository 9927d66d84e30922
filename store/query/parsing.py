"""From typed text to a query, and what the word at its end may become, by this grammar:

    query  = part { "or" part }        part = factor { factor }
    factor = "not" factor | "-" factor | "(" query ")" | "sure:" factor | field ":" value | "#" tag | word | phrase

Before a sign the colon may be left out: `killed>2`. Names and tags parted by commas are any of them: `tag:fuel,drones`.
A bracket or quote that is not closed yet is taken as closed at the end, since the text is read while it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import reduce
from itertools import islice, takewhile
from operator import and_, or_
from string import punctuation
from typing import NamedTuple

from store.query.conditions import Tagged
from store.query.fields import ALIASES, DATES, FIELDS, YES_NO, Asked, as_count, as_field, date_at
from store.query.reader import Reader
from store.query.terms import Query, QueryError, Word
from store.records.interface import Records
from store.text.near import near
from store.words.names import beginning

LONGEST = 500
DEEPEST = 40


_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
_SIGNS = frozenset(punctuation + "≤≥≠…")
_BETWEEN = ' ()"'
_WORDS_OF_DATE = 5
_YEAR = re.compile(r"\d{4}")
_BEGINS_DATE = re.compile(
    r"(?i)(?:last|past|previous|this) +(?:\w+ +)?(?:day|week|month|quarter|year)s?\b|(?:today|yesterday)\b"
    r"|\w+ +(?:day|week|month|year)s? +ago\b|[^\W\d]{3,} +(?:19|20)\d\d\b"
)
"""How the words of a day begin that no field stands before; of a month its year is beside it."""
_BY_NAME = frozenset(("crossing", "actor", "by", "source", "tag", "side"))
"""Fields of which several values may be asked for, parted by commas."""


class Token(NamedTuple):
    """A piece of the text. `field` is empty for a word; `value` starts at `value_column`."""

    kind: str  # "(", ")", "word", "phrase" or "field"
    value: str
    column: int
    field: str = ""
    value_column: int = 0
    quoted: bool = False


def parsed(text: str, records: Records | None, today: date) -> Query:
    """The query that a text means, as told in `store.query.parse`."""
    if len(text) > LONGEST:
        raise QueryError(LONGEST, f"a query of {len(text)} characters", f"expected at most {LONGEST}")
    tokens = list(_tokens(text))
    if not tokens:
        return Query.everything()
    reading = _Reading(tokens, len(text), Reader(records) if records else None, today)
    query = reading.query(sure=False, depth=0)
    reading.finish()
    return query


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
        elif text[at] in "()":
            yield Token(text[at], text[at], at)
            at += 1
        elif text[at] in "-!" and (at == 0 or text[at - 1] in " (\t" or text[:at].endswith("sure:")):
            if text[at + 1 : at + 2] in ("-", "!"):
                raise QueryError(at, f'"{text[at : at + 2]}" has two signs', "expected one sign, as in -drones")
            if not text[at + 1 : at + 2].strip():
                right = "expected it right before what is left out, as in -drones; or quotes around it"
                raise QueryError(at, f'"{text[at]}" stands alone', right)
            yield Token("word", "not", at)
            at += 1
        elif text[at] in _QUOTES:
            phrase, end = _quoted(text, at)
            yield Token("phrase", phrase, at)
            at = end
        else:
            token, at = _bare(text, at)
            yield from _alternatives(token)


def _alternatives(token: Token) -> Iterator[Token]:
    """The words of "drones|fuel", of which any is sought, in brackets; any other token alone."""
    choices = [one for one in token.value.split("|") if one] if token.kind == "word" else []
    if len(choices) < 2:
        yield token
        return
    yield Token("(", "(", token.column)
    for place, one in enumerate(choices):
        if place:
            yield Token("word", "or", token.column)
        yield token._replace(value=one)
    yield Token(")", ")", token.column)


def _quoted(text: str, at: int) -> tuple[str, int]:
    close = text.find(_QUOTES[text[at]], at + 1)
    return (text[at + 1 :], len(text)) if close < 0 else (text[at + 1 : close], close + 1)


def _bare(text: str, at: int) -> tuple[Token, int]:
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in "()" and text[end] not in _QUOTES:
        if text[end] in ":=<>≤≥≠!" and text[at:end].isalpha() and not text.startswith("://", end):
            known = text[at:end].lower() in FIELDS or text[at:end].lower() in ALIASES
            if text[end] == ":" or (known and text[end] in "=<>≤≥"):
                return _field(text, at, end)
            if known and (text[end] == "≠" or text[end + 1 : end + 2] == "="):
                name = text[at:end].lower()
                raise QueryError(at, f'"{name}!=" is not understood', f"expected -{name}: and what is left out")
        end += 1
    word = text[at:end]
    if word[0] == "#" and len(word) > 1:
        return Token("field", word[1:], at, "tag", at + 1), end
    if word[0] == ":" and len(word) > 1:
        raise QueryError(at, "a colon before a word", "expected a field's name right before it, as in type:attack")
    return Token("word", {"|": "or", "||": "or", "&": "and", "&&": "and"}.get(word, word.strip(",;*")), at), end


def _field(text: str, at: int, colon: int) -> tuple[Token, int]:
    name, start = text[at:colon].lower(), colon + (text[colon] in ":=")
    if name == "sure":
        return Token("field", "", at, name, start), start
    value, end, quoted = "", start, False
    while end < len(text) and not text[end].isspace() and text[end] not in "()":
        if text[end] in _QUOTES and (end == start or text[end - 1] == ","):  # near:"al qaim",50
            quoted, (phrase, end) = end == start, _quoted(text, end)
            value += phrase
            if text[end : end + 1] != ",":
                break
        else:
            value, end, quoted = value + text[end], end + 1, False
    return Token("field", value, at, name, start, quoted), end


class _Reading:
    """The tokens, and how far they have been read."""

    def __init__(self, tokens: list[Token], length: int, reader: Reader | None, today: date) -> None:
        self._tokens = tokens
        self._at = 0
        self._length = length
        self._reader = reader
        self._today = today

    def query(self, *, sure: bool, depth: int) -> Query:
        """Parts joined by "or"."""
        found = self._part(sure=sure, depth=depth)
        while self._takes("or"):
            found |= self._part(sure=sure, depth=depth)
        return found

    def finish(self) -> None:
        """Nothing may be left but a bracket too many."""
        if self._at < len(self._tokens):
            column = self._tokens[self._at].column
            raise QueryError(column, "this bracket closes nothing", 'expected "(" before it, or quotes around it')

    def _part(self, *, sure: bool, depth: int) -> Query:
        found: Query | None = None
        while (token := self._next()) and token.kind != ")" and not _is(token, "or"):
            if self._takes("and") or self._takes(""):
                continue
            factor = self._factor(sure=sure, depth=depth)
            found = factor if found is None else found & factor
        if found is None:
            column = token.column if token else self._length
            raise QueryError(column, "nothing to search for here", "expected a word or a field such as type:attack")
        return found

    def _factor(self, *, sure: bool, depth: int) -> Query:
        negated = False
        while (token := self._next()) and (_is(token, "not") or token.field == "sure"):
            self._at += 1
            negated, sure = (negated, True) if token.field == "sure" else (not negated, False)
        found = self._simple(token, sure=sure, depth=depth)
        return ~found if negated else found

    def _simple(self, token: Token | None, *, sure: bool, depth: int) -> Query:
        if token is None or token.kind == ")" or _is(token, "or"):
            column = token.column if token else self._length
            right = "expected a word, a field or a bracket after not or sure:"
            raise QueryError(column, "nothing to search for here", right)
        self._at += 1
        if token.kind == "(":
            if depth >= DEEPEST:
                raise QueryError(token.column, "too many brackets", f"expected at most {DEEPEST} inside each other")
            found = self.query(sure=sure, depth=depth + 1)
            if (closing := self._next()) and closing.kind == ")":
                self._at += 1
            return found
        if token.kind == "field":
            return self._asked(token, sure=sure)
        if token.kind == "word" and all(char in _SIGNS for char in token.value):
            raise QueryError(token.column, "a sign without a word", "expected a word, or quotes around the sign")
        if token.kind == "phrase":
            return Word(token.value)
        if dated := self._date_alone(token):
            return dated
        counted = as_count(token.value.lower(), sure=sure)
        word = Word(token.value, as_field(token.value.lower()))
        return word | counted if counted else word

    def _asked(self, token: Token, *, sure: bool) -> Query:
        token = token._replace(field=ALIASES.get(token.field, token.field))
        if token.field not in FIELDS:
            known = near(token.field, ((ALIASES.get(name, name), name) for name in (*FIELDS, *ALIASES)), 1)
            right = f'expected "{known[0]}:"' if known else f"expected one of {', '.join(FIELDS)}"
            raise QueryError(
                token.column, f'no field "{token.field}"', f"{right}, or quotes around a word with a colon"
            )
        field = FIELDS[token.field]
        if not token.value.replace("#", " ").strip():
            raise QueryError(token.value_column, f"{token.field}: needs a value", f"expected {field.right}")
        if token.value[0] in "-!" and not token.quoted:
            right = f"expected it before the field, as in -{token.field}:{token.value[1:]}"
            raise QueryError(token.value_column, f'"{token.value[0]}" stands before a value', right)
        token = self._whole_date(token) if field.make in DATES and not token.quoted else token
        self._refuse_cut(token)
        several = token.field in _BY_NAME and not token.quoted
        values = list(filter(None, map(str.strip, token.value.split(",")))) if several else []
        found = [
            field.make(Asked(token.field, value, token.value_column, sure, self._reader, self._today))
            for value in values or [token.value.strip()]
        ]
        return reduce(or_, found)

    def _whole_date(self, token: Token) -> Token:
        """A date with the words behind it that belong to it, as "since:last week", unless it has a year of its own."""
        words = [] if _YEAR.search(token.value) else self._words_from(token)
        whole = date_at(words, self._today)
        self._at += max(whole - 1, 0)
        return token._replace(value=" ".join(words[:whole]) or token.value)

    def _words_from(self, token: Token) -> list[str]:
        behind = takewhile(lambda one: one.kind == "word" and not _is(one, "or"), self._tokens[self._at :])
        return [token.value, *(one.value for one in islice(behind, _WORDS_OF_DATE - 1))]

    def _date_alone(self, word: Token) -> Query | None:
        """A day that no field stands before, as "last week", "august 2019": the words, or what happened then."""
        words = self._words_from(word)
        whole = date_at(words, self._today) if _BEGINS_DATE.match(" ".join(words)) else 0
        if not whole:
            return None
        self._at += whole - 1
        asked = Asked("on", " ".join(words[:whole]), word.column, False, self._reader, self._today)
        return reduce(and_, map(Word, words[:whole])) | FIELDS["on"].make(asked)

    def _refuse_cut(self, token: Token) -> None:
        """Refuse "near:nasib 50", of which the last word would be sought by itself."""
        after = self._next()
        year = after.value if after and after.kind == "word" and not token.quoted else ""
        if token.field == "near" and "," in token.value and year.lower() in ("km", "kilometres", "kilometers"):
            right = f"expected them together, as in near:{token.value}km"
            raise QueryError(token.value_column, f'"{token.value}" and "{year}" are two words', right)
        if token.field == "near" and "," not in token.value and year.lower().removesuffix("km").isdecimal():
            right = f"expected a comma between them, as in near:{token.value},{year}"
            raise QueryError(token.value_column, f'"{token.value}" and "{year}" are two words', right)

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _takes(self, word: str) -> bool:
        token = self._next()
        if token is None or not _is(token, word):
            return False
        self._at += 1
        return True


def _is(token: Token, word: str) -> bool:
    return token.kind == "word" and token.value.lower() == word


def completions(text: str, records: Records) -> tuple[int, tuple[str, ...]]:
    """Where the last word of a text begins, and what it may become: `type:` of `ty`, `type:attack` of `type:a`."""
    start, word = _last_word(text)
    name, colon, value = word.partition(":")
    if not colon:
        fields = (f"{field}:" for field in (*FIELDS, "sure") if word and field.startswith(word.lower()))
        return start, tuple(fields)
    if name.lower() == "sure":
        inner, words = completions(value, records)
        return start + len("sure:") + inner, words
    found = (each for each in _values(name.lower(), value, records) if each != value)
    return start, tuple(f"{name}:{_as_typed(each)}" for each in found)


def _as_typed(value: str) -> str:
    """A value with quotes around what has a space: only the last of several is offered."""
    before, comma, last = value.rpartition(",")
    return f'{before}{comma}"{last}"' if " " in last else value


def nearly(text: str, records: Records) -> tuple[int, tuple[str, ...]]:
    """Where the last word of a text begins, and the names spelt nearly so: for a query that finds nothing."""
    start, word = _last_word(text)
    name, colon, value = word.partition(":")
    field = ALIASES.get(name.lower(), name.lower())
    before, sought, behind = "", value if colon else word, ""
    if colon and field == "near":
        sought, comma, distance = value.partition(",")
        behind = comma + distance
    elif colon:
        done, comma, sought = value.rpartition(",")
        before = done + comma
    if not colon and (named := as_field(word.lower())):
        return start, (named,)
    reader = Reader(records)
    table = FIELDS[field].table if field in FIELDS else ""
    tables = ((table,) if table else ()) if colon else ("crossings", "actors")
    if not sought or any(reader.meant(table, sought) for table in tables):
        return start, ()
    if not colon and reader.called("sources", sought):
        return start, (f"source:{sought}",)
    found = [near for table in tables for near in reader.near(table, sought)]
    if field == "tag" and colon:
        found += Tagged(sought).offered(reader)
    return start, tuple(f"{name}{colon}{before}{near}{behind}" if colon else near for near in dict.fromkeys(found))


def _last_word(text: str) -> tuple[int, str]:
    """Where the last word of a query begins, without a sign that leaves it out, and the word; none inside quotes."""
    if text.count('"') % 2:
        return len(text), ""
    start = max(text.rfind(sign) for sign in _BETWEEN) + 1
    start += text[start : start + 1] in ("-", "!")
    return start, text[start:]


def _values(field: str, typed: str, records: Records) -> tuple[str, ...]:
    """The values of a field that begin as typed; behind a comma the next one."""
    known = FIELDS.get(field)
    if known and known.table:
        return beginning(records, known.table, typed)
    done, comma, last = typed.rpartition(",")
    if not known or (comma and known.offers == YES_NO):
        return ()
    return tuple(f"{done}{comma}{word}" for word in known.offers if word.startswith(last.lower()))
