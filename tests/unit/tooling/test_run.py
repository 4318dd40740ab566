"""run.py: when .venv is made, filled, kept or made anew, and what becomes of the command line."""

import io
import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

import run

# Decomposed and composed letters and a space: folders on an officer's PC look like this.
FOLDER = "Thư mục của Bích"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with a lock file and an environment that looks finished."""
    root = tmp_path / FOLDER
    python = run.venv_python(root / ".venv", windows=False)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable) if os.name == "posix" else python.write_bytes(b"")
    (root / "requirements.lock").write_text("alembic==1.0\n", encoding="utf-8")
    run.stamp_path(root / ".venv").write_text(run.wanted_stamp(root, windows=False), encoding="utf-8")
    return root


def test_the_interpreter_lies_where_each_platform_puts_it() -> None:
    venv = Path(FOLDER) / ".venv"
    assert run.venv_python(venv, windows=True) == venv / "Scripts" / "python.exe"
    assert run.venv_python(venv, windows=False) == venv / "bin" / "python"


def test_a_filled_environment_is_kept(checkout: Path) -> None:
    assert run.is_ready(checkout, windows=False)


def test_a_changed_lock_makes_it_stale(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text("alembic==1.1\n", encoding="utf-8")
    assert not run.is_ready(checkout, windows=False)


def test_an_installation_killed_in_the_middle_is_not_trusted(checkout: Path) -> None:
    run.marker_path(checkout / ".venv").touch()
    assert not run.is_ready(checkout, windows=False)


def test_an_environment_without_stamp_or_interpreter_is_not_trusted(checkout: Path) -> None:
    stamp = run.stamp_path(checkout / ".venv")
    content = stamp.read_text(encoding="utf-8")
    stamp.unlink()
    assert not run.is_ready(checkout, windows=False)
    stamp.write_text(content, encoding="utf-8")
    run.venv_python(checkout / ".venv", windows=False).unlink()
    assert not run.is_ready(checkout, windows=False)


def test_a_stamp_cut_short_is_not_trusted(checkout: Path) -> None:
    run.stamp_path(checkout / ".venv").write_text("", encoding="utf-8")
    assert not run.is_ready(checkout, windows=False)


def test_on_windows_the_base_python_is_read_from_the_settings_file(tmp_path: Path) -> None:
    venv = tmp_path / FOLDER / ".venv"
    home = tmp_path / "Chương trình" / "Python311"
    python = run.venv_python(venv, windows=True)
    python.parent.mkdir(parents=True)
    python.write_bytes(b"")
    (venv / "pyvenv.cfg").write_text(f"home = {home}\nversion = 3.11.9\n", encoding="utf-8")
    assert run.base_python(venv, windows=True) == ""
    home.mkdir(parents=True)
    assert run.base_python(venv, windows=True) == str(home)


def test_another_python_under_the_environment_makes_it_stale(tmp_path: Path) -> None:
    venv = tmp_path / ".venv"
    python = run.venv_python(venv, windows=True)
    python.parent.mkdir(parents=True)
    python.write_bytes(b"")
    (tmp_path / "requirements.lock").write_text("", encoding="utf-8")
    for name in ("Python311", "Python313"):
        (tmp_path / name).mkdir()
        (venv / "pyvenv.cfg").write_text(f"home = {tmp_path / name}\n", encoding="utf-8")
        assert not run.is_ready(tmp_path, windows=True)
        run.stamp_path(venv).write_text(run.wanted_stamp(tmp_path, windows=True), encoding="utf-8")
        assert run.is_ready(tmp_path, windows=True)


def test_a_folder_that_takes_no_files_is_refused_with_a_sentence(tmp_path: Path) -> None:
    run.check_writable(tmp_path)
    assert not list(tmp_path.iterdir())
    with pytest.raises(run.SetupProblem, match="Không ghi được vào thư mục chương trình"):
        run.check_writable(tmp_path / "không có")


def test_the_lock_is_held_by_one_process_at_a_time_and_dies_with_it(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("alembic==1.0\n", encoding="utf-8")
    code = (
        "import pathlib, run, sys\n"
        f"with run.only_one(pathlib.Path({str(tmp_path)!r})):\n"
        "    print('mine', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen([sys.executable, "-c", code], cwd=run.ROOT, stdin=PIPE, stdout=PIPE, text=True)
    with first:
        assert first.stdout is not None
        assert first.stdout.readline() == "mine\n"
        # pip reads the file while it is locked.
        assert lock.read_text(encoding="utf-8") == "alembic==1.0\n"
        second = subprocess.Popen(
            [sys.executable, "-c", code], cwd=run.ROOT, stdin=PIPE, stdout=PIPE, text=True
        )
        with second:
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(timeout=2)
            first.kill()
            assert second.communicate(timeout=60)[0] == "mine\n"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Return the command lines that run.py hands on, without carrying them out."""
    seen: list[list[str]] = []

    def note(python: Path, arguments: list[str]) -> int:
        seen.append([str(python), *arguments])
        return 7

    monkeypatch.setattr(run, "make_ready", lambda _root: tmp_path / "python")
    monkeypatch.setattr(run, "check_system", lambda _root: None)
    monkeypatch.setattr(run, "run_app", note)
    monkeypatch.setattr(run, "COMMANDS", dict.fromkeys(run.COMMANDS, note))
    return seen


