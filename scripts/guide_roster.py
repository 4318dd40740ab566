"""The pictures of the Cán bộ nữ tab, taken on the demonstration's roster."""

from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from app.bootstrap.session import CADRES
from app.services.plans.sample import SAMPLE_YEAR
from scripts.guide_stage import Ready, Stage, Story

_VIEWS: Final = (
    ("can-bo", "people"),
    ("co-quan", "bodies"),
    ("ty-le-nu", "shares"),
    ("bien-dong", "changes"),
    ("thieu-trinh-do", "gaps"),
    ("ban-vstbpn", "board"),
    ("mang-luoi", "network"),
)
"""Picture and view of the tab."""
_PERSON: Final = "Trần Thị Mẫu Ánh"
_WOULD_BE: Final = ("Lê Thị Mẫu Chi", "Phó Chủ tịch")


def roster_story(stage: Stage) -> Story:
    """Every view, then a person's form, card, and a plan that is tried."""
    tab: Any = stage.window.open_tab(CADRES)
    for name, view in _VIEWS:
        tab.show_view(view)
        yield stage.idle()
        stage.shoot(name)
    tab.show_view("people")
    yield stage.idle()
    person = _person(tab, _PERSON)
    tab.people.open_record(person)
    yield _opened()
    dialog: Any = stage.dialog()
    yield stage.idle()
    stage.shoot("ho-so-can-bo", dialog)
    dialog.form.posts.cards[0].fold(False)
    yield stage.idle()
    dialog.form.findChild(QScrollArea).ensureWidgetVisible(dialog.form.posts.cards[0], 0, 30)
    yield stage.idle()
    stage.shoot("mot-chuc-vu", dialog)
    dialog.close()
    yield stage.idle()
    tab.open_card(person)
    yield _opened()
    yield stage.idle()
    stage.shoot("the-can-bo", stage.dialog())
    stage.dialog().close()
    yield stage.idle()
    yield from _what_if(stage, tab)


def _what_if(stage: Stage, tab: Any) -> Story:
    tab.try_what_if(date(SAMPLE_YEAR, 7, 14))
    yield _opened()
    dialog: Any = stage.dialog()
    yield stage.idle()
    fields = dialog.plans.cards[0].fields
    fields["cadre_id"].set_value(_person(tab, _WOULD_BE[0]))
    committee = next(one.value for one in tab.choices.bodies() if one.label == "Ủy ban nhân dân xã")
    fields["body"].set_value(committee)
    fields["title"].set_value(_WOULD_BE[1])
    fields["until"].set_value(date(SAMPLE_YEAR + 5, 6, 30))
    dialog.count_button.click()
    yield stage.idle()
    stage.shoot("thu-phuong-an", dialog)
    dialog.close()
    yield stage.idle()


def _person(tab: Any, name: str) -> str:
    return next(str(one.value) for one in tab.choices.people() if one.label.startswith(name))


def _opened() -> Ready:
    return lambda: isinstance(QApplication.activeModalWidget(), QDialog)
