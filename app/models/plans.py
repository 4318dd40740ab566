"""Plans that have been imported."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import DomainRow, described


class Plan(DomainRow):
    """One plan document and its head."""

    __tablename__ = "plans"
    kind = "plans"
    searched = ("title", "number", "issuer")
    sorted_by: ClassVar = {"title_sort": "title"}

    title: Mapped[str] = mapped_column(String(1000), info=described("Tên kế hoạch", required=True))
    number: Mapped[str] = mapped_column(String(60), default="", info=described("Số, ký hiệu"))
    issuer: Mapped[str] = mapped_column(String(300), default="", info=described("Cơ quan ban hành"))
    issued_on: Mapped[date | None] = mapped_column(info=described("Ngày ban hành"))
    year: Mapped[int] = mapped_column(info=described("Năm", required=True, minimum=2000, maximum=2100))
    source_name: Mapped[str] = mapped_column(String(255), default="", info=described("Tệp nguồn"))
    source_sha256: Mapped[str | None] = mapped_column(
        ForeignKey("blobs.sha256"), info=described("SHA-256 của tệp nguồn")
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    title_sort: Mapped[str] = mapped_column(default="", info=described("", derived=True))
