"""The table of what is promised: what the parts of a long run found is told as one."""

from tests.fault.figures import Found, table


def test_numbers_of_the_parts_of_a_run_are_added_up_and_other_words_stand_beside_them() -> None:
    parts = [
        Found("passed", True, "250 bursts, 6,100 characters: 0 wrong, at most 1.2 s", in_part=True),
        Found("passed", True, "250 bursts, 900 characters: 3 wrong, at most 0.9 s", in_part=True),
        Found("passed", True, "2×5: 0 lost", in_part=False),
        Found("passed", True, "3×4: 0 lost", in_part=False),
        Found("passed", False, "60 bursts, 1 characters: 0 wrong, at most 9.0 s", in_part=True),
    ]
    (line,) = (line for line in table({"bursts": parts}) if "type-ahead" in line)
    assert "| 500 bursts, 7,000 characters: 3 wrong, at most 1.2 s; 2×5: 0 lost; 3×4: 0 lost | reached |" in line


def test_a_row_of_which_a_part_failed_is_missed() -> None:
    parts = [Found("passed", True, "2 kills", in_part=True), Found("failed", True, "3 kills", in_part=True)]
    (line,) = (line for line in table({"kills": parts}) if "SIGKILLs while" in line)
    assert "| 5 kills" in line
    assert "missed" in line
