"""What every message to the officer must be."""

import re
import unicodedata

_FOREIGN = re.compile(
    r"\b(error|exception|traceback|invalid|failed|file|database|none|null|sqlite|object at)\b", re.IGNORECASE
)
_MARKED = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


def is_sentence(text: str) -> bool:
    """Whether `text` is Vietnamese prose in NFC on few lines that ends as a sentence does.

    What stands between « and » or in brackets is somebody's own words or a code.
    """
    prose = re.sub(r"«[^»]*»|\([^)]*\)|\{[^}]*\}", "", text)
    return (
        unicodedata.is_normalized("NFC", text)
        and len(text) > 8
        and text.rstrip()[-1] in ".?…"
        and (text[0].isupper() or text[0] == "«")
        and _MARKED.search(prose) is not None
        and _FOREIGN.search(prose) is None
    )
