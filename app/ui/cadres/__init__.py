"""The Cán bộ nữ tab."""

from app.ui.cadres.tab import CadresTab

__all__ = ["CadresTab"]
