"""Start from a checkout: make .venv from requirements.lock, then run the program, its tests or its build.

    python run.py [COMMAND ...]      python -m app COMMAND ...   (without a command: the window)
    python run.py test [ARGS]        everything that must pass; with ARGS: pytest ARGS
    python run.py bench [ARGS]       the benchmarks in tests/bench
    python run.py guide [--out DIR]  the user guide with its pictures, in out/huong-dan
    python run.py build              the frozen program in dist/, and its self-test

Standard library only, and in syntax that Python 3.7 can still parse: who has an old Python gets a sentence
and not a traceback. The texts are for the person at the keyboard and so in Vietnamese.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from scripts.system_packages import install_packages, missing_packages

MINIMUM = (3, 11)
# Of a plain string, so that the type checker reads the branches of both platforms.
WINDOWS = str(sys.platform) == "win32"
ROOT = Path(__file__).resolve().parent
PROGRAM = "so-binh-dang-gioi"
# What locking a part of a file says while another process holds it; 0 where the C library leaves no reason.
HELD = (errno.EACCES, errno.EDEADLOCK, 0)
TRY_AGAIN_SECONDS = 0.2


class SetupProblem(Exception):
    """An expected failure of the preparation; its text is the sentence for the user."""


def say(text: str) -> None:
    """Tell the person at the keyboard, apart from what commands print on standard output."""
    print(text, file=sys.stderr, flush=True)


def venv_python(venv: Path, windows: bool = WINDOWS) -> Path:
    """Return where the virtual environment in `venv` has its interpreter."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def base_python(venv: Path, windows: bool = WINDOWS) -> str:
    """Return what Python `venv` stands on, or "" when one of the two is missing.

    An upgraded or removed Python breaks an environment that looks whole, so the stamp names the base as well.
    """
    python = venv_python(venv, windows)
    if not python.exists():
        return ""
    if not windows:
        return str(python.resolve())
    with contextlib.suppress(OSError):
        for line in (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            key, _, value = (part.strip() for part in line.partition("="))
            if key == "home" and os.path.lexists(value):
                return value
    return ""


def stamp_path(venv: Path) -> Path:
    """Return the file that says what `venv` was filled from."""
    return venv / "requirements.stamp"


def marker_path(venv: Path) -> Path:
    """Return the file that exists while `venv` is being filled: a killed installation leaves it behind."""
    return venv / "unfinished"


def wanted_stamp(root: Path, windows: bool = WINDOWS) -> str:
    """Return the stamp of an environment in `root` that is whole and up to date."""
    digest = hashlib.sha256((root / "requirements.lock").read_bytes()).hexdigest()
    return f"{digest}\n{base_python(root / '.venv', windows)}\n"


def is_ready(root: Path, windows: bool = WINDOWS) -> bool:
    """Say whether `.venv` was completely filled from the present requirements.lock."""
    venv = root / ".venv"
    if marker_path(venv).exists() or not base_python(venv, windows):
        return False
    try:
        return stamp_path(venv).read_text(encoding="utf-8") == wanted_stamp(root, windows)
    except OSError:
        return False


@contextlib.contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Let one process at a time prepare `root`; the lock goes with the process, however that ends."""
    with (root / "requirements.lock").open("rb") as file:
        wait_for_lock(file)
        yield


def wait_for_lock(file: IO[bytes]) -> None:
    """Wait for the lock on an open file; closing the file frees it."""
    if sys.platform == "win32":
        import msvcrt

        # Far behind the end of the file, because pip cannot read a locked part on Windows.
        file.seek(1 << 30)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                return
            except OSError as error:
                if error.errno not in HELD:
                    raise
            # LK_LOCK would wait by itself, but for ten tries only.
            time.sleep(TRY_AGAIN_SECONDS)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


def check_writable(root: Path) -> None:
    """Raise `SetupProblem` when nothing can be written into `root`."""
    try:
        with tempfile.TemporaryFile(dir=str(root)):
            return
    except OSError as error:
        raise SetupProblem(
            f"Không ghi được vào thư mục chương trình “{root}” ({error.strerror}). Lần chạy đầu cần tạo "
            "thư mục .venv ở đó: hãy chép chương trình vào một thư mục ghi được rồi chạy lại."
        ) from error


def make_ready(root: Path) -> Path:
    """Return the interpreter of a filled `.venv`, made or brought up to date when needed."""
    if not is_ready(root):
        check_writable(root)
        with only_one(root):
            if not is_ready(root):
                fill(root)
    return venv_python(root / ".venv")


def fill(root: Path) -> None:
    """Make `.venv` when it is missing or broken, and install requirements.lock into it."""
    venv = root / ".venv"
    inside = Path(sys.prefix).resolve() == venv.resolve()
    if not inside and (marker_path(venv).exists() or not has_pip(venv)):
        create(venv)
    say("Đang cài các thư viện vào .venv (chỉ lần đầu hoặc khi có thay đổi, khoảng 1–3 phút)…")
    marker_path(venv).touch()
    # Wheels only: a machine without compilers fails at once and in plain words.
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    if not sys.stderr.isatty():
        options.append("--quiet")
    command = [
        str(venv_python(venv)),
        "-m",
        "pip",
        "install",
        *options,
        "-r",
        str(root / "requirements.lock"),
    ]
    # pip's own settings hold (an office's package mirror), but "user = true" makes no sense in here.
    if subprocess.call(command, env=dict(os.environ, PIP_USER="0"), stdout=sys.stderr) != 0:
        raise SetupProblem(
            "Chưa cài được thư viện. Hãy xem thông báo của pip ở trên, kiểm tra kết nối mạng và chỗ trống "
            "trên ổ đĩa, đóng chương trình nếu nó đang mở, rồi chạy lại." + path_hint(root)
        )
    stamp_path(venv).write_text(wanted_stamp(root), encoding="utf-8")
    marker_path(venv).unlink()


def path_hint(root: Path, windows: bool = WINDOWS) -> str:
    """Return what to add where Windows' limit of 260 letters may be the cause: .venv needs 175 of them."""
    if not windows or len(str(root)) <= 80:
        return ""
    return " Đường dẫn của thư mục chương trình cũng quá dài: hãy chuyển vào một thư mục ngắn như D:\\SoBDG."


def has_pip(venv: Path) -> bool:
    """Say whether `venv` is an environment whose interpreter starts and has pip."""
    if not base_python(venv):
        return False
    command = [str(venv_python(venv)), "-I", "-c", "import pip"]
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def create(venv: Path) -> None:
    """Make an empty environment in place of whatever is there."""
    if venv.exists():
        try:
            shutil.rmtree(venv)
        except OSError as error:
            raise SetupProblem(
                f"Không thay được thư mục “{venv}” ({error.strerror}). Hãy đóng chương trình nếu nó đang mở, "
                "hoặc xóa thư mục đó rồi chạy lại."
            ) from error
    get_venv_module()
    say("Đang tạo môi trường Python riêng trong .venv…")
    if subprocess.call([sys.executable, "-m", "venv", str(venv)], stdout=sys.stderr) != 0:
        raise SetupProblem(f"Không tạo được môi trường Python trong “{venv}”. Hãy xem thông báo ở trên.")


def get_venv_module() -> None:
    """See to it that this Python can make environments: Debian keeps that part in a package of its own."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return
    if WINDOWS:
        problem = "Bản Python này thiếu phần venv. Hãy cài bản Python đầy đủ cho Windows rồi chạy lại."
    else:
        problem = install_packages(["python{}.{}-venv".format(*sys.version_info[:2])])
    if problem:
        raise SetupProblem(problem)


def check_system(root: Path) -> None:
    """See to it, until that succeeded once, that Qt's libraries and a font for the documents are there."""
    seen = root / ".venv" / "system-libraries.ok"
    if seen.exists():
        return
    missing = missing_packages()
    problem = install_packages(missing) if missing else ""
    if problem:
        say(problem)
        return
    with contextlib.suppress(OSError):
        seen.touch()


def child_environment(root: Path) -> dict[str, str]:
    """Return the environment in which `import app` works from every folder and pipes carry UTF-8."""
    path = os.pathsep.join(part for part in (str(root), os.environ.get("PYTHONPATH")) if part)
    return dict(os.environ, PYTHONPATH=path, PYTHONIOENCODING="utf-8")


def run(command: Sequence[str], environment: dict[str, str], folder: Path | None = None) -> int:
    """Run a command to its end and return its exit code."""
    process = subprocess.Popen(list(command), env=environment, cwd=folder)
    while True:
        # Ctrl+C reaches the child as well, which decides what becomes of it.
        with contextlib.suppress(KeyboardInterrupt):
            return process.wait()


def run_app(python: Path, arguments: Sequence[str]) -> int:
    """Become `python -m app ARGUMENTS`; on Windows, which cannot do that, run it and return its exit code."""
    command = [str(python), "-m", "app", *arguments]
    if not WINDOWS:
        sys.stdout.flush()
        os.execve(command[0], command, child_environment(ROOT))
    return run(command, child_environment(ROOT))


def test_steps(python: Path) -> list[tuple[str, list[str]]]:
    """Return the name and the command of everything that must pass, quickest first."""
    module = [str(python), "-m"]
    layers = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return [
        ("format", [*module, "ruff", "format", "--check", "."]),
        ("lint", [*module, "ruff", "check", "."]),
        ("layers", [str(python), "-c", layers]),
        ("types", [*module, "mypy"]),
        ("tests", [*module, "pytest", "-n", "2"]),
    ]


def run_tests(python: Path, arguments: Sequence[str]) -> int:
    """Run every check and report which failed; with arguments run only pytest with them."""
    environment = child_environment(ROOT)
    if arguments:
        return run([str(python), "-m", "pytest", *arguments], environment, ROOT)
    started = time.monotonic()
    failed = []
    for name, command in test_steps(python):
        print(f"--- {name}", flush=True)
        if run(command, environment, ROOT) != 0:
            failed.append(name)
    seconds = round(time.monotonic() - started)
    if failed:
        print(f"--- KHÔNG ĐẠT: {', '.join(failed)} ({seconds} giây)", flush=True)
        return 1
    print(f"--- ĐẠT: format, lint, layers, types, tests ({seconds} giây)", flush=True)
    return 0


def run_bench(python: Path, arguments: Sequence[str]) -> int:
    """Run the benchmarks, one at a time and with their figures shown."""
    command = [str(python), "-m", "pytest", "tests/bench", "-s", "--timeout=1800", *arguments]
    return run(command, child_environment(ROOT), ROOT)


def run_guide(python: Path, arguments: Sequence[str]) -> int:
    """Play the window on sample data and put the user guide together with the pictures taken."""
    command = [str(python), "-m", "scripts.make_user_guide", *arguments]
    return run(command, child_environment(ROOT), ROOT)


def frozen_program(dist: Path, windows: bool = WINDOWS) -> Path:
    """Return the frozen program that has a console."""
    return dist / PROGRAM / (PROGRAM + "-cli" + (".exe" if windows else ""))


def run_build(python: Path, arguments: Sequence[str]) -> int:
    """Freeze the program into dist/ and run the frozen program's self-test."""
    freeze = [
        str(python),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
        *arguments,
        "build.spec",
    ]
    code = run(freeze, child_environment(ROOT), ROOT)
    if code != 0:
        say("Đóng gói không thành công. Hãy xem thông báo của PyInstaller ở trên.")
        return code
    program = frozen_program(ROOT / "dist")
    say(f"Đã đóng gói vào {program.parent}. Đang chạy tự kiểm tra…")
    # Not in the checkout's environment: the frozen program must stand on its own.
    return run([str(program), "self-test"], dict(os.environ), program.parent)


COMMANDS = {"test": run_tests, "bench": run_bench, "guide": run_guide, "build": run_build}


def main(arguments: Sequence[str]) -> int:
    """Prepare the environment, then carry out the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < MINIMUM:
        say(
            "Chương trình cần Python {}.{} trở lên; máy đang chạy Python {}.{}. Hãy cài Python mới hơn rồi "
            "chạy lại.".format(*MINIMUM, *sys.version_info[:2])
        )
        return 1
    try:
        python = make_ready(ROOT)
        check_system(ROOT)
    except SetupProblem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Đã dừng khi đang chuẩn bị. Lần chạy sau sẽ làm lại phần này.")
        return 1
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](python, arguments[1:])
    return run_app(python, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
