"""Entry fields: each has a value, keeps what was typed, and says in a sentence what is wrong."""

from app.ui.error_label import ErrorLabel
from app.ui.fields.attachments import AttachmentsField
from app.ui.fields.base import Field
from app.ui.fields.choices import CheckField, ChoiceField, PickField, UnitCombo
from app.ui.fields.dates import DateField, PartialDateField, RangeField
from app.ui.fields.numbers import MoneyField, NumberField
from app.ui.fields.row_card import Entry, RowCard, RowShape
from app.ui.fields.rows import RowsField
from app.ui.fields.tags import PicksField, TagsField
from app.ui.fields.text import LineField, TextField
from app.ui.filter_bar import Option

__all__ = [
    "AttachmentsField",
    "CheckField",
    "ChoiceField",
    "DateField",
    "Entry",
    "ErrorLabel",
    "Field",
    "LineField",
    "MoneyField",
    "NumberField",
    "Option",
    "PartialDateField",
    "PickField",
    "PicksField",
    "RangeField",
    "RowCard",
    "RowShape",
    "RowsField",
    "TagsField",
    "TextField",
    "UnitCombo",
]
