"""Statistics of domestic violence as the state asks for them, from the one pivot.

Sources: TT 23/2011/TT-BVHTTDL (Biểu 01/BC-X), TT 07/2017/TT-BVHTTDL; NQ 28/NQ-CP indicators 3.2a, 3.2b,
3.3; NĐ 110/2025/NĐ-CP for the order of the re-keying rows. Periods are those of the calendar.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from app.core.case_vocabulary import CaseKind, Sex, StateAgeBand, ViolenceAct, ViolenceForm
from app.core.case_work_vocabulary import CodeList, Measure, SanctionKind
from app.core.periods import PeriodRule, ReportingPeriod, parse_period
from app.core.small_cells import GuardedTable, guard
from app.db.database import Database
from app.models import Case, CodeItem, Hamlet, SavedReport
from app.services.cases.indicators import Indicator, indicators
from app.services.cases.pivot import NOTHING, Count, Dimension, Scope, pivot
from app.services.cases.work_figures import work_figures

REPORT: Final = "violence-statistics"
"""The code under which a report of these statistics is kept and frozen."""
OVERLAP_NOTE: Final = (
    "Một vụ có thể có nhiều hình thức bạo lực, nhiều biện pháp nên tổng theo hình thức, biện pháp có thể lớn "
    "hơn tổng số vụ."
)
UNKNOWN_VILLAGE: Final = "Chưa rõ thôn"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the table: `code` is stable (`survivors.female_16_59`), `case_ids` stand behind it."""

    code: str
    section: str
    label: str
    value: int
    case_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByVillage:
    """Cases by thôn, guarded; columns are the total and the four forms."""

    villages: tuple[str, ...]
    columns: tuple[str, ...]
    table: GuardedTable


@dataclass(frozen=True, slots=True)
class ViolenceStatistics:
    """The tables of one period; an empty period has every line at 0.

    `late` are the lines of cases received in a period that had been reported already («bổ sung kỳ trước»).
    """

    period: ReportingPeriod
    lines: tuple[Line, ...]
    late: tuple[Line, ...]
    overlap_note: str
    by_village: ByVillage
    indicators: tuple[Indicator, ...]

    @property
    def total(self) -> int:
        """«Tổng số vụ»."""
        return self.lines[0].value

    def line(self, code: str) -> Line:
        """Return a line by its code."""
        return next(line for line in self.lines if line.code == code)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One table of the GBVIMS kind: rows of (values, cases), labels ready to show."""

    title: str
    rows: tuple[tuple[tuple[str, ...], int], ...]


@dataclass(frozen=True, slots=True)
class RekeyGroup:
    """One group of NĐ 110/2025/NĐ-CP, or several not known apart, with what this file can say of it.

    No rows: to be filled by hand.
    """

    number: str
    title: str
    rows: tuple[tuple[str, int], ...]


def calendar_period(code: str) -> ReportingPeriod:
    """Read a period's code by the calendar: violence is counted by months, not from the 15th."""
    return parse_period(code, rule=PeriodRule.CALENDAR)


class CaseStatistics:
    """Counts cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, period: ReportingPeriod) -> ViolenceStatistics:
        """Return the statistics of a period."""
        with self._database.read() as session:
            return statistics_in(session, period)

    def breakdowns(self, period: ReportingPeriod) -> tuple[Breakdown, ...]:
        """Return the tables of the GBVIMS kind over cases of every kind, and what was done about them."""
        with self._database.read() as session:
            scope = Scope(days=period.range, kinds=None)
            whole = pivot(session, scope, []).get((), NOTHING)
            places = {item.code: item.label for item in session.scalars(_PLACES)}
            return (
                *(Breakdown(title, _rows(pivot(session, scope, parts), places)) for title, parts in _GBVIMS),
                Breakdown("Kết quả xử lý", work_figures(session, whole.case_ids)),
            )

    def rekeying(self, period: ReportingPeriod) -> tuple[RekeyGroup, ...]:
        """Return the figures in the order of the groups of NĐ 110/2025/NĐ-CP, to be typed in again there."""
        with self._database.read() as session:
            return rekeying_in(session, period)


def statistics_in(session: Session, period: ReportingPeriod) -> ViolenceStatistics:
    """Return the statistics of a period inside a caller's session."""
    late_here, later_than_this = _late(session, period)
    scope = Scope(days=period.range, without=later_than_this)
    lines = tuple(_lines(session, scope))
    late: tuple[Line, ...] = ()
    if late_here:
        late = tuple(_lines(session, Scope(days=period.range, also=late_here)))
    return ViolenceStatistics(
        period=period,
        lines=lines,
        late=late,
        overlap_note=OVERLAP_NOTE if _overlaps(lines) else "",
        by_village=_by_village(session, scope),
        indicators=indicators(session, period.range, without=later_than_this),
    )


