"""Sheets of officials: what a row says of a person and of the posts that the person holds."""

import re
from collections.abc import Iterable
from typing import Any, Final

from app.core.cadre_vocabulary import Education, PostEnding, Sex
from app.core.text import quoted
from app.models import Post
from app.services.spreadsheets.cells import BadCell, CellRules, as_mark, shown_text
from app.services.spreadsheets.post_titles import (
    TitledPost,
    body_of_list,
    group_name,
    hamlet_name,
    looks_like_group,
    lowered,
    name_and_posts,
    names_concurrent,
    posts_in,
)
from app.services.spreadsheets.roster_ages import read_age, read_birth, sex_by_age
from app.services.spreadsheets.roster_columns import (
    CONTINUING,
    DATE_PARTS,
    LABELS,
    SHOWN_UNDER,
    TITLES,
    settle,
)
from app.services.spreadsheets.roster_headings import EXTRA, HEADINGS, NO_FIELD_HEADINGS
from app.services.spreadsheets.roster_words import (
    is_person_name,
    level_of,
    major_in,
    person_name,
    phone_number,
    sex_by_name,
    sex_of,
)
from app.services.spreadsheets.row_draft import RowDraft
from app.services.spreadsheets.sheet import Value
from app.services.spreadsheets.sheet_kind import SheetKind
from app.services.spreadsheets.words import folded

