"""Vietnamese text of the time before Unicode (TCVN3 «ABC», VNI): known by font and content, and converted."""

from app.core.legacy_text.detecting import Detection, Sample, detect
from app.core.legacy_text.encodings import Coding, coding_of_font, from_tcvn3, from_vni

__all__ = ["Coding", "Detection", "Sample", "coding_of_font", "detect", "from_tcvn3", "from_vni"]
