"""One language, one page: words, formatted figures and links, as templates receive them."""
from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import overload

from markupsafe import Markup

from mingbai.checks.agreement import DIFFERS, Agreement
from mingbai.checks.engine import ReportChecks, SiteChecks
from mingbai.checks.rule import Check, Rule
from mingbai.facts.report_facts import ReportFacts, facts_of
from mingbai.model.report import Bilingual, Citation, Figure, Report
from mingbai.text.format import Formatter, as_printed
from mingbai.text.language import other
from mingbai.text.markdown import Quote, rendered_markdown
from mingbai.text.value import Value
from mingbai.text.words import Words, pattern_pieces

CATALOGUES = ("pages", "report", "lists", "charts", "publish", "checking", "search", "official", "federation")


class AgreementView(Value):
    """Whether a figure agrees with others: a sign beside it in tables, `text` in words, `href` to the check."""
    kind: str                             # differs, explain, agrees, note
    text: str
    href: str


class FigureView(Value):
    """A figure as a page shows it. `href` leads to its entry in the list of figures; `id` makes it a target."""
    text: str
    exact: str
    label: str
    figure_id: str
    href: str
    value: Decimal | None                 # in base units, for charts and sorting
    lang: str = ""                        # set when the text is in the other language
    note: str = ""
    source: str = ""                      # where it is stated
    standing: str = ""
    check: AgreementView | None = None


class TextView(Value):
    """A text of the content; `lang` is set when it is shown in its original language."""
    text: str
    lang: str = ""


Views = dict[tuple[int, str], tuple[Figure, FigureView]]   # by identity: the figure is kept with its view
Signs = dict[int, tuple[Check, AgreementView]]             # likewise
Cited = dict[int, tuple[tuple[Citation, ...], str]]
Sentence = tuple["str | FigureView | TextView | LinkView", ...]


class LinkView(Value):
    text: str
    href: str


