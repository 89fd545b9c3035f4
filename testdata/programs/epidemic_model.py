# An epidemic three ways: difference equations, agents on a ring network, and an exact event simulation; all seeded.
import heapq
import random
from array import array
from collections import Counter
from math import exp, log


def equations(n, beta, gamma, days, seed=1.0):
    s, i, r = n - seed, seed, 0.0
    for day in range(days):
        yield day, s, i, r
        infected, cured = beta * s * i / n, gamma * i
        s, i, r = s - infected, i + infected - cured, r + cured


def network(n, near, rewire, rng):
    links = [set() for _ in range(n)]
    for a in range(n):
        for k in range(1, near + 1):
            b = (a + k) % n
            if rng.random() < rewire:
                b = rng.choice([x for x in range(n) if x != a])
            links[a].add(b)
            links[b].add(a)
    return links


def agents(links, p, days_ill, rng):
    state = array("b", [0] * len(links))  # 0 healthy, 1.. ill for so many days, -1 immune
    state[0] = 1
    while True:
        c = Counter("S" if x == 0 else "R" if x < 0 else "I" for x in state)
        yield c["S"], c["I"], c["R"]
        if not c["I"]:
            return
        new = array("b", state)
        for who, x in enumerate(state):
            if x > 0:
                new[who] = -1 if x >= days_ill else x + 1
                for other in sorted(links[who]):
                    if state[other] == 0 and rng.random() < p:
                        new[other] = 1
        state = new


def gillespie(n, beta, gamma, rng, until):
    s, i, t, history = n - 2, 2, 0.0, []
    while i and t < until:
        infect, cure = beta * s * i / n, gamma * i
        t += -log(1 - rng.random()) / (infect + cure)
        if rng.random() * (infect + cure) < infect:
            s, i = s - 1, i + 1
        else:
            i -= 1
        history.append((t, s, i))
    return history


def contacts(links, rng):
    # The first day on which each is reached, when every link has a random delay.
    days, heap = {}, [(0.0, 0)]
    while heap:
        t, who = heapq.heappop(heap)
        if who not in days:
            days[who] = t
            for other in sorted(links[who]):
                if other not in days:
                    heapq.heappush(heap, (t + rng.expovariate(0.5), other))
    return days


peak = max(equations(1000, 0.4, 0.1, 120), key=lambda row: row[2])
print("equations: peak on day %d with %.3f ill" % (peak[0], peak[2]))
for day, s, i, r in equations(1000, 0.4, 0.1, 101):
    if day % 10 == 0:
        print(f"{day:4} {s:9.3f} {i:9.3f} {r:9.3f} |{'#' * round(i / 20):25}|")
rng = random.Random(2020)
for rewire in (0.0, 0.1, 0.5):
    links = network(150, 2, rewire, rng)
    rows = list(agents(links, 0.22, 5, rng))
    worst = max(range(len(rows)), key=lambda d: rows[d][1])
    print(f"rewire {rewire}: {len(rows)} days, {rows[-1][2]} were ill, worst day {worst} with {rows[worst][1]}", rows[:: max(1, len(rows) // 5)])
runs = [gillespie(120, 0.5, 0.2, random.Random(k), 60) for k in range(6)]
for k, h in enumerate(runs):
    print(f"run {k}: {len(h)} events, ends {h[-1][0]:.4f}, healthy {h[-1][1]}, most ill {max(i for _, _, i in h)}")
days = contacts(network(80, 2, 0.2, random.Random(5)), random.Random(6))
print(f"reached {len(days)}, last after {max(days.values()):.6f}, half by {sorted(days.values())[40]:.6f}", exp(-1))
