"""Tunes a published sentence encoder on the labelled lines, and labels many more lines with it.

The encoder (all-MiniLM-L6-v2, Apache-2.0, 22 million weights) is far too large for a page of 3 MB, but reads lines that it has
not seen better than a small network that learns from the labelled lines alone. So it teaches: learn.py makes the small network
give the odds that this one gives. The same input gives the same odds with the versions in requirements.txt on one kind of machine.

    python teach.py --out FOLDER        # writes the odds of the labelled lines and of those that variations.py makes
"""

import argparse
import json
import os
import random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

import grammar
import items
import labelled_lines
import variations
import word_vectors

SIZE = 384
LONGEST = 94
BATCH = 32
# Pieces that the encoder's list leaves free: a maker's name, and whether an owner or a buyer reads. The one between is not used.
NAME, OWNER, BUYER = 2, 4, 5
FIRST_FREE, FREE = 2, 4
OPENS, CLOSES = 101, 102


def pieces_of(line, tokenizer):
    """The line's pieces, the places of its names among them and their standings; names next to each other are one."""
    pieces = [OPENS, OWNER if line["context"] in labelled_lines.OWNERS else BUYER]
    places, standings, at, after_name = [], [], 0, False
    for start, end, standing in line["names"]:
        if start < at:
            continue
        between = line["text"][at:start]
        if not (after_name and not between.strip()):
            pieces += tokenizer.encode(between, add_special_tokens=False).ids if between.strip() else []
            places.append(len(pieces))
            pieces.append(NAME)
            standings.append(labelled_lines.STATED.index(standing) if standing in labelled_lines.STATED else -100)
        at, after_name = end, True
    rest = line["text"][at:]
    pieces += tokenizer.encode(rest, add_special_tokens=False).ids if rest.strip() else []
    kept = [(place, standing) for place, standing in zip(places, standings) if place < LONGEST]
    return pieces[:LONGEST] + [CLOSES], [place for place, _ in kept], [standing for _, standing in kept]


class Teacher(nn.Module):
    """The encoder, and a standing for each name from what it says of the name and of the whole line."""

    def __init__(self, folder):
        super().__init__()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        self.encoder.embeddings.requires_grad_(False)
        self.encoder.encoder.layer[0].requires_grad_(False)
        self.free = nn.Parameter(0.05 * torch.randn(FREE, SIZE))
        self.drop, self.mix, self.out = nn.Dropout(0.1), nn.Linear(2 * SIZE, 256), nn.Linear(256, 5)

    def forward(self, pieces, there, rows, places):
        words = self.encoder.embeddings.word_embeddings(pieces)
        for nth in range(FREE):
            words = torch.where((pieces == FIRST_FREE + nth)[..., None], self.free[nth], words)
        states = self.encoder(inputs_embeds=words, attention_mask=there).last_hidden_state
        whole = (states * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        both = torch.cat([states[rows, places], whole[rows]], -1)
        return self.out(torch.tanh(self.mix(self.drop(both))))


def together(lines):
    longest = max(len(pieces) for pieces, _, _ in lines)
    pieces, there = torch.zeros(len(lines), longest, dtype=torch.long), torch.zeros(len(lines), longest)
    rows, places, standings = [], [], []
    for row, (some, at, said) in enumerate(lines):
        pieces[row, : len(some)], there[row, : len(some)] = torch.tensor(some), 1
        rows, places, standings = rows + [row] * len(at), places + at, standings + said
    return pieces, there, torch.tensor(rows), torch.tensor(places), torch.tensor(standings)


def tune(lines, folder, tokenizer, rounds, seed=0):
    torch.manual_seed(seed)
    chance = random.Random(seed + 1)
    encoded = [line for line in (pieces_of(line, tokenizer) for line in lines) if line[1]]
    teacher = Teacher(folder)
    of_encoder = [part for name, part in teacher.named_parameters() if name.startswith("encoder") and part.requires_grad]
    of_its_own = [part for name, part in teacher.named_parameters() if not name.startswith("encoder")]
    optimiser = torch.optim.AdamW([dict(params=of_encoder, lr=1.5e-4), dict(params=of_its_own, lr=1e-3)], weight_decay=0.01)
    steps = rounds * -(-len(encoded) // BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1, step / 200) * max(0, 1 - step / steps))
    for _ in range(rounds):
        teacher.train()
        order = sorted(range(len(encoded)), key=lambda nth: len(encoded[nth][0]) + chance.random() * 6)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        chance.shuffle(batches)
        for batch in batches:
            *data, standings = together([encoded[nth] for nth in batch])
            loss = nn.functional.cross_entropy(teacher(*data), standings, ignore_index=-100, label_smoothing=0.03)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            pace.step()
    return teacher


def odds_of(teacher, lines, tokenizer, batch=128):
    """For each line the odds of the five standings, a row a name."""
    encoded = [pieces_of(line, tokenizer) for line in lines]
    order = sorted(range(len(lines)), key=lambda nth: len(encoded[nth][0]))
    odds = [[] for _ in lines]
    teacher.eval()
    with torch.no_grad():
        for at in range(0, len(order), batch):
            some = order[at : at + batch]
            *data, _ = together([encoded[nth] for nth in some])
            if not len(data[2]):
                continue
            found = torch.softmax(teacher(*data), -1).numpy()
            for row, nth in enumerate(some):
                odds[nth] = [[round(float(one), 4) for one in name] for name in found[data[2].numpy() == row]]
    return odds


def write(lines, odds, path):
    with open(path, "w", encoding="utf-8") as out:
        for line, told in zip(lines, odds):
            out.write(json.dumps(dict(text=line["text"], names=line["names"], context=line["context"], odds=told)) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--variations", type=int, nargs=2, default=[70_000, 45_000], help="lines of the first and second course")
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    folder = word_vectors.folder()
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    lines = labelled_lines.read()
    teacher = tune(lines + grammar.sentences(400) + items.sentences(2500), folder, tokenizer, asked.rounds)
    os.makedirs(asked.out, exist_ok=True)
    write(lines, odds_of(teacher, lines, tokenizer), os.path.join(asked.out, "labelled.jsonl"))
    for course, (many, seed) in enumerate(zip(asked.variations, (5, 77)), start=1):
        made = variations.of(lines, many, seed)
        write(made, odds_of(teacher, made, tokenizer), os.path.join(asked.out, f"course-{course}.jsonl"))


if __name__ == "__main__":
    main()
