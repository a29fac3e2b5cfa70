"""Writes a pause into a module's syntax tree before every step that another thread could come between.

Two granularities. `access`: before each read or write of an attribute, of an item, and of a global or closure
variable that some function rebinds, and before each method call on a built-in object that can change. (Each
acquire of a lock is a step too; the stand-in for the lock makes it.) `line`: before each statement.

The functions that the new code calls (`_at`, `_look`, `_call`, `_step`, `_slice`) are those of `hooks.py`.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

GRANULARITIES = ("access", "line")
VERBS: dict[type[ast.expr_context], str] = {ast.Load: "read", ast.Store: "write", ast.Del: "delete"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@dataclass(frozen=True)
class Place:
    """Where a step is, and what it does, as a report shows it."""

    line: int
    text: str


@dataclass(eq=False)
class Scope:
    """The names of one function or comprehension; `outer` is None for those at module level."""

    outer: Scope | None
    names: set[str] = field(default_factory=set)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)

    def owner(self, name: str) -> Scope | None:
        """The scope that a name belongs to; None is the module."""
        scope: Scope | None = self
        while scope and name not in scope.global_names:
            if name in scope.names and name not in scope.nonlocal_names:
                return scope
            scope = scope.outer
        return None


def instrument(source: str, file: str, granularity: str = "access") -> tuple[ast.Module, list[Place]]:
    """The tree of a module with its pauses, and the place of each pause by its number.

    Raises ValueError for an unknown granularity, SyntaxError where the source is not Python.
    """
    if granularity not in GRANULARITIES:
        raise ValueError(f"unknown granularity {granularity!r}; known: {', '.join(GRANULARITIES)}")
    tree = ast.parse(source, file)
    scopes = _Scopes()
    scopes.visit(tree)
    pauses = (_Accesses if granularity == "access" else _Lines)(source, scopes)
    return ast.fix_missing_locations(pauses.visit(tree)), pauses.places


class _Scopes(ast.NodeVisitor):
    """Finds every scope, and which variables some function rebinds from outside their own scope."""

    def __init__(self) -> None:
        self.of: dict[ast.AST, Scope] = {}
        self.here: Scope | None = None
        self.declared: list[tuple[Scope, str]] = []

    @property
    def rebound(self) -> set[tuple[Scope | None, str]]:
        """Each variable that is declared global or nonlocal somewhere: its own scope, and its name."""
        return {(scope.owner(name), name) for scope, name in self.declared}

    def _enter(self, node: ast.AST, names: set[str], parts: Iterable[ast.AST]) -> None:
        """Visit the parts of a function or comprehension in its own scope, which begins with `names`."""
        outer = self.here
        self.of[node] = self.here = Scope(outer, names)
        for part in parts:
            self.visit(part)
        self.here = outer

    def _visit_def(self, node: Function) -> None:
        if self.here:
            self.here.names.add(node.name)
        for part in (node.args, *node.decorator_list):
            self.visit(part)
        self._enter(node, _parameters(node.args), node.body)

    visit_FunctionDef = visit_AsyncFunctionDef = _visit_def

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self._enter(node, _parameters(node.args), [node.body])

    def _visit_comprehension(self, node: Comprehension) -> None:
        targets = {n.id for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
        self._enter(node, targets, ast.iter_child_nodes(node))

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _visit_comprehension

    def visit_Name(self, node: ast.Name) -> None:
        if self.here and isinstance(node.ctx, ast.Store):
            self.here.names.add(node.id)

    def visit_Global(self, node: ast.Global) -> None:
        if self.here:
            self.here.global_names.update(node.names)
            self.declared += [(self.here, name) for name in node.names]

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        if self.here:
            self.here.nonlocal_names.update(node.names)
            self.declared += [(self.here, name) for name in node.names]


def _parameters(arguments: ast.arguments) -> set[str]:
    return {node.arg for node in ast.walk(arguments) if isinstance(node, ast.arg)}


class _Pauses(ast.NodeTransformer):
    """What both granularities share: where we are, and the numbered places."""

    def __init__(self, source: str, scopes: _Scopes):
        self.lines, self.scopes, self.rebound = source.splitlines(), scopes.of, scopes.rebound
        self.places: list[Place] = []
        self.scope: Scope | None = None
        self.classes = [""]

    def place(self, node: ast.expr | ast.stmt, text: str) -> ast.Constant:
        """Note a place; its number as an expression."""
        self.places.append(Place(node.lineno, text))
        return ast.Constant(len(self.places) - 1)

    def step(self, node: ast.expr | ast.stmt, text: str) -> ast.Call:
        """The pause before a step."""
        return _call("_step", self.place(node, text))

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.classes.append(node.name)
        node.body = self._functions(node.body)
        self.classes.pop()
        return node

    def visit_Module(self, node: ast.Module) -> ast.Module:
        node.body = self._functions(node.body)
        return node

    def _functions(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Visit the functions and classes among statements that are run when the module is loaded."""
        inner = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        return [self.visit(part) if isinstance(part, inner) else part for part in statements]

    def visit_FunctionDef(self, node: Function) -> Function:
        before, self.scope = self.scope, self.scopes[node]
        node.body = self.body(node.body)
        self.scope = before
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Visit statements, each of which may become several."""
        found: list[ast.stmt] = []
        for statement in statements:
            new = self.visit(statement)
            found += new if isinstance(new, list) else [new]
        return found


class _Lines(_Pauses):
    """A pause before each statement, and before each evaluation of a loop's condition."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        for name, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                setattr(node, name, self.body(value))
            elif isinstance(value, list):
                for part in value:
                    if isinstance(part, (ast.ExceptHandler, ast.match_case)):
                        self.generic_visit(part)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        node.test = _before(self.step(node, self.text(node)), node.test)
        return self.generic_visit(node)

    def text(self, node: ast.stmt) -> str:
        """The first line of a statement."""
        return self.lines[node.lineno - 1].strip()

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for statement in statements:
            does_nothing = isinstance(statement, (ast.Global, ast.Nonlocal)) or (
                isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            )
            if not does_nothing and not isinstance(statement, ast.While):
                found.append(ast.copy_location(ast.Expr(self.step(statement, self.text(statement))), statement))
            found.append(self.visit(statement))
        return found


