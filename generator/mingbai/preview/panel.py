"""What `serve` adds at the foot of each page: problems of the content, findings of the report, notices."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mingbai.checks.engine import SiteChecks
from mingbai.checks.output.results import Results
from mingbai.model.problems import Problem, in_file_order
from mingbai.preview.on_demand import OnDemand
from mingbai.preview.wsgi import App, Environ, StartResponse
from mingbai.render.templates import environment
from mingbai.text.language import LANGUAGES, preferred_language
from mingbai.text.words import Words

LEAST = "W"                               # the severity that a person is asked to answer
END = b"</body>"
MOST = 300                                # links to departments that are not generated yet


@dataclass(frozen=True, slots=True)
class PanelFinding:
    rule: str
    message: str
    place: str


@dataclass
class Panel:
    demand: OnDemand
    own_templates: str = ""
    problems: Sequence[Problem] = ()
    notices: Sequence[Problem] = ()
    checks: SiteChecks | None = None

    def show(self, checks: SiteChecks, notices: Sequence[Problem]) -> None:
        self.problems, self.notices, self.checks = (), notices, checks

    def refuse(self, problems: Sequence[Problem]) -> None:
        """The findings stay those of the pages that are still shown."""
        self.problems = problems

    def of(self, path: str) -> str:
        lang, _, address = path.strip("/").partition("/")
        lang = lang if lang in LANGUAGES else preferred_language()
        return environment(self.own_templates).get_template("preview/panel.html").render(
            lang=lang, word=Words("preview", lang), problems=[one.text(lang) for one in in_file_order(list(self.problems))],
            notices=[one.text(lang) for one in in_file_order(list(self.notices))], findings=self.findings(address, lang),
            elsewhere=self.demand.elsewhere(path)[:MOST], lang_root=f"/{lang}/")

    def findings(self, address: str, lang: str) -> list[PanelFinding]:
        report = self.checks.reports.get(address) if self.checks else None
        results = Results((report,) if report else (), lang, LEAST)
        return [PanelFinding(check.rule.id, results.teller.message(check), results.place(check)) for check in results.unanswered]

    def around(self, app: App) -> App:
        """The preview's server, its pages with the panel."""
        def with_panel(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            begun: list[Any] = []              # Any: the status, then the headers
            body = app(environ, lambda *answer: begun.extend(answer))
            status, headers = begun[0], dict(begun[1])
            if headers.get("Content-Type") == "text/html" and status.startswith(("200", "404")):
                body = [inserted(b"".join(body), self.of(environ["PATH_INFO"]).encode())]
                headers["Content-Length"] = str(len(body[0]))
            start_response(status, list(headers.items()))
            return body
        return with_panel


def inserted(page: bytes, panel: bytes) -> bytes:
    head, end, rest = page.rpartition(END)
    return head + panel + end + rest if end else page
