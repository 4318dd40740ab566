"""Documents of a violence case: our own layout in the form of NĐ 30/2020/NĐ-CP, without form numbers.

The numbers of the forms of NĐ 76/2023/NĐ-CP are not printed: its annex has not been seen.
"""
