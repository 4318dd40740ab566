"""What the rest needs to know of the office: commune, rules, thresholds; and the registers' first content."""

from app.services.settings.first_bodies import set_up_bodies
from app.services.settings.office import (
    OfficeSettings,
    Settings,
    check_settings,
    officer_in,
    setting_problems,
)
from app.services.settings.setup import set_up_office

__all__ = [
    "OfficeSettings",
    "Settings",
    "check_settings",
    "officer_in",
    "set_up_bodies",
    "set_up_office",
    "setting_problems",
]