class _Accesses(_Pauses):
    """A pause before each access, after all that has to be evaluated before it."""

    def __init__(self, source: str, scopes: _Scopes):
        super().__init__(source, scopes)
        self.numbers = itertools.count(1)

    def temporary(self) -> str:
        """The name of a new variable."""
        return f"_interleavings_{next(self.numbers)}"

    def is_shared(self, name: str) -> bool:
        """Whether a name is that of a variable which some function rebinds."""
        return self.scope is not None and (self.scope.owner(name), name) in self.rebound

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if isinstance(node.ctx, ast.Load) and self.is_shared(node.id):
            return ast.copy_location(_before(self.step(node, f"read {node.id}"), node), node)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.Attribute:
        text = f"{VERBS[type(node.ctx)]} {ast.unparse(node)}"
        node.value = _call("_at", self.visit(node.value), self.place(node, text))
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.Subscript:
        text = f"{VERBS[type(node.ctx)]} {ast.unparse(node)}"
        node.value = self.visit(node.value)
        node.slice = _call("_at", _index(self.visit(node.slice)), self.place(node, text))
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        text = f"call {ast.unparse(node)}"
        node.args = [self.visit(argument) for argument in node.args]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        if not isinstance(node.func, ast.Attribute):
            node.func = self.visit(node.func)
            return node
        read = self.place(node.func, f"read {ast.unparse(node.func)}")
        name = ast.Constant(self._mangled(node.func.attr))
        node.func.value = _call("_look", self.visit(node.func.value), name, read)
        node.args = [node.func, self.place(node, text), *node.args]
        node.func = ast.Name("_call", ast.Load())
        return node

    def _mangled(self, name: str) -> str:
        """The name of an attribute as the class that we are in has it, if it is a private one."""
        if name.startswith("__") and not name.endswith("__") and self.classes[-1]:
            return f"_{self.classes[-1].lstrip('_')}{name}"
        return name

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        before, self.scope = self.scope, self.scopes[node]
        node.body = self.visit(node.body)
        self.scope = before
        return node

    def _visit_comprehension(self, node: Comprehension) -> Comprehension:
        before, self.scope = self.scope, self.scopes[node]
        self.generic_visit(node)
        self.scope = before
        return node

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _visit_comprehension

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        node.value = self.visit(node.value)
        if not self.is_shared(node.target.id):
            return node
        name = self.temporary()
        kept = ast.NamedExpr(ast.Name(name, ast.Store()), node.value)
        step = self.step(node, f"write {node.target.id}")
        node.value = ast.Name(name, ast.Load())
        return ast.Subscript(ast.Tuple([kept, step, node], ast.Load()), ast.Constant(2), ast.Load())

    def _store(self, target: ast.expr, writes: list[ast.stmt]) -> ast.expr:
        """A target with temporary variables for shared ones; adds what then writes the shared ones to `writes`."""
        if isinstance(target, ast.Name) and self.is_shared(target.id):
            name = self.temporary()
            writes.append(ast.Expr(self.step(target, f"write {target.id}")))
            writes.append(_assign(target, ast.Name(name, ast.Load())))
            return ast.copy_location(ast.Name(name, ast.Store()), target)
        if isinstance(target, (ast.Tuple, ast.List)):
            target.elts = [self._store(part, writes) for part in target.elts]
        elif isinstance(target, ast.Starred):
            target.value = self._store(target.value, writes)
        else:
            target = self.visit(target)
        return target

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        writes: list[ast.stmt] = []
        node.value = self.visit(node.value)
        node.targets = [self._store(target, writes) for target in node.targets]
        return [node, *_located(writes, node)]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        writes: list[ast.stmt] = []
        if node.value is not None:
            node.value = self.visit(node.value)
            node.target = self._store(node.target, writes)  # type: ignore[assignment]  # the same kind of target
        return [node, *_located(writes, node)]

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        """`a.b += c` becomes its steps: what a is, the read, c, the sum, the write."""
        if isinstance(node.target, ast.Name):
            return self._augment_name(node, node.target)
        target, text = node.target, ast.unparse(node.target)
        before: list[ast.stmt] = []
        kept: dict[str, str] = {}
        for part in ("value", "slice") if isinstance(target, ast.Subscript) else ("value",):
            value = self.visit(getattr(target, part))
            kept[part] = self.temporary()
            before.append(_assign(ast.Name(kept[part], ast.Store()), _index(value) if part == "slice" else value))
        read = self._kept(target, kept, self.place(node, f"read {text}"), ast.Load())
        write = self._kept(target, kept, self.place(node, f"write {text}"), ast.Store())
        return _located([*before, *self._augment(node, read, write)], node)

    def _augment_name(self, node: ast.AugAssign, target: ast.Name) -> list[ast.stmt]:
        if not self.is_shared(target.id):
            node.value = self.visit(node.value)
            return [node]
        read = _before(self.step(node, f"read {target.id}"), ast.Name(target.id, ast.Load()))
        *before, write = self._augment(node, read, target)
        return _located([*before, ast.Expr(self.step(node, f"write {target.id}")), write], node)

    def _augment(self, node: ast.AugAssign, read: ast.expr, write: ast.expr) -> list[ast.stmt]:
        """An augmented assignment as three statements: read into a temporary variable, change that, write."""
        result = self.temporary()
        return [
            _assign(ast.Name(result, ast.Store()), read),
            ast.AugAssign(ast.Name(result, ast.Store()), node.op, self.visit(node.value)),
            _assign(write, ast.Name(result, ast.Load())),
        ]

    @staticmethod
    def _kept(
        target: ast.Attribute | ast.Subscript,
        kept: dict[str, str],
        place: ast.Constant,
        ctx: ast.Load | ast.Store,
    ) -> ast.expr:
        """The target of an augmented assignment, its parts being in the variables `kept`, with a pause before it."""
        value = ast.Name(kept["value"], ast.Load())
        if isinstance(target, ast.Subscript):
            return ast.Subscript(value, _call("_at", ast.Name(kept["slice"], ast.Load()), place), ctx)
        return ast.Attribute(_call("_at", value, place), target.attr, ctx)

    def visit_For(self, node: ast.For) -> ast.For:
        writes: list[ast.stmt] = []
        node.iter = self.visit(node.iter)
        node.target = self._store(node.target, writes)
        node.body = [*_located(writes, node), *self.body(node.body)]
        node.orelse = self.body(node.orelse)
        return node

    def visit_With(self, node: ast.With) -> ast.With:
        writes: list[ast.stmt] = []
        for item in node.items:
            item.context_expr = self.visit(item.context_expr)
            if item.optional_vars:
                item.optional_vars = self._store(item.optional_vars, writes)
        node.body = [*_located(writes, node), *self.body(node.body)]
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.arguments:
        return node  # defaults and annotations are evaluated when the module is read


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def _before(step: ast.expr, value: ast.expr) -> ast.expr:
    """An expression that makes the step, which returns None, and then has the value."""
    return ast.BoolOp(ast.Or(), [step, value])


def _assign(target: ast.expr, value: ast.expr) -> ast.stmt:
    return ast.Assign([target], value)


def _index(index: ast.expr) -> ast.expr:
    """An index as an expression that a function can be given."""
    if isinstance(index, ast.Slice):
        return _call("_slice", *(part or ast.Constant(None) for part in (index.lower, index.upper, index.step)))
    if isinstance(index, ast.Tuple):
        index.elts = [_index(part) for part in index.elts]
    return index


def _located(statements: Sequence[ast.stmt], node: ast.stmt) -> list[ast.stmt]:
    """Statements at the line of the one that they stand for."""
    return [ast.copy_location(statement, node) for statement in statements]
