"""Generation is linear: the time for 10,000 facts against that for 1,000, all forms, and the memory it takes."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import time

BUDGET = 11.0
MEMORY = 500


def facts_file(count: int) -> str:
    """A facts file of `count` facts: half of them on their own, half rows of one series."""
    rng = random.Random(1)
    things = count // 2
    entities = "\n".join(
        f"  e{i}: {{name: Thing{i}, type: {('country', 'programme')[i % 2]}, tags: [t{i % 7}]}}" for i in range(things)
    )
    single = "\n".join(
        f'  - {{id: f{i}, says: "{{who}} did work {chr(97 + i % 26)}{i}[ in {{when}}]'
        '[ with {n} men].", '
        f"who: e{rng.randrange(things)}, when: {rng.choice(['', 'April '])}{1900 + i % 100}, "
        f"n: {rng.randrange(5, 900)}, "
        'ask: {n: "{n} men did it?"}, sources: [s]}'
        for i in range(count - things)
    )
    rows = "\n".join(f"      - [e{i}, {1900 + rng.randrange(100)}]" for i in range(things))
    return f"""id: big
sources: {{s: {{title: S, date: 2020}}}}
entities:
{entities}
facts:
{single}
series:
  - id: joined
    says: "{{who}} joined the club[ in {{when}}]."
    columns: [who, when]
    sources: [s]
    rows:
{rows}
"""


def measure(count: int) -> tuple[float, int, float]:
    """Seconds to generate, questions made, and the most memory used in MB, in a process of its own."""
    out = subprocess.run([sys.executable, __file__, str(count)], check=True, capture_output=True, text=True).stdout
    seconds, questions, memory = out.split()
    return float(seconds), int(questions), float(memory)


def generate(count: int) -> None:
    """Generate once and print the figures."""
    from quizgame.decks.reading import read_file
    from quizgame.generate.context import Context
    from quizgame.generate.expand import expand
    from quizgame.generate.forms import FORMS

    gc.disable()  # as the command line does
    base = read_file(facts_file(count).encode(), "big.yaml", lambda name: b"").base
    assert base is not None
    began = time.process_time()
    made = expand(Context(base), base.facts, base.entities.values(), FORMS)
    seconds = time.process_time() - began
    try:
        import resource

        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    except ImportError:  # Windows does not tell
        memory = 0.0
    print(seconds, len(made.questions), memory)


def main() -> None:
    """Compare."""
    measure(100)
    # the best of three each: whatever else the machine does only ever adds
    small, few, _ = min(measure(1_000) for _ in range(3))
    large, many, memory = min(measure(10_000) for _ in range(3))
    print(f" 1,000 facts   {small:6.2f} s   {few:6,} questions")
    print(f"10,000 facts   {large:6.2f} s   {many:6,} questions   {memory:.0f} MB at most (budget {MEMORY})")
    print(f"ratio          {large / small:6.1f}     (budget {BUDGET:.0f})")


if __name__ == "__main__":
    generate(int(sys.argv[1])) if len(sys.argv) > 1 else main()
