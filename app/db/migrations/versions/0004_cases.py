"""Violence cases, their lists and clocks, and incidents of data protection."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; give the log's entries their salt."""
    op.create_table(
        "cases",
        sa.Column("case_no", sa.String(length=20), nullable=True),
        sa.Column("case_kind", sa.String(length=40), nullable=True),
        sa.Column("violation", sa.String(length=40), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=True),
        sa.Column("receive_form", sa.String(length=40), nullable=False),
        sa.Column("receive_place", sa.String(length=40), nullable=True),
        sa.Column("source_type", sa.String(length=60), nullable=False),
        sa.Column("reported_by_survivor", sa.Boolean(), nullable=True),
        sa.Column("reporter_name", sa.String(length=200), nullable=False),
        sa.Column("reporter_phone", sa.String(length=60), nullable=False),
        sa.Column("received_by", sa.String(length=200), nullable=False),
        sa.Column("reported_elsewhere", sa.String(length=40), nullable=True),
        sa.Column("verify_status", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("is_domestic", sa.Boolean(), nullable=True),
        sa.Column("duplicate_of_id", sa.String(length=36), nullable=True),
        sa.Column("immediate_danger", sa.Boolean(), nullable=True),
        sa.Column("wants_legal_action", sa.String(length=40), nullable=True),
        sa.Column("consent_services", sa.Boolean(), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("consent_manner", sa.String(length=40), nullable=True),
        sa.Column("consent_from", sa.String(length=40), nullable=True),
        sa.Column("consent_sharing", sa.Boolean(), nullable=True),
        sa.Column("withhold_what", sa.String(), nullable=False),
        sa.Column("withhold_reason", sa.String(length=40), nullable=True),
        sa.Column("mandatory_report", sa.Boolean(), nullable=True),
        sa.Column("mandatory_told", sa.Boolean(), nullable=True),
        sa.Column("sensitivity", sa.String(length=40), nullable=False),
        sa.Column("retention_until", sa.Date(), nullable=True),
        sa.Column("legal_hold", sa.Boolean(), nullable=False),
        sa.Column("legal_hold_reason", sa.String(), nullable=False),
        sa.Column("anonymised_at", sa.DateTime(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"], ["cases.id"], name=op.f("fk_cases_duplicate_of_id_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("case_no", name=op.f("uq_cases_case_no")),
    )
    op.create_index(op.f("ix_cases_duplicate_of_id"), "cases", ["duplicate_of_id"])
    op.create_index(op.f("ix_cases_is_domestic"), "cases", ["is_domestic"])
    op.create_index(op.f("ix_cases_received_at_id"), "cases", ["received_at", "id"])
    op.create_index(op.f("ix_cases_status_received_at"), "cases", ["status", "received_at"])
    op.create_table(
        "clock_rules",
        sa.Column("clock", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("warn_minutes", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_rules")),
        sa.UniqueConstraint("clock", "valid_from", name=op.f("uq_clock_rules_clock_valid_from")),
    )
    op.create_table(
        "code_items",
        sa.Column("code_list", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("legal", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_items")),
        sa.UniqueConstraint("code_list", "code", name=op.f("uq_code_items_code_list_code")),
    )
    op.create_index(op.f("ix_code_items_code_list_position"), "code_items", ["code_list", "position"])
    op.create_table(
        "privacy_incidents",
        sa.Column("detected_at", sa.DateTime(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("data_kinds", sa.String(), nullable=False),
        sa.Column("cases_count", sa.Integer(), nullable=True),
        sa.Column("persons_count", sa.Integer(), nullable=True),
        sa.Column("harm", sa.Boolean(), nullable=True),
        sa.Column("consequences", sa.String(), nullable=False),
        sa.Column("steps_taken", sa.String(), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("notified_at", sa.DateTime(), nullable=True),
        sa.Column("notified_to", sa.String(length=300), nullable=False),
        sa.Column("late_reason", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_incidents")),
    )
    op.create_index(op.f("ix_privacy_incidents_detected_at"), "privacy_incidents", ["detected_at"])
    op.create_table(
        "case_assignments",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("assigned_at", sa.DateTime(), nullable=False),
        sa.Column("assignee", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("assigned_by", sa.String(length=200), nullable=False),
        sa.Column("document_no", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_assignments_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_assignments")),
    )
    op.create_index(
        op.f("ix_case_assignments_case_id_assigned_at"), "case_assignments", ["case_id", "assigned_at"]
    )
    op.create_table(
        "case_attachments",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("measure_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("location_removed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_attachments_case_id_cases")),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_case_attachments_sha256_blobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_attachments")),
    )
    op.create_index(op.f("ix_case_attachments_case_id"), "case_attachments", ["case_id"])
    op.create_index(op.f("ix_case_attachments_sha256"), "case_attachments", ["sha256"])
    op.create_table(
        "case_clock_reasons",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("clock", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_clock_reasons_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_clock_reasons")),
    )
    op.create_index(op.f("ix_case_clock_reasons_case_id"), "case_clock_reasons", ["case_id"])
    op.create_table(
        "case_closures",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("safety_plan_reviewed", sa.Boolean(), nullable=False),
        sa.Column("support_completed", sa.Boolean(), nullable=False),
        sa.Column("both_agree", sa.Boolean(), nullable=False),
        sa.Column("told_may_return", sa.Boolean(), nullable=False),
        sa.Column("leader_approved", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("felt_confidential", sa.String(length=40), nullable=True),
        sa.Column("decided_freely", sa.String(length=40), nullable=True),
        sa.Column("feels_better", sa.String(length=40), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_closures_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_closures")),
    )
    op.create_index(op.f("ix_case_closures_case_id"), "case_closures", ["case_id"])
    op.create_index(op.f("ix_case_closures_closed_on"), "case_closures", ["closed_on"])
    op.create_table(
        "case_consents",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("manner", sa.String(length=40), nullable=True),
        sa.Column("consent_from", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("override", sa.Boolean(), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_consents_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_consents")),
    )
    op.create_index(op.f("ix_case_consents_case_id"), "case_consents", ["case_id"])
    op.create_table(
        "case_disclosures",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("disclosed_at", sa.DateTime(), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("scopes", sa.String(length=300), nullable=False),
        sa.Column("consent_id", sa.String(length=36), nullable=False),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("officer", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_disclosures_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_disclosures")),
    )
    op.create_index(op.f("ix_case_disclosures_case_id"), "case_disclosures", ["case_id"])
    op.create_table(
        "case_flags",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("removed_reason", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_flags_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_flags")),
    )
    op.create_index(op.f("ix_case_flags_case_id"), "case_flags", ["case_id"])
    op.create_table(
        "case_follow_ups",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("done_date", sa.Date(), nullable=True),
        sa.Column("type", sa.String(length=40), nullable=True),
        sa.Column("safe_contact", sa.String(length=40), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("new_needs", sa.String(), nullable=False),
        sa.Column("needs_met", sa.String(length=40), nullable=True),
        sa.Column("violence_again", sa.String(length=40), nullable=True),
        sa.Column("progress_safety", sa.String(length=40), nullable=True),
        sa.Column("progress_health", sa.String(length=40), nullable=True),
        sa.Column("progress_psychosocial", sa.String(length=40), nullable=True),
        sa.Column("progress_justice", sa.String(length=40), nullable=True),
        sa.Column("next_date", sa.Date(), nullable=True),
        sa.Column("propose_closing", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_follow_ups_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_follow_ups")),
    )
    op.create_index(op.f("ix_case_follow_ups_case_id"), "case_follow_ups", ["case_id"])
    op.create_index(
        op.f("ix_case_follow_ups_done_date_due_date"), "case_follow_ups", ["done_date", "due_date"]
    )
    op.create_table(
        "case_incidents",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("incident_date", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.String(length=40), nullable=True),
        sa.Column("time_of_day", sa.String(length=40), nullable=True),
        sa.Column("place_type", sa.String(length=60), nullable=False),
        sa.Column("village", sa.String(length=36), nullable=True),
        sa.Column("gbv_type", sa.String(length=40), nullable=True),
        sa.Column("is_domestic", sa.Boolean(), nullable=True),
        sa.Column("harmful_practice", sa.String(length=60), nullable=False),
        sa.Column("goods_exchanged", sa.Boolean(), nullable=True),
        sa.Column("abduction", sa.String(length=40), nullable=True),
        sa.Column("injury", sa.String(length=40), nullable=True),
        sa.Column("children_present", sa.String(length=40), nullable=True),
        sa.Column("previous_incidents", sa.String(length=40), nullable=True),
        sa.Column("previous_count", sa.Integer(), nullable=True),
        sa.Column("previous_frequency", sa.String(length=200), nullable=False),
        sa.Column("narrative", sa.String(), nullable=False),
        sa.Column("observations", sa.String(), nullable=False),
        sa.Column("delay_band", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_incidents_case_id_cases")),
        sa.ForeignKeyConstraint(["village"], ["hamlets.id"], name=op.f("fk_case_incidents_village_hamlets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_incidents")),
    )
    op.create_index(op.f("ix_case_incidents_case_id"), "case_incidents", ["case_id"])
    op.create_index(op.f("ix_case_incidents_gbv_type_case_id"), "case_incidents", ["gbv_type", "case_id"])
    op.create_index(op.f("ix_case_incidents_village"), "case_incidents", ["village"])
    op.create_table(
        "case_measures",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("sanction", sa.String(length=40), nullable=True),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("perpetrator_id", sa.String(length=36), nullable=False),
        sa.Column("requested_at", sa.DateTime(), nullable=True),
        sa.Column("requester", sa.String(length=40), nullable=True),
        sa.Column("requester_name", sa.String(length=200), nullable=False),
        sa.Column("survivor_agrees", sa.Boolean(), nullable=True),
        sa.Column("life_threatened", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("refusal_reason", sa.String(), nullable=False),
        sa.Column("authority", sa.String(length=40), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=True),
        sa.Column("decision_no", sa.String(length=60), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.DateTime(), nullable=True),
        sa.Column("valid_to", sa.DateTime(), nullable=True),
        sa.Column("sent_perpetrator_at", sa.DateTime(), nullable=True),
        sa.Column("sent_survivor_at", sa.DateTime(), nullable=True),
        sa.Column("sent_police_at", sa.DateTime(), nullable=True),
        sa.Column("sent_village_at", sa.DateTime(), nullable=True),
        sa.Column("police_assigned_at", sa.DateTime(), nullable=True),
        sa.Column("supervisor", sa.String(length=200), nullable=False),
        sa.Column("police_summoned_at", sa.DateTime(), nullable=True),
        sa.Column("commitment_signed", sa.Boolean(), nullable=True),
        sa.Column("violated_at", sa.DateTime(), nullable=True),
        sa.Column("cancel_requested_at", sa.DateTime(), nullable=True),
        sa.Column("cancel_requester", sa.String(length=40), nullable=True),
        sa.Column("cancel_outcome", sa.String(length=40), nullable=True),
        sa.Column("cancel_decided_at", sa.DateTime(), nullable=True),
        sa.Column("cancel_no", sa.String(length=60), nullable=False),
        sa.Column("cancel_reason", sa.String(), nullable=False),
        sa.Column("counselled", sa.Boolean(), nullable=False),
        sa.Column("supervision", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_measures_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_measures")),
    )
    op.create_index(op.f("ix_case_measures_case_id"), "case_measures", ["case_id"])
    op.create_index(op.f("ix_case_measures_measure_case_id"), "case_measures", ["measure", "case_id"])
    op.create_index(op.f("ix_case_measures_valid_to_measure"), "case_measures", ["valid_to", "measure"])
    op.create_table(
        "case_needs",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("need", sa.String(length=40), nullable=False),
        sa.Column("needed", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_needs_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_needs")),
    )
    op.create_index(op.f("ix_case_needs_case_id"), "case_needs", ["case_id"])
    op.create_table(
        "case_notes",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=True),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_notes_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_notes")),
    )
    op.create_index(op.f("ix_case_notes_case_id"), "case_notes", ["case_id"])
    op.create_table(
        "case_other_reports",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("agency", sa.String(length=300), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_other_reports_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_other_reports")),
    )
    op.create_index(op.f("ix_case_other_reports_case_id"), "case_other_reports", ["case_id"])
    op.create_table(
        "case_perpetrators",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.String(length=40), nullable=True),
        sa.Column("dob", sa.String(length=10), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("age_band", sa.String(length=40), nullable=False),
        sa.Column("state_age_band", sa.String(length=40), nullable=False),
        sa.Column("age_type", sa.String(length=40), nullable=True),
        sa.Column("relationship", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("village", sa.String(length=36), nullable=True),
        sa.Column("occupation", sa.String(length=60), nullable=False),
        sa.Column("same_home", sa.String(length=40), nullable=True),
        sa.Column("former_perpetrator", sa.String(length=40), nullable=True),
        sa.Column("handled_before", sa.String(length=40), nullable=True),
        sa.Column("alcohol", sa.String(length=40), nullable=True),
        sa.Column("drugs", sa.String(length=40), nullable=True),
        sa.Column("gambling", sa.String(length=40), nullable=True),
        sa.Column("has_weapon", sa.String(length=40), nullable=True),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_perpetrators_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["village"], ["hamlets.id"], name=op.f("fk_case_perpetrators_village_hamlets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_perpetrators")),
    )
    op.create_index(op.f("ix_case_perpetrators_case_id"), "case_perpetrators", ["case_id"])
    op.create_index(op.f("ix_case_perpetrators_village"), "case_perpetrators", ["village"])
    op.create_table(
        "case_referrals",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("service", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("appointment_at", sa.DateTime(), nullable=True),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("consent_written", sa.Boolean(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("feedback", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_referrals_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_referrals")),
    )
    op.create_index(op.f("ix_case_referrals_case_id"), "case_referrals", ["case_id"])
    op.create_table(
        "case_reopenings",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=False),
        sa.Column("reopened_by", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_reopenings_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_reopenings")),
    )
    op.create_index(op.f("ix_case_reopenings_case_id"), "case_reopenings", ["case_id"])
    op.create_table(
        "case_risk_assessments",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("set_by", sa.String(length=200), nullable=False),
        sa.Column("suggested_level", sa.String(length=40), nullable=True),
        sa.Column("risk_level", sa.String(length=40), nullable=True),
        sa.Column("override_reason", sa.String(), nullable=False),
        sa.Column("review_date", sa.Date(), nullable=True),
        sa.Column("emotional_state", sa.String(), nullable=False),
        sa.Column("main_concerns", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_risk_assessments_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_risk_assessments")),
    )
    op.create_index(
        op.f("ix_case_risk_assessments_case_id_assessed_on"),
        "case_risk_assessments",
        ["case_id", "assessed_on"],
    )
    op.create_index(op.f("ix_case_risk_assessments_review_date"), "case_risk_assessments", ["review_date"])
    op.create_table(
        "case_safety_plans",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("needed", sa.String(length=40), nullable=True),
        sa.Column("with_survivor", sa.Boolean(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("concerns", sa.String(), nullable=False),
        sa.Column("resources", sa.String(), nullable=False),
        sa.Column("signals", sa.String(), nullable=False),
        sa.Column("during_violence", sa.String(), nullable=False),
        sa.Column("after_leaving", sa.String(), nullable=False),
        sa.Column("review_date", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_safety_plans_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_safety_plans")),
    )
    op.create_index(op.f("ix_case_safety_plans_case_id"), "case_safety_plans", ["case_id"])
    op.create_index(op.f("ix_case_safety_plans_review_date"), "case_safety_plans", ["review_date"])
    op.create_table(
        "case_survivors",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("survivor_code", sa.String(length=10), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("id_number", sa.String(length=20), nullable=False),
        sa.Column("sex", sa.String(length=40), nullable=True),
        sa.Column("dob", sa.String(length=10), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("age_estimated", sa.Boolean(), nullable=False),
        sa.Column("age_band", sa.String(length=40), nullable=False),
        sa.Column("state_age_band", sa.String(length=40), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("village", sa.String(length=36), nullable=True),
        sa.Column("safe_phone", sa.String(length=60), nullable=False),
        sa.Column("safe_time", sa.String(length=200), nullable=False),
        sa.Column("safe_word", sa.String(length=200), nullable=False),
        sa.Column("may_call", sa.Boolean(), nullable=True),
        sa.Column("may_text", sa.Boolean(), nullable=True),
        sa.Column("ethnicity", sa.String(length=60), nullable=False),
        sa.Column("marital", sa.String(length=40), nullable=True),
        sa.Column("occupation", sa.String(length=60), nullable=False),
        sa.Column("education", sa.String(length=60), nullable=False),
        sa.Column("disability", sa.String(length=40), nullable=True),
        sa.Column("dependents_no", sa.Integer(), nullable=True),
        sa.Column("dependents_ages", sa.String(length=200), nullable=False),
        sa.Column("child_guardian", sa.String(length=40), nullable=True),
        sa.Column("child_status", sa.String(length=40), nullable=True),
        sa.Column("trafficked_back", sa.Boolean(), nullable=False),
        sa.Column("wants_reintegration", sa.String(length=40), nullable=True),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_survivors_case_id_cases")),
        sa.ForeignKeyConstraint(["village"], ["hamlets.id"], name=op.f("fk_case_survivors_village_hamlets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_survivors")),
    )
    op.create_index(op.f("ix_case_survivors_case_id"), "case_survivors", ["case_id"])
    op.create_index(op.f("ix_case_survivors_survivor_code"), "case_survivors", ["survivor_code"])
    op.create_index(op.f("ix_case_survivors_village"), "case_survivors", ["village"])
    op.create_table(
        "case_closure_reasons",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("closure_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_closure_reasons_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["closure_id"],
            ["case_closures.id"],
            name=op.f("fk_case_closure_reasons_closure_id_case_closures"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_closure_reasons")),
    )
    op.create_index(op.f("ix_case_closure_reasons_case_id"), "case_closure_reasons", ["case_id"])
    op.create_index(op.f("ix_case_closure_reasons_closure_id"), "case_closure_reasons", ["closure_id"])
    op.create_table(
        "case_consent_scopes",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("consent_id", sa.String(length=36), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_consent_scopes_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["case_consents.id"], name=op.f("fk_case_consent_scopes_consent_id_case_consents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_consent_scopes")),
    )
    op.create_index(op.f("ix_case_consent_scopes_case_id"), "case_consent_scopes", ["case_id"])
    op.create_index(op.f("ix_case_consent_scopes_consent_id"), "case_consent_scopes", ["consent_id"])
    op.create_table(
        "case_contacts",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("measure_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("notified_at", sa.DateTime(), nullable=True),
        sa.Column("confirmed_by", sa.String(length=200), nullable=False),
        sa.Column("start_at", sa.DateTime(), nullable=True),
        sa.Column("end_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_contacts_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["case_measures.id"], name=op.f("fk_case_contacts_measure_id_case_measures")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_contacts")),
    )
    op.create_index(op.f("ix_case_contacts_case_id"), "case_contacts", ["case_id"])
    op.create_index(op.f("ix_case_contacts_measure_id"), "case_contacts", ["measure_id"])
    op.create_table(
        "case_incident_acts",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("incident_id", sa.String(length=36), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_incident_acts_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["case_incidents.id"],
            name=op.f("fk_case_incident_acts_incident_id_case_incidents"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_incident_acts")),
    )
    op.create_index(op.f("ix_case_incident_acts_case_id"), "case_incident_acts", ["case_id"])
    op.create_index(op.f("ix_case_incident_acts_incident_id"), "case_incident_acts", ["incident_id"])
    op.create_table(
        "case_incident_causes",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("incident_id", sa.String(length=36), nullable=False),
        sa.Column("cause", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_incident_causes_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["case_incidents.id"],
            name=op.f("fk_case_incident_causes_incident_id_case_incidents"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_incident_causes")),
    )
    op.create_index(op.f("ix_case_incident_causes_case_id"), "case_incident_causes", ["case_id"])
    op.create_index(op.f("ix_case_incident_causes_incident_id"), "case_incident_causes", ["incident_id"])
    op.create_table(
        "case_incident_forms",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("incident_id", sa.String(length=36), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_incident_forms_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["case_incidents.id"],
            name=op.f("fk_case_incident_forms_incident_id_case_incidents"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_incident_forms")),
    )
    op.create_index(op.f("ix_case_incident_forms_case_id"), "case_incident_forms", ["case_id"])
    op.create_index(op.f("ix_case_incident_forms_incident_id"), "case_incident_forms", ["incident_id"])
    op.create_table(
        "case_risk_factors",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("assessment_id", sa.String(length=36), nullable=False),
        sa.Column("factor", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["case_risk_assessments.id"],
            name=op.f("fk_case_risk_factors_assessment_id_case_risk_assessments"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_risk_factors_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_risk_factors")),
    )
    op.create_index(op.f("ix_case_risk_factors_assessment_id"), "case_risk_factors", ["assessment_id"])
    op.create_index(op.f("ix_case_risk_factors_case_id"), "case_risk_factors", ["case_id"])
    op.create_table(
        "case_vulnerabilities",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("survivor_id", sa.String(length=36), nullable=False),
        sa.Column("vuln", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_vulnerabilities_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["survivor_id"],
            ["case_survivors.id"],
            name=op.f("fk_case_vulnerabilities_survivor_id_case_survivors"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_vulnerabilities")),
    )
    op.create_index(op.f("ix_case_vulnerabilities_case_id"), "case_vulnerabilities", ["case_id"])
    op.create_index(op.f("ix_case_vulnerabilities_survivor_id"), "case_vulnerabilities", ["survivor_id"])
    op.add_column("change_entries", sa.Column("salt", sa.String(length=32), nullable=True))
