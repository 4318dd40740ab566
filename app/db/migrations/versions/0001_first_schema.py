"""The first schema: change log, plans, tasks, propaganda, registers, reports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of the first release."""
    op.create_table(
        "addressees",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column(
            "use",
            sa.Enum("report", "letter", "any", name="documentuse", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addressees")),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_table(
        "change_entries",
        sa.Column("machine", sa.String(length=16), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("officer", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("transaction_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("row_kind", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("record_kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("fields", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("machine", "sequence", name=op.f("pk_change_entries")),
    )
    op.create_index(
        op.f("ix_change_entries_record_kind_record_id"),
        "change_entries",
        ["record_kind", "record_id"],
        unique=False,
    )
    op.create_index(op.f("ix_change_entries_row_id"), "change_entries", ["row_id"], unique=False)
    op.create_index(op.f("ix_change_entries_stamp"), "change_entries", ["stamp"], unique=False)
    op.create_index(
        op.f("ix_change_entries_transaction_id"), "change_entries", ["transaction_id"], unique=False
    )
    op.create_table(
        "hamlets",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("male", sa.Integer(), nullable=True),
        sa.Column("female", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hamlets")),
        sa.UniqueConstraint("name", name=op.f("uq_hamlets_name")),
    )
    op.create_index(op.f("ix_hamlets_name_sort"), "hamlets", ["name_sort"], unique=False)
    op.create_table(
        "issuers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(length=300), nullable=False),
        sa.Column("superior", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("letter_symbol", sa.String(length=40), nullable=False),
        sa.Column("archive", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issuers")),
    )
    op.create_table(
        "legal_bases",
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "use",
            sa.Enum("report", "letter", "any", name="documentuse", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_bases")),
    )
    op.create_table(
        "local_state",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_local_state")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("value", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
        sa.UniqueConstraint("key", name=op.f("uq_settings_key")),
    )
    op.create_table(
        "signers",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signers")),
    )
    op.create_table(
        "units",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("abbreviation", sa.String(length=60), nullable=False),
        sa.Column("contact_person", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("name", name=op.f("uq_units_name")),
    )
    op.create_index(op.f("ix_units_name_sort"), "units", ["name_sort"], unique=False)
    op.create_table(
        "family_models",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("hamlet_id", sa.String(length=36), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("families", sa.Integer(), nullable=True),
        sa.Column("pledges", sa.Integer(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hamlet_id"], ["hamlets.id"], name=op.f("fk_family_models_hamlet_id_hamlets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_models")),
    )
    op.create_index(op.f("ix_family_models_hamlet_id"), "family_models", ["hamlet_id"], unique=False)
    op.create_index(op.f("ix_family_models_registered_on"), "family_models", ["registered_on"], unique=False)
    op.create_table(
        "plans",
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(length=255), nullable=False),
        sa.Column("source_sha256", sa.String(length=64), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("title_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_sha256"], ["blobs.sha256"], name=op.f("fk_plans_source_sha256_blobs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
    )
    op.create_table(
        "reports",
        sa.Column(
            "report_kind", sa.Enum("month", name="reportkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=20), nullable=False),
        sa.Column("issuer_id", sa.String(length=36), nullable=True),
        sa.Column("signer_id", sa.String(length=36), nullable=True),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(), nullable=True),
        sa.Column("chain_head", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["issuer_id"], ["issuers.id"], name=op.f("fk_reports_issuer_id_issuers")),
        sa.ForeignKeyConstraint(["signer_id"], ["signers.id"], name=op.f("fk_reports_signer_id_signers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("report_kind", "period", "rule", name=op.f("uq_reports_report_kind_period_rule")),
    )
    op.create_table(
        "report_texts",
        sa.Column("report_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("auto_text", sa.String(), nullable=False),
        sa.Column("not_occurred", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_report_texts_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_texts")),
        sa.UniqueConstraint("report_id", "key", name=op.f("uq_report_texts_report_id_key")),
    )
    op.create_table(
        "tasks",
        sa.Column("title", sa.String(length=2000), nullable=False),
        sa.Column("plan_id", sa.String(length=36), nullable=True),
        sa.Column("section", sa.String(length=60), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("source_text", sa.String(), nullable=False),
        sa.Column("lead_unit_id", sa.String(length=36), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("deadline_note", sa.String(), nullable=False),
        sa.Column(
            "recurrence",
            sa.Enum(
                "DAILY",
                "WEEKLY",
                "MONTHLY",
                "QUARTERLY",
                "HALFYEARLY",
                "YEARLY",
                "TERM",
                "CONTINUOUS",
                "EVENT",
                name="frequency",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("quota_min", sa.Integer(), nullable=True),
        sa.Column("quota_unit", sa.String(length=60), nullable=False),
        sa.Column(
            "quota_per",
            sa.Enum(
                "month", "quarter", "half-year", "year", name="quotaperiod", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column(
            "status",
            sa.Enum("todo", "doing", "done", "dropped", name="taskstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("dropped_reason", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=True),
        sa.Column("attendance_male", sa.Integer(), nullable=True),
        sa.Column("attendance_female", sa.Integer(), nullable=True),
        sa.Column("planned_state", sa.Integer(), nullable=True),
        sa.Column("planned_social", sa.Integer(), nullable=True),
        sa.Column("spent_state", sa.Integer(), nullable=True),
        sa.Column("spent_social", sa.Integer(), nullable=True),
        sa.Column("difficulties", sa.String(), nullable=False),
        sa.Column("proposals", sa.String(), nullable=False),
        sa.Column("flags", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("title_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["lead_unit_id"], ["units.id"], name=op.f("fk_tasks_lead_unit_id_units")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_tasks_plan_id_plans")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_done_on"), "tasks", ["done_on"], unique=False)
    op.create_index(op.f("ix_tasks_due_on_line_id"), "tasks", ["due_on", "line", "id"], unique=False)
    op.create_index(op.f("ix_tasks_lead_unit_id_status"), "tasks", ["lead_unit_id", "status"], unique=False)
    op.create_index(op.f("ix_tasks_plan_id"), "tasks", ["plan_id"], unique=False)
    op.create_index(op.f("ix_tasks_status_due_on_id"), "tasks", ["status", "due_on", "id"], unique=False)
    op.create_index(op.f("ix_tasks_title_sort"), "tasks", ["title_sort"], unique=False)
    op.create_table(
        "activities",
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "conference",
                "seminar",
                "training",
                "club",
                "village_meeting",
                "party_cell",
                "school",
                "performance",
                "contest",
                "launch",
                "parade",
                "leaflets",
                "banners",
                "visit",
                "other",
                name="activityform",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "theme",
            sa.Enum(
                "equality_law",
                "violence",
                "leadership",
                "men",
                "election",
                "birth_ratio",
                "children",
                "trafficking",
                "rights",
                "other",
                name="mediatheme",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("host_unit_id", sa.String(length=36), nullable=True),
        sa.Column("hamlet_id", sa.String(length=36), nullable=True),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("attendance_total", sa.Integer(), nullable=True),
        sa.Column("attendance_male", sa.Integer(), nullable=True),
        sa.Column("attendance_female", sa.Integer(), nullable=True),
        sa.Column("cost_state", sa.Integer(), nullable=True),
        sa.Column("cost_social", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("title_sort", sa.String(), nullable=False),
        sa.Column("place_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlets.id"], name=op.f("fk_activities_hamlet_id_hamlets")),
        sa.ForeignKeyConstraint(
            ["host_unit_id"], ["units.id"], name=op.f("fk_activities_host_unit_id_units")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_activities_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activities")),
    )
    op.create_index(op.f("ix_activities_hamlet_id"), "activities", ["hamlet_id"], unique=False)
    op.create_index(op.f("ix_activities_held_on"), "activities", ["held_on"], unique=False)
    op.create_index(op.f("ix_activities_host_unit_id"), "activities", ["host_unit_id"], unique=False)
    op.create_index(op.f("ix_activities_task_id"), "activities", ["task_id"], unique=False)
    op.create_index(op.f("ix_activities_title_sort"), "activities", ["title_sort"], unique=False)
    op.create_table(
        "media_items",
        sa.Column("title", sa.String(length=1000), nullable=False),
        sa.Column(
            "media_kind",
            sa.Enum(
                "news",
                "article",
                "interview",
                "sketch",
                "legal_qa",
                "message",
                "relay",
                name="mediakind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "theme",
            sa.Enum(
                "equality_law",
                "violence",
                "leadership",
                "men",
                "election",
                "birth_ratio",
                "children",
                "trafficking",
                "rights",
                "other",
                name="mediatheme",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("approver", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=1000), nullable=False),
        sa.Column("task_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("title_sort", sa.String(), nullable=False),
        sa.Column("author_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_media_items_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_items")),
    )
    op.create_index(op.f("ix_media_items_task_id"), "media_items", ["task_id"], unique=False)
    op.create_index(op.f("ix_media_items_title_sort"), "media_items", ["title_sort"], unique=False)
    op.create_table(
        "task_attachments",
        sa.Column("task_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_task_attachments_sha256_blobs")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_attachments_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_attachments")),
    )
    op.create_index(op.f("ix_task_attachments_sha256"), "task_attachments", ["sha256"], unique=False)
    op.create_index(op.f("ix_task_attachments_task_id"), "task_attachments", ["task_id"], unique=False)
    op.create_table(
        "task_occurrences",
        sa.Column("task_id", sa.String(length=36), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("todo", "doing", "done", "dropped", name="taskstatus", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_occurrences_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_occurrences")),
    )
    op.create_index(op.f("ix_task_occurrences_done_on"), "task_occurrences", ["done_on"], unique=False)
    op.create_index(
        op.f("ix_task_occurrences_due_on_task_id"), "task_occurrences", ["due_on", "task_id"], unique=False
    )
    op.create_index(
        op.f("ix_task_occurrences_status_due_on_task_id"),
        "task_occurrences",
        ["status", "due_on", "task_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_task_occurrences_task_id_status_due_on"),
        "task_occurrences",
        ["task_id", "status", "due_on"],
        unique=False,
    )
    op.create_table(
        "task_tags",
        sa.Column("task_id", sa.String(length=36), nullable=False),
        sa.Column("programme", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_tags_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_tags")),
    )
    op.create_index(op.f("ix_task_tags_programme"), "task_tags", ["programme"], unique=False)
    op.create_index(op.f("ix_task_tags_task_id"), "task_tags", ["task_id"], unique=False)
    op.create_table(
        "task_units",
        sa.Column("task_id", sa.String(length=36), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_units_task_id_tasks")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_task_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_units")),
    )
    op.create_index(op.f("ix_task_units_task_id"), "task_units", ["task_id"], unique=False)
    op.create_index(op.f("ix_task_units_unit_id"), "task_units", ["unit_id"], unique=False)
    op.create_table(
        "activity_attachments",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_activity_attachments_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["blobs.sha256"], name=op.f("fk_activity_attachments_sha256_blobs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_attachments")),
    )
    op.create_index(
        op.f("ix_activity_attachments_activity_id"), "activity_attachments", ["activity_id"], unique=False
    )
    op.create_index(op.f("ix_activity_attachments_sha256"), "activity_attachments", ["sha256"], unique=False)
    op.create_table(
        "activity_materials",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column(
            "material",
            sa.Enum(
                "leaflet",
                "handbook",
                "banner",
                "panel",
                "poster",
                "other",
                name="materialkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_activity_materials_activity_id_activities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_materials")),
    )
    op.create_index(
        op.f("ix_activity_materials_activity_id"), "activity_materials", ["activity_id"], unique=False
    )
    op.create_table(
        "activity_partners",
        sa.Column("activity_id", sa.String(length=36), nullable=False),
        sa.Column("unit_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activities.id"], name=op.f("fk_activity_partners_activity_id_activities")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_activity_partners_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_partners")),
    )
    op.create_index(
        op.f("ix_activity_partners_activity_id"), "activity_partners", ["activity_id"], unique=False
    )
    op.create_index(op.f("ix_activity_partners_unit_id"), "activity_partners", ["unit_id"], unique=False)
    op.create_table(
        "broadcasts",
        sa.Column("media_id", sa.String(length=36), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "slot",
            sa.Enum("morning", "noon", "afternoon", "evening", name="dayslot", native_enum=False, length=40),
            nullable=True,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                "loudspeaker",
                "hamlet_speaker",
                "website",
                "fanpage",
                "zalo",
                "other",
                name="mediachannel",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("hamlet_id", sa.String(length=36), nullable=True),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlets.id"], name=op.f("fk_broadcasts_hamlet_id_hamlets")),
        sa.ForeignKeyConstraint(
            ["media_id"], ["media_items.id"], name=op.f("fk_broadcasts_media_id_media_items")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcasts")),
    )
    op.create_index(op.f("ix_broadcasts_hamlet_id"), "broadcasts", ["hamlet_id"], unique=False)
    op.create_index(
        op.f("ix_broadcasts_media_id_on_channel_times"),
        "broadcasts",
        ["media_id", "on", "channel", "times"],
        unique=False,
    )
    op.create_index(op.f("ix_broadcasts_on_media_id"), "broadcasts", ["on", "media_id"], unique=False)
    op.create_table(
        "media_attachments",
        sa.Column("media_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["media_id"], ["media_items.id"], name=op.f("fk_media_attachments_media_id_media_items")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_media_attachments_sha256_blobs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_attachments")),
    )
    op.create_index(op.f("ix_media_attachments_media_id"), "media_attachments", ["media_id"], unique=False)
    op.create_index(op.f("ix_media_attachments_sha256"), "media_attachments", ["sha256"], unique=False)
