"""The window: PySide6 widgets over the services. No SQL, no ORM class, no document library here."""
