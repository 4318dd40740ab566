"""Media items and their broadcasts, direct activities, and family models by thôn."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.vocabulary import ActivityForm, DaySlot, MaterialKind, MediaChannel, MediaKind, MediaTheme
from app.models.base import DomainRow, described
from app.models.files import AttachmentColumns


class MediaItem(DomainRow):
    """One tin/bài. It counts once, in the period of its first broadcast, however often it is repeated."""

    __tablename__ = "media_items"
    kind = "media"
    searched = ("title", "author", "note")
    sorted_by: ClassVar = {"title_sort": "title", "author_sort": "author"}

    title: Mapped[str] = mapped_column(String(1000), info=described("Tiêu đề", required=True))
    media_kind: Mapped[MediaKind] = mapped_column(default=MediaKind.NEWS, info=described("Thể loại"))
    theme: Mapped[MediaTheme | None] = mapped_column(info=described("Chủ đề"))
    minutes: Mapped[int | None] = mapped_column(info=described("Thời lượng (phút)", minimum=0))
    author: Mapped[str] = mapped_column(String(200), default="", info=described("Tác giả, nguồn"))
    approver: Mapped[str] = mapped_column(String(200), default="", info=described("Người duyệt"))
    link: Mapped[str] = mapped_column(String(1000), default="", info=described("Đường dẫn"))
    task_id: Mapped[str | None] = mapped_column(
        ForeignKey("tasks.id"), index=True, info=described("Nhiệm vụ")
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    title_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))
    author_sort: Mapped[str] = mapped_column(default="", info=described("", derived=True))

    broadcasts: Mapped[list["Broadcast"]] = relationship(
        cascade="all, delete-orphan", order_by="(Broadcast.on, Broadcast.id)", info=described("Các lần phát")
    )
    attachments: Mapped[list["MediaAttachment"]] = relationship(
        cascade="all, delete-orphan", order_by="MediaAttachment.id", info=described("Tệp minh chứng")
    )


class Broadcast(DomainRow):
    """An item going out on one channel on one day, `times` times."""

    __tablename__ = "broadcasts"
    # Both cover their questions: counting never has to read the rows themselves.
    __table_args__ = (Index(None, "media_id", "on", "channel", "times"), Index(None, "on", "media_id"))
    kind = "broadcasts"
    owner = ("media_id", "media")

    media_id: Mapped[str] = mapped_column(ForeignKey("media_items.id"))
    on: Mapped[date] = mapped_column(info=described("Ngày phát", required=True))
    slot: Mapped[DaySlot | None] = mapped_column(info=described("Buổi"))
    channel: Mapped[MediaChannel] = mapped_column(default=MediaChannel.LOUDSPEAKER, info=described("Kênh"))
    hamlet_id: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=described("Thôn")
    )
    times: Mapped[int] = mapped_column(default=1, info=described("Số lần phát", minimum=1))


class MediaAttachment(AttachmentColumns, DomainRow):
    """Evidence of a media item."""

    __tablename__ = "media_attachments"
    kind = "media_attachments"
    owner = ("media_id", "media")

    media_id: Mapped[str] = mapped_column(ForeignKey("media_items.id"), index=True)


class Activity(DomainRow):
    """A direct activity: one or several sessions of one form on one theme."""

    __tablename__ = "activities"
    kind = "activities"
    merged_together = (("held_on", "ended_on"), ("attendance_total", "attendance_male", "attendance_female"))
    searched = ("title", "place", "note")
    sorted_by: ClassVar = {"title_sort": "title", "place_sort": "place"}

    title: Mapped[str] = mapped_column(String(1000), info=described("Nội dung hoạt động", required=True))
    form: Mapped[ActivityForm] = mapped_column(default=ActivityForm.CONFERENCE, info=described("Hình thức"))
    theme: Mapped[MediaTheme | None] = mapped_column(info=described("Chủ đề"))
    held_on: Mapped[date] = mapped_column(index=True, info=described("Ngày tổ chức", required=True))
    ended_on: Mapped[date | None] = mapped_column(info=described("Đến ngày"))
    host_unit_id: Mapped[str | None] = mapped_column(
        ForeignKey("units.id"), index=True, info=described("Đơn vị chủ trì")
    )
    hamlet_id: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=described("Thôn")
    )
    place: Mapped[str] = mapped_column(String(300), default="", info=described("Địa điểm"))
    sessions: Mapped[int] = mapped_column(default=1, info=described("Số buổi", minimum=0))
    attendance_total: Mapped[int | None] = mapped_column(info=described("Lượt người", minimum=0))
    attendance_male: Mapped[int | None] = mapped_column(info=described("Trong đó nam", minimum=0))
    attendance_female: Mapped[int | None] = mapped_column(info=described("Trong đó nữ", minimum=0))
    cost_state: Mapped[int | None] = mapped_column(info=described("Kinh phí NSNN (đồng)", minimum=0))
    cost_social: Mapped[int | None] = mapped_column(info=described("Kinh phí xã hội hóa (đồng)", minimum=0))
    task_id: Mapped[str | None] = mapped_column(
        ForeignKey("tasks.id"), index=True, info=described("Nhiệm vụ")
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    title_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))
    place_sort: Mapped[str] = mapped_column(default="", info=described("", derived=True))

    partners: Mapped[list["ActivityPartner"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityPartner.id", info=described("Đơn vị phối hợp")
    )
    materials: Mapped[list["ActivityMaterial"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityMaterial.id", info=described("Tài liệu")
    )
    attachments: Mapped[list["ActivityAttachment"]] = relationship(
        cascade="all, delete-orphan", order_by="ActivityAttachment.id", info=described("Tệp minh chứng")
    )


class ActivityPartner(DomainRow):
    """A unit that joins in an activity."""

    __tablename__ = "activity_partners"
    kind = "activity_partners"
    owner = ("activity_id", "activities")

    activity_id: Mapped[str] = mapped_column(ForeignKey("activities.id"), index=True)
    unit_id: Mapped[str] = mapped_column(
        ForeignKey("units.id"), index=True, info=described("Đơn vị", required=True)
    )


class ActivityMaterial(DomainRow):
    """Materials handed out or displayed."""

    __tablename__ = "activity_materials"
    kind = "activity_materials"
    owner = ("activity_id", "activities")

    activity_id: Mapped[str] = mapped_column(ForeignKey("activities.id"), index=True)
    material: Mapped[MaterialKind] = mapped_column(
        default=MaterialKind.LEAFLET, info=described("Loại tài liệu")
    )
    quantity: Mapped[int] = mapped_column(info=described("Số lượng", minimum=0, required=True))


class ActivityAttachment(AttachmentColumns, DomainRow):
    """Evidence of an activity."""

    __tablename__ = "activity_attachments"
    kind = "activity_attachments"
    owner = ("activity_id", "activities")

    activity_id: Mapped[str] = mapped_column(ForeignKey("activities.id"), index=True)


class FamilyModel(DomainRow):
    """A model registered by a thôn, such as «Gia đình chia sẻ trách nhiệm»."""

    __tablename__ = "family_models"
    kind = "family_models"
    searched = ("name", "review", "note")
    sorted_by: ClassVar = {"name_sort": "name"}

    name: Mapped[str] = mapped_column(String(300), info=described("Tên mô hình", required=True))
    hamlet_id: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=described("Thôn", required=True)
    )
    registered_on: Mapped[date | None] = mapped_column(index=True, info=described("Ngày đăng ký"))
    families: Mapped[int | None] = mapped_column(info=described("Số gia đình đăng ký", minimum=0))
    pledges: Mapped[int | None] = mapped_column(info=described("Số nam giới ký cam kết", minimum=0))
    reviewed_on: Mapped[date | None] = mapped_column(info=described("Ngày đánh giá"))
    review: Mapped[str] = mapped_column(default="", info=described("Kết quả đánh giá"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    name_sort: Mapped[str] = mapped_column(default="", info=described("", derived=True))
