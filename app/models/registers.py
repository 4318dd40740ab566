"""Registers that other records point to, and the settings."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.vocabulary import DocumentUse
from app.models.base import DomainRow, described


class Unit(DomainRow):
    """A unit that leads or joins tasks, with its contact point."""

    __tablename__ = "units"
    kind = "units"
    same_by = ("name",)
    searched = ("name", "abbreviation", "contact_person")
    sorted_by: ClassVar = {"name_sort": "name"}

    name: Mapped[str] = mapped_column(String(300), unique=True, info=described("Tên đơn vị", required=True))
    abbreviation: Mapped[str] = mapped_column(String(60), default="", info=described("Tên viết tắt"))
    contact_person: Mapped[str] = mapped_column(String(200), default="", info=described("Đầu mối liên hệ"))
    phone: Mapped[str] = mapped_column(String(60), default="", info=described("Điện thoại"))
    email: Mapped[str] = mapped_column(String(200), default="", info=described("Thư điện tử"))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    name_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))


class Hamlet(DomainRow):
    """A thôn with its households and population by sex."""

    __tablename__ = "hamlets"
    kind = "hamlets"
    same_by = ("name",)
    searched = ("name",)
    sorted_by: ClassVar = {"name_sort": "name"}

    name: Mapped[str] = mapped_column(String(200), unique=True, info=described("Tên thôn", required=True))
    households: Mapped[int | None] = mapped_column(info=described("Số hộ", minimum=0))
    male: Mapped[int | None] = mapped_column(info=described("Dân số nam", minimum=0))
    female: Mapped[int | None] = mapped_column(info=described("Dân số nữ", minimum=0))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    name_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))


class Signer(DomainRow):
    """Who signs, under which authority lines (one a line: TM. …, KT. …, chức vụ)."""

    __tablename__ = "signers"
    kind = "signers"
    searched = ("name", "authority")

    name: Mapped[str] = mapped_column(String(200), default="", info=described("Họ và tên người ký"))
    authority: Mapped[str] = mapped_column(info=described("Quyền hạn, chức vụ", required=True))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))


class Issuer(DomainRow):
    """A body that issues documents: its header lines and the symbol in its numbers."""

    __tablename__ = "issuers"
    kind = "issuers"
    searched = ("name", "symbol")

    name: Mapped[str] = mapped_column(
        info=described("Tên cơ quan ban hành (mỗi dòng một hàng)", required=True)
    )
    short_name: Mapped[str] = mapped_column(String(300), default="", info=described("Tên dùng trong câu"))
    superior: Mapped[str] = mapped_column(default="", info=described("Cơ quan chủ quản"))
    symbol: Mapped[str] = mapped_column(String(40), info=described("Ký hiệu", required=True))
    letter_symbol: Mapped[str] = mapped_column(
        String(40), default="", info=described("Ký hiệu đơn vị soạn công văn")
    )
    archive: Mapped[str] = mapped_column(String(100), default="VT", info=described("Nơi lưu"))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))


class Addressee(DomainRow):
    """A body that documents are addressed to."""

    __tablename__ = "addressees"
    kind = "addressees"
    searched = ("name",)

    name: Mapped[str] = mapped_column(String(300), info=described("Nơi nhận", required=True))
    use: Mapped[DocumentUse] = mapped_column(default=DocumentUse.REPORT, info=described("Dùng cho"))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))


class LegalBasis(DomainRow):
    """A legal basis cited in documents while it is in force."""

    __tablename__ = "legal_bases"
    kind = "legal_bases"
    searched = ("text",)

    text: Mapped[str] = mapped_column(info=described("Căn cứ", required=True))
    use: Mapped[DocumentUse] = mapped_column(default=DocumentUse.ANY, info=described("Dùng cho"))
    valid_from: Mapped[date | None] = mapped_column(info=described("Hiệu lực từ"))
    valid_to: Mapped[date | None] = mapped_column(info=described("Hiệu lực đến"))
    position: Mapped[int] = mapped_column(default=0, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang dùng"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))


class Setting(DomainRow):
    """One setting that the officer changed; what is not here has its default."""

    __tablename__ = "settings"
    kind = "settings"
    natural_key = ("key",)

    key: Mapped[str] = mapped_column(String(100), unique=True, info=described("Mục cài đặt", required=True))
    value: Mapped[dict[str, Any]] = mapped_column(info=described("Giá trị"))
