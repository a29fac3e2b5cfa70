"""Finds the scope of every name of a module, and which variables more than one function can meet."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
LOOPS = (ast.For, ast.AsyncFor, ast.While)


@dataclass(eq=False)
class Scope:
    """The names of one function, class or comprehension; `outer` is None for those at module level."""

    outer: Scope | None
    kind: type[ast.AST]
    names: set[str] = field(default_factory=set)
    global_names: set[str] = field(default_factory=set)
    nonlocal_names: set[str] = field(default_factory=set)
    bound: Counter[str] = field(default_factory=Counter)  # how often a name is bound; in a loop, it counts twice

    def owner(self, name: str) -> Scope | None:
        """The scope that a name belongs to; None is the module."""
        scope: Scope | None = self
        while scope and name not in scope.global_names:
            is_seen = scope is self or scope.kind is not ast.ClassDef
            if is_seen and name in scope.names and name not in scope.nonlocal_names:
                return scope
            scope = scope.outer
        return None


class _Scopes(ast.NodeVisitor):
    """The scope of each function, class and comprehension (`of`), and the variables that make steps (`rebound`)."""

    def __init__(self) -> None:
        self.of: dict[ast.AST, Scope] = {}
        self.here: Scope | None = None
        self.declared: list[tuple[Scope, str]] = []
        self.read: list[tuple[Scope, str]] = []
        self.loops = 0

    def rebound(self) -> set[tuple[Scope | None, str]]:
        """Each variable that is declared global or nonlocal somewhere, or read in an inner function and bound twice."""
        found = {(scope.owner(name), name) for scope, name in self.declared}
        for scope, name in self.read:
            owner = scope.owner(name)
            if owner and owner.bound[name] > 1 and _function(scope) is not _function(owner):
                found.add((owner, name))
        return found

    def _enter(self, node: ast.AST, names: Iterable[str], parts: Iterable[ast.AST]) -> None:
        """Visit the parts of a function, class or comprehension in its own scope, which begins with `names`."""
        outer, loops, self.loops = self.here, self.loops, 0
        self.of[node] = self.here = Scope(outer, type(node), set(names), bound=Counter(names))
        for part in parts:
            self.visit(part)
        self.here, self.loops = outer, loops

    def _bind(self, name: str | None) -> None:
        scope = self.here
        while scope and scope.kind in (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp):
            if name in scope.names:
                break
            scope = scope.outer  # where an assignment expression in a comprehension binds
        if scope and name:
            scope.names.add(name)
            scope.bound[name] += 2 if self.loops else 1

    def _visit_def(self, node: Function) -> None:
        self._bind(node.name)
        for part in (node.args, *node.decorator_list):
            self.visit(part)
        self._enter(node, _parameters(node.args), node.body)

    visit_FunctionDef = visit_AsyncFunctionDef = _visit_def

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._bind(node.name)
        for part in (*node.decorator_list, *node.bases, *node.keywords):
            self.visit(part)
        self._enter(node, (), node.body)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self._enter(node, _parameters(node.args), [node.body])

    def _visit_comprehension(self, node: Comprehension) -> None:
        targets = {n.id for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
        self._enter(node, targets, ast.iter_child_nodes(node))

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _visit_comprehension

    def _visit_loop(self, node: ast.For | ast.AsyncFor | ast.While) -> None:
        self.loops += 1
        self.generic_visit(node)
        self.loops -= 1

    visit_For = visit_AsyncFor = visit_While = _visit_loop

    def visit_Name(self, node: ast.Name) -> None:
        if self.here and isinstance(node.ctx, ast.Load):
            self.read.append((self.here, node.id))
        else:
            self._bind(node.id)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._bind(node.name)
        self.generic_visit(node)

    def visit_alias(self, node: ast.alias) -> None:
        self._bind((node.asname or node.name).partition(".")[0])

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._bind(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        self._bind(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self._bind(node.rest)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global) -> None:
        if self.here:
            self.here.global_names.update(node.names)
            self.declared += [(self.here, name) for name in node.names]

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        if self.here:
            self.here.nonlocal_names.update(node.names)
            self.declared += [(self.here, name) for name in node.names]


def find_scopes(tree: ast.Module) -> tuple[dict[ast.AST, Scope], set[tuple[Scope | None, str]]]:
    """The scope of each function, class and comprehension, and the variables that more than one function can meet."""
    scopes = _Scopes()
    scopes.visit(tree)
    return scopes.of, scopes.rebound()


def _function(scope: Scope) -> Scope:
    """The scope itself, or the one around it where it is run at once, as a list comprehension is."""
    while scope.outer and scope.kind in (ast.ListComp, ast.SetComp, ast.DictComp, ast.ClassDef):
        scope = scope.outer
    return scope


def _parameters(arguments: ast.arguments) -> set[str]:
    return {node.arg for node in ast.walk(arguments) if isinstance(node, ast.arg)}
