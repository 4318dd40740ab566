"""Documents that the officer sends out: one model, three renderers (PDF, Word, Excel) that know only the
model.

`model` says what a document holds, `snapshot` keeps it, `layout` and `compose` say how NĐ 30/2020/NĐ-CP
sets it, `fonts` measures; `pdf`, `docx` and `xlsx` draw and do not know each other.
"""