def test_every_unknown_command_goes_to_the_program_untouched(calls: list[list[str]], tmp_path: Path) -> None:
    line = ["record", "list", "tasks", "--search", "bình đẳng giới", "--json"]
    assert run.main(line) == 7
    assert run.main([]) == 7
    assert calls == [[str(tmp_path / "python"), *line], [str(tmp_path / "python")]]


def test_own_commands_get_the_arguments_behind_them(calls: list[list[str]], tmp_path: Path) -> None:
    assert run.main(["test", "tests/unit", "-k", "dates"]) == 7
    assert calls == [[str(tmp_path / "python"), "tests/unit", "-k", "dates"]]
    assert set(run.COMMANDS) == {"test", "bench", "guide", "build"}


def test_a_problem_of_the_preparation_is_one_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_root: Path) -> Path:
        raise run.SetupProblem("Máy không có mạng.")

    monkeypatch.setattr(run, "make_ready", fail)
    assert run.main(["demo"]) == 1
    assert capsys.readouterr() == ("", "Máy không có mạng.\n")


def test_an_old_python_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert run.main([]) == 1
    assert "cần Python 3.11 trở lên; máy đang chạy Python 3.9" in capsys.readouterr().err


def test_a_console_of_another_code_page_does_not_stop_the_message(
    monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp437")
    monkeypatch.setattr(sys, "stderr", stream)
    run.main([])
    run.say("Đã dừng.")
    assert stream.buffer.getvalue().decode("utf-8").strip() == "Đã dừng."
    assert calls


def test_exit_codes_come_through() -> None:
    command = [sys.executable, "-c", "import sys; sys.exit(70)"]
    assert run.run(command, run.child_environment(run.ROOT)) == 70


def test_the_program_is_found_from_every_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    command = [sys.executable, "-c", "import app"]
    assert run.run(command, run.child_environment(run.ROOT), tmp_path) == 0


def test_every_check_belongs_to_the_test_command() -> None:
    steps = run.test_steps(Path("python"))
    assert [name for name, _ in steps] == ["format", "lint", "layers", "types", "tests"]
    assert all(command[0] == "python" for _, command in steps)


def test_the_frozen_program_with_a_console_is_the_one_that_tests_itself() -> None:
    folder = Path("dist") / "so-binh-dang-gioi"
    assert run.frozen_program(Path("dist"), windows=True) == folder / "so-binh-dang-gioi-cli.exe"
    assert run.frozen_program(Path("dist"), windows=False) == folder / "so-binh-dang-gioi-cli"


def test_a_python_without_venv_is_refused_or_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def install(packages: list[str]) -> str:
        asked.extend(packages)
        return "Hãy chạy lệnh sau."

    monkeypatch.setattr(run, "install_packages", install)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    run.get_venv_module()
    assert not asked
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)
    monkeypatch.setattr(run, "WINDOWS", False)
    with pytest.raises(run.SetupProblem, match="Hãy chạy lệnh sau"):
        run.get_venv_module()
    assert asked == ["python{}.{}-venv".format(*sys.version_info[:2])]
    monkeypatch.setattr(run, "WINDOWS", True)
    with pytest.raises(run.SetupProblem, match="bản Python đầy đủ"):
        run.get_venv_module()


def test_a_long_folder_is_named_as_a_cause_on_windows_only() -> None:
    deep = Path("D:/" + "Thư mục của cơ quan/" * 5)
    assert "quá dài" in run.path_hint(deep, windows=True)
    assert run.path_hint(deep, windows=False) == ""
    assert run.path_hint(Path("D:/SoBDG"), windows=True) == ""
