"""The Tuyên truyền tab."""

from app.ui.propaganda.tab import PropagandaTab

__all__ = ["PropagandaTab"]
