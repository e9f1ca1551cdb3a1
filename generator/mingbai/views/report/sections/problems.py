"""Problems the department states about itself, each with its cause and the measures that answer it."""
from __future__ import annotations

from mingbai.model.report import Measure, Report, Site, StatedProblem
from mingbai.say.say import LinkView, Say, Sentence, TextView
from mingbai.text.value import Value


class MeasureView(Value):
    text: TextView
    source: str


class ProblemView(Value):
    id: str
    text: TextView
    cause: TextView | None
    source: str
    measures: tuple[MeasureView, ...]
    later: Sentence | None


def view(site: Site, report: Report, say: Say) -> dict[str, object] | None:
    if not report.problems and not report.measures:
        return None
    later = next_year(site, report)
    loose = [measure_view(one, say) for one in report.measures if not answered(one, report)]
    return {"problems": [problem_view(one, report, later, say) for one in report.problems], "loose": loose}


def next_year(site: Site, report: Report) -> Report | None:
    parts = filter(None, (report.department.id, str(report.year + 1), report.slug))
    return site.by_id.get("/".join(parts))


def answered(measure: Measure, report: Report) -> set[str]:
    return {problem.id for problem in report.problems} & set(measure.answers)


def problem_view(problem: StatedProblem, report: Report, later: Report | None, say: Say) -> ProblemView:
    measures = tuple(measure_view(one, say) for one in report.measures if problem.id in one.answers)
    return ProblemView(f"problem-{problem.id}", say.text(problem.text), say.text(problem.cause),
                       say.places(problem.citations), measures, what_became(problem, later, say) if later else None)


def measure_view(measure: Measure, say: Say) -> MeasureView:
    return MeasureView(say.text(measure.text), say.places(measure.citations))


def what_became(problem: StatedProblem, later: Report, say: Say) -> Sentence:
    """Whether next year's report names the same problem, known by its id."""
    again = any(one.id == problem.id for one in later.problems)
    address = say.to(say.report_address(later))
    link = LinkView(say.word("problems.report-of", year=later.year),
                    f"{address}#problem-{problem.id}" if again else address)
    return say.sentence("problems.again" if again else "problems.not-again", report=link)
