"""What every chart is: a question, its answer in a sentence, its table, and a picture twice: static and interactive."""
from __future__ import annotations

from markupsafe import Markup

from mingbai.charts.plotly_json import as_json, hatch, symbol
from mingbai.say.say import Say
from mingbai.say.table import PrintedOnce, TableView
from mingbai.text.value import Value
from mingbai.work.places import PLOTLY


class LegendKey(Value):
    """An entry of the legend."""
    role: str
    text: str
    is_dot: bool = False

    @property
    def hatch(self) -> str:
        return hatch(self.role)

    @property
    def symbol(self) -> str:
        return symbol(self.role)


class Picture(Value):
    """What both pictures show: the static one takes the placed shapes, Plotly the same values."""
    template: str                         # below templates/charts
    layout: object                        # finished positions
    plot: dict[str, object]               # Plotly's data and layout
    height: int                           # pixels, at any width


class ChartView(PrintedOnce):
    id: str
    title: str                            # the question it answers
    sentence: str                         # the answer, complete without the picture
    table: TableView
    figure: Markup                        # Plotly's JSON: data, layout; colours and fonts are added where it is drawn
    picture: Picture
    script: str                           # where Plotly's own script is, from this page
    keys: tuple[LegendKey, ...] = ()
    note: str = ""                        # what is left out of the picture, or how to read it
    names: tuple[str, ...] = ()           # of numbered dots, from 1


def chart_view(say: Say, id: str, picture: Picture, table: TableView, sentence: str, keys: tuple[LegendKey, ...] = (),
               note: str = "", names: tuple[str, ...] = ()) -> ChartView:
    return ChartView(f"chart-{id}", say.word(f"charts.{id}.title"), sentence, table, as_json(picture.plot), picture,
                     say.file(PLOTLY), keys, note, names)
