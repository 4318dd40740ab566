"""The schema tells the truth: what it allows is stored and read back, what it forbids gets a sentence."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.core.errors import InvalidRecord, NeedsConfirmation
from app.services.records.kinds import KINDS
from app.services.records.values import to_json
from app.services.workspace import Workspace
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import make_workspace

Schema = Mapping[str, Any]

# The settings have rules of their own, tested with them.
EVERY_KIND = pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"settings"}))
DAY = "2026-07-01"
PHASES = (Phase.generate, Phase.shrink)
"""Without explaining, which traces every line and takes minutes over these strategies."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    opened = make_workspace(tmp_path_factory.mktemp("khuôn"))
    opened.records.put("hamlets", {"name": "Thôn Mẫu"})
    opened.records.put("plans", {"title": "Kế hoạch mẫu", "year": 2026})
    opened.records.put("tasks", {"title": "Nhiệm vụ mẫu"})
    opened.records.put("cadres", {"full_name": "Nguyễn Thị Mẫu"})
    opened.records.put("cases", {"received_at": f"{DAY}T08:30", "receive_form": "phone"})
    yield opened
    opened.close()


def texts(longest: int) -> st.SearchStrategy[str]:
    return st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=min(longest, 60)
    )


def values(workspace: Workspace, key: str, field: Schema) -> st.SearchStrategy[Any]:
    """Return what the schema says that a field takes. Dates are one day: their order is a matter of rules."""
    found: st.SearchStrategy[Any]
    match field["type"]:
        case "text":
            found = words_for(workspace, field)
        case "integer":
            found = st.integers(field["minimum"], field["maximum"])
        case "boolean":
            found = st.booleans()
        case "date":
            found = st.just(DAY)
        case "partial-date":
            found = st.sampled_from([DAY, DAY[:7], DAY[:4]])
        case "datetime":
            found = st.datetimes().map(lambda moment: moment.isoformat())
        case "choice":
            found = st.sampled_from(sorted({**field["values"]} | dict.fromkeys(field["values"].values())))
        case "reference":
            found = st.sampled_from(reference_words(workspace, field))
        case "json":
            found = st.dictionaries(st.sampled_from(["a", "b"]), st.integers(0, 9) | texts(9) | st.none())
        case "rows":
            found = st.lists(record(workspace, field["fields"]), max_size=2)
        case other:
            raise AssertionError(f"{key}: {other}")
    return found | st.none() if field.get("nullable") else found


def words_for(workspace: Workspace, field: Schema) -> st.SearchStrategy[Any]:
    if field.get("refers_to") == "file":
        return st.just(workspace.evidence.store("mẫu.pdf", b"noi dung")["sha256"])
    if field.get("code_list"):
        nothing = [] if field["required"] else [""]
        return st.sampled_from([*nothing, *codes(workspace, field["code_list"])])
    found = texts(field["max_length"])
    return found.map(lambda text: f"Mẫu {text}"[: field["max_length"]]) if field["required"] else found


def codes(workspace: Workspace, code_list: str) -> list[str]:
    from app.services.listing import ListQuery

    rows = workspace.records.page("code_items", ListQuery(filters={"code_list": code_list})).rows
    return [row.values[key] for row in rows for key in ("code", "label")]


def reference_words(workspace: Workspace, field: Schema) -> list[str]:
    from app.services.listing import ListQuery

    rows = workspace.records.page(field["refers_to"], ListQuery()).rows
    words = [row.id for row in rows]
    for name in field["accepts"][1:]:
        named = [row.values[name] for row in rows if row.values[name]]
        words += [word for word in named if named.count(word) == 1]
    assert words
    return words


def record(workspace: Workspace, fields: Schema) -> st.SearchStrategy[dict[str, Any]]:
    fields = {key: field for key, field in fields.items() if not field.get("automatic")}
    required = {key: values(workspace, key, field) for key, field in fields.items() if field["required"]}
    optional = {key: values(workspace, key, field) for key, field in fields.items() if key not in required}
    return st.fixed_dictionaries(required, optional=optional)


RULES = (
    "Hãy ghi lý do",
    "Đã có mục",
    "Đã có số ghế",
    "có hai dòng giống nhau",
    " lớn hơn số ghế ",
    "Số nữ lớn hơn số người tham gia",
    " sớm hơn ",
    " ở sau hôm nay. ",
    "Ngày xảy ra sau thời điểm tiếp nhận",
    "Thời điểm xảy ra sau khi phát hiện",
    "(Luật 13/2022/QH15",
    "nghĩa vụ pháp luật",
    "không thuộc hồ sơ này",
    "Hồ sơ đã đóng",
    "Hồ sơ chưa đóng",
    "Mỗi lần cấm tiếp xúc không quá ",
    "Mỗi lần Tòa án cấm tiếp xúc không quá ",
    "Mỗi lần tiếp xúc khi đang bị cấm không quá ",
)
"""How the rules over several fields or records begin or go on, which no schema can tell."""


def stored_by(workspace: Workspace, kind: str, values_given: dict[str, Any]) -> dict[str, Any] | None:
    """Store; return what is stored, or None where a rule spoke against it."""
    try:
        saved = workspace.records.put(kind, values_given, confirmed=True)
    except InvalidRecord as error:
        messages = [finding.message for finding in error.findings]
        if all(any(words in message for words in RULES) for message in messages):
            return None
        raise
    return {"id": saved.record.id, **to_json(saved.record.values)}


