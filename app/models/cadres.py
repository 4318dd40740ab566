"""The roster: bodies with seats and targets, people with posts, training, the network in the thôn."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, synonym

from app.core.cadre_vocabulary import (
    BodyKind,
    CivilRank,
    CollaboratorRole,
    Education,
    PoliticalTheory,
    PostBasis,
    PostEnding,
    PostRole,
    Sex,
    StateManagement,
    SuccessionStatus,
    TargetLevel,
    TrainingField,
    TrainingStatus,
)
from app.models.base import DomainRow, Edge, described


def partial_date(label: str) -> dict[str, object]:
    """Return the `info` of a column that holds a date of which the day or month may be unknown."""
    return described(label, partial_date=True)


class Body(DomainRow):
    """A body in which posts are held: its seats and its target share of women, each from a day on."""

    __tablename__ = "bodies"
    kind = "bodies"
    same_by = ("name",)
    searched = ("name", "abbreviation")
    sorted_by: ClassVar = {"name_sort": "name"}

    name: Mapped[str] = mapped_column(
        String(300), unique=True, info=described("Tên cơ quan, tổ chức", required=True)
    )
    abbreviation: Mapped[str] = mapped_column(String(60), default="", info=described("Tên viết tắt"))
    body_kind: Mapped[BodyKind] = mapped_column(
        default=BodyKind.OTHER, index=True, info=described("Loại hình")
    )
    hamlet_id: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=described("Thôn")
    )
    unit_id: Mapped[str | None] = mapped_column(
        ForeignKey("units.id"), index=True, info=described("Đơn vị trong danh mục")
    )
    position: Mapped[int] = mapped_column(default=0, index=True, info=described("Thứ tự"))
    active: Mapped[bool] = mapped_column(default=True, info=described("Đang hoạt động"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    name_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))

    seats: Mapped[list["BodySeats"]] = relationship(
        cascade="all, delete-orphan", order_by="BodySeats.from_on.desc()", info=described("Số ghế")
    )
    targets: Mapped[list["BodyTarget"]] = relationship(
        cascade="all, delete-orphan", order_by="BodyTarget.from_on.desc()", info=described("Chỉ tiêu nữ")
    )


class BodySeats(DomainRow):
    """How many seats a body has from a day on, until the next row of the body.

    `women` counts those who hold a seat when they are not recorded one by one.
    """

    __tablename__ = "body_seats"
    __table_args__ = (Index(None, "body_id", "from_on"),)
    kind = "body_seats"
    owner = ("body_id", "bodies")

    body_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"))
    from_on: Mapped[date] = mapped_column(info=described("Từ ngày", required=True))
    term: Mapped[str] = mapped_column(String(40), default="", info=described("Nhiệm kỳ"))
    seats: Mapped[int] = mapped_column(info=described("Số ghế", minimum=0, required=True))
    women: Mapped[int | None] = mapped_column(
        info=described("Trong đó nữ (khi không ghi từng người)", minimum=0)
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))


class BodyTarget(DomainRow):
    """The share of women that a body is to reach from a day on, in percent, with who demands it and where."""

    __tablename__ = "body_targets"
    __table_args__ = (Index(None, "body_id", "from_on"),)
    kind = "body_targets"
    owner = ("body_id", "bodies")

    body_id: Mapped[str] = mapped_column(ForeignKey("bodies.id"))
    from_on: Mapped[date] = mapped_column(info=described("Áp dụng từ", required=True))
    percent: Mapped[int] = mapped_column(
        info=described("Tỷ lệ nữ cần đạt (%)", minimum=0, maximum=100, required=True)
    )
    level: Mapped[TargetLevel] = mapped_column(
        default=TargetLevel.COMMUNE, info=described("Cấp đặt chỉ tiêu")
    )
    basis: Mapped[str] = mapped_column(String(500), default="", info=described("Căn cứ"))


class Cadre(DomainRow):
    """A person of the roster, woman or man. What is now held, and was held before, lies in `posts`."""

    __tablename__ = "cadres"
    kind = "cadres"
    searched = ("full_name", "other_name", "hometown", "phone", "note")
    sorted_by: ClassVar = {"name_sort": "full_name"}
    person_names: ClassVar = frozenset({"full_name"})
    bounds: ClassVar = {
        "birth_on": ("birth_date", Edge.FIRST),
        "party_on": ("party_joined", Edge.FIRST),
    }

    full_name: Mapped[str] = mapped_column(String(200), info=described("Họ và tên", required=True))
    other_name: Mapped[str] = mapped_column(String(200), default="", info=described("Tên gọi khác"))
    sex: Mapped[Sex] = mapped_column(default=Sex.FEMALE, info=described("Giới tính"))
    birth_date: Mapped[str | None] = mapped_column(String(10), info=partial_date("Ngày sinh"))
    ethnicity: Mapped[str] = mapped_column(String(60), default="", info=described("Dân tộc", sensitive=True))
    religion: Mapped[str] = mapped_column(String(60), default="", info=described("Tôn giáo", sensitive=True))
    hometown: Mapped[str] = mapped_column(String(300), default="", info=described("Quê quán"))
    hamlet_id: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=described("Thôn nơi ở")
    )
    phone: Mapped[str] = mapped_column(String(60), default="", info=described("Điện thoại"))
    party_joined: Mapped[str | None] = mapped_column(String(10), info=partial_date("Ngày vào Đảng"))
    party_official: Mapped[str | None] = mapped_column(String(10), info=partial_date("Ngày chính thức"))
    education: Mapped[Education | None] = mapped_column(info=described("Trình độ chuyên môn"))
    major: Mapped[str] = mapped_column(String(300), default="", info=described("Chuyên ngành"))
    political_theory: Mapped[PoliticalTheory | None] = mapped_column(info=described("Lý luận chính trị"))
    state_management: Mapped[StateManagement | None] = mapped_column(info=described("Quản lý nhà nước"))
    rank: Mapped[CivilRank | None] = mapped_column(info=described("Ngạch"))
    languages: Mapped[str] = mapped_column(String(200), default="", info=described("Ngoại ngữ"))
    computing: Mapped[str] = mapped_column(String(200), default="", info=described("Tin học"))
    position: Mapped[int] = mapped_column(default=0, index=True, info=described("Thứ tự"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    name_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))
    birth_on: Mapped[date | None] = mapped_column(index=True, info=described("", derived=True))
    party_on: Mapped[date | None] = mapped_column(info=described("", derived=True))

    posts: Mapped[list["Post"]] = relationship(
        cascade="all, delete-orphan",
        order_by="(Post.started_on.desc(), Post.id)",
        info=described("Chức vụ"),
    )
    successions: Mapped[list["Succession"]] = relationship(
        cascade="all, delete-orphan", order_by="Succession.id", info=described("Quy hoạch")
    )


class Post(DomainRow):
    """One post that a person holds or held in a body.

    `from` and `to` are as far as known (`2021`, `2021-06`, `2021-06-30`); `started_on` is the first and
    `ended_on` the last day that they may mean, so that a post counts on every day it may have been held.
    Who sits in a body by virtue of another post (Ban VSTBPN) names it in `through_body`, `through_title`.
    """

    __tablename__ = "posts"
    __table_args__ = (Index(None, "body", "started_on", "ended_on"),)
    kind = "posts"
    owner = ("cadre_id", "cadres")
    bounds: ClassVar = {"started_on": ("from", Edge.FIRST), "ended_on": ("to", Edge.LAST)}

    cadre_id: Mapped[str] = mapped_column(ForeignKey("cadres.id"), index=True)
    body: Mapped[str] = mapped_column(
        ForeignKey("bodies.id"), info=described("Cơ quan, tổ chức", required=True)
    )
    title: Mapped[str] = mapped_column(String(200), info=described("Chức danh", required=True))
    role: Mapped[PostRole | None] = mapped_column(info=described("Cấp chức vụ"))
    term: Mapped[str] = mapped_column(String(40), default="", info=described("Nhiệm kỳ"))
    from_: Mapped[str | None] = synonym("from")
    # The key that people and files use, which Python reserves.
    locals()["from"] = mapped_column("from", String(10), nullable=True, info=partial_date("Từ ngày"))
    to: Mapped[str | None] = mapped_column(String(10), info=partial_date("Đến ngày"))
    key_post: Mapped[bool] = mapped_column(default=False, info=described("Lãnh đạo chủ chốt"))
    concurrent: Mapped[bool] = mapped_column(default=False, info=described("Kiêm nhiệm"))
    basis: Mapped[PostBasis | None] = mapped_column(info=described("Hình thức giữ chức"))
    decision: Mapped[str] = mapped_column(String(300), default="", info=described("Quyết định, nghị quyết"))
    ending: Mapped[PostEnding | None] = mapped_column(info=described("Lý do thôi giữ chức"))
    end_decision: Mapped[str] = mapped_column(
        String(300), default="", server_default="", info=described("Quyết định thôi giữ chức")
    )
    through_body: Mapped[str | None] = mapped_column(
        ForeignKey("bodies.id"), index=True, info=described("Tham gia với tư cách thuộc cơ quan")
    )
    through_title: Mapped[str] = mapped_column(
        String(200), default="", info=described("Tham gia với tư cách giữ chức")
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    started_on: Mapped[date | None] = mapped_column(info=described("", derived=True))
    ended_on: Mapped[date | None] = mapped_column(info=described("", derived=True))


class Succession(DomainRow):
    """A person in the succession plan (quy hoạch) for a post in a body."""

    __tablename__ = "successions"
    kind = "successions"
    owner = ("cadre_id", "cadres")

    cadre_id: Mapped[str] = mapped_column(ForeignKey("cadres.id"), index=True)
    body: Mapped[str] = mapped_column(
        ForeignKey("bodies.id"), index=True, info=described("Cơ quan, tổ chức", required=True)
    )
    title: Mapped[str] = mapped_column(String(200), info=described("Chức danh quy hoạch", required=True))
    term: Mapped[str] = mapped_column(String(40), default="", info=described("Nhiệm kỳ"))
    status: Mapped[SuccessionStatus] = mapped_column(
        default=SuccessionStatus.APPROVED, info=described("Tình trạng")
    )
    decided_on: Mapped[date | None] = mapped_column(info=described("Ngày phê duyệt"))
    decision: Mapped[str] = mapped_column(String(300), default="", info=described("Quyết định"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))


class Training(DomainRow):
    """A class, planned or held; who of the roster takes part lies in `attendees`."""

    __tablename__ = "trainings"
    kind = "trainings"
    searched = ("title", "organiser", "note")
    sorted_by: ClassVar = {"title_sort": "title"}

    title: Mapped[str] = mapped_column(String(500), info=described("Lớp, nội dung", required=True))
    field: Mapped[TrainingField] = mapped_column(default=TrainingField.GENDER, info=described("Lĩnh vực"))
    level: Mapped[str] = mapped_column(String(100), default="", info=described("Trình độ, cấp lớp"))
    organiser: Mapped[str] = mapped_column(String(300), default="", info=described("Nơi tổ chức"))
    status: Mapped[TrainingStatus] = mapped_column(
        default=TrainingStatus.PLANNED, info=described("Tình trạng")
    )
    starts_on: Mapped[date | None] = mapped_column(index=True, info=described("Từ ngày"))
    ends_on: Mapped[date | None] = mapped_column(info=described("Đến ngày"))
    attended: Mapped[int | None] = mapped_column(info=described("Số người tham gia", minimum=0))
    attended_women: Mapped[int | None] = mapped_column(info=described("Trong đó nữ", minimum=0))
    cost_state: Mapped[int | None] = mapped_column(info=described("Kinh phí NSNN (đồng)", minimum=0))
    cost_social: Mapped[int | None] = mapped_column(info=described("Kinh phí xã hội hóa (đồng)", minimum=0))
    task_id: Mapped[str | None] = mapped_column(
        ForeignKey("tasks.id"), index=True, info=described("Nhiệm vụ")
    )
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    title_sort: Mapped[str] = mapped_column(default="", info=described("", derived=True))

    attendees: Mapped[list["TrainingAttendee"]] = relationship(
        cascade="all, delete-orphan", order_by="TrainingAttendee.id", info=described("Người học")
    )


class TrainingAttendee(DomainRow):
    """A person of the roster in a class, with the certificate got."""

    __tablename__ = "training_attendees"
    __table_args__ = (UniqueConstraint("training_id", "cadre_id"),)
    kind = "training_attendees"
    owner = ("training_id", "trainings")
    natural_key = ("cadre_id",)

    training_id: Mapped[str] = mapped_column(ForeignKey("trainings.id"))
    cadre_id: Mapped[str] = mapped_column(
        ForeignKey("cadres.id"), index=True, info=described("Người học", required=True)
    )
    certificate: Mapped[str] = mapped_column(String(300), default="", info=described("Văn bằng, chứng chỉ"))
    result: Mapped[str] = mapped_column(String(200), default="", info=described("Kết quả"))


class Collaborator(DomainRow):
    """Somebody of the network of propagandists and collaborators in the thôn."""

    __tablename__ = "collaborators"
    kind = "collaborators"
    searched = ("full_name", "phone", "post", "note")
    sorted_by: ClassVar = {"name_sort": "full_name"}
    person_names: ClassVar = frozenset({"full_name"})

    full_name: Mapped[str] = mapped_column(String(200), info=described("Họ và tên", required=True))
    sex: Mapped[Sex | None] = mapped_column(info=described("Giới tính"))
    birth_date: Mapped[str | None] = mapped_column(String(10), info=partial_date("Ngày sinh"))
    hamlet_id: Mapped[str | None] = mapped_column(
        ForeignKey("hamlets.id"), index=True, info=described("Thôn")
    )
    role: Mapped[CollaboratorRole] = mapped_column(
        default=CollaboratorRole.COLLABORATOR, info=described("Vai trò")
    )
    post: Mapped[str] = mapped_column(String(200), default="", info=described("Chức vụ, nghề nghiệp"))
    phone: Mapped[str] = mapped_column(String(60), default="", info=described("Điện thoại"))
    cadre_id: Mapped[str | None] = mapped_column(
        ForeignKey("cadres.id"), index=True, info=described("Người trong danh sách cán bộ")
    )
    from_on: Mapped[date | None] = mapped_column(info=described("Từ ngày"))
    to_on: Mapped[date | None] = mapped_column(info=described("Đến ngày"))
    decision: Mapped[str] = mapped_column(String(300), default="", info=described("Quyết định"))
    note: Mapped[str] = mapped_column(default="", info=described("Ghi chú"))
    search: Mapped[str] = mapped_column(default="", info=described("", derived=True))
    name_sort: Mapped[str] = mapped_column(default="", index=True, info=described("", derived=True))
