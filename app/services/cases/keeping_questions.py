"""What a put of a case must not set, and what is asked before it is kept: closing early, withdrawing."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import inspect

from app.core.case_clocks import RuleBook
from app.core.case_reckoning import is_closed
from app.core.case_vocabulary import CaseStatus
from app.core.errors import Finding, Severity
from app.models import Case, DomainRow
from app.models.base import as_json
from app.services.cases.clocks import RunningClock, unsettled
from app.services.cases.consents import told_words
from app.services.records.fields import FieldType, fields_of

_FOLLOWS: Final = {
    "status": "«Trạng thái» theo việc đóng, mở lại (closures, reopenings) nên không đặt trực tiếp được.",
    "step": "«Bước xử lý» theo những việc đã ghi trong hồ sơ nên không đặt trực tiếp được.",
}
_GIVEN: Final = "«{label}» do chương trình cấp nên không đặt được."
_REMEDY: Final = "Hãy bỏ mục {key} rồi ghi lại."


def check_fixed(case: Case, given: Mapping[str, Any]) -> Iterator[Finding]:
    """Refuse another number, code, status or step than the program's own.

    What a case was read with may come back with it: that is neither refused nor does it change anything.
    Bands and other reckoned answers are passed over, since they follow from what was put beside them.
    """
    for key in ("case_no", "entered_at", *_FOLLOWS):
        if key in given and not _as_it_stands(case, key, given[key]):
            field = fields_of(Case)[key]
            reason = _FOLLOWS.get(key) or _GIVEN.format(label=field.label)
            yield Finding(key, f"{reason} {_REMEDY.format(key=key)}")
    for index, (survivor, row) in enumerate(zip(case.survivors, _rows(given), strict=False)):
        if not _as_it_stands(survivor, "survivor_code", row.get("survivor_code")):
            reason = _GIVEN.format(label=fields_of(type(survivor))["survivor_code"].label)
            yield Finding(
                f"survivors.{index}.survivor_code", f"{reason} {_REMEDY.format(key='survivor_code')}"
            )


def _rows(given: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [row for row in given.get("survivors") or () if isinstance(row, Mapping)]


def _as_it_stands(row: DomainRow, key: str, wanted: Any) -> bool:
    """Whether `wanted` is nothing, what the row held or what it holds now; a label is as good as its code."""
    if wanted in (None, ""):
        return True
    history = inspect(row).attrs[key].history
    known = {*history.added, *history.unchanged, *history.deleted} - {None}
    words = {text for one in known for text in (str(as_json(one)), str(getattr(one, "label", "")))}
    if fields_of(type(row))[key].value is FieldType.MOMENT:
        return str(as_json(wanted))[:16] in {text[:16] for text in words}
    return str(as_json(wanted)) in words


def check_turns(case: Case) -> Iterator[Finding]:
    """Refuse to close what is closed, and to reopen what is not; what two machines did apart may stay.

    A merge can leave two closings that no reopening parts: only what is added now is looked at.
    """
    closings = [row.closed_on for row in case.closures]
    reopenings = [row.reopened_on for row in case.reopenings]
    for row in inspect(case).attrs.closures.history.added:
        if is_closed(_by(row.closed_on, closings, less=1), _by(row.closed_on, reopenings)):
            yield Finding("closures", "Hồ sơ đã đóng rồi. Hãy mở lại trước khi đóng lần nữa.")
            break
    for row in inspect(case).attrs.reopenings.history.added:
        if not is_closed(_by(row.reopened_on, closings), _by(row.reopened_on, reopenings, less=1)):
            yield Finding("reopenings", "Hồ sơ chưa đóng thì không có việc mở lại. Hãy bỏ bớt dòng mở lại.")
            break


def _by(day: date, days: list[date], *, less: int = 0) -> list[date]:
    """The days up to `day`, without the last of them when one `less` is wanted."""
    found = sorted(one for one in days if one <= day)
    return found[: len(found) - less]


def ask_closing(case: Case, rules: RuleBook, now: datetime) -> Iterator[Finding]:
    """Ask about every clock that still runs, or was missed without a reason, when a case is being closed."""
    history = inspect(case).attrs.status.history
    if case.status not in (CaseStatus.CLOSED, CaseStatus.TRANSFERRED) or not history.added:
        return
    place = f"closures.{max(len(case.closures) - 1, 0)}.closed_on"
    for clock in unsettled(case, rules, now):
        yield Finding(place, _closing_words(clock), Severity.ASK)


def _closing_words(clock: RunningClock) -> str:
    what = f"«{clock.label}» ({clock.basis})"
    until = f"{clock.due_at:%H:%M} ngày {clock.due_at:%d/%m/%Y}"
    if clock.countdown:
        return (
            f"Đồng hồ {what} còn chạy đến {until}; hồ sơ đóng thì chương trình không nhắc nữa. "
            "Có đóng hồ sơ không?"
        )
    if clock.done:
        return f"Đã làm {what} sau hạn {until} mà chưa ghi lý do. Có đóng hồ sơ không?"
    if clock.overdue or clock.immediate:
        return f"Việc {what} đã quá hạn {until} mà chưa làm, chưa ghi lý do. Có đóng hồ sơ không?"
    return f"Việc {what} đang tính giờ đến {until} mà chưa làm. Có đóng hồ sơ không?"


def ask_withdrawals(case: Case) -> Iterator[Finding]:
    """Ask before a stored consent is withdrawn, with what was told by then, and before that is taken back.

    A withdrawn row that is taken out of the case takes its withdrawal back as well.
    """
    for consent in inspect(case).attrs.consents.history.deleted:
        if consent.withdrawn_on:
            yield Finding(
                "consents",
                f"Bỏ dòng đồng ý đã rút lại với {consent.recipient.label} thì mất căn cứ chặn in, gửi tiếp. "
                "Có bỏ dòng này không?",
                Severity.ASK,
            )
    for index, consent in enumerate(case.consents):
        state = inspect(consent)
        if not state.persistent or not (history := state.attrs.withdrawn_on.history).has_changes():
            continue
        told = told_words(case, consent.recipient)
        message = (
            f"Rút lại sự đồng ý chia sẻ với {consent.recipient.label}: từ nay không in, không gửi tiếp "
            f"được. {told} Có rút lại không?"
            if history.added != [None]
            else f"Bỏ việc rút lại thì lại được chia sẻ với {consent.recipient.label}. Người bị bạo lực có "
            "đồng ý lại không?"
        )
        yield Finding(f"consents.{index}.withdrawn_on", message, Severity.ASK)
