"""Lists of the report on women cadres: the women in post, changes one by one, training, the Ban VSTBPN.

Ethnicity, religion and phone numbers are not printed in any list.
"""

from datetime import date

from sqlalchemy.orm import Session

from app.core.text import capitalised
from app.core.cadre_vocabulary import Sex
from app.core.dates import plain_partial_date
from app.core.numbers import format_integer
from app.services.cadres.figures import Board, Coverage, Movement
from app.services.cadres.people import people_page
from app.services.cadres.rows import InPost, PersonRow, TrainingRow, partial_text
from app.services.cadres.trainings import training_listing
from app.services.listing import ListQuery
from app.services.reports.build.cadres_figures import CadreFigures, people, percent
from app.services.reports.build.cadres_tables import changes_table
from app.services.reports.model import (
    Align,
    Annex,
    Column,
    Figure,
    Orientation,
    Records,
    Row,
    Table,
)

LISTED = 1000
"""So many lines a list prints; a commune has some hundred."""
_RIGHT, _CENTER = Align.RIGHT, Align.CENTER


def changes_annex(figures: CadreFigures) -> Annex:
    """Return the annex on changes: by body, then one by one."""
    return Annex(
        key="annex.changes",
        label="Phụ lục II",
        title="Biến động cán bộ trong kỳ",
        orientation=Orientation.LANDSCAPE,
        blocks=(changes_table(figures), _movements(figures)),
    )


def _movements(figures: CadreFigures) -> Table:
    rows = sorted(figures.movements.all, key=lambda one: (one.sex is not Sex.FEMALE, not one.key_post))
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Họ và tên", weight=2.1),
        Column(header="Giới tính", weight=0.7, align=_CENTER),
        Column(header="Cơ quan, tổ chức", weight=2.4),
        Column(header="Chức danh trước", weight=1.7),
        Column(header="Chức danh sau", weight=1.7),
        Column(header="Nội dung biến động", weight=2.2),
        Column(header="Thời điểm", weight=1.1, align=_CENTER),
        Column(header="Quyết định", weight=1.7),
    )
    return Table(
        key="cadres.movements",
        title="2. Danh sách biến động (cán bộ nữ, lãnh đạo chủ chốt ghi trước)",
        columns=columns,
        rows=tuple(_movement_row(place, one) for place, one in enumerate(rows[:LISTED], 1)),
        note=_rest(len(rows), "lượt biến động") or ("" if rows else "Trong kỳ không ghi nhận biến động."),
    )


def _movement_row(place: int, one: Movement) -> Row:
    key = " (chủ chốt)" if one.key_post else ""
    return Row(
        (
            str(place),
            one.full_name,
            one.sex.label,
            one.body,
            f"{one.before}{key}" if one.before else "",
            f"{one.after}{key}" if one.after else "",
            capitalised(one.words),
            _day(one.on),
            one.decision,
        ),
        records=(Records("cadres", (one.cadre_id,)),),
    )


def women_annex(session: Session, figures: CadreFigures) -> Annex:
    """Return the list of the women in post, in the roster's manual order."""
    query = ListQuery(
        filters={"sex": Sex.FEMALE, "in_post": InPost.NOW, "as_of": figures.as_of}, limit=LISTED
    )
    page = people_page(session, query, today=figures.as_of)
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Họ và tên", weight=2.2),
        Column(header="Ngày sinh", weight=1.1, align=_CENTER),
        Column(header="Chức vụ", weight=1.9),
        Column(header="Cơ quan, tổ chức", weight=2.4),
        Column(header="Giữ chức từ", weight=1.1, align=_CENTER),
        Column(header="Ngày vào Đảng", weight=1.1, align=_CENTER),
        Column(header="Chuyên môn", weight=1.1, group="Trình độ"),
        Column(header="LLCT", weight=1.1, group="Trình độ"),
        Column(header="QLNN", weight=1.2, group="Trình độ"),
        Column(header="Ngạch", weight=1.1),
    )
    return Annex(
        key="annex.women",
        label="Phụ lục III",
        title="Danh sách cán bộ nữ đang giữ chức vụ",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Table(
                key="cadres.women",
                columns=columns,
                rows=tuple(_person_row(place, row) for place, row in enumerate(page.rows, 1)),
                note=_rest(page.total, "người")
                or "Dấu (*): lãnh đạo chủ chốt. Dân tộc, tôn giáo, số điện thoại không in trong danh sách.",
            ),
        ),
    )


