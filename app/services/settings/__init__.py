"""What the rest needs to know of the office: commune, rules, thresholds; and the registers' first content."""

from app.services.settings.office import OfficeSettings, Settings
from app.services.settings.setup import set_up_office

__all__ = ["OfficeSettings", "Settings", "set_up_office"]
