"""Those for whom alone a crossing is open, as a status has it."""

from store.records.vocabulary import Mode


def alone(*passing: str) -> dict[str, str]:
    """The modes of a crossing that only these pass."""
    return {mode: "yes" if mode in passing else "no" for mode in Mode.words()}
