"""The Báo cáo tab: the month's summary with its words, its figures and the real page beside them."""

from app.ui.reports.tab import ReportsTab

__all__ = ["ReportsTab"]
