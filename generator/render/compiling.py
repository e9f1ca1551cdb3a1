"""Templates compiled for finished values. Jinja2 must reckon with any value at every step; ours have attributes where a
template names them, are texts where it prints them, and macros are called as they were written. Same output, in less time.
"""
from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro, missing
from markupsafe import Markup, _escape_inner, escape


class Compiler(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import called, escaped")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """As Python has it; an attribute that is not there is an error all the same."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """No function of ours asks for the context."""
        self.write("called(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("escaped(")


def escaped(value: Any) -> str:
    """For print: not wrapped to say that it is escaped now."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


def called(what: Any, *given: Any, **named: Any) -> Any:
    """Macros that take what they are given are called without the detour of those that take anything."""
    if named or type(what) is not Macro or what.catch_kwargs or what.catch_varargs or what.caller:
        return what(*given, **named)
    lacking = what._argument_count - len(given)
    if lacking:
        given = (*given, *(missing,) * lacking)
    return str.__new__(Markup, what._func(*given))