def rekeying_in(session: Session, period: ReportingPeriod) -> tuple[RekeyGroup, ...]:
    """Return the rows to be typed in again inside a caller's session."""
    statistics = statistics_in(session, period)
    _, later_than_this = _late(session, period)
    acts = pivot(session, Scope(days=period.range, without=later_than_this), [Dimension.ACT])
    by_act = tuple((act.label, acts.get((act,), NOTHING).cases) for act in ViolenceAct)
    return tuple(
        RekeyGroup(number, title, by_act if number == "3" else _picked(statistics.lines, heads))
        for number, title, heads in _GROUPS
    )


# What stands in groups 10 to 16 one by one is not known here: they are one heading, filled by hand.
_GROUPS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("1", "Chính sách, kế hoạch, kinh phí, tài trợ", ()),
    ("2", "Thông tin, tuyên truyền", ()),
    ("3", "Hành vi vi phạm pháp luật về phòng, chống bạo lực gia đình", ()),
    ("4", "Vụ việc bạo lực gia đình và hòa giải mâu thuẫn", ("cases", "forms")),
    ("5", "Người bị bạo lực gia đình (Việt Nam, nước ngoài)", ("survivors",)),
    ("6", "Người có hành vi bạo lực gia đình (Việt Nam, nước ngoài)", ("perpetrators",)),
    ("7", "Người làm công tác phòng, chống bạo lực gia đình, cộng tác viên", ()),
    ("8", "Cơ quan, cá nhân vi phạm Điều 5 khoản 2 đến khoản 7", ()),
    ("9", "Biện pháp ngăn chặn, bảo vệ, hỗ trợ, giáo dục", ("measures", "support")),
    ("10–16", "Cơ sở trợ giúp; khiếu nại, tố cáo; khen thưởng; hợp tác và các nhóm còn lại", ()),
)
_GBVIMS: Final = (
    ("Loại chính và giới tính", (Dimension.TYPE, Dimension.SURVIVOR_SEX)),
    ("Loại chính và nhóm tuổi", (Dimension.TYPE, Dimension.SURVIVOR_BAND)),
    ("Quan hệ với người gây bạo lực", (Dimension.RELATIONSHIP,)),
    ("Thời điểm", (Dimension.TIME_OF_DAY,)),
    ("Nơi xảy ra", (Dimension.PLACE,)),
    ("Chậm báo", (Dimension.DELAY,)),
    ("Đã từng bị", (Dimension.PREVIOUS,)),
    ("Chuyển gửi", (Dimension.REFERRAL,)),
)


