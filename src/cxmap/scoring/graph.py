"""Questions about ways between numbered things: what lies in one loop, what leads where, what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush


def components(count: int, ways: Sequence[tuple[int, int]]) -> list[int]:
    """The loop each number from 0 belongs to: numbers that can reach each other share one (Tarjan 1972)."""
    onward: list[list[int]] = [[] for _ in range(count)]
    for start, end in ways:
        onward[start].append(end)
    component = [-1] * count
    order, low = [-1] * count, [0] * count
    stack: list[int] = []
    reached = made = 0
    for root in range(count):
        if order[root] >= 0:
            continue
        work = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                order[node] = low[node] = reached
                reached += 1
                stack.append(node)
            else:
                low[node] = min(low[node], low[onward[node][at - 1]])
            while at < len(onward[node]):
                other = onward[node][at]
                at += 1
                if order[other] < 0:
                    work += [(node, at), (other, 0)]
                    break
                if component[other] < 0:
                    low[node] = min(low[node], order[other])
            else:
                if low[node] == order[node]:
                    while component[node] < 0:
                        component[stack.pop()] = made
                    made += 1
    return component


def leads(start: int, end: int, ways: Iterable[tuple[int, int]]) -> bool:
    """Whether one can come from `start` to `end` by these ways; always, where they are the same."""
    onward: dict[int, list[int]] = {}
    for start_, other in ways:
        onward.setdefault(start_, []).append(other)
    seen, left = {start}, [start]
    while left:
        new = [other for other in onward.get(left.pop(), ()) if other not in seen]
        seen.update(new)
        left += new
    return end in seen


def in_order(count: int, ways: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers from 0, so that every way runs forward and otherwise as they come; `ways` have no loops."""
    waiting = [0] * count
    onward: list[list[int]] = [[] for _ in range(count)]
    for start, end in ways:
        waiting[end] += 1
        onward[start].append(end)
    ready = [at for at in range(count) if not waiting[at]]
    result = []
    while ready:
        at = heappop(ready)
        result.append(at)
        for end in onward[at]:
            waiting[end] -= 1
            if not waiting[end]:
                heappush(ready, end)
    return result