class Say:
    """What a view uses to say things. `address` is the page's address below its language: `yueyang/housing/2023/`.

    `checks` are those of the whole site, worked out once.
    """

    def __init__(self, lang: str, address: str, checks: SiteChecks | None = None) -> None:
        self.lang, self.address, self.checks = lang, address, checks or SiteChecks({})
        self.subject = address.rstrip("/")   # the report that the page is about, where it is about one
        self.word = Words(CATALOGUES, lang)
        self.format = Formatter(lang)
        self.said: Views = {}             # a page says most figures several times
        self.calculated: Views = {}       # as they stand in calculations
        self.signs: Signs = {}
        self.cited: Cited = {}

    # ---- links

    @cached_property
    def up(self) -> str:
        """From this page to the root of the site."""
        return "../" * (self.address.count("/") + 1)

    def to(self, address: str) -> str:
        """A page in the same language; `address` may carry a fragment."""
        return f"{self.up}{self.lang}/{address}"

    def other(self) -> str:
        """The same page in the other language."""
        return f"{self.up}{other(self.lang)}/{self.address}"

    def file(self, path: str) -> str:
        """A file of the site, such as `data/figures.csv`."""
        return self.up + path

    def report_address(self, report: Report) -> str:
        return report.id + "/"

    # ---- texts

    @overload
    def text(self, text: Bilingual) -> TextView: ...

    @overload
    def text(self, text: Bilingual | None) -> TextView | None: ...

    def text(self, text: Bilingual | None) -> TextView | None:
        if text is None:
            return None
        only = text.only if text.only and text.only != self.lang else ""
        return TextView(text[self.lang], only)

    def plain(self, text: Bilingual | None) -> str:
        return text[self.lang] if text else ""

    def sentence(self, key: str, **values: str | int | FigureView | TextView | LinkView) -> Sentence:
        """A sentence of the catalogue whose figures, texts and links stay what they are: a template joins the parts."""
        parts: list[str | FigureView | TextView | LinkView] = []
        for literal, name in pattern_pieces(self.word.find(key)):
            value = values[name] if name else ""
            parts += [literal, str(value) if isinstance(value, int) else value]
        return tuple(part for part in parts if part != "")

    def listed(self, items: Iterable[str], last_join: str = "and") -> str:
        """`a, b and c`, as the language has it; `or` is for what is denied."""
        *first, last = items
        joined = self.word("list.join").join(first)
        return self.word(f"list.{last_join}", first=joined, last=last) if first else last

    def citation(self, citation: Citation) -> str:
        title = citation.section.title[self.lang]
        return f"{title} · {citation.detail}" if citation.detail else title

    def places(self, citations: tuple[Citation, ...]) -> str:
        """Each once. Most rows cite what others do."""
        known = self.cited.get(id(citations))
        if known is None:
            text = self.word.find("place.join").join(dict.fromkeys([self.citation(one) for one in citations]))
            known = self.cited[id(citations)] = citations, text
        return known[1]

    # ---- figures

    @overload
    def figure(self, figure: Figure, report: Report | None = None) -> FigureView: ...

    @overload
    def figure(self, figure: Figure | None, report: Report | None = None) -> FigureView | None: ...

    def figure(self, figure: Figure | None, report: Report | None = None) -> FigureView | None:
        """`report` is given when the figure belongs to another page than this one."""
        if figure is None:
            return None
        place = (id(figure), report.id if report else "")
        known = self.said.get(place)
        if known is None:
            known = self.said[place] = figure, self.figure_view(figure, report)
        return known[1]

    def figure_view(self, figure: Figure, report: Report | None) -> FigureView:
        text, exact, lang = self.wording(figure)
        standing = "" if figure.standing == "self" else self.word(f"standing.{figure.standing}")
        return FigureView(
            text, exact, figure.label[self.lang], figure.id, f"{self.page_of(report)}#{anchor(figure.id)}",
            figure.quantity.base, lang, figure.note[self.lang] if figure.note else "", self.places(figure.citations), standing,
            self.fault(figure, report))

    def wording(self, figure: Figure) -> tuple[str, str, str]:
        """Its text, what is to be known beside it, and the language of a text that is in the other."""
        if figure.words:
            words = self.text(figure.words)
            return words.text, "" if self.format.says_as_printed else as_printed(figure.quantity), words.lang
        said = self.format.quantity(figure.quantity)
        return said.text, said.exact, ""

    def page_of(self, report: Report | None) -> str:
        """Its page, as seen from here; nothing for this page itself."""
        return "" if report is None or self.report_address(report) == self.address \
            else self.to(self.report_address(report))

    def fault(self, figure: Figure, report: Report | None) -> AgreementView | None:
        """Beside a figure only that it is the one at fault; the ledger says of each how it stands."""
        found = self.agreement(figure, report)
        return found if found and found.kind == DIFFERS else None

    def agreement(self, figure: Figure, report: Report | None = None) -> AgreementView | None:
        checks = self.checks_of(report)
        found = checks.agreements.get(figure.id) if checks else None
        if checks is None or found is None or checks.report.figure(figure.id) is not figure:
            return None
        return self.sign(found)

    def sign(self, agreement: Agreement) -> AgreementView:
        """Many figures stand as one check says."""
        known = self.signs.get(id(agreement.check))
        if known is None:
            known = self.signs[id(agreement.check)] = agreement.check, AgreementView(
                agreement.kind, self.word(f"standing-mark.{agreement.kind}"), self.check_href(agreement.check))
        return known[1]

    # ---- checks

    def checks_of(self, report: Report | None = None) -> ReportChecks | None:
        """Of a report, or of the one that this page is about."""
        return self.checks.reports.get(report.id) if report else self.own_checks

    @cached_property
    def own_checks(self) -> ReportChecks | None:
        return self.checks.reports.get(self.subject)

    def facts_of(self, report: Report | None = None) -> ReportFacts:
        """What is decided of a report, or of the one that this page is about."""
        checks = self.checks_of(report)
        return facts_of(checks) if checks else ReportFacts()

    def is_doubtful(self, *figures: Figure | None) -> bool:
        """Whether the unit or the magnitude of one of these figures of this page's report is in doubt: nothing is derived
        from it."""
        doubted = self.facts_of().doubted
        return bool(doubted) and any(figure is not None and figure.id in doubted for figure in figures)

    def check_href(self, check: Check) -> str:
        return f"{self.page_of(check.report)}#{check_anchor(check)}"

    def percent(self, ratio: Decimal | None) -> str:
        return "" if ratio is None else self.format.percent(ratio)

    def date(self, iso: str | None) -> str:
        return self.format.date(iso)

    # ---- narrative

    def narrative(self, markdown: str, report: Report) -> Markup:
        """Markdown to HTML, raw HTML off; quoted figures become links to their place in the list of figures."""
        return Markup(rendered_markdown(markdown, lambda figure_id: self.quoted(figure_id, report)))

    def quoted(self, figure_id: str, report: Report) -> Quote:
        figure = report.figures[figure_id]
        view = self.figure(figure)
        text = view.text if figure.words else self.format.quoted(figure.quantity).text
        return Quote(text, view.href, view.exact or view.label)


def check_anchor(check: Check) -> str:
    return outcome_anchor(check.rule, check.number)


def outcome_anchor(rule: Rule, number: int) -> str:
    """As checks.csv names it: the rule, and the number of its place in the report."""
    return f"check-{rule.id}-{number}"


def anchor(figure_id: str) -> str:
    """The fragment of a figure: ids may hold `~`, which fragments carry as it is."""
    return f"fig-{figure_id}"
