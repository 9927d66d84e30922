"""What may leave the program: the records without what is marked private.

Every export and report reads through here. People's lives can depend on it, so what is in doubt stays in.

- A record marked private is left out; so is any part of a record (a claim, a name, a side) that is marked.
- Where another record refers to a private one, the reference goes too. A claim whose speaker is private stays, for the
  figure counts; its speaker is called withheld, and its quote and note, which could tell who it was, go.
- The names and ids of private records are taken out of all other texts, in whatever spelling they are found. What only
  comes near such a name is listed (`near`), and whoever writes it out waits until a person has looked at it.
- A part that is marked is as private as a record: its names, too, are looked for in all other texts.
- A private place goes with its record or part: no other record has its coordinates, whatever they are called there.
  An event that names a private crossing tells neither coordinates nor distances.
- What was said in private, and the numbers and addresses of who is private, are asked about where they stand elsewhere.
- Where an imported record came from is told by its data set's id alone: the row as it stood is no longer filtered.
  An id that is a digest of the row stays in, too: whoever guesses a withheld name could make sure of it by the digest.

What is asked for by name, by its `Key`, is treated as if it were not marked.

`parts.py` knows what documents hold, `places.py` coordinates; `hidden.py` judges what is private in a file,
`redacting.py` takes it out of the rest, `disclosed.py` gives what is left.
"""

from store.disclosure.disclosed import Around, Disclosed
from store.disclosure.redacting import WITHHELD_SPEAKER, WITHHELD_WORDS, Near

__all__ = ("WITHHELD_SPEAKER", "WITHHELD_WORDS", "Around", "Disclosed", "Near")
