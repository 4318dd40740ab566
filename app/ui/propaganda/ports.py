"""What the Tuyên truyền tab needs from the services, as a protocol: the services are loaded at unlocking."""

from typing import Protocol

from app.services.listing import ListQuery, Page
from app.services.propaganda.rows import ActivityRow, MediaRow, ModelRow, Suggestions
from app.services.propaganda.strip import QuotaStrip


class PropagandaService(Protocol):
    """The propaganda service, as far as the tab uses it."""

    def media_page(self, query: ListQuery, /) -> Page[MediaRow]: ...
    def activity_page(self, query: ListQuery, /) -> Page[ActivityRow]: ...
    def model_page(self, query: ListQuery, /) -> Page[ModelRow]: ...
    def quota_strip(self, year: int | None = None, /) -> QuotaStrip: ...
    def suggestions(self) -> Suggestions: ...