_LEVELS: Final = ("education", "political_theory", "state_management", "rank")
_PLAIN: Final = (
    "other_name", "birth_date", "ethnicity", "religion", "hometown", "hamlet_id", "party_joined",
    "party_official", "major", "languages", "computing", "position", "note",
)  # fmt: skip
_HOW: Final = {
    "education": "Hãy ghi như: Đại học, Cao đẳng, Trung cấp, Thạc sĩ, 12/12.",
    "political_theory": "Hãy ghi như: Cao cấp, Trung cấp, Sơ cấp, Chưa qua đào tạo.",
    "state_management": "Hãy ghi như: Chuyên viên, Chuyên viên chính, Cán sự, Chưa bồi dưỡng.",
    "rank": "Hãy ghi như: Chuyên viên, Chuyên viên chính, Cán sự, Nhân viên.",
}
_NOTHING: Final = {"-", "--", "…", "...", "k", "ko", "?", "khong ro", "chua ro", "khong nho"}
_ASIDE: Final = re.compile(r"\s*\([^()]*\)\s*$")
_PARTY_MEMBER: Final = "Đảng viên (chưa ghi ngày vào Đảng)."
_DEFAULT_BODIES: Final = {
    "posts.title_party": "Đảng ủy",
    "posts.title_state": "UBND",
    "posts.title_council": "HĐND xã",
}
_BEFORE_A_DAY: Final = re.compile(r"^(?:kể )?(?:từ|đến)\s+(?:ngày\s+|tháng\s+|năm\s+)?(?=\d)", re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"(?:cac |khoi |can bo|cong chuc|vien chuc|nguoi hoat dong|danh sach|co quan |don vi |doan the)"
)
_VACANT: Final = {"khuyet", "(khuyet)", "trong", "de trong", "chua bau", "chua co"}
_OF_HAMLET: Final = re.compile(r"(?:pho )?(?:truong )?thon\b")
_OCCUPATION: Final = re.compile(
    r"(?:nong dan|lam ruong|lam nong|noi tro|huu tri|can bo huu|nghi huu|buon ban|kinh doanh|tieu thuong"
    r"|lao dong|tu do|cong nhan|sinh vien|hoc sinh)\b"
)
_YEARS: Final = re.compile(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
_PARTY: Final = re.compile(r"dang|khoi dang")


def _read_person(draft: RowDraft) -> None:
    """Make the record of a row."""
    _join_parted_dates(draft)
    _read_name(draft)
    _read_sex_and_birth(draft)
    for key in _PLAIN:
        if draft.values.get(key) is not None:
            if (
                key in {"birth_date", "party_joined", "party_official"}
                and folded(shown_text(draft.values[key])) in _NOTHING
            ):
                continue
            if key == "birth_date":
                read_birth(draft, draft.values[key])
            else:
                draft.read_field(key)
    read_age(draft)
    _read_levels(draft)
    _read_phone(draft)
    _note_party_member(draft)
    posts = _posts(draft)
    if posts:
        draft.record["posts"] = posts


def _read_more(draft: RowDraft, first: RowDraft) -> None:
    """Add the posts of a row that goes on with the person above."""
    known = first.record.setdefault("posts", [])
    known.extend(post for post in _posts(draft) if post not in known)
    if not known:
        del first.record["posts"]


def _read_name(draft: RowDraft) -> None:
    parts = [draft.values.get(key) for key in ("full_name", "family_name", "given_name")]
    text = " ".join(shown_text(part) for part in parts if part is not None)
    if text:
        draft.cells.setdefault(
            "full_name", draft.cell("family_name" if "family_name" in draft.cells else "given_name")
        )
        text, posts = name_and_posts(text)
        if posts and not any(draft.values.get(key) for key in TITLES):
            draft.values["posts.title"] = posts
            draft.cells["posts.title"] = draft.cell("full_name")
        name = _ASIDE.sub("", text)
        draft.read_field("full_name", person_name(name))
        if name != text:
            draft.question(
                "full_name", f"Phần {quoted(text[len(name) :])} sau họ tên không nhập. Hãy xem lại."
            )
        if any(char.isdigit() for char in text):
            draft.question("full_name", f"Họ tên {quoted(text)} có chữ số. Có đúng không?")


def _read_sex_and_birth(draft: RowDraft) -> None:
    sex: Sex | None = None
    given = draft.values.get("sex")
    if given is not None:
        sex = sex_of(given)
        if sex is None and as_mark(given) is None:
            draft.problem("sex", f"«Giới tính» không hiểu {quoted(shown_text(given))}. Hãy ghi Nam hoặc Nữ.")
    for key, one in (("birth_male", Sex.MALE), ("birth_female", Sex.FEMALE)):
        value = draft.values.get(key)
        if value is None or folded(shown_text(value)) in _NOTHING:
            continue
        draft.cells.setdefault("birth_date", draft.cell(key))
        mark = as_mark(value)
        if mark is None:
            draft.cells["birth_date"] = draft.cell(key)
            read_birth(draft, value)
        if mark is not False:
            if sex is not None and sex is not one:
                draft.question(
                    key, "Có ngày sinh ở cả hai cột nam và nữ, hoặc khác với giới tính đã ghi. Hãy xem lại."
                )
            sex = one
    sex = sex or _marked_sex(draft) or sex_by_age(draft)
    if sex is None and "sex" not in draft.record:
        sex = sex_by_name(str(draft.values.get("full_name") or draft.record.get("full_name", "")))
        if sex is None and draft.record.get("full_name"):
            sex = Sex.FEMALE
            if not re.search(r"\bnu\b|phu nu", folded(" ".join(draft.titles))):
                draft.question("full_name", "Không rõ nam hay nữ, đang ghi là nữ. Hãy xem lại.")
    if sex is not None:
        draft.record["sex"] = sex


def _join_parted_dates(draft: RowDraft) -> None:
    """Write «Ngày», «Tháng», «Năm» as one date; where the first are not known what follows: 7/1985, 1985."""
    for key, parts in DATE_PARTS.items():
        own = [part for part in parts if part in draft.cells]
        texts = [_whole_number(draft.values.get(part)) for part in own]
        if own:
            draft.cells[key] = draft.cell(own[0])
        if any(texts):
            # From the first part that is filled on: an empty one in between is told as a date that is none.
            first = next(place for place, text in enumerate(texts) if text)
            draft.values[key] = "/".join(text or "?" for text in texts[first:])


def _whole_number(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else shown_text(value).strip()


def _marked_sex(draft: RowDraft) -> Sex | None:
    """Return the sex by the marks under «Nam» and «Nữ»; of one such column an empty cell says the other."""
    male = as_mark(draft.values.get("male")) if draft.values.get("male") is not None else None
    female = as_mark(draft.values.get("female")) if draft.values.get("female") is not None else None
    if male and female:
        draft.problem("female", "Đánh dấu cả nam và nữ. Hãy bỏ một dấu.")
        return None
    if female or male:
        return Sex.FEMALE if female else Sex.MALE
    if "female" in draft.cells and "male" not in draft.cells:
        return Sex.MALE
    if "male" in draft.cells and "female" not in draft.cells:
        return Sex.FEMALE
    return None


def _read_levels(draft: RowDraft) -> None:
    for key in _LEVELS:
        value = draft.values.get(key)
        if value is None or folded(shown_text(value)) in _NOTHING:
            continue
        text = shown_text(value)
        level = level_of(key, value)
        if level is None:
            label = draft.reader.fields[key].label
            draft.problem(key, f"«{label}» không hiểu {quoted(text)}. {_HOW[key]}")
            continue
        draft.record[key] = level
        if key == "education" and "major" not in draft.record and (major := major_in(text)):
            draft.record["major"] = major
    for key, value in draft.values.items():
        field, _, code = key.partition("=")
        if code and field not in draft.record and value is not None and as_mark(value) is not False:
            draft.read_field(field, code)
            if as_mark(value) is None and field == "education" and "major" not in draft.record:
                draft.record["major"] = shown_text(value)
    if "education" not in draft.record and draft.values.get("schooling") is not None:
        draft.record["education"] = Education.SCHOOL


def _read_phone(draft: RowDraft) -> None:
    value = draft.values.get("phone")
    if value is None or folded(shown_text(value)) in _NOTHING:
        return
    number, good = phone_number(value)
    draft.read_field("phone", number)
    if not good:
        draft.question(
            "phone", f"Số điện thoại {quoted(shown_text(value))} không đủ 10 chữ số. Có đúng không?"
        )


def _note_party_member(draft: RowDraft) -> None:
    value = draft.values.get("party_member")
    if value is not None and as_mark(value) and "party_joined" not in draft.record:
        note = draft.record.get("note")
        draft.record["note"] = f"{note}\n{_PARTY_MEMBER}" if note else _PARTY_MEMBER


def _posts(draft: RowDraft) -> list[dict[str, Any]]:
    shared = _shared_fields(draft)
    column_body = shown_text(draft.values.get("posts.body")).strip()
    found: list[dict[str, Any]] = []
    for key in TITLES:
        value = draft.values.get(key)
        text = shown_text(value).strip(" -–") if value is not None else ""
        if not text or as_mark(text) is not None or folded(text) in _VACANT:
            continue
        if _OCCUPATION.match(folded(text)):
            draft.question(key, f"{quoted(text)} là nghề nghiệp, không phải chức vụ, nên không nhập.")
            continue
        several = names_concurrent(text)
        for place, titled in enumerate(posts_in(text)):
            title, body = _placed(titled, column_body or _DEFAULT_BODIES.get(key, ""), draft)
            told: dict[str, Any] = {}
            if not body:
                body, term = body_of_list(draft.titles)
                body = draft.bodies(body) if body else ""
                told = {"term": term} if term else {}
            if not body:
                draft.problem(
                    key,
                    f"Không rõ {quoted(titled.title)} thuộc cơ quan nào. Hãy ghi tên cơ quan sau chức danh, "
                    "ví dụ «Phó Chủ tịch UBND xã», hoặc thêm cột «Đơn vị».",
                )
                continue
            post = {"body": body, "title": title[:200], **told, **shared}
            if key == "posts.title_concurrent" or (several and place):
                post["concurrent"] = True
            if post not in found:
                found.append(post)
    return found


def _placed(titled: TitledPost, column: str, draft: RowDraft) -> tuple[str, str]:
    """Return the title and body of a post: by its own words, its row's column, else the groups above."""
    around = _body_name(column) or _group_body(draft.groups)
    whose = around or (body_of_list(draft.titles)[0] if titled.elsewhere else "")
    if titled.body and titled.elsewhere and whose and not _PARTY.search(folded(whose)):
        return titled.elsewhere, draft.bodies(whose)
    if titled.body:
        return titled.title, draft.bodies(_completed(titled.body, around))
    if not around and _OF_HAMLET.match(folded(titled.title)) and draft.values.get("hamlet_id"):
        around = hamlet_name(shown_text(draft.values["hamlet_id"]))
    return titled.title, draft.bodies(around) if around else _block_body(draft)


def _completed(body: str, around: str) -> str:
    """Return a body that the title names in short («Chi bộ») in the row's own words («Chi bộ thôn 2»)."""
    return around if around and folded(around).startswith(folded(body) + " ") else body


def _body_name(text: str) -> str:
    shown = group_name(text) if text else ""
    return shown if not shown.isupper() or len(shown) <= len("UBND") else lowered(shown)


def _group_body(groups: Iterable[str]) -> str:
    """Return the innermost group that names a body, not a block of several."""
    for group in reversed(list(groups)):
        name = group_name(group)
        if looks_like_group(group) and not _BLOCK.match(folded(name)):
            return name
    return ""


def _block_body(draft: RowDraft) -> str:
    """Return the body that a block («Khối Đảng», «Khối chính quyền») surely means; «» for other blocks."""
    for group in reversed(draft.groups):
        name = folded(group_name(group))
        if name == "khoi dang":
            return draft.bodies("Đảng ủy")
        if re.match(r"khoi (?:chinh quyen|ubnd|uy ban nhan dan)", name):
            return draft.bodies("UBND xã")
        if name:
            return draft.bodies(group_name(group))
    return ""


def _shared_fields(draft: RowDraft) -> dict[str, Any]:
    """Return what holds for every post of the row: from, to, term, decisions, reason of leaving, marks."""
    reader = draft.reader.of(Post, CellRules())
    found: dict[str, Any] = {}
    for key in ("term", "from", "to", "decision", "ending", "end_decision", "key_post", "concurrent"):
        value = draft.values.get(f"posts.{key}")
        if value is None or folded(shown_text(value)) in _NOTHING:
            continue
        if key == "ending":
            found[key] = level_of(key, value) or PostEnding.OTHER
            if found[key] is PostEnding.OTHER:
                # What the list of reasons has no word for stays as it was written.
                found["note"] = shown_text(value)
            continue
        if key in {"from", "to"} and isinstance(value, str):
            value = _BEFORE_A_DAY.sub("", value)
        years = _YEARS.fullmatch(shown_text(value)) if key == "from" else None
        try:
            if years:
                found.update({"from": years[1], "to": years[2]})
            else:
                found[key] = reader.read(key, value)
        except BadCell as error:
            draft.problem(f"posts.{key}", str(error))
    return found


CADRES: Final = SheetKind(
    name="cadres",
    required="full_name",
    identity=("full_name", "birth_date"),
    headings=HEADINGS,
    rules=CellRules(),
    left_out=frozenset({"posts", "successions"}),
    extra=EXTRA,
    no_field=NO_FIELD_HEADINGS,
    extra_labels=LABELS,
    shown_under=SHOWN_UNDER,
    instead=(frozenset({"family_name", "given_name"}),),
    settle=settle,
    read=_read_person,
    read_more=_read_more,
    names_record=lambda text: is_person_name(text) and not looks_like_group(text),
    names_group=looks_like_group,
    continuing=CONTINUING,
    merges_doubles=True,
)
