"""The Nhiệm vụ tab: list, units, month calendar, due tasks, task form, bulk change, units' papers."""
