"""Every Vietnamese word that the window shows, one module a screen.

Use a module as a namespace: `from app.ui.strings import common as words`, then `words.SAVE`. Texts with
gaps are `str.format` templates with named fields. Sentences of expected failures live with their
errors in `app/core/errors.py`; labels of a record's fields live with its model.
"""
