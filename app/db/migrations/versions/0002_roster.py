"""Add the roster: bodies, people with their posts, training, the network in the thôn."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the roster."""
    op.create_table(
        "bodies",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("abbreviation", sa.String(length=60), nullable=False),
        sa.Column(
            "body_kind",
            sa.Enum(
                "party_committee",
                "party_standing",
                "party_inspection",
                "party_cell",
                "council",
                "people_committee",
                "department",
                "front",
                "union",
                "police",
                "military",
                "school",
                "health_station",
                "hamlet",
                "part_time",
                "advancement",
                "enterprise",
                "mediation",
                "other",
                name="bodykind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("hamlet_id", sa.String(length=36), nullable=True),
        sa.Column("unit_id", sa.String(length=36), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlets.id"], name=op.f("fk_bodies_hamlet_id_hamlets")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_bodies_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("name", name=op.f("uq_bodies_name")),
    )
    op.create_index(op.f("ix_bodies_body_kind"), "bodies", ["body_kind"], unique=False)
    op.create_index(op.f("ix_bodies_hamlet_id"), "bodies", ["hamlet_id"], unique=False)
    op.create_index(op.f("ix_bodies_name_sort"), "bodies", ["name_sort"], unique=False)
    op.create_index(op.f("ix_bodies_position"), "bodies", ["position"], unique=False)
    op.create_index(op.f("ix_bodies_unit_id"), "bodies", ["unit_id"], unique=False)
    op.create_table(
        "cadres",
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("other_name", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.Enum("female", "male", name="sex", native_enum=False, length=40), nullable=False),
        sa.Column("birth_date", sa.String(length=10), nullable=True),
        sa.Column("ethnicity", sa.String(length=60), nullable=False),
        sa.Column("religion", sa.String(length=60), nullable=False),
        sa.Column("hometown", sa.String(length=300), nullable=False),
        sa.Column("hamlet_id", sa.String(length=36), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("party_joined", sa.String(length=10), nullable=True),
        sa.Column("party_official", sa.String(length=10), nullable=True),
        sa.Column(
            "education",
            sa.Enum(
                "school",
                "elementary",
                "intermediate",
                "college",
                "university",
                "master",
                "doctor",
                name="education",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("major", sa.String(length=300), nullable=False),
        sa.Column(
            "political_theory",
            sa.Enum(
                "untrained",
                "elementary",
                "intermediate",
                "advanced",
                name="politicaltheory",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "state_management",
            sa.Enum(
                "untrained",
                "clerk",
                "officer",
                "principal",
                "senior",
                name="statemanagement",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "rank",
            sa.Enum(
                "employee",
                "clerk",
                "officer",
                "principal",
                "senior",
                "other",
                name="civilrank",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("languages", sa.String(length=200), nullable=False),
        sa.Column("computing", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("birth_on", sa.Date(), nullable=True),
        sa.Column("party_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["hamlet_id"], ["hamlets.id"], name=op.f("fk_cadres_hamlet_id_hamlets")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cadres")),
    )
    op.create_index(op.f("ix_cadres_birth_on"), "cadres", ["birth_on"], unique=False)
    op.create_index(op.f("ix_cadres_hamlet_id"), "cadres", ["hamlet_id"], unique=False)
    op.create_index(op.f("ix_cadres_name_sort"), "cadres", ["name_sort"], unique=False)
    op.create_index(op.f("ix_cadres_position"), "cadres", ["position"], unique=False)
    op.create_table(
        "body_seats",
        sa.Column("body_id", sa.String(length=36), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_body_seats_body_id_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_seats")),
    )
    op.create_index(op.f("ix_body_seats_body_id_from_on"), "body_seats", ["body_id", "from_on"], unique=False)
    op.create_table(
        "body_targets",
        sa.Column("body_id", sa.String(length=36), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum("central", "city", "commune", name="targetlevel", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("basis", sa.String(length=500), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["bodies.id"], name=op.f("fk_body_targets_body_id_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_targets")),
    )
    op.create_index(
        op.f("ix_body_targets_body_id_from_on"), "body_targets", ["body_id", "from_on"], unique=False
    )
    op.create_table(
        "collaborators",
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.Enum("female", "male", name="sex", native_enum=False, length=40), nullable=True),
        sa.Column("birth_date", sa.String(length=10), nullable=True),
        sa.Column("hamlet_id", sa.String(length=36), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "propagandist",
                "collaborator",
                "reporter",
                "mediator",
                "trusted_address",
                "other",
                name="collaboratorrole",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("cadre_id", sa.String(length=36), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["cadre_id"], ["cadres.id"], name=op.f("fk_collaborators_cadre_id_cadres")),
        sa.ForeignKeyConstraint(
            ["hamlet_id"], ["hamlets.id"], name=op.f("fk_collaborators_hamlet_id_hamlets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaborators")),
    )
    op.create_index(op.f("ix_collaborators_cadre_id"), "collaborators", ["cadre_id"], unique=False)
    op.create_index(op.f("ix_collaborators_hamlet_id"), "collaborators", ["hamlet_id"], unique=False)
    op.create_index(op.f("ix_collaborators_name_sort"), "collaborators", ["name_sort"], unique=False)
    op.create_table(
        "posts",
        sa.Column("cadre_id", sa.String(length=36), nullable=False),
        sa.Column("body", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "head", "deputy", "standing", "member", "staff", name="postrole", native_enum=False, length=40
            ),
            nullable=True,
        ),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column("to", sa.String(length=10), nullable=True),
        sa.Column("key_post", sa.Boolean(), nullable=False),
        sa.Column("concurrent", sa.Boolean(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum(
                "elected",
                "appointed",
                "named",
                "assigned",
                "hired",
                name="postbasis",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decision", sa.String(length=300), nullable=False),
        sa.Column(
            "ending",
            sa.Enum(
                "term",
                "moved",
                "promoted",
                "retired",
                "resigned",
                "dismissed",
                "reorganised",
                "died",
                "other",
                name="postending",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("through_body", sa.String(length=36), nullable=True),
        sa.Column("through_title", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("from", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_posts_body_bodies")),
        sa.ForeignKeyConstraint(["cadre_id"], ["cadres.id"], name=op.f("fk_posts_cadre_id_cadres")),
        sa.ForeignKeyConstraint(["through_body"], ["bodies.id"], name=op.f("fk_posts_through_body_bodies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    op.create_index(
        op.f("ix_posts_body_started_on_ended_on"), "posts", ["body", "started_on", "ended_on"], unique=False
    )
    op.create_index(op.f("ix_posts_cadre_id"), "posts", ["cadre_id"], unique=False)
    op.create_index(op.f("ix_posts_through_body"), "posts", ["through_body"], unique=False)
    op.create_table(
        "successions",
        sa.Column("cadre_id", sa.String(length=36), nullable=False),
        sa.Column("body", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "proposed",
                "approved",
                "appointed",
                "removed",
                name="successionstatus",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(length=300), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_successions_body_bodies")),
        sa.ForeignKeyConstraint(["cadre_id"], ["cadres.id"], name=op.f("fk_successions_cadre_id_cadres")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successions")),
    )
    op.create_index(op.f("ix_successions_body"), "successions", ["body"], unique=False)
    op.create_index(op.f("ix_successions_cadre_id"), "successions", ["cadre_id"], unique=False)
    op.create_table(
        "trainings",
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column(
            "field",
            sa.Enum(
                "gender",
                "leadership",
                "professional",
                "political_theory",
                "state_management",
                "language",
                "computing",
                "other",
                name="trainingfield",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("level", sa.String(length=100), nullable=False),
        sa.Column("organiser", sa.String(length=300), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "planned", "running", "done", "cancelled", name="trainingstatus", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("attended", sa.Integer(), nullable=True),
        sa.Column("attended_women", sa.Integer(), nullable=True),
        sa.Column("cost_state", sa.Integer(), nullable=True),
        sa.Column("cost_social", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("title_sort", sa.String(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_trainings_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings")),
    )
    op.create_index(op.f("ix_trainings_starts_on"), "trainings", ["starts_on"], unique=False)
    op.create_index(op.f("ix_trainings_task_id"), "trainings", ["task_id"], unique=False)
    op.create_table(
        "training_attendees",
        sa.Column("training_id", sa.String(length=36), nullable=False),
        sa.Column("cadre_id", sa.String(length=36), nullable=False),
        sa.Column("certificate", sa.String(length=300), nullable=False),
        sa.Column("result", sa.String(length=200), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("stamps", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cadre_id"], ["cadres.id"], name=op.f("fk_training_attendees_cadre_id_cadres")
        ),
        sa.ForeignKeyConstraint(
            ["training_id"], ["trainings.id"], name=op.f("fk_training_attendees_training_id_trainings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_attendees")),
        sa.UniqueConstraint(
            "training_id", "cadre_id", name=op.f("uq_training_attendees_training_id_cadre_id")
        ),
    )
    op.create_index(op.f("ix_training_attendees_cadre_id"), "training_attendees", ["cadre_id"], unique=False)