@EVERY_KIND
def test_what_the_schema_allows_is_stored_and_reads_back_the_same(workspace: Workspace, kind: str) -> None:
    schema = workspace.records.schema(kind)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @given(record(workspace, schema["fields"]))
    def check(given_values: dict[str, Any]) -> None:
        stored = stored_by(workspace, kind, given_values)
        if stored is None:
            return
        read = workspace.records.get(kind, stored["id"])
        assert {"id": read.id, **to_json(read.values)} == stored
        again = workspace.records.put(kind, stored, confirmed=True)
        assert again.changes.transaction is None, "what was read back and put again changed something"

    check()


LEAST = {"text": "Mẫu ít nhất", "integer": 2026, "date": "2026-07-02", "reference": "Thôn Mẫu"}
LEAST["datetime"] = f"{DAY}T08:30"


@EVERY_KIND
def test_the_least_that_the_schema_asks_for_is_enough(workspace: Workspace, kind: str) -> None:
    fields = workspace.records.schema(kind)["fields"]
    least = {
        key: next(iter(field["values"])) if "values" in field else LEAST[field["type"]]
        for key, field in fields.items()
        if field["required"]
    }
    stored = stored_by(workspace, kind, least)
    assert stored is not None
    assert stored.keys() == {"id", *fields}


def wrong_values(field: Schema) -> list[Any]:
    """Return what a field must refuse, by its schema."""
    found: list[Any] = [[], 1.5, {"x": 1}] if field["type"] not in {"rows", "json"} else ["chữ", 5, [1]]
    match field["type"]:
        case "text":
            found += [5, True, "x" * (field["max_length"] + 1)]
        case "integer":
            found += [field["minimum"] - 1, field["maximum"] + 1, "12", True, 2**70, -(2**70)]
        case "boolean":
            found += ["true", 1, 0]
        case "date":
            found += [20260701, "hôm qua", "2026-02-30", "31/4/2026", "2026"]
        case "datetime":
            found += [20260701, "hôm qua"]
        case "choice":
            found += ["không có mã này", 3]
        case "reference":
            found += ["không có mục này", 7, "00000000-0000-7000-8000-000000000000"]
        case "json":
            found += [{"x": float("nan")}, {"x": 2**60}, {"x": object()}]
    if field["required"]:
        found += [None, "", "  \u200b "]
    elif field["type"] != "rows" and not field["nullable"] and field["type"] != "text":
        found += [None, ""]
    return found


def refused(workspace: Workspace, kind: str, given_values: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put(kind, given_values, confirmed=True)
    assert not isinstance(caught.value, NeedsConfirmation)
    mine = [finding for finding in caught.value.findings if finding.field == path]
    assert mine, (path, caught.value.findings)
    assert all(is_sentence(finding.message) for finding in mine), mine


@EVERY_KIND
def test_what_the_schema_forbids_gets_a_sentence_that_names_the_field(
    workspace: Workspace, kind: str
) -> None:
    schema = workspace.records.schema(kind)
    for key, field in schema["fields"].items():
        if field.get("automatic"):
            continue
        for wrong in wrong_values(field):
            refused(workspace, kind, {key: wrong}, key)
        if field["required"]:
            refused(workspace, kind, {}, key)
        for inner, sub_field in field.get("fields", {}).items():
            if sub_field.get("automatic"):
                continue
            for wrong in wrong_values(sub_field):
                refused(workspace, kind, {key: [{}, {inner: wrong}]}, f"{key}.1.{inner}")
            if sub_field["required"]:
                refused(workspace, kind, {key: [{}]}, f"{key}.0.{inner}")


@EVERY_KIND
def test_a_key_that_there_is_not_is_refused_with_those_there_are(workspace: Workspace, kind: str) -> None:
    refused(workspace, kind, {"không có": 1}, "không có")
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put(kind, {"không có": 1})
    for key in workspace.records.schema(kind)["fields"]:
        assert key in str(caught.value)


@EVERY_KIND
def test_a_refused_record_leaves_nothing(workspace: Workspace, kind: str) -> None:
    from app.services.listing import ListQuery

    before = workspace.records.page(kind, ListQuery(limit=0)).total
    with pytest.raises(InvalidRecord):
        workspace.records.put(kind, {"không có": 1, "title": "Mẫu", "name": "Mẫu"})
    assert workspace.records.page(kind, ListQuery(limit=0)).total == before


def test_every_kind_has_the_shape_that_is_promised(workspace: Workspace) -> None:
    for kind in workspace.records.kinds():
        schema = workspace.records.schema(kind.name)
        assert schema.keys() == {"kind", "title", "fields"}
        for field in schema["fields"].values():
            assert field["label"]
            assert field["required"] in {True, False}
            assert not (field["required"] and field.get("nullable"))


def test_dates_are_taken_as_people_type_them(workspace: Workspace) -> None:
    for typed in ("1/7/2026", "01.07.2026", "1-7-26", "ngày 01 tháng 7 năm 2026", "1/7", date(2026, 7, 1)):
        saved = workspace.records.put("tasks", {"title": "Ngày", "due_on": typed})
        assert saved.record.values["due_on"] == date(2026, 7, 1)
