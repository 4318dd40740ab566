"""System packages: what counts as missing, and what is said where nothing can be installed."""

import shutil
from pathlib import Path

import pytest

from scripts import system_packages


def make_font(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")


def test_a_font_for_documents_is_found_in_any_subfolder(tmp_path: Path) -> None:
    assert not system_packages.has_serif_font([tmp_path, tmp_path / "không có"])
    make_font(tmp_path / "truetype" / "croscore" / "Tinos-Regular.ttf")
    assert system_packages.has_serif_font([tmp_path / "không có", tmp_path])


def test_the_old_release_of_liberation_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "truetype" / "liberation"
    monkeypatch.setattr(system_packages, "OLD_FONTS", old)
    make_font(old / "LiberationSerif-Regular.ttf")
    assert not system_packages.has_serif_font([tmp_path])
    make_font(tmp_path / "truetype" / "liberation2" / "LiberationSerif-Regular.ttf")
    assert system_packages.has_serif_font([tmp_path])


def test_a_library_that_the_loader_does_not_find_is_missing() -> None:
    assert not system_packages.has_library("libkhong-co-that.so.9")


def test_only_what_is_missing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "LINUX", True)
    monkeypatch.setattr(system_packages, "has_library", lambda soname: soname != "libxcb-cursor.so.0")
    monkeypatch.setattr(system_packages, "has_serif_font", lambda _folders: True)
    assert system_packages.missing_packages() == ["libxcb-cursor0"]
    monkeypatch.setattr(system_packages, "has_serif_font", lambda _folders: False)
    assert system_packages.missing_packages() == ["libxcb-cursor0", "fonts-croscore"]


def test_nothing_is_asked_for_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "LINUX", False)
    monkeypatch.setattr(system_packages, "has_library", lambda _soname: False)
    assert system_packages.missing_packages() == []


def test_without_root_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(system_packages, "is_root", lambda: False)
    sentence = system_packages.install_packages(["libegl1", "libgl1"])
    assert sentence.endswith("sudo apt-get install -y --no-install-recommends libegl1 libgl1")


def test_without_apt_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert "libegl1 libgl1" in system_packages.install_packages(["libegl1", "libgl1"])