def _day(stored: str | None) -> date | str:
    """Return a partial date for a cell: a whole one as the date that it is in Excel."""
    found = plain_partial_date(stored)
    return found if isinstance(found, date) else partial_text(stored)


def _person_row(place: int, row: PersonRow) -> Row:
    levels = (row.education, row.political_theory, row.state_management, row.rank)
    return Row(
        (
            str(place),
            row.full_name,
            _day(row.birth_date),
            f"{row.post}*" if row.key_post else row.post,
            row.body,
            _day(row.since),
            _day(row.party_joined),
            *(level.label if level else "" for level in levels),
        ),
        records=(Records("cadres", (row.id,)),),
    )


def work_annex(session: Session, figures: CadreFigures) -> Annex:
    """Return the annex on classes, levels wanting, the Ban and the network."""
    return Annex(
        key="annex.work",
        label="Phụ lục IV",
        title="Quy hoạch, đào tạo; Ban Vì sự tiến bộ của phụ nữ; mạng lưới ở thôn",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            _successions(figures),
            _classes(training_listing(session, figures.training.days)),
            _gaps(figures),
            board_table(figures.board, title="4. Thành viên Ban Vì sự tiến bộ của phụ nữ"),
            _network(figures.coverage),
        ),
    )


def _successions(figures: CadreFigures) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Cơ quan, tổ chức", weight=5),
        Column(header="Nhiệm kỳ", weight=1.4, align=_CENTER),
        Column(header="Tổng số", weight=1, align=_RIGHT),
        Column(header="Nữ", weight=1, align=_RIGHT),
        Column(header="Tỷ lệ nữ", weight=1, align=_RIGHT),
    )
    rows = tuple(
        Row(
            (
                str(place),
                line.body,
                line.term,
                people(line.people, f"quy hoạch {line.body}"),
                people(line.women, f"nữ trong quy hoạch {line.body}"),
                percent(
                    line.women.value,
                    line.people.value,
                    f"tỷ lệ nữ trong quy hoạch {line.body}",
                    line.women.ids,
                ),
            ),
            records=(Records("cadres", line.people.ids),),
        )
        for place, line in enumerate(figures.successions, 1)
    )
    return Table(
        key="cadres.successions",
        title="1. Quy hoạch theo cơ quan, tổ chức",
        columns=columns,
        rows=rows,
        note="" if rows else "Chưa ghi quy hoạch.",
    )


def _classes(rows: tuple[TrainingRow, ...]) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Lớp, nội dung", weight=3.6),
        Column(header="Lĩnh vực", weight=1.8),
        Column(header="Nơi tổ chức", weight=1.8),
        Column(header="Từ ngày", weight=1.1, align=_CENTER),
        Column(header="Đến ngày", weight=1.1, align=_CENTER),
        Column(header="Tổng số", weight=0.8, align=_RIGHT, group="Người học"),
        Column(header="Nữ", weight=0.8, align=_RIGHT, group="Người học"),
        Column(header="Tình trạng", weight=1.3),
    )
    return Table(
        key="cadres.classes",
        title="2. Lớp đào tạo, bồi dưỡng",
        columns=columns,
        rows=tuple(_class_row(place, row) for place, row in enumerate(rows[:LISTED], 1)),
        note=_rest(len(rows), "lớp") or ("" if rows else "Trong kỳ không có lớp nào trong sổ."),
    )


