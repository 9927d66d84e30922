"""The rules of claims, status, merge and dates are held at their edges: small wrong programs are noticed."""

import ast

import pytest

from tests.conftest import Measured
from tests.fault import mutants

SAMPLE = 12
AIM = 0.9
FLOOR = 0.7  # below this the run fails; between the two the table tells how far it is to the aim


@pytest.mark.full(200)
@pytest.mark.figure("mutants")
@pytest.mark.parametrize("room", mutants.ROOMS)
def test_small_wrong_programs_are_noticed(room: str, measured: Measured) -> None:
    left = mutants.survivors(room, SAMPLE)
    noticed = 1 - len(left) / SAMPLE
    measured(f"{room} {SAMPLE - len(left)} of {SAMPLE}{'' if noticed >= AIM else ', short of the aim'}")
    print(*left, sep="\n")
    assert noticed >= FLOOR, "\n".join(map(str, left))


@pytest.mark.parametrize("room", mutants.ROOMS)
def test_each_is_a_program_that_differs_in_one_place(room: str) -> None:
    found = mutants.mutants(room)
    assert len(found) > 50
    for mutant in mutants.sample(room, 40):
        right = ast.dump(ast.parse((mutants.ROOT / mutant.path).read_text("utf-8")))
        assert ast.dump(ast.parse(mutant.text)) != right, mutant
