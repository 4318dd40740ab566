"""Tasks, what they repeat as, who joins, and their evidence."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.vocabulary import Frequency, QuotaPeriod, TaskStatus
from app.models.base import DomainRow, described
from app.models.files import AttachmentColumns


class Task(DomainRow):
    """One duty of the plan, or one that the officer added."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index(None, "status", "due_on", "id"),
        Index(None, "due_on", "line", "id"),
        Index(None, "lead_unit_id", "status"),
    )
    kind = "tasks"
    merged_together = (
        ("status", "done_on", "dropped_reason", "progress"),
        ("recurrence", "start_on", "due_on"),
    )
    searched = ("title", "paragraph", "section", "result", "note")
    sorted_by: ClassVar = {"title_sort": "title"}

    title: Mapped[str] = mapped_column(String(2000), info=described("Nhiệm vụ", required=True))
    plan_id: Mapped[str | None] = mapped_column(
        ForeignKey("plans.id"), index=True, info=described("Kế hoạch")
    )
    section: Mapped[str] = mapped_column(String(60), default="", info=described("Mục trong kế hoạch"))
    line: Mapped[int | None] = mapped_column(info=described("Dòng trong kế hoạch", minimum=1))
    paragraph: Mapped[str] = mapped_column(default="", info=described("Nguyên văn kế hoạch"))
    source_text: Mapped[str] = mapped_column(default="", info=described("Lời văn đã nhập", internal=True))
    """The plan's words of each proposal that the task was made from, one a line: by these a plan that is
    read again is compared, also after the officer has changed the title."""
    lead_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), info=described("Đơn vị chủ trì"))
    start_on: Mapped[date | None] = mapped_column(info=described("Bắt đầu"))
    due_on: Mapped[date | None] = mapped_column(info=described("Thời hạn"))
    deadline_note: Mapped[str] = mapped_column(default="", info=described("Thời gian theo kế hoạch"))
    recurrence: Mapped[Frequency | None] = mapped_column(info=described("Lặp lại"))
    quota_min: Mapped[int | None] = mapped_column(info=described("Số lượng tối thiểu", minimum=0))
    quota_unit: Mapped[str] = mapped_column(String(60), default="", info=described("Đơn vị tính"))
    quota_per: Mapped[QuotaPeriod | None] = mapped_column(info=described("Tính theo"))
    status: Mapped[TaskStatus] = mapped_column(default=TaskStatus.NOT_STARTED, info=described("Trạng thái"))
    dropped_reason: Mapped[str] = mapped_column(default="", info=described("Lý do không thực hiện"))
    done_on: Mapped[date | None] = mapped_column(index=True, info=described("Ngày hoàn thành"))
    progress: Mapped[int] = mapped_column(default=0, info=described("Tiến độ (%)", minimum=0, maximum=100))
    result: Mapped[str] = mapped_column(default="", info=described("Kết quả"))
    sessions: Mapped[int | None] = mapped_column(info=described("Số buổi", minimum=0))
    attendance_male: Mapped[int | None] = mapped_column(info=described("Lượt người nam", minimum=0))
    attendance_female: Mapped[int | None] = mapped_column(info=described("Lượt người nữ", minimum=0))
    planned_state: Mapped[int | None] = mapped_column(info=described("Dự toán NSNN (đồng)", minimum=0))
    planned_social: Mapped[int | None] = mapped_column(info=described("Dự kiến xã hội hóa (đồng)", minimum=0))
    spent_state: Mapped[int | None] = mapped_column(info=described("Đã chi NSNN (đồng)", minimum=0))
    spent_social: Mapped[int | None] = mapped_column(info=described("Đã chi xã hội hóa (đồng)", minimum=0))
    difficulties: Mapped[str] = mapped_column(default="", info=described("Khó khăn, vướng mắc"))
    proposals: Mapped[str] = mapped_column(default="", info=described("Kiến nghị, đề xuất"))
    flags: Mapped[str] = mapped_column(default="", info=described("Điểm cần xem lại"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    title_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))

    coop_units: Mapped[list["TaskUnit"]] = relationship(
        cascade="all, delete-orphan", order_by="TaskUnit.id", info=described("Đơn vị phối hợp")
    )
    occurrences: Mapped[list["TaskOccurrence"]] = relationship(
        cascade="all, delete-orphan",
        order_by="(TaskOccurrence.due_on, TaskOccurrence.id)",
        info=described("Các kỳ thực hiện"),
    )
    tags: Mapped[list["TaskTag"]] = relationship(
        cascade="all, delete-orphan", order_by="TaskTag.id", info=described("Chương trình liên quan")
    )
    attachments: Mapped[list["TaskAttachment"]] = relationship(
        cascade="all, delete-orphan", order_by="TaskAttachment.id", info=described("Tệp minh chứng")
    )


class TaskUnit(DomainRow):
    """A unit that joins in a task."""

    __tablename__ = "task_units"
    kind = "task_units"
    owner = ("task_id", "tasks")

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"), index=True)
    unit_id: Mapped[str] = mapped_column(
        ForeignKey("units.id"), index=True, info=described("Đơn vị", required=True)
    )


class TaskOccurrence(DomainRow):
    """One time that a task is to be done: a month of a monthly task, a commemoration day."""

    __tablename__ = "task_occurrences"
    __table_args__ = (
        Index(None, "task_id", "status", "due_on"),
        Index(None, "status", "due_on", "task_id"),
        Index(None, "due_on", "task_id"),
    )
    kind = "task_occurrences"
    merged_together = (("status", "done_on"),)
    owner = ("task_id", "tasks")

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"))
    label: Mapped[str] = mapped_column(String(300), default="", info=described("Kỳ"))
    start_on: Mapped[date | None] = mapped_column(info=described("Bắt đầu"))
    due_on: Mapped[date] = mapped_column(info=described("Thời hạn", required=True))
    status: Mapped[TaskStatus] = mapped_column(default=TaskStatus.NOT_STARTED, info=described("Trạng thái"))
    done_on: Mapped[date | None] = mapped_column(index=True, info=described("Ngày hoàn thành"))
    result: Mapped[str] = mapped_column(default="", info=described("Kết quả"))


class TaskTag(DomainRow):
    """A programme that a task belongs to as well."""

    __tablename__ = "task_tags"
    kind = "task_tags"
    owner = ("task_id", "tasks")

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"), index=True)
    programme: Mapped[str] = mapped_column(
        String(200), index=True, info=described("Chương trình", required=True)
    )


class TaskAttachment(AttachmentColumns, DomainRow):
    """Evidence of a task."""

    __tablename__ = "task_attachments"
    kind = "task_attachments"
    owner = ("task_id", "tasks")

    task_id: Mapped[str] = mapped_column(ForeignKey("tasks.id"), index=True)
