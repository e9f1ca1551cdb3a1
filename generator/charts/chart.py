"""What every chart is: a question, its answer in a sentence, its table, and a picture twice: static and interactive."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping

from generator.views.table import TableView


@dataclass(frozen=True)
class Picture:
    """A static picture: its template below `templates/charts` and finished values, positions included."""
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ChartView:
    id: str
    title: str                            # the question it answers
    sentence: str                         # the answer, complete without the picture
    table: TableView
    figure: str                           # Plotly's JSON: data, layout; theme and fonts are added where it is drawn
    picture: Picture
    height: int                           # pixels, at any width
    script: str                           # where Plotly's own script is, from this page
    note: str = ""                        # what is left out of the picture, or how to read it
