"""Slips of the pen, one at a time, in the content of the six reports: which of them are seen?"""
