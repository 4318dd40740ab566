"""The Tổng quan tab."""

from app.ui.overview.tab import OverviewTab

__all__ = ["OverviewTab"]
