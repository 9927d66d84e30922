"""Everything that is true without a screen: records, files, dates, claims, status, formats, reports."""

from collections.abc import Callable


def on_demand(package: str) -> Callable[[str], object]:
    """A `__getattr__` for a package whose modules are imported when they are first named, as in `dialogs.help`."""

    def named(name: str) -> object:
        from importlib import import_module  # the version is told without loading it

        try:
            return import_module(f"{package}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{package}.{name}":
                raise  # what it imports is missing
            raise AttributeError(f"module {package!r} has no attribute {name!r}") from error

    return named
