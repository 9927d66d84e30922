"""Shell completion, made from the parser and tried in the shells that are there."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.fault.terminal import Window
from tests.tui.cli.conftest import Run
from tui.cli.parser import COMMANDS

OFFERED = """
source {script}
COMP_WORDS=({words}) COMP_CWORD={last}
$(complete -p bordertui | sed 's/.*-F \\([^ ]*\\) .*/\\1/') bordertui
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_each_shell_gets_a_script_that_knows_every_sub_command(shell: str, run: Run) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert all(name in ran.out for name in COMMANDS)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_read_its_script(shell: str, run: Run, tmp_path: Path) -> None:
    if which(shell) is None:
        pytest.skip(f"needs {shell}")
    script = tmp_path / "script"
    script.write_text(run("completion", shell).out)
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["bordertui", "ex"], {"export"}),
        (["bordertui", "export", "geo"], {"geojson"}),
        (["bordertui", "report", "--format", "h"], {"html"}),
        (["bordertui", "status", "--as"], {"--as-of", "--as-known-then"}),
    ],
)
def test_bash_completes_commands_formats_and_options(
    words: list[str], offered: set[str], run: Run, tmp_path: Path
) -> None:
    if which("bash") is None:
        pytest.skip("needs bash")
    script = tmp_path / "script"
    script.write_text(run("completion", "bash").out)
    code = OFFERED.format(script=script, words=" ".join(words), last=len(words) - 1)
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=False)
    assert set(done.stdout.split()) == offered, done.stderr


def test_another_shell_is_refused(run: Run) -> None:
    assert run("completion", "cmd").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_that_is_sourced_completes_the_data_file_and_sub_commands(
    shell: str, run: Run, tmp_path: Path
) -> None:
    if which(shell) is None:
        pytest.skip(f"needs {shell}")
    (tmp_path / "desk.json").write_text("{}")
    script = tmp_path / "script"
    script.write_text(run("completion", shell).out)
    start = {"bash": "", "zsh": "autoload -Uz compinit; compinit -u -D; ", "fish": ""}[shell]
    quiet = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    with Window([shell, *quiet], environment={"HOME": str(tmp_path), "PS1": "$ "}, folder=tmp_path) as window:
        window.settle(0.5, 5)
        window.send(f"{start}source {script}\r".encode())
        window.settle(0.5, 5)
        for typed, completed in (("de", "desk.json"), ("show --file de", "desk.json"), ("export geo", "geojson")):
            window.send(f"\x15bordertui {typed}\t".encode())
            assert window.shows(f"bordertui .*{completed}"), window.text
