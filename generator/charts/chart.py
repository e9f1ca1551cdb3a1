"""What every chart is: a question, its answer in a sentence, its table, and the Plotly figure drawn when near."""
from __future__ import annotations

from dataclasses import dataclass

from generator.views.table import TableView


@dataclass(frozen=True)
class ChartView:
    id: str
    title: str                            # the question it answers
    sentence: str                         # the answer, complete without the picture
    table: TableView
    figure: str                           # Plotly's JSON: data, layout; theme and fonts are added where it is drawn
    picture: str = ""                     # a static picture (SVG), for readers without script
    height: int = 360
