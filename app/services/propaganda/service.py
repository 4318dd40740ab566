"""Lists, figures and the quota strip of propaganda over one file."""

from app.core.clock import Clock
from app.core.dates import DateRange
from app.db.database import Database
from app.services.listing import ListQuery, Page
from app.services.propaganda import adding_up, counting, quota
from app.services.propaganda.activities import activity_page
from app.services.propaganda.family_models import hamlets_without_model, model_page
from app.services.propaganda.figures import (
    ActivityEntry,
    ActivityFigures,
    MediaEntry,
    MediaFigures,
    ModelFigures,
)
from app.services.propaganda.media import media_page
from app.services.propaganda.rows import ActivityRow, MediaRow, ModelRow, Suggestions
from app.services.propaganda.strip import QuotaStrip
from app.services.propaganda.suggestions import suggestions
from app.services.settings.office import load_in


class Propaganda:
    """Reads what was logged; records are stored through the records service."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def media_page(self, query: ListQuery) -> Page[MediaRow]:
        """Return one page of tin/bài.

        Filters: `media_kind`, `theme`, `channel`, `hamlet`, `task` (one value or several), `missing`
        (broadcast, link, evidence, proof, theme), `ids`, and by the day of the first broadcast `range`
        (DateRange) or a calendar period's code under `period`, `month`, `quarter` or `year`.
        """
        with self._database.read() as session:
            return media_page(session, query)

    def activity_page(self, query: ListQuery) -> Page[ActivityRow]:
        """Return one page of direct activities.

        Filters: `form`, `theme`, `host`, `unit` (host or partner), `hamlet`, `task`, `missing`
        (attendance, sex, sum, evidence), `ids`, and by the first day `range` or a period's code.
        """
        with self._database.read() as session:
            return activity_page(session, query)

    def model_page(self, query: ListQuery) -> Page[ModelRow]:
        """Return one page of models. Filters: `hamlet`, `missing` (review, date, figures), `ids`, periods."""
        with self._database.read() as session:
            return model_page(session, query)

    def media_figures(self, days: DateRange) -> MediaFigures:
        """Return what the tin/bài of `days` add up to."""
        with self._database.read() as session:
            return counting.media_figures(session, days)

    def media_listing(self, days: DateRange) -> tuple[MediaEntry, ...]:
        """Return the lines of the annex of tin/bài."""
        with self._database.read() as session:
            return counting.media_listing(session, days)

    def activity_figures(self, days: DateRange) -> ActivityFigures:
        """Return what the activities of `days` add up to."""
        with self._database.read() as session:
            return adding_up.activity_figures(session, days)

    def activity_listing(self, days: DateRange) -> tuple[ActivityEntry, ...]:
        """Return the lines of the annex of direct activities."""
        with self._database.read() as session:
            return adding_up.activity_listing(session, days)

    def model_figures(self, days: DateRange) -> ModelFigures:
        """Return what the models at the thôn add up to."""
        with self._database.read() as session:
            return adding_up.model_figures(session, days)

    def hamlets_without_model(self) -> tuple[str, ...]:
        """Return the names of the thôn in use that have registered no model, in Vietnamese order."""
        with self._database.read() as session:
            return hamlets_without_model(session)

    def suggestions(self) -> Suggestions:
        """Return what the entry forms suggest."""
        with self._database.read() as session:
            return suggestions(session, today=self._clock.today())

    def quota_strip(self, year: int | None = None) -> QuotaStrip:
        """Return the strip of a calendar year (None: the present one) against the thresholds set."""
        today = self._clock.today()
        with self._database.read() as session:
            office = load_in(session)
            return quota.quota_strip(
                session,
                today.year if year is None else year,
                today=today,
                per_month=office.media_per_month,
                per_quarter=office.media_per_quarter,
            )
