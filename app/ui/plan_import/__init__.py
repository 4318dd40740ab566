"""«Mở kế hoạch…»: the document on the left, its proposed tasks on the right, until they are made."""

from app.ui.plan_import.opening import open_plan_import

__all__ = ["open_plan_import"]
