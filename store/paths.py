"""Where things are on this machine: the data file, and the folders for data, state and configuration.

What finds a folder of the system takes long to load, and is imported where no path was given.

Folders are made 0700 and files 0600: who notes what happens at a border may be in danger for it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.file.durable import make_folder, replace, why_no_name_beside
from store.file.errors import NotSaved, Unreadable

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

NAME = "bordertui"
VARIABLE = "BORDERTUI_FILE"
EMPTY_FILE = b'{\n  "meta": {\n    "1": {"format": 1}\n  }\n}\n'
_SAMPLES = Path(__file__).with_name("sample")


def data_folder() -> Path:
    """Where the data file is kept unless another is named."""
    return _of_system().user_data_path


def state_folder() -> Path:
    """Where drafts, version copies, the log and the last views are kept."""
    return _of_system().user_state_path


def config_folder() -> Path:
    """Where a person keeps keys and settings."""
    return _of_system().user_config_path


def _of_system() -> PlatformDirs:
    """Where the system wants a program's folders, as its environment says now."""
    from platformdirs import PlatformDirs

    return PlatformDirs(NAME, appauthor=False)


def log_file() -> Path:
    """Where defects of the program are logged."""
    return state_folder() / "bordertui.log"


def default_file() -> Path:
    """The data file unless another is named."""
    return data_folder() / "crossings.json"


def file_named(argument: str | None) -> Path:
    """The data file: the one named, else the one in BORDERTUI_FILE, else the default."""
    return Path(argument or os.environ.get(VARIABLE) or default_file()).expanduser()


def path_named(text: str) -> Path:
    """The path that a person typed. Raises ValueError where it can be none: too long, of a folder not to be entered."""
    try:
        path = Path(text).expanduser()
        path.exists()
    except OSError as error:
        raise ValueError(f"no file can be found there ({error.strerror}); expected another path") from None
    except (RuntimeError, ValueError):
        raise ValueError("that is not a path to a file; ~ stands for your own home folder only") from None
    return path


def state_of(path: Path) -> Path:
    """The folder for what is remembered about one data file; told apart by the whole path, readable by the name."""
    from hashlib import sha256

    whole = os.path.realpath(path)
    return state_folder() / f"{Path(whole).stem[:40]}-{sha256(whole.encode(errors='surrogateescape')).hexdigest()[:12]}"


def sample_bytes(name: str = "iraq-syria") -> bytes:
    """A bundled sample, as a data file: `iraq-syria`, or `north-west-syria` for crossings to Türkiye, 2014 to 2023."""
    return (_SAMPLES / f"{name}.json").read_bytes()


def is_to_be_made(path: Path) -> bool:
    """Whether nothing is at a path. Raises FileProblem where a file there could not be opened, or never be saved."""
    try:
        path.lstat()
    except FileNotFoundError:
        if too_long := why_no_name_beside(os.path.realpath(path)):
            raise NotSaved(str(path), f"there is no such file, and none can be created: {too_long}") from None
        return True
    except OSError as error:
        raise Unreadable(str(path), f"cannot be read: {error.strerror}; expected another path") from None
    return False


def make_file(path: Path, content: bytes) -> None:
    """A new data file. Raises FileExistsError where there is one, NotSaved where it cannot be written."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(f"{path}: there is already a file; expected a new name")
    make_folder(path.parent)
    replace(str(path), [content])


def first_run() -> bool:
    """Make the default file of the sample where there is none yet; whether it was made."""
    if default_file().exists():
        return False
    make_file(default_file(), sample_bytes())
    return True


def places(path: Path) -> dict[str, Path]:
    """What is kept where, for a data file at `path`: the paths that `bordertui where` prints, by what they are for."""
    state = state_of(path)
    return {
        "data file": path,
        "configuration": config_folder(),
        "keys": config_folder() / "keys.toml",
        "state": state,
        "drafts": state / "drafts",
        "version copies": state / "copies",
        "log": log_file(),
    }
