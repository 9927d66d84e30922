"""From typed text to a query, by this grammar:

    query  = part { "or" part }        part = factor { factor }
    factor = "not" factor | "-" factor | "(" query ")" | "sure:" factor | field ":" value | word | phrase in quotes

A bracket or quote that is not closed yet is taken as closed at the end, since the text is read while it is typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from store.query.fields import ALIASES, FIELDS, Asked
from store.query.reader import Reader
from store.query.terms import Query, QueryError, Word
from store.records.interface import Records
from store.text.near import near

LONGEST = 500
DEEPEST = 40


class Token(NamedTuple):
    """A piece of the text. `field` is empty for a word; `value` starts at `value_column`."""

    kind: str  # "(", ")", "word", "phrase" or "field"
    value: str
    column: int
    field: str = ""
    value_column: int = 0


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
        elif text[at] in "-!" and text[at + 1 : at + 2].strip() and (at == 0 or text[at - 1] in " (\t"):
            yield Token("word", "not", at)
            at += 1
        elif text[at] == '"':
            phrase, end = _quoted(text, at)
            yield Token("phrase", phrase, at)
            at = end
        else:
            token, at = _bare(text, at)
            yield token


def _quoted(text: str, at: int) -> tuple[str, int]:
    close = text.find('"', at + 1)
    return (text[at + 1 :], len(text)) if close < 0 else (text[at + 1 : close], close + 1)


def _bare(text: str, at: int) -> tuple[Token, int]:
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in '()"':
        if text[end] == ":" and text[at:end].isalpha():
            return _field(text, at, end)
        end += 1
    return Token("word", text[at:end], at), end


def _field(text: str, at: int, colon: int) -> tuple[Token, int]:
    name, start = text[at:colon].lower(), colon + 1
    if name == "sure":
        return Token("field", "", at, name, start), start
    if text[start : start + 1] == '"':
        value, end = _quoted(text, start)
    else:
        end = start
        while end < len(text) and not text[end].isspace() and text[end] not in "()":
            end += 1
        value = text[start:end]
    return Token("field", value, at, name, start), end


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
            if self._takes("and"):
                continue
            factor = self._factor(sure=sure, depth=depth)
            found = factor if found is None else found & factor
        if found is None:
            column = token.column if token else self._length
            raise QueryError(column, "nothing to find here", "expected a word or a field such as type:attack")
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
            raise QueryError(column, "nothing to find here", "expected a word, a field or a bracket after not or sure:")
        self._at += 1
        if token.kind == "(":
            if depth >= DEEPEST:
                raise QueryError(token.column, "brackets too deep", f"expected at most {DEEPEST} inside each other")
            found = self.query(sure=sure, depth=depth + 1)
            if (closing := self._next()) and closing.kind == ")":
                self._at += 1
            return found
        if token.kind == "field":
            return self._asked(token, sure=sure)
        return Word(token.value)

    def _asked(self, token: Token, *, sure: bool) -> Query:
        token = token._replace(field=ALIASES.get(token.field, token.field))
        if token.field not in FIELDS:
            known = near(token.field, ((ALIASES.get(name, name), name) for name in (*FIELDS, *ALIASES)), 1)
            right = f'expected "{known[0]}:"' if known else f"expected one of {', '.join(FIELDS)}"
            raise QueryError(
                token.column, f'no field "{token.field}"', f"{right}, or quotes around a word with a colon"
            )
        field = FIELDS[token.field]
        if not token.value.strip():
            raise QueryError(token.value_column, f"{token.field}: wants a value", f"expected {field.right}")
        return field.make(Asked(token.field, token.value.strip(), token.value_column, sure, self._reader, self._today))

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
