"""Writes a pause into a module's syntax tree before every step that another thread could come between.

Two granularities. `access`: before each read or write of an attribute, of an item, and of a variable that more than
one function can meet; and a call of `hooks.py` in place of each other operation that could read or change an object:
calls, operators, iteration, unpacking, tests, formatting. The hook makes a step where the object calls for one. (Each
acquire of a lock is a step too; the stand-in for the lock makes it.) `line`: before each statement.
"""

from __future__ import annotations

import ast
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interleavings.scopes import Comprehension, Function, Scope, find_scopes

GRANULARITIES = ("access", "line")
PREFIX = "_interleavings_"  # of the names of hooks and of new variables
VERBS: dict[type[ast.expr_context], str] = {ast.Load: "read", ast.Store: "write", ast.Del: "delete"}
OF_THE_CALLER = ("super", "locals", "vars", "dir")  # without arguments, they look at the function that calls them
ANY_VALUE = (ast.Compare, ast.Constant, ast.Lambda, ast.JoinedStr)  # whose truth reads nothing that can change


@dataclass(frozen=True)
class Place:
    """Where a step is, and what it does, as a report shows it; `file` is empty for the file that is explored."""

    line: int
    text: str
    file: str = ""


def instrument(source: str, file: str, granularity: str, places: list[Place], name: str = "") -> ast.Module:
    """The tree of a module with its pauses; the place of each pause is added to `places`, its number is the index.

    name: of the file in reports, where it is not the one that is explored.
    Raises ValueError for an unknown granularity, SyntaxError where the source is not Python.
    """
    if granularity not in GRANULARITIES:
        raise ValueError(f"unknown granularity {granularity!r}; known: {', '.join(GRANULARITIES)}")
    tree = ast.parse(source, file)
    kind = _Accesses if granularity == "access" else _Lines
    pauses = kind(source, file, name, places, *find_scopes(tree))
    pauses.visit(tree)
    return ast.fix_missing_locations(tree)


