"""Text in the codings before Unicode, encoded by hand-written tables and not by the program's."""

import shutil
import subprocess
import unicodedata

_TONES = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä"}
_BREVE = {"": "ê", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë"}
_SINGLE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}
_SMALL = {
    **dict(
        zip("àảãáạằẳẵắặầẩẫấậ", b"\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb", strict=True)
    ),
    **dict(
        zip("èẻẽéẹềểễếệìỉĩíị", b"\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde", strict=True)
    ),
    **dict(
        zip("òỏõóọồổỗốộờởỡớợ", b"\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee", strict=True)
    ),
    **dict(
        zip("ùủũúụừửữứựỳỷỹýỵ", b"\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe", strict=True)
    ),
    **dict(zip("ăâêôơưđ", b"\xa8\xa9\xaa\xab\xac\xad\xae", strict=True)),
    **dict(zip("ĂÂÊÔƠƯĐ", b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7", strict=True)),
}


def tcvn3(text: str) -> str:
    """Return text as a TCVN3 file holds it; a capital with a tone becomes the small letter."""
    return "".join(chr(_SMALL[one]) if one in _SMALL else _tcvn3_capital(one) for one in text)


def _tcvn3_capital(letter: str) -> str:
    small = letter.lower()
    return chr(_SMALL[small]) if small in _SMALL else letter


def vni(text: str) -> str:
    """Return text as a VNI file holds it."""
    return "".join(map(_vni_letter, unicodedata.normalize("NFC", text)))


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _SINGLE:
        stored = _SINGLE[small]
    else:
        base, *marks = list(unicodedata.normalize("NFD", small))
        shape = next((one for one in marks if one in "\u0302\u0306\u031b"), "")
        tone = next((one for one in marks if one in _TONES), "")
        if shape == "\u0302":
            stored = base + _CIRCUMFLEX[tone]
        elif shape == "\u0306":
            stored = base + _BREVE[tone]
        elif shape == "\u031b":
            stored = _SINGLE[{"o": "ơ", "u": "ư"}[base]] + (_TONES[tone] if tone else "")
        else:
            stored = base + (_TONES[tone] if tone else "")
    return stored.upper() if letter.isupper() else stored


def iconv_tcvn(code: int) -> str | None:
    """Return what iconv says of a code of TCVN 5712-1; None where there is no iconv that knows it."""
    program = shutil.which("iconv")
    if program is None:
        return None
    told = subprocess.run(
        [program, "-f", "TCVN5712-1", "-t", "UTF-8"], input=bytes([code]), capture_output=True, check=False
    )
    return told.stdout.decode() if told.returncode == 0 else None
