"""Templates compiled for finished values. Jinja2 must reckon with any value at every step; ours have attributes where a
template names them, are texts where it prints them, and macros are called as they were written. Same output, in less time.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, find_undeclared
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # what escapes a plain text

from mingbai.text.value import not_none

plain = _escape_inner                     # of a text that is no Markup
SPECIAL = ("caller", "kwargs", "varargs")
Given = Any                               # Any: what templates hand to macros and get from functions
CATALOGUE = "word"                        # what templates call to have a word of the interface
NUMBERS = {int, float, Decimal}
OWN_NAMES = ("Collected", "Written", "_loop_vars", "called", "escaped", "plain")
_loop_vars: dict[str, object] = {}        # where compiled loops put what they set


class Compiler(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.macros = set(macro_names(node))
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import {', '.join(OWN_NAMES)}")

    def writeline(self, x: str, node: nodes.Node | None = None, extra: int = 0) -> None:
        """No function of ours asks what a loop has set: there need be no dictionary of it for each turn."""
        if x != "_loop_vars = {}":
            super().writeline(x, node, extra)

    # ---- what is printed is gathered in a list and handed on as one text

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if is_outermost(frame) and not frame.require_output_check:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if is_outermost(frame) and frame.buffer:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    # ---- values

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        """A macro that was imported is there."""
        if self.is_macro(node, frame):
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

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

    # ---- macros

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        """What is imported is the same for every page: none brings globals of its own."""
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})._get_default_module()")

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> tuple[Frame, MacroRef]:
        """A function that adds what it prints to `out`, so that no text is put together before its page is."""
        if isinstance(node, nodes.CallBlock) or find_undeclared(node.body, SPECIAL):
            return super().macro_body(node, frame)
        frame = frame.inner()
        frame.symbols.analyze_node(node)
        frame.require_output_check, frame.buffer = False, "out"
        required, others = self.parameters(node, frame)
        self.writeline(f"def macro({', '.join(['out', *required, *(f'{one}=missing' for one in others)])}):", node)
        self.indent()
        self.enter_frame(frame)
        self.defaults(node, frame)
        self.blockvisit(node.body, frame)
        self.leave_frame(frame, with_python_scope=True)
        self.outdent()
        return frame, MacroRef(node)

    def parameters(self, node: nodes.Macro, frame: Frame) -> tuple[list[str], list[str]]:
        """Those that must be given, which Python sees to, and those with a default."""
        names = [frame.symbols.ref(one.name) for one in node.args]
        required = len(names) - len(node.defaults)
        return names[:required], names[required:]

    def defaults(self, node: nodes.Macro, frame: Frame) -> None:
        self.push_parameter_definitions(frame)
        required, others = self.parameters(node, frame)
        for ref in required:
            self.mark_parameter_stored(ref)
        for ref, default in zip(others, node.defaults, strict=True):
            self.writeline(f"if {ref} is missing: {ref} = ")
            self.visit(default, frame)
            self.mark_parameter_stored(ref)
        self.pop_parameter_definitions()

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if isinstance(macro_ref.node, nodes.CallBlock):
            super().macro_def(macro_ref, frame)
            return
        self.write("Written(" if frame.buffer == "out" else "Collected(")
        names = tuple(one.name for one in macro_ref.node.args)
        self.write(f"environment, macro, {macro_ref.node.name!r}, {names!r}, {macro_ref.accesses_kwargs!r}, "
                   f"{macro_ref.accesses_varargs!r}, {macro_ref.accesses_caller!r}, True)")

    def is_macro(self, node: nodes.Node, frame: Frame) -> bool:
        """By a name of the outermost frame, which a block looks up: an inner one may use it for something else."""
        if not isinstance(node, nodes.Name) or node.name not in self.macros or node.ctx != "load":
            return False
        ref = not_none(frame.symbols.find_ref(node.name))
        return ref == f"l_0_{node.name}" or frame.symbols.find_load(ref) == (VAR_LOAD_RESOLVE, node.name)

    # ---- print

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        if frame.require_output_check and not self.has_known_extends:
            super().visit_Output(node, frame)
        elif not frame.require_output_check:
            for is_streamed, items in groupby(self.merged(node, frame), lambda item: self.is_streamed(item, frame)):
                for one in [list(items)] if not is_streamed else ([item] for item in items):
                    (self.print_call if is_streamed else self.print_all)(one, frame)

    def merged(self, node: nodes.Output, frame: Frame) -> list[str | nodes.Expr]:
        """What is known already is one text; all else is for the time of print."""
        parts: list[str | nodes.Expr] = []
        for child in node.nodes:
            text = self.known_text(child, frame)
            if text is None:
                parts.append(child)
            elif parts and isinstance(parts[-1], str):
                parts[-1] += text
            else:
                parts.append(text)
        return parts

    def known_text(self, child: nodes.Expr, frame: Frame) -> str | None:
        try:
            return self._output_child_to_const(child, frame, self._make_finalize())
        except nodes.Impossible:
            return None

    def is_streamed(self, item: str | nodes.Expr, frame: Frame) -> bool:
        """A macro can print right into the list of those around it."""
        return frame.buffer is not None and isinstance(item, nodes.Call) and not item.kwargs \
            and not item.dyn_args and not item.dyn_kwargs and self.is_macro(item.node, frame)

    def print_call(self, items: list[str | nodes.Expr], frame: Frame) -> None:
        call, = items
        assert isinstance(call, nodes.Call), "asked before"
        self.writeline("", call)
        self.visit(call.node, frame)
        self.write(f".print_into({frame.buffer}")
        self.signature(call, frame)
        self.write(")")

    def print_all(self, items: list[str | nodes.Expr], frame: Frame) -> None:
        is_one = len(items) == 1
        if frame.buffer is None:
            before, after = ("yield ", "") if is_one else ("yield concat((", "))")
        else:
            before, after = (f"{frame.buffer}.append(", ")") if is_one else (f"{frame.buffer} += (", ")")
        self.writeline(before)
        for place, item in enumerate(items):
            self.write(", " if place else "")
            self.printed(item, frame)
        self.write(after)

    def printed(self, item: str | nodes.Expr, frame: Frame) -> None:
        if isinstance(item, str):
            self.write(repr(item))
        elif word := fixed_word(item):
            self.write("plain(")
            self.visit(word.node, frame)
            self.write(f".found[{word.args[0].as_const()!r}])")
        else:
            self.write("(plain(v) if type(v := ")
            self.visit(item, frame)
            self.write(") is str else escaped(v))")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """As one text."""
        if node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.writeline("template = environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        self.simple_write("concat(template.root_render_func(template.new_context("
                          f"context.get_all(), True, {self.dump_local_context(frame)})))", frame)


def is_outermost(frame: Frame) -> bool:
    """Of a template or of one of its blocks."""
    return frame.rootlevel or frame.block_frame


def macro_names(template: nodes.Template) -> Iterator[str]:
    for one in template.find_all(nodes.Macro):
        yield one.name
    for brought in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in brought.names)


def fixed_word(item: nodes.Expr) -> nodes.Call | None:
    """`word('page.share')`: which word it is, is known here, if not in which language."""
    is_one = isinstance(item, nodes.Call) and isinstance(item.node, nodes.Name) and item.node.name == CATALOGUE \
        and len(item.args) == 1 and isinstance(item.args[0], nodes.Const) and not item.kwargs
    return item if isinstance(item, nodes.Call) and is_one else None


# ---- at the time of print

class Written(Macro):
    """`into` adds what it prints to a list."""

    def __init__(self, environment: Environment, into: Callable[..., None], *about: Given) -> None:
        super().__init__(environment, self.text, *about)
        self.print_into, self.required = into, into.__code__.co_argcount - 1 - len(into.__defaults__ or ())

    def __call__(self, *given: Given, **named: Given) -> Markup:
        return str.__new__(Markup, self.text(*given, *(self.by_name(len(given), named) if named else ())))

    def by_name(self, start: int, named: dict[str, Given]) -> list[Given]:
        """In the order of the parameters, from the one at `start` on."""
        unknown, lacking = named.keys() - set(self.arguments[start:]), set(self.arguments[start:self.required]) - named.keys()
        if unknown or lacking:
            raise TypeError(f"macro {self.name!r}: no parameter {sorted(unknown)}, or none given for {sorted(lacking)}")
        return [named.get(name, missing) for name in self.arguments[start:]]

    def text(self, *given: Given) -> str:
        out: list[str] = []
        self.print_into(out, *given)
        return "".join(out)


class Collected(Macro):
    """One that takes whatever it is given, or what a call has between its ends."""

    def print_into(self, out: list[str], *given: Given) -> None:
        out.append(self(*given))


def escaped(value: object) -> str:
    """For print: of what is no plain text."""
    kind = type(value)
    if isinstance(value, Markup):
        return value
    return str(value) if kind in NUMBERS else escape(value)


def called(what: Given, *given: Given, **named: Given) -> Given:
    """Macros that take what they are given are called without the detour of those that take anything."""
    if named or type(what) is not Written:
        return what(*given, **named)
    return str.__new__(Markup, what.text(*given))