class _Pauses(ast.NodeTransformer):
    """What both granularities share: where we are, and the numbered places."""

    def __init__(
        self,
        source: str,
        file: str,
        name: str,
        places: list[Place],
        scopes: dict[ast.AST, Scope],
        rebound: set[tuple[Scope | None, str]],
    ):
        self.source, self.file, self.name = source, file, name
        self.lines, self.scopes, self.rebound = source.splitlines(), scopes, rebound
        self.places = places
        self.scope: Scope | None = None
        self.classes = [""]
        self.line = 0  # that of a formatted string around us: within one, versions of Python count lines differently

    def place(self, node: ast.expr | ast.stmt, text: str) -> ast.Constant:
        """Note a place; its number as an expression."""
        self.places.append(Place(self.line or node.lineno, text, self.name))
        return ast.Constant(len(self.places) - 1)

    def step(self, node: ast.expr | ast.stmt, text: str) -> ast.Call:
        """The pause before a step."""
        return _hook("step", self.place(node, text))

    def body(self, statements: list[ast.stmt]) -> list[ast.stmt]:
        """Visit statements, each of which may become several."""
        found: list[ast.stmt] = []
        for statement in statements:
            new = self.visit(statement)
            found += new if isinstance(new, list) else [new]
        return found

    def _inside(self, node: ast.AST, body: list[ast.stmt]) -> list[ast.stmt]:
        """Visit the body of a function or class in its own scope."""
        before, self.scope = self.scope, self.scopes[node]
        found = self.body(body)
        self.scope = before
        return found

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self.classes.append(node.name)
        node.body = self._inside(node, node.body)
        self.classes.pop()
        return node

    def visit_FunctionDef(self, node: Function) -> Function:
        node.body = self._inside(node, node.body)
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Function:
        return self.visit_FunctionDef(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        """A thread whose schedule is over is not kept by a handler that catches all."""
        node.body = [ast.copy_location(ast.Expr(_hook("caught")), node), *self.body(node.body)]
        return node

    def is_in_function(self) -> bool:
        """Whether we are in the body of a function, not of a class or of the module."""
        return self.scope is not None and self.scope.kind is not ast.ClassDef


class _Lines(_Pauses):
    """A pause before each statement of a function, and before each evaluation of a loop's condition."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        for name, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                setattr(node, name, self.body(value))
            elif isinstance(value, list):
                for part in value:
                    if isinstance(part, (ast.ExceptHandler, ast.match_case)):
                        self.visit(part)
        return node

    def visit_While(self, node: ast.While) -> ast.AST:
        if self.is_in_function():
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
            if self.is_in_function() and not does_nothing and not isinstance(statement, ast.While):
                found.append(ast.copy_location(ast.Expr(self.step(statement, self.text(statement))), statement))
            found.append(self.visit(statement))
        return found


class _Accesses(_Pauses):
    """A pause before each access, after all that has to be evaluated before it."""

    def __init__(self, *arguments: Any):
        super().__init__(*arguments)
        self.numbers = itertools.count(1)

    def temporary(self) -> str:
        """The name of a new variable."""
        return f"{PREFIX}{next(self.numbers)}"

    def text(self, node: ast.AST) -> str:
        """An expression as every version of Python writes it."""
        differs = (ast.JoinedStr, ast.Lambda, getattr(ast, "TemplateStr", ast.Lambda))
        if not self.line and any(isinstance(part, differs) for part in ast.walk(node)):
            return " ".join((ast.get_source_segment(self.source, node) or "").split())
        return ast.unparse(node)

    def hooked(self, hook: str, node: ast.expr, verb: str, *more: ast.expr) -> ast.expr:
        """An expression whose value a hook is given together with a place: `verb` and the expression."""
        place = self.place(node, f"{verb} {self.text(node)}")
        return ast.copy_location(_hook(hook, self.visit(node), place, *more), node)

    def visit_each(self, nodes: Sequence[ast.expr | None]) -> list[Any]:
        return [node and self.visit(node) for node in nodes]

    # Names

    def is_shared(self, name: str) -> bool:
        """Whether a name is that of a variable which more than one function can meet."""
        return self.scope is not None and (self.scope.owner(name), name) in self.rebound

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if isinstance(node.ctx, ast.Load) and self.is_shared(node.id):
            return ast.copy_location(_before(self.step(node, f"read {node.id}"), node), node)
        return node

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.expr:
        node.value = self.visit(node.value)
        if not self.is_shared(node.target.id):
            return node
        name = self.temporary()
        kept = ast.NamedExpr(ast.Name(name, ast.Store()), node.value)
        step = self.step(node, f"write {node.target.id}")
        node.value = ast.Name(name, ast.Load())
        return ast.Subscript(ast.Tuple([kept, step, node], ast.Load()), ast.Constant(2), ast.Load())

    def _writes(self, node: ast.stmt, *names: str) -> list[ast.stmt]:
        """The pauses before a statement that binds names in another way than by `=`."""
        return _located([ast.Expr(self.step(node, f"write {name}")) for name in names if self.is_shared(name)], node)

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> list[ast.stmt]:
        return [*self._writes(node, *((one.asname or one.name).partition(".")[0] for one in node.names)), node]

    visit_ImportFrom = visit_Import

    def visit_Delete(self, node: ast.Delete) -> list[ast.stmt]:
        found: list[ast.stmt] = []
        for target in node.targets:
            if isinstance(target, ast.Name) and self.is_shared(target.id):
                found += _located([ast.Expr(self.step(node, f"delete {target.id}"))], node)
            found.append(ast.copy_location(ast.Delete([self.visit(target)]), node))
        return found

    # Attributes, items, calls

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        place = self.place(node, f"{VERBS[type(node.ctx)]} {self.text(node)}")
        if isinstance(node.ctx, ast.Load):
            name = ast.Constant(self._mangled(node.attr))
            return ast.copy_location(_hook("get", self.visit(node.value), name, place), node)
        node.value = _hook("to", self.visit(node.value), place)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        place = self.place(node, f"{VERBS[type(node.ctx)]} {self.text(node)}")
        node.value = self.visit(node.value)
        index = _index(self.visit(node.slice))
        if isinstance(node.ctx, ast.Load):
            return ast.copy_location(_hook("item", node.value, index, place), node)
        node.slice = _hook("at", index, place)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = getattr(node.func, "id", "")
        if name in OF_THE_CALLER and not node.args and not node.keywords:
            return node
        place = self.place(node, f"call {self.text(node)}")
        func = node.func
        if isinstance(func, ast.Attribute):
            read = self.place(func, f"read {self.text(func)}")
            attribute = ast.Constant(self._mangled(func.attr))
            func.value = _hook("look", self.visit(func.value), attribute, read)
        else:
            node.func = self.visit(func)
        keywords = [self._keyword(keyword) for keyword in node.keywords]
        new = ast.Call(ast.Name(f"{PREFIX}call", ast.Load()), [node.func, place, *self.visit_each(node.args)], keywords)
        return ast.copy_location(new, node)

    def _keyword(self, keyword: ast.keyword) -> ast.keyword:
        if keyword.arg is None:
            return ast.keyword(None, self.hooked("spread_map", keyword.value, "unpack"))
        return ast.keyword(keyword.arg, self.visit(keyword.value))

    def _mangled(self, name: str) -> str:
        """The name of an attribute as the class that we are in has it, if it is a private one."""
        if name.startswith("__") and not name.endswith("__") and self.classes[-1]:
            return f"_{self.classes[-1].lstrip('_')}{name}"
        return name

    # Operators, tests, formatting

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        return self._operation(node, type(node.op).__name__, node.left, node.right)

    def _operation(self, node: ast.expr, name: str, left: ast.expr, right: ast.expr) -> ast.expr:
        if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
            return node
        place = self.place(node, f"evaluate {self.text(node)}")
        hook = _hook("do", ast.Constant(name), place, self.visit(left), self.visit(right))
        return ast.copy_location(hook, node)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        if len(node.ops) == 1:
            if isinstance(node.ops[0], (ast.Is, ast.IsNot)):
                return self.generic_visit(node)  # type: ignore[return-value]  # the same node
            return self._operation(node, type(node.ops[0]).__name__, node.left, node.comparators[0])
        node.left, *node.comparators = [
            self.hooked("plain", part, "compare") for part in (node.left, *node.comparators)
        ]
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        node.operand = self.test(node.operand) if isinstance(node.op, ast.Not) else self.visit(node.operand)
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        node.values = [*map(self.test, node.values[:-1]), self.visit(node.values[-1])]
        return node

    def test(self, node: ast.expr) -> ast.expr:
        """Visit an expression that is asked whether it is true."""
        if isinstance(node, ast.BoolOp):
            node.values = [self.test(value) for value in node.values]
            return node
        if isinstance(node, ANY_VALUE) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            found: ast.expr = self.visit(node)
            return found
        return self.hooked("truth", node, "test")

    def _visit_test(self, node: ast.If | ast.While | ast.IfExp | ast.Assert) -> ast.AST:
        test, node.test = self.test(node.test), ast.Constant(None)
        self.generic_visit(node)
        node.test = test
        return node

    visit_If = visit_While = visit_IfExp = visit_Assert = _visit_test

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        before, self.line = self.line, self.line or node.lineno
        self.generic_visit(node)
        self.line = before
        return node

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        spec = node.format_spec
        is_late = spec is not None and any(isinstance(part, ast.FormattedValue) for part in ast.walk(spec))
        node.value = self.hooked("plain" if is_late else "touch", node.value, "format")
        node.format_spec = spec and self.visit(spec)
        return node

    # Iteration and unpacking

    def iterate(self, node: ast.expr, target: ast.expr) -> ast.expr:
        """What a `for` goes through."""
        verb = self.place(node, f"next of {self.text(node)}")
        unpacks = ast.Constant(isinstance(target, (ast.Tuple, ast.List)))
        return self.hooked("iterate", node, "iterate", verb, unpacks)

    def visit_Starred(self, node: ast.Starred) -> ast.Starred:
        if isinstance(node.ctx, ast.Load):
            node.value = self.hooked("spread", node.value, "unpack")
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.Dict:
        for index, key in enumerate(node.keys):
            value = node.values[index]
            node.keys[index] = key and self.visit(key)
            node.values[index] = self.visit(value) if key else self.hooked("spread_map", value, "unpack")
        return node

    def _visit_comprehension(self, node: Comprehension) -> Comprehension:
        outer, inner = self.scope, self.scopes[node]
        for number, part in enumerate(node.generators):
            self.scope = inner if number else outer  # the first iterable is evaluated outside
            if part.is_async:
                part.iter = self.hooked("aiterate", part.iter, "next of")
            else:
                part.iter = self.iterate(part.iter, part.target)
            self.scope = inner
            part.target = self.visit(part.target)
            part.ifs = [self.test(test) for test in part.ifs]
        self.scope = inner
        if isinstance(node, ast.DictComp):
            node.key, node.value = self.visit(node.key), self.visit(node.value)
        else:
            node.elt = self.visit(node.elt)
            if isinstance(node, ast.GeneratorExp):
                node.elt = _hook("left", node.elt)
        self.scope = outer
        return node

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _visit_comprehension

    def visit_For(self, node: ast.For | ast.AsyncFor) -> ast.AST:
        writes: list[ast.stmt] = []
        if isinstance(node, ast.For):
            node.iter = self.iterate(node.iter, node.target)
        else:
            node.iter = self.hooked("aiterate", node.iter, "next of")
        node.target = self._store(node.target, writes)
        node.body = [*_located(writes, node), *self.body(node.body)]
        node.orelse = self.body(node.orelse)
        return node

    visit_AsyncFor = visit_For

    def visit_With(self, node: ast.With | ast.AsyncWith) -> ast.AST:
        writes: list[ast.stmt] = []
        for item in node.items:
            item.context_expr = self.hooked("enter", item.context_expr, "enter")
            if item.optional_vars:
                item.optional_vars = self._store(item.optional_vars, writes)
        node.body = [*_located(writes, node), *self.body(node.body)]
        return node

    visit_AsyncWith = visit_With

    # Assignments

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
        lists = [target for target in node.targets if isinstance(target, (ast.Tuple, ast.List))]
        is_deep = any(isinstance(part, (ast.Tuple, ast.List)) for target in lists for part in target.elts)
        if lists:
            node.value = self.hooked("unpack", node.value, "unpack", ast.Constant(is_deep))
        else:
            node.value = self.visit(node.value)
        node.targets = [self._store(target, writes) for target in node.targets]
        return [node, *_located(writes, node)]

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        writes: list[ast.stmt] = []
        if node.value is not None:
            node.value = self.visit(node.value)
            node.target = self._store(node.target, writes)  # type: ignore[assignment]  # the same kind of target
        return [node, *_located(writes, node)]

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt | list[ast.stmt]:
        """`a.b += c` becomes its steps: what a is, the read, c, the sum, the write."""
        if isinstance(node.target, ast.Name):
            return self._augment_name(node, node.target)
        if not self.is_in_function():  # new variables would be attributes there
            node.value = self.visit(node.value)
            return node
        target, text = node.target, self.text(node.target)
        before: list[ast.stmt] = []
        kept: dict[str, str] = {}
        for part in ("value", "slice") if isinstance(target, ast.Subscript) else ("value",):
            value = self.visit(getattr(target, part))
            kept[part] = self.temporary()
            before.append(_assign(ast.Name(kept[part], ast.Store()), _index(value) if part == "slice" else value))
        read = self._kept(target, kept, self.place(node, f"read {text}"), ast.Load())
        write = self._kept(target, kept, self.place(node, f"write {text}"), ast.Store())
        return _located([*before, *self._augment(node, read, write, text)], node)

    def _augment_name(self, node: ast.AugAssign, target: ast.Name) -> list[ast.stmt]:
        place = self.place(node, f"change {target.id}")
        if not self.is_shared(target.id):
            operator = ast.Constant(type(node.op).__name__)
            value = _hook("change", operator, place, ast.Name(target.id, ast.Load()), self.visit(node.value))
            return _located([_assign(target, value)], node)
        read = _before(self.step(node, f"read {target.id}"), ast.Name(target.id, ast.Load()))
        *before, write = self._augment(node, read, target, target.id)
        return _located([*before, ast.Expr(self.step(node, f"write {target.id}")), write], node)

    def _augment(self, node: ast.AugAssign, read: ast.expr, write: ast.expr, text: str) -> list[ast.stmt]:
        """An augmented assignment as three statements: read into a temporary variable, change that, write."""
        result = self.temporary()
        operator, place = ast.Constant(type(node.op).__name__), self.place(node, f"change {text}")
        change = _hook("change", operator, place, ast.Name(result, ast.Load()), self.visit(node.value))
        return [
            _assign(ast.Name(result, ast.Store()), read),
            _assign(ast.Name(result, ast.Store()), change),
            _assign(write, ast.Name(result, ast.Load())),
        ]

    def _kept(
        self,
        target: ast.Attribute | ast.Subscript,
        kept: dict[str, str],
        place: ast.Constant,
        ctx: ast.Load | ast.Store,
    ) -> ast.expr:
        """The target of an augmented assignment, its parts being in the variables `kept`, with a pause before it."""
        value = ast.Name(kept["value"], ast.Load())
        is_read = isinstance(ctx, ast.Load)
        if isinstance(target, ast.Subscript):
            index = ast.Name(kept["slice"], ast.Load())
            return (
                _hook("item", value, index, place) if is_read else ast.Subscript(value, _hook("at", index, place), ctx)
            )
        if is_read:
            return _hook("get", value, ast.Constant(self._mangled(target.attr)), place)
        return ast.Attribute(_hook("to", value, place), target.attr, ctx)

    # Functions and classes

    def visit_FunctionDef(self, node: Function) -> Any:
        before = self._writes(node, node.name)
        node.decorator_list = self.visit_each(node.decorator_list)
        node.args = self.visit_arguments(node.args)
        node.body = self._inside(node, node.body)
        if not isinstance(node.body[-1], (ast.Return, ast.Raise)):
            node.body.append(ast.copy_location(ast.Expr(_hook("left", ast.Constant(None))), node.body[-1]))
        return [*before, node]

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        before = self._writes(node, node.name)
        for name in ("decorator_list", "bases"):
            setattr(node, name, self.visit_each(getattr(node, name)))
        node.keywords = [self._keyword(keyword) for keyword in node.keywords]
        return [*before, super().visit_ClassDef(node)]

    def visit_arguments(self, node: ast.arguments) -> ast.arguments:
        node.defaults, node.kw_defaults = self.visit_each(node.defaults), self.visit_each(node.kw_defaults)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        node.args = self.visit_arguments(node.args)
        before, self.scope = self.scope, self.scopes[node]
        node.body = _hook("left", self.visit(node.body))
        self.scope = before
        return node

    def visit_Return(self, node: ast.Return) -> ast.Return:
        if node.value is not None:
            node.value = _hook("left", self.visit(node.value))
        return node

    def visit_Yield(self, node: ast.Yield) -> ast.Yield:
        node.value = _hook("left", self.visit(node.value) if node.value else ast.Constant(None))
        return node

    def visit_YieldFrom(self, node: ast.YieldFrom) -> ast.YieldFrom:
        node.value = self.hooked(
            "delegate", node.value, "next of", self.place(node, f"next of {self.text(node.value)}")
        )
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        if node.name and self.is_shared(node.name):
            raise SyntaxError(
                f"wanted `except ... as` a name of this function, came {node.name}", (self.file, node.lineno, 0, "")
            )
        node.type = node.type and self.visit(node.type)
        return super().visit_ExceptHandler(node)

    def visit_Match(self, node: ast.Match) -> ast.Match:
        attributes: list[str] = []
        for case in node.cases:
            variables, read = _names(case.pattern)
            attributes += read
            for name in filter(self.is_shared, variables):
                wanted = f"wanted names of this function in a pattern of `match`, came {name}"
                raise SyntaxError(wanted, (self.file, case.pattern.lineno, 0, ""))
        names: ast.expr = ast.Tuple([ast.Constant(name) for name in attributes], ast.Load())
        node.subject = self.hooked("subject", node.subject, "match", ast.Constant(_reads(node)), names)
        for case in node.cases:
            case.guard = case.guard and self.test(case.guard)
            case.body = self.body(case.body)
        return node


def _reads(node: ast.Match) -> bool:
    """Whether a pattern of `match` reads what is in an object, and not only its class."""
    for case in node.cases:
        for part in ast.walk(case.pattern):
            if isinstance(part, (ast.MatchSequence, ast.MatchMapping, ast.MatchValue)):
                return True
            if isinstance(part, ast.MatchClass) and (part.patterns or part.kwd_patterns):
                return True
    return False


def _names(pattern: ast.pattern) -> tuple[list[str], list[str]]:
    """The variables that a pattern binds or reads, and the attributes that it reads, such as RED of `Color.RED`."""
    variables, attributes = [], []
    for part in ast.walk(pattern):
        if isinstance(part, (ast.MatchAs, ast.MatchStar)) and part.name:
            variables.append(part.name)
        elif isinstance(part, ast.MatchMapping) and part.rest:
            variables.append(part.rest)
        elif isinstance(part, ast.Name):
            variables.append(part.id)
        elif isinstance(part, ast.Attribute):
            attributes.append(part.attr)
    return variables, attributes


def _hook(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(PREFIX + name, ast.Load()), list(arguments), [])


def _before(step: ast.expr, value: ast.expr) -> ast.expr:
    """An expression that makes the step, which returns None, and then has the value."""
    return ast.BoolOp(ast.Or(), [step, value])


def _assign(target: ast.expr, value: ast.expr) -> ast.stmt:
    return ast.Assign([target], value)


def _index(index: ast.expr) -> ast.expr:
    """An index as an expression that a function can be given."""
    if isinstance(index, ast.Slice):
        return _hook("slice", *(part or ast.Constant(None) for part in (index.lower, index.upper, index.step)))
    if isinstance(index, ast.Tuple):
        index.elts = [_index(part) for part in index.elts]
    return index


def _located(statements: Sequence[ast.stmt], node: ast.stmt) -> list[ast.stmt]:
    """Statements at the line of the one that they stand for."""
    return [ast.copy_location(statement, node) for statement in statements]
