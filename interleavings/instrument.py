"""Writes a pause into a module's syntax tree before every step that another thread could come between.

Two granularities. `access`: before each read or write of an attribute, of an item, and of a global or closure
variable that some function rebinds, and before each method call on a built-in object that can change. (Each
acquire of a lock is a step too; the stand-in for the lock makes it.) `line`: before each statement.

The functions that the new code calls (`_at`, `_look`, `_call`, `_step`) are those of `turns.Stage`.
"""

from __future__ import annotations

import ast
import itertools
from dataclasses import dataclass, field

GRANULARITIES = ("access", "line")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True)
class Place:
    """Where a step is, and what it does, as a report shows it."""

    line: int
    function: str
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
        scope = self
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

    def __init__(self):
        self.of: dict[ast.AST, Scope] = {}
        self.here: Scope | None = None
        self.declared: list[tuple[Scope, str]] = []

    @property
    def rebound(self) -> set[tuple[Scope | None, str]]:
        return {(scope.owner(name), name) for scope, name in self.declared}

    def _inside(self, node: ast.AST, names: set[str], outside: list, inside: list) -> None:
        for part in outside:
            self.visit(part)
        self.of[node] = self.here = Scope(self.here, names)
        for part in inside:
            self.visit(part)
        self.here = self.here.outer

    def _function(self, node) -> None:
        if self.here and hasattr(node, "name"):
            self.here.names.add(node.name)
        parameters = [a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)]
        body = node.body if isinstance(node.body, list) else [node.body]
        self._inside(node, set(parameters), [node.args, *getattr(node, "decorator_list", ())], body)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda = _function

    def _comprehension(self, node) -> None:
        targets = {n.id for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
        self._inside(node, targets, [], list(ast.iter_child_nodes(node)))

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def visit_Name(self, node) -> None:
        if self.here and isinstance(node.ctx, ast.Store):
            self.here.names.add(node.id)

    def visit_Global(self, node) -> None:
        if self.here:
            self.here.global_names.update(node.names)
            self.declared += [(self.here, name) for name in node.names]

    def visit_Nonlocal(self, node) -> None:
        self.here.nonlocal_names.update(node.names)
        self.declared += [(self.here, name) for name in node.names]


class _Pauses(ast.NodeTransformer):
    """What both granularities share: where we are, and the numbered places."""

    def __init__(self, source: str, scopes: _Scopes):
        self.lines, self.scopes, self.rebound = source.splitlines(), scopes, scopes.rebound
        self.places: list[Place] = []
        self.scope: Scope | None = None
        self.function, self.classes = "", [""]

    def place(self, node: ast.AST, text: str) -> ast.Constant:
        self.places.append(Place(node.lineno, self.function, text))
        return ast.Constant(len(self.places) - 1)

    def call(self, name: str, *args: ast.expr) -> ast.Call:
        return ast.Call(ast.Name(name, ast.Load()), list(args), [])

    def step(self, node: ast.AST, text: str) -> ast.Call:
        return self.call("_step", self.place(node, text))

    def visit_ClassDef(self, node):
        self.classes.append(node.name)
        node.body = [self.visit(part) if isinstance(part, (*FUNCTIONS, ast.ClassDef)) else part for part in node.body]
        self.classes.pop()
        return node

    def visit_Module(self, node):
        node.body = [self.visit(part) if isinstance(part, (*FUNCTIONS, ast.ClassDef)) else part for part in node.body]
        return node

    def visit_FunctionDef(self, node):
        before = self.scope, self.function
        self.scope = self.scopes.of[node]
        self.function = ".".join(filter(None, [self.classes[-1], node.name]))
        node.body = self.body(node.body)
        self.scope, self.function = before
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        found = []
        for statement in statements:
            new = self.visit(statement)
            found += new if isinstance(new, list) else [new]
        return found


class _Lines(_Pauses):
    """A pause before each statement, and before each evaluation of a loop's condition."""

    def generic_visit(self, node):
        for name, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                setattr(node, name, self.body(value))
            elif isinstance(value, list):
                for part in value:
                    if isinstance(part, (ast.ExceptHandler, *(t for t in (getattr(ast, "match_case", None),) if t))):
                        self.generic_visit(part)
        return node

    def visit_While(self, node):
        node.test = ast.BoolOp(ast.Or(), [self.step(node, self.text(node)), node.test])
        return self.generic_visit(node)

    def text(self, node: ast.stmt) -> str:
        return self.lines[node.lineno - 1].strip()

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        found = []
        for statement in statements:
            free = isinstance(statement, (ast.Global, ast.Nonlocal, ast.While)) or (
                isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            )
            if not free:
                found.append(ast.copy_location(ast.Expr(self.step(statement, self.text(statement))), statement))
            found.append(self.visit(statement))
        return found


class _Accesses(_Pauses):
    """A pause before each access, after all that has to be evaluated before it."""

    def __init__(self, source: str, scopes: _Scopes):
        super().__init__(source, scopes)
        self.numbers = itertools.count(1)

    def temporary(self) -> str:
        return f"_interleave_{next(self.numbers)}"

    def is_shared(self, name: str) -> bool:
        owner = self.scope.owner(name) if self.scope else None
        return self.scope is not None and (owner, name) in self.rebound

    def verb(self, node) -> str:
        return {ast.Load: "read", ast.Store: "write", ast.Del: "delete"}[type(node.ctx)]

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load) and self.is_shared(node.id):
            return ast.copy_location(ast.BoolOp(ast.Or(), [self.step(node, f"read {node.id}"), node]), node)
        return node

    def visit_Attribute(self, node):
        text = f"{self.verb(node)} {ast.unparse(node)}"
        node.value = self.call("_at", self.visit(node.value), self.place(node, text))
        return node

    def visit_Subscript(self, node):
        text = f"{self.verb(node)} {ast.unparse(node)}"
        node.value = self.visit(node.value)
        node.slice = self.call("_at", self._index(self.visit(node.slice)), self.place(node, text))
        return node

    def _index(self, index: ast.expr) -> ast.expr:
        """An index as an expression that a function can be given."""
        if isinstance(index, ast.Slice):
            return self.call("_slice", *(part or ast.Constant(None) for part in (index.lower, index.upper, index.step)))
        if isinstance(index, ast.Tuple):
            index.elts = [self._index(part) for part in index.elts]
        return index

    def visit_Call(self, node):
        text = f"call {ast.unparse(node)}"
        node.args = [self.visit(arg) for arg in node.args]
        node.keywords = [self.visit(keyword) for keyword in node.keywords]
        if not isinstance(node.func, ast.Attribute):
            node.func = self.visit(node.func)
            return node
        name = node.func.attr
        if name.startswith("__") and not name.endswith("__") and self.classes[-1]:
            name = f"_{self.classes[-1].lstrip('_')}{name}"
        read = self.place(node.func, f"read {ast.unparse(node.func)}")
        node.func.value = self.call("_look", self.visit(node.func.value), ast.Constant(name), read)
        node.args = [node.func, self.place(node, text), *node.args]
        node.func = ast.Name("_call", ast.Load())
        return node

    def visit_Lambda(self, node):
        before, self.scope = self.scope, self.scopes.of[node]
        node.body = self.visit(node.body)
        self.scope = before
        return node

    def _comprehension(self, node):
        before, self.scope = self.scope, self.scopes.of[node]
        self.generic_visit(node)
        self.scope = before
        return node

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def visit_NamedExpr(self, node):
        node.value = self.visit(node.value)
        if not self.is_shared(node.target.id):
            return node
        kept = ast.NamedExpr(ast.Name(self.temporary(), ast.Store()), node.value)
        step = self.step(node, f"write {node.target.id}")
        node.value = ast.Name(kept.target.id, ast.Load())
        return ast.Subscript(ast.Tuple([kept, step, node], ast.Load()), ast.Constant(2), ast.Load())

    def _stored(self, target: ast.expr) -> tuple[ast.expr, list[ast.stmt]]:
        """A target in which shared variables are temporary ones, and the statements that then write the shared ones."""
        writes: list[ast.stmt] = []

        def replace(node):
            if isinstance(node, ast.Name) and self.is_shared(node.id):
                name = self.temporary()
                writes.append(ast.Expr(self.step(node, f"write {node.id}")))
                writes.append(ast.Assign([node], ast.Name(name, ast.Load())))
                return ast.copy_location(ast.Name(name, ast.Store()), node)
            if isinstance(node, (ast.Tuple, ast.List)):
                node.elts = [replace(part) for part in node.elts]
            elif isinstance(node, ast.Starred):
                node.value = replace(node.value)
            else:
                return self.visit(node)
            return node

        return replace(target), writes

    def visit_Assign(self, node):
        node.value, writes = self.visit(node.value), []
        for number, target in enumerate(node.targets):
            node.targets[number], more = self._stored(target)
            writes += more
        return [node, *(ast.copy_location(w, node) for w in writes)]

    def visit_AnnAssign(self, node):
        if node.value is None:
            return node
        node.value = self.visit(node.value)
        node.target, writes = self._stored(node.target)
        return [node, *(ast.copy_location(w, node) for w in writes)]

    def visit_AugAssign(self, node):
        """`a.b += c` becomes its steps: what a is, the read, c, the sum, the write."""
        text, result, before = ast.unparse(node.target), self.temporary(), []
        read = write = node.target
        if isinstance(node.target, ast.Name):
            if not self.is_shared(node.target.id):
                node.value = self.visit(node.value)
                return node
            read = ast.BoolOp(ast.Or(), [self.step(node, f"read {text}"), ast.Name(node.target.id, ast.Load())])
            before_write = [ast.Expr(self.step(node, f"write {text}"))]
        else:
            parts = ["value", "slice"] if isinstance(node.target, ast.Subscript) else ["value"]
            kept = {part: self.temporary() for part in parts}
            for part, name in kept.items():
                value = self.visit(getattr(node.target, part))
                value = self._index(value) if part == "slice" else value
                before.append(ast.Assign([ast.Name(name, ast.Store())], value))
            read, write = (
                self._held(node, kept, f"{verb} {text}", ctx)
                for verb, ctx in (("read", ast.Load()), ("write", ast.Store()))
            )
            before_write = []
        steps = [
            *before,
            ast.Assign([ast.Name(result, ast.Store())], read),
            ast.AugAssign(ast.Name(result, ast.Store()), node.op, self.visit(node.value)),
            *before_write,
            ast.Assign([write], ast.Name(result, ast.Load())),
        ]
        return [ast.copy_location(step, node) for step in steps]

    def _held(self, node: ast.AugAssign, kept: dict[str, str], text: str, ctx) -> ast.expr:
        """The target of an augmented assignment, its parts evaluated already."""
        last = list(kept)[-1]
        parts = {part: ast.Name(name, ast.Load()) for part, name in kept.items()}
        parts[last] = self.call("_at", parts[last], self.place(node, text))
        if isinstance(node.target, ast.Subscript):
            return ast.Subscript(**parts, ctx=ctx)
        return ast.Attribute(**parts, attr=node.target.attr, ctx=ctx)

    def visit_For(self, node):
        node.iter = self.visit(node.iter)
        node.target, writes = self._stored(node.target)
        node.body = [*(ast.copy_location(w, node) for w in writes), *self.body(node.body)]
        node.orelse = self.body(node.orelse)
        return node

    def visit_With(self, node):
        writes = []
        for item in node.items:
            item.context_expr = self.visit(item.context_expr)
            if item.optional_vars:
                item.optional_vars, more = self._stored(item.optional_vars)
                writes += more
        node.body = [*(ast.copy_location(w, node) for w in writes), *self.body(node.body)]
        return node

    def visit_arguments(self, node):
        return node  # defaults and annotations are evaluated when the module is read
