"""JUnit XML: a suite for each report, a case for each outcome."""
from __future__ import annotations

from xml.etree import ElementTree as ET

from mingbai.checks.engine import ReportChecks
from mingbai.checks.outcomes import NOT_CHECKABLE
from mingbai.checks.output.results import Results
from mingbai.checks.rule import Check


def as_junit(results: Results) -> str:
    root = ET.Element("testsuites", name="mingbai check")
    for report in results.reports:
        add_suite(root, results, report)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def add_suite(root: ET.Element, results: Results, report: ReportChecks) -> None:
    told = sum(check in results.findings_to_tell for check in report.checks if check.is_finding)
    suite = ET.SubElement(root, "testsuite", name=report.report.id, tests=str(len(report.checks)), failures=str(told),
                          skipped=str(report.counts[NOT_CHECKABLE]), errors="0")
    for check in report.checks:
        add_case(suite, results, check)


def add_case(suite: ET.Element, results: Results, check: Check) -> None:
    name = f"{check.number} {check.figures[0].id}" if check.figures else str(check.number)
    case = ET.SubElement(suite, "testcase", classname=check.rule.id, name=name, file=results.file(check))
    if check.outcome.place.spot.row:
        case.set("line", str(check.outcome.place.spot.row))
    message = results.teller.message(check)
    if check.is_finding and results.is_heavy(check):
        failure = ET.SubElement(case, "failure", message=message, type=check.severity)
        failure.text = results.place(check)
    elif check.status == NOT_CHECKABLE:
        ET.SubElement(case, "skipped", message=message)