def _picked(lines: Iterable[Line], heads: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((line.label, line.value) for line in lines if line.code.partition(".")[0] in heads)


# --- the table of the state -------------------------------------------------------------------


def _lines(session: Session, scope: Scope) -> Iterable[Line]:
    def cut(*dimensions: Dimension) -> Mapping[tuple[Any, ...], Count]:
        return pivot(session, scope, dimensions)

    whole = cut().get((), NOTHING)
    yield Line("cases", "Vụ việc", "Tổng số vụ bạo lực gia đình", whole.cases, whole.case_ids)
    forms = cut(Dimension.FORM)
    for form in ViolenceForm:
        found = forms.get((form,), NOTHING)
        yield Line(
            f"forms.{form.value}",
            "Hình thức",
            f"Bạo lực {form.label.casefold()}",
            found.cases,
            found.case_ids,
        )
    survivors = cut(Dimension.SURVIVOR_SEX, Dimension.SURVIVOR_STATE_BAND)
    for code, label, fits in _PERSONS:
        yield _persons("survivors", "Người bị bạo lực", code, label, survivors, fits)
    perpetrators = cut(Dimension.PERPETRATOR_SEX, Dimension.PERPETRATOR_STATE_BAND)
    for code, label, fits in _PERSONS:
        if code != "female_16_59":
            yield _persons("perpetrators", "Người gây bạo lực", code, label, perpetrators, fits)
    yield from _measure_lines(cut)


Fits = Callable[[Any, Any], bool]
_PERSONS: Final[tuple[tuple[str, str, Fits], ...]] = (
    ("total", "Tổng số người", lambda _sex, _band: True),
    ("male", "Nam", lambda sex, _band: sex is Sex.MALE),
    ("female", "Nữ", lambda sex, _band: sex is Sex.FEMALE),
    ("other_sex", "Khác, không rõ giới tính", lambda sex, _band: sex not in (Sex.MALE, Sex.FEMALE)),
    ("under_16", "Dưới 16 tuổi", lambda _sex, band: band is StateAgeBand.UNDER_16),
    (
        "female_16_59",
        "Nữ từ 16 đến 59 tuổi",
        lambda sex, band: sex is Sex.FEMALE and band is StateAgeBand.A16_59,
    ),
    ("16_59", "Từ 16 đến 59 tuổi", lambda _sex, band: band is StateAgeBand.A16_59),
    ("over_60", "Từ 60 tuổi trở lên", lambda _sex, band: band is StateAgeBand.OVER_60),
    ("unknown_age", "Không rõ tuổi", lambda _sex, band: band in (StateAgeBand.UNKNOWN, None)),
)


def _persons(
    head: str,
    section: str,
    code: str,
    label: str,
    counts: Mapping[tuple[Any, ...], Count],
    fits: Fits,
) -> Line:
    """Add up persons: one stands in one cell of sex and band only."""
    chosen = [count for (sex, band), count in counts.items() if fits(sex, band) and getattr(count, head)]
    ids = sorted({case_id for count in chosen for case_id in count.case_ids})
    return Line(f"{head}.{code}", section, label, sum(getattr(count, head) for count in chosen), tuple(ids))


_TAKEN: Final = (
    ("measures.criticism", "Góp ý, phê bình trong cộng đồng dân cư", (Measure.CRITICISM,), None),
    ("measures.no_contact", "Cấm tiếp xúc", (Measure.NO_CONTACT,), None),
    ("measures.education", "Giáo dục, hỗ trợ chuyển đổi hành vi", (Measure.EDUCATION,), None),
    ("measures.community_work", "Công việc phục vụ cộng đồng", (Measure.COMMUNITY_WORK,), None),
    (
        "measures.administrative",
        "Xử phạt vi phạm hành chính, tạm giữ",
        (Measure.SANCTION,),
        (SanctionKind.ADMINISTRATIVE, SanctionKind.DETENTION),
    ),
    ("measures.criminal", "Xử lý hình sự", (Measure.SANCTION,), (SanctionKind.CRIMINAL,)),
    ("measures.court", "Đưa ra tòa án", (Measure.SANCTION,), (SanctionKind.COURT,)),
    ("support.shelter", "Bố trí nơi tạm lánh, nhu cầu thiết yếu", (Measure.SHELTER,), None),
    ("support.care", "Chăm sóc, điều trị", (Measure.CARE,), None),
    ("support.advice", "Trợ giúp pháp lý, tư vấn tâm lý, kỹ năng", (Measure.LEGAL_AID,), None),
)
_HANDLED: Final = tuple(Measure)


def _measure_lines(cut: Callable[..., Mapping[tuple[Any, ...], Count]]) -> Iterable[Line]:
    """Yield cases by what was done, and cases handled by group of the survivor."""
    taken = cut(Dimension.MEASURE, Dimension.SANCTION)
    for code, label, measures, sanctions in _TAKEN:
        section = "Biện pháp với người gây" if code.startswith("measures") else "Hỗ trợ người bị bạo lực"
        yield _cases(
            code,
            section,
            label,
            [
                count
                for (measure, sanction), count in taken.items()
                if measure in measures and (sanctions is None or sanction in sanctions)
            ],
        )
    by_person = cut(Dimension.MEASURE, Dimension.SURVIVOR_SEX, Dimension.SURVIVOR_STATE_BAND)
    for code, label, fits in _PERSONS:
        if code in {"under_16", "female_16_59", "over_60"}:
            chosen = [
                count
                for (measure, sex, band), count in by_person.items()
                if measure in _HANDLED and fits(sex, band)
            ]
            yield _cases(
                f"handled.{code}", "Số vụ được xử lý", f"Người bị bạo lực: {label.casefold()}", chosen
            )


def _cases(code: str, section: str, label: str, counts: Iterable[Count]) -> Line:
    ids = tuple(sorted({case_id for count in counts for case_id in count.case_ids}))
    return Line(code, section, label, len(ids), ids)


def _overlaps(lines: Iterable[Line]) -> bool:
    """Whether some case stands in two lines of forms or of measures."""
    seen: set[tuple[str, str]] = set()
    for line in lines:
        head = line.code.partition(".")[0]
        if head in {"forms", "measures", "support"}:
            for case_id in line.case_ids:
                if (head, case_id) in seen:
                    return True
                seen.add((head, case_id))
    return False


def _by_village(session: Session, scope: Scope) -> ByVillage:
    villages = session.execute(select(Hamlet.id, Hamlet.name).order_by(Hamlet.position, Hamlet.name)).all()
    totals = pivot(session, scope, [Dimension.SURVIVOR_VILLAGE])
    forms = pivot(session, scope, [Dimension.SURVIVOR_VILLAGE, Dimension.FORM])
    table = [
        [
            totals.get((key,), NOTHING).cases,
            *(forms.get((key, form), NOTHING).cases for form in ViolenceForm),
        ]
        for key in (*(row.id for row in villages), None)
    ]
    names = (*(row.name for row in villages), UNKNOWN_VILLAGE)
    return ByVillage(names, ("Tổng số vụ", *(form.label for form in ViolenceForm)), guard(table))


_PLACES: Final = select(CodeItem).where(CodeItem.code_list == CodeList.PLACE)
"""The one dimension whose words are rows of the file."""


def _rows(
    counts: Mapping[tuple[Any, ...], Count], places: Mapping[str, str]
) -> tuple[tuple[tuple[str, ...], int], ...]:
    def words(value: Any) -> str:
        return str(getattr(value, "label", None) or places.get(value, value) or "Không ghi")

    shown = [(tuple(words(value) for value in key), count.cases) for key, count in counts.items()]
    return tuple(sorted(shown, key=lambda row: (-row[1], row[0])))


# --- late entries -----------------------------------------------------------------------------


def _late(session: Session, period: ReportingPeriod) -> tuple[frozenset[str], frozenset[str]]:
    """Return the cases to be added to this period, and those of this period that came after it was reported.

    A period is reported once its report was frozen; a case of it that was entered later is counted in the
    first period of the same kind in which it was entered.
    """
    frozen = _frozen(session)
    own = frozen.get(period.code)
    here, later = set(), set()
    rows = session.execute(
        select(Case.id, Case.received_at, Case.entered_at).where(
            Case.case_kind == CaseKind.DOMESTIC, Case.entered_at.is_not(None)
        )
    )
    for case_id, received, entered in rows:
        assert entered is not None
        if received.date() in _Days(period):
            if own is not None and entered > own:
                later.add(case_id)
        elif received.date() < period.range.start and entered.date() in _Days(period):
            reported = frozen.get(_period_of(period, received).code)
            if reported is not None and entered > reported:
                here.add(case_id)
    return frozenset(here), frozenset(later)


class _Days:
    """Whether a day lies in a period."""

    def __init__(self, period: ReportingPeriod) -> None:
        self._range = period.range

    def __contains__(self, day: Any) -> bool:
        return bool(self._range.start <= day <= self._range.end)


def _frozen(session: Session) -> Mapping[str, datetime]:
    rows = session.execute(
        select(SavedReport.period, SavedReport.frozen_at).where(
            type_coerce(SavedReport.report_kind, String) == REPORT, SavedReport.frozen_at.is_not(None)
        )
    )
    return {code: at for code, at in rows if at is not None}


def _period_of(period: ReportingPeriod, moment: datetime) -> ReportingPeriod:
    from app.core.periods import period_containing

    return period_containing(moment.date(), kind=period.kind, rule=PeriodRule.CALENDAR)
