"""Propaganda: lists of tin/bài, direct activities and models; their figures; the quota strip."""

from app.services.propaganda.quota import QuotaCell, QuotaStrip, When
from app.services.propaganda.rows import ActivityRow, MediaRow, ModelRow
from app.services.propaganda.service import Propaganda
from app.services.propaganda.suggestions import Suggestions

__all__ = [
    "ActivityRow",
    "MediaRow",
    "ModelRow",
    "Propaganda",
    "QuotaCell",
    "QuotaStrip",
    "Suggestions",
    "When",
]
