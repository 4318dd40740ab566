"""Photos lose the place where they were taken and nothing else; files are known by their content."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from app.services.cases.files import WrongFile, cleaned_photo, kind_of_file
from app.services.workspace import Workspace
from tests.helpers.cases import intake, put
from tests.helpers.sentences import is_sentence

GPS = {1: "N", 2: (20.0, 59.0, 12.0), 3: "E", 4: (105.0, 41.0, 30.0)}


def picture(width: int) -> Image.Image:
    """Green with one red dot, by which a turn shows."""
    image = Image.new("RGB", (width, 30), (10, 120, 30))
    image.putpixel((3, 4), (250, 0, 0))
    return image


def told(orientation: int | None, *, place: bool) -> Image.Exif:
    """What a camera writes beside the picture."""
    exif = Image.Exif()
    if place:
        exif[0x8825] = GPS
        exif[0x010F] = "Máy ảnh Mẫu"
    if orientation:
        exif[0x0112] = orientation
    return exif


def jpeg(*, orientation: int | None = None, place: bool = True) -> bytes:
    out = BytesIO()
    picture(40).save(
        out, "JPEG", exif=told(orientation, place=place), comment=b"chup tai Thon Mau" if place else b""
    )
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_a_photo_loses_its_place_and_not_a_pixel() -> None:
    before = jpeg()
    assert opened(before).getexif().get_ifd(0x8825)
    after = cleaned_photo(before)
    assert dict(opened(after).getexif()) == {}
    assert b"Thon Mau" not in after
    assert opened(after).tobytes() == opened(before).tobytes()


def test_the_orientation_is_put_back() -> None:
    after = cleaned_photo(jpeg(orientation=6))
    assert dict(opened(after).getexif()) == {0x0112: 6}
    assert cleaned_photo(after) == after


def test_a_photo_without_a_place_stays_as_it_is() -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    assert cleaned_photo(out.getvalue()) == out.getvalue()


def test_a_png_loses_its_texts() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Location", "Thôn Mẫu")
    exif = Image.Exif()
    exif[0x8825] = GPS
    out = BytesIO()
    Image.new("RGB", (8, 8), (1, 2, 3)).save(out, "PNG", pnginfo=texts, exif=exif)
    after = cleaned_photo(out.getvalue())
    assert dict(opened(after).getexif()) == {}
    assert "Location" not in opened(after).info
    assert opened(after).tobytes() == opened(out.getvalue()).tobytes()


def test_a_second_picture_behind_the_first_goes() -> None:
    """Phones keep a depth map or a film behind the picture, with a place of its own."""
    plain = jpeg(place=False)
    assert cleaned_photo(plain + jpeg()) == cleaned_photo(plain)
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    assert cleaned_photo(out.getvalue() + b"ftypmp42 Thon Mau") == out.getvalue()


def test_a_maker_s_own_segment_goes_and_the_colours_stay() -> None:
    out = BytesIO()
    profile = b"mau cua may anh" * 10
    Image.new("RGB", (8, 8), (9, 9, 9)).save(out, "JPEG", icc_profile=profile, progressive=True)
    content = out.getvalue()
    segment = b"\xff\xe5" + (2 + 9).to_bytes(2, "big") + b"Thon Mau "
    after = cleaned_photo(content[:2] + segment + content[2:])
    assert after == content
    assert opened(after).info["icc_profile"] == profile


def webp(*, orientation: int | None = None, lossless: bool = True, place: bool = True) -> bytes:
    out = BytesIO()
    packet = b"<x:xmpmeta>Thon Mau</x:xmpmeta>" if place else b""
    exif = told(orientation, place=place)
    picture(41).save(out, "WEBP", exif=exif, xmp=packet, lossless=lossless)
    return out.getvalue()


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("orientation", [None, 1, 6])
def test_a_webp_loses_its_place_and_not_a_pixel(lossless: bool, orientation: int | None) -> None:
    before = webp(lossless=lossless, orientation=orientation)
    assert opened(before).getexif().get_ifd(0x8825)
    after = cleaned_photo(before + b"film: Thon Mau")
    assert dict(opened(after).getexif()) == ({0x0112: 6} if orientation == 6 else {})
    assert b"Mau" not in after
    assert opened(after).tobytes() == opened(before).tobytes()
    assert cleaned_photo(after) == after
    assert kind_of_file("ảnh.webp", after) == "image/webp"


def test_a_webp_without_a_place_stays_as_it_is() -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "WEBP")
    assert cleaned_photo(out.getvalue()) == out.getvalue()


def test_a_heic_photo_is_told_what_to_do() -> None:
    with pytest.raises(WrongFile, match="Tương thích nhất"):
        kind_of_file("IMG_0001.HEIC", b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1")


@pytest.mark.parametrize("cut", [5, 30, 200])
def test_a_damaged_photo_gets_a_sentence(cut: int) -> None:
    with pytest.raises(WrongFile) as caught:
        cleaned_photo(jpeg()[:cut])
    assert is_sentence(str(caught.value))
    with pytest.raises(WrongFile):
        cleaned_photo(webp()[:cut])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ảnh.jpg", b"MZ\x90\x00"),
        ("ảnh.heic", b"\x00\x00\x00\x18ftypheic"),
        ("ảnh.webp", b"RIFF\x00\x00\x00\x00WAVE"),
        ("tệp.pdf", b""),
        ("đơn.exe", b"%PDF-1.7"),
        ("ảnh.png", b"\xff\xd8\xff\xe0"),
    ],
)
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(WrongFile) as caught:
        kind_of_file(name, content)
    assert is_sentence(str(caught.value))


def test_a_photo_is_kept_in_the_book_and_told_of(workspace: Workspace) -> None:
    files = workspace.cases.files
    stored = files.store("hiện trường.jpg", jpeg())
    assert stored.location_removed
    record = put(workspace, intake(attachments=[stored.row]))
    (row,) = record.values["attachments"]
    assert (row["media_type"], row["location_removed"]) == ("image/jpeg", True)
    assert not opened(workspace.evidence.content(row["sha256"])).getexif()
    plain = files.store("đơn.pdf", b"%PDF-1.7 mau")
    assert not plain.location_removed
    with pytest.raises(WrongFile):
        files.store("to.pdf", b"%PDF-" + bytes(20 * 1024 * 1024))
