"""The version of the program, alone in its module so that `bordertui --version` reads nothing else."""

__version__ = "0.1.0"
