"""The command `bordertui`: makes sure that the packages `tui` and `store` are its own, then starts the program.

Their names are common. Where another package of such a name comes first, or wrote over ours, a sentence says so.
"""

import sys
from importlib.machinery import PathFinder
from os.path import abspath, dirname, join

_OWN = ("tui", "store")
_ANSWER = "install bordertui into an environment of its own, as pipx and uv do"


def main() -> int:
    """Start the program; 2 where it would not be this program that starts."""
    here = dirname(abspath(__file__))
    for name in _OWN:
        found = PathFinder.find_spec(name)
        places = [abspath(place) for place in (found and found.submodule_search_locations) or ()]
        if places[:1] != [join(here, name)]:
            where = places[0] if places else (found and found.origin) or "nowhere"
            return _refuse(f"its package `{name}` is in {join(here, name)}, but Python finds another first: {where}")
    try:
        from tui.__main__ import main as start

        return start()
    except ImportError as problem:
        if (problem.name or "").partition(".")[0] not in _OWN:
            raise
        return _refuse(f"its packages are not as they were installed, another wrote over them: {problem.msg}")


def _refuse(words: str) -> int:
    print(f"bordertui: {words}; {_ANSWER}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
