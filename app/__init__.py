"""Sổ Bình đẳng giới: the gender-equality officer's offline workbook."""

__version__ = "0.3.0"
