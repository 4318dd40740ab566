"""0004 adds the violence cases; what was recorded before stays as it was."""

from sqlalchemy import Connection, text

HAMLET = (
    "INSERT INTO hamlets (id, version, stamps, name, position, active, note, search, name_sort) "
    "VALUES ('h', 1, '{}', 'Thôn mẫu', 1, 1, '', 'thon mau', '')"
)
CASE = (
    "INSERT INTO cases (id, version, stamps, case_no, received_at, receive_form, source_type, reporter_name, "
    "reporter_phone, received_by, verify_status, status, step, withhold_what, sensitivity, legal_hold, "
    "legal_hold_reason, is_sample, search) VALUES ('c', 1, '{}', '2026-A-001', '2026-07-14 08:30:00', "
    "'phone', '', '', '', '', 'not_yet', 'open', 'new', '', 'normal', 0, '', 1, '')"
)
INCIDENT = (
    "INSERT INTO case_incidents (id, version, stamps, case_id, village, place_type, harmful_practice, "
    "previous_frequency, narrative, observations, delay_band) "
    "VALUES ('i', 1, '{}', 'c', 'h', '', '', '', '', '', 'unknown')"
)
ACT = (
    "INSERT INTO case_incident_acts (id, version, stamps, case_id, incident_id, act) "
    "VALUES ('a', 1, '{}', 'c', 'i', 'đ')"
)


def load(connection: Connection) -> None:
    """Record a thôn."""
    connection.execute(text(HAMLET))


def check(connection: Connection) -> None:
    """The thôn is there, and a case with an incident and an act can refer to it."""
    for statement in (CASE, INCIDENT, ACT):
        connection.execute(text(statement))
    found = connection.execute(
        text(
            "SELECT hamlets.name, cases.case_no, case_incident_acts.act FROM case_incident_acts "
            "JOIN case_incidents ON case_incidents.id = case_incident_acts.incident_id "
            "JOIN cases ON cases.id = case_incident_acts.case_id "
            "JOIN hamlets ON hamlets.id = case_incidents.village"
        )
    )
    assert [tuple(row) for row in found] == [("Thôn mẫu", "2026-A-001", "đ")]
    names = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    assert names >= {"case_measures", "case_consents", "code_items", "clock_rules", "privacy_incidents"}
