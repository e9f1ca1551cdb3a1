"""Columns of figures that answer one question, the one that counts first."""
from __future__ import annotations

AMOUNTS = ("original", "adjusted", "received", "income", "actual")   # of a line of money, in the order of the form
BUDGETS, RECEIPTS = ("adjusted", "original"), ("received", "income")
BASES = (*BUDGETS, *RECEIPTS)             # what spending is a share of
TARGETS = ("target", "revised-target")    # the later one counts