def _class_row(place: int, row: TrainingRow) -> Row:
    behind = (Records("trainings", (row.id,)),)
    return Row(
        (
            str(place),
            ", ".join(part for part in (row.title, row.level) if part),
            row.field.label,
            row.organiser,
            row.starts_on,
            row.ends_on,
            Figure(row.people, label="người học", records=behind),
            Figure(row.women, label="nữ học", records=behind),
            row.status.label,
        ),
        records=behind,
    )


def _gaps(figures: CadreFigures) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Họ và tên", weight=2.2),
        Column(header="Chức vụ", weight=2.8),
        Column(header="Còn thiếu", weight=3.4),
        Column(header="Chưa ghi trong hồ sơ", weight=2.8),
        Column(header="Lớp dự kiến tham gia", weight=2.2),
    )
    rows = tuple(
        Row(
            (
                str(place),
                gap.full_name,
                f"{gap.title}, {gap.body}",
                "; ".join(gap.lacks),
                "; ".join(gap.unknown),
                "; ".join(gap.planned),
            ),
            records=(Records("cadres", (gap.cadre_id,)),),
        )
        for place, gap in enumerate(figures.gaps[:LISTED], 1)
    )
    return Table(
        key="cadres.gaps",
        title="3. Lãnh đạo chủ chốt còn thiếu trình độ theo yêu cầu",
        columns=columns,
        rows=rows,
        note=_rest(len(figures.gaps), "người") or ("" if rows else "Không có."),
    )


def board_table(board: Board, *, title: str = "", with_decision: bool = True) -> Table:
    """Return the members of the Ban, head first; their decision where it is not one for all."""
    decision = (Column(header="Quyết định", weight=2),) if with_decision else ()
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Họ và tên", weight=2.4),
        Column(header="Chức vụ, đơn vị công tác", weight=3.8),
        Column(header="Chức danh trong Ban", weight=2),
        Column(header="Từ ngày", weight=1.1, align=_CENTER),
        *decision,
    )
    rows = tuple(
        Row(
            (
                str(place),
                f"{'Bà' if one.sex is Sex.FEMALE else 'Ông'} {one.full_name}",
                one.through,
                one.title,
                _day(one.since),
                *((one.decision,) if with_decision else ()),
            ),
            records=(Records("cadres", (one.cadre_id,)),),
        )
        for place, one in enumerate(board.members, 1)
    )
    return Table(
        key="cadres.board",
        title=title,
        columns=columns,
        rows=rows,
        note="" if rows else "Chưa ghi thành viên.",
    )


def _network(coverage: Coverage) -> Table:
    columns = (
        Column(header="TT", weight=0.5, align=_CENTER),
        Column(header="Thôn", weight=2.4),
        Column(header="Số người", weight=1, align=_RIGHT),
        Column(header="Trong đó nữ", weight=1, align=_RIGHT),
        Column(header="Vai trò", weight=3.4),
        Column(header="Họ và tên", weight=4),
    )
    rows = tuple(
        Row(
            (
                str(place),
                hamlet.name,
                _members(hamlet.people.value, hamlet.people.ids, "người trong mạng lưới"),
                _members(hamlet.women.value, hamlet.women.ids, "nữ trong mạng lưới"),
                "; ".join(f"{role.label} {count.value}" for role, count in hamlet.by_role.items())
                or "Chưa có",
                ", ".join(hamlet.names),
            ),
            records=(Records("hamlets", (hamlet.hamlet_id,)),),
        )
        for place, hamlet in enumerate(coverage.hamlets, 1)
    )
    return Table(
        key="cadres.network",
        title="5. Tuyên truyền viên, cộng tác viên theo thôn",
        columns=columns,
        rows=rows,
        note="" if rows else "Chưa có thôn trong danh mục.",
    )


def _members(value: int, ids: tuple[str, ...], label: str) -> Figure:
    return Figure(value, label=label, records=(Records("collaborators", ids),))


def _rest(total: int, what: str) -> str:
    if total <= LISTED:
        return ""
    return f"Còn {format_integer(total - LISTED)} {what} không in ở đây; danh sách đầy đủ xem trong sổ."
