"""Names of firms through this package, rapidfuzz and splink, on one thread each, with labels: how often each is right, and how fast.
The thresholds of the other two are those that suit these very labels best, which they would not know beforehand; ours is fixed.
"""

import csv
import json
import os
import pathlib
import random
import subprocess
import time

import pyarrow as pa
from make_spend import suppliers

ROOT = pathlib.Path(__file__).resolve().parents[2]
#: Further labelled names, where they are; they are not part of the project.
FURTHER = pathlib.Path(os.environ.get("NAMES", ROOT / "../shared/corpora/names"))
FLAGGED = ("barred", "restricted")


def names_of_the_list(command, folder):
    """The names and brands of the makers that the list is about: what the other two compare with."""
    subprocess.run([command, "list", "export", "--format", "csv", "--out", folder], check=True, stdout=subprocess.DEVNULL)
    with open(folder / "makers.csv", newline="") as file:
        listed = {row["id"] for row in csv.DictReader(file) if row["listed"] == "true"}
    found = {}
    for table in ("names", "brands"):
        with open(folder / f"{table}.csv", newline="") as file:
            found |= {row["text"]: None for row in csv.DictReader(file) if row["maker"] in listed}
    return [*found]


def labelled_firms():
    """[(name, whether it is of a listed maker)] of the test data, without those about which the labels ask."""
    with open(ROOT / "tests/data/labelled/lines/firms.jsonl") as file:
        rows = [json.loads(line) for line in file]
    return [(row["text"], row["verdict"] in FLAGGED) for row in rows if row["verdict"] != "ask"]


def further_firms():
    """Registered names that carry a listed family or only look like it, and suppliers of councils."""
    if not FURTHER.is_dir():
        return []
    with open(FURTHER / "fp_exceptions.txt") as file:
        left_out = {line.split("\t")[0].strip().lower() for line in file}
    with open(FURTHER / "a8_section889_vs_lookalikes.csv", newline="") as file:
        rows = [(row["left"], row["match"] == "1") for row in csv.DictReader(file)]
    with open(FURTHER / "uk_council_suppliers.txt") as file:
        rows += [(name, False) for name in map(str.strip, file) if name and name.lower() not in left_out]
    return rows


def own_list(seed=1):
    """Half of the made suppliers as an own list; as questions, as many of it (written a little otherwise) as not of it."""
    chance = random.Random(seed)
    firms = suppliers()[:-4]
    chance.shuffle(firms)
    ours, others = firms[: len(firms) // 2], firms[len(firms) // 2:]
    return ours, [(_otherwise(name, chance), True) for name in ours[:500]] + [(name, False) for name in others[:500]]


def _otherwise(name, chance):
    """The same firm as somebody else writes it."""
    forms = {"Limited": "Ltd", "Ltd": "Limited", "plc": "PLC", "LLP": "L.L.P."}
    words = [forms.get(word, word) for word in name.split()]
    turn = chance.randrange(3)
    if turn == 0:
        return " ".join(words).upper()
    if turn == 1:
        at = chance.randrange(1, len(words[0]) - 2)
        words[0] = words[0][:at] + words[0][at + 1] + words[0][at] + words[0][at + 2:]
    return " ".join(words)


def best_threshold(scores, truth):
    """The quality at the threshold that gives the best F1."""
    return max(quality([score >= threshold for score in scores], truth) for threshold in {*scores})


def quality(said, truth):
    """(F1, precision, recall, how many are wrongly named)."""
    right = sum(a and b for a, b in zip(said, truth))
    precision, recall = right / max(sum(said), 1), right / max(sum(truth), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall, sum(said) - right


def rapidfuzz_scores(names, questions):
    from rapidfuzz import fuzz, process, utils

    ready = [utils.default_process(name) for name in names]
    return [
        process.extractOne(utils.default_process(question), ready, scorer=fuzz.token_sort_ratio)[1] for question in questions
    ]


#: What too many names share to bring two of them together.
_LEGAL_FORMS = {"limited", "ltd", "plc", "llp", "co", "company", "corporation", "corp", "inc", "llc", "group", "services", "(uk)", "uk"}


def splink_scores(names, questions):
    """The probability of the best pair of each question, by a model that is trained on these names without their labels."""
    import duckdb
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    def table(texts):
        words = [text.lower().replace(",", " ").replace(".", " ").split() for text in texts]
        return pa.table({
            "unique_id": [*range(len(texts))], "name": [" ".join(each) for each in words],
            "words": [sorted({*each} - _LEGAL_FORMS) for each in words],
            "first": [each[0] if each else "" for each in words],
        })

    settings = SettingsCreator(
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("words", arrays_to_explode=["words"]), block_on("substr(name, 1, 4)"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.97, 0.92, 0.85]),
            cl.ExactMatch("first").configure(term_frequency_adjustments=True),
            cl.ArrayIntersectAtSizes("words", [3, 2, 1]),
        ],
    )
    backend = DuckDBAPI(connection=duckdb.connect(config={"threads": 1}))
    sides = [backend.register(table(texts), dataset_display_name=side) for texts, side in ((names, "a_names"), (questions, "b_questions"))]
    linker = Linker(sides, settings, log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("name")], recall=0.5)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("substr(name, 1, 4)"))
    scores = [-1.0] * len(questions)
    for pair in linker.inference.predict().as_record_list():
        at = pair["unique_id_r"]
        scores[at] = max(scores[at], pair["match_probability"])
    return scores
