"""Makes a file of council spending in its public shape: date, supplier, description, amount. All of it is made up; the same
number of rows and seed give the same rows.

    python make_spend.py spend.parquet --rows 10000000 --seed 1
"""

import argparse
import datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

#: Rows of a group: what is held in memory at once.
GROUP = 100_000

_FIRST = ["Ashdale", "Brindle", "Corvane", "Dunmere", "Eastholt", "Fenwright", "Garrowby", "Hollowell", "Inverlea", "Kestrow",
          "Larkmoor", "Merrivane", "Northolme", "Oakhurst", "Pellowe", "Quarrydene", "Rushmead", "Silverlaw", "Thornlea", "Wexcombe"]
_SECOND = ["Building", "Care", "Catering", "Civil", "Cleaning", "Consulting", "Electrical", "Engineering", "Facilities", "Fire",
           "Fleet", "Grounds", "Heating", "Highways", "Housing", "Learning", "Networks", "Office", "Property", "Security",
           "Staffing", "Surveying", "Systems", "Transport", "Waste"]
_THIRD = ["Services Limited", "Solutions Ltd", "Group plc", "Contractors Ltd", "Partnership LLP", "(UK) Limited", "Supplies Ltd",
          "Associates Limited"]
#: Firms of the groups that the list is about: a few in a hundred thousand rows.
_LISTED = ["Hangzhou Hikvision Digital Technology Co., Ltd", "Zhejiang Dahua Technology Co., Ltd", "Huawei Technologies Co., Ltd",
           "ZTE Corporation"]

# What is bought, and how often in ten thousand rows. “{n}” is a number.
_ORDINARY = ["Agency staff, week {n}", "Residential placement ref {n}", "Grounds maintenance, lot {n}", "Gas, meter {n}",
             "Electricity, account {n}", "Stationery order {n}", "Resurfacing, job {n}", "Legal fees, matter {n}",
             "Home to school transport, route {n}", "Void property clearance {n}", "Software licence renewal {n}",
             "Street cleansing, ward {n}", "Training course {n}", "Vehicle hire, invoice {n}", "Repairs and maintenance {n}"]
_KIT = ["AXIS P{n}-LVE network camera", "Hanwha XNV-{n}R dome camera", "Bosch NBE-{n}-AL bullet camera",
        "{n} x 5MP dome camera, as specified", "CCTV maintenance, site {n}", "Avigilon camera order {n}",
        "Paxton door controllers, order {n}"]
_LISTED_KIT = ["Hikvision DS-2CD2{n}G2-I turret camera", "Dahua IPC-HFW{n}T-ZAS bullet camera", "DS-7{n}NI-K2 NVR",
               "Uniview IPC{n}LE-ADF28KM", "Remove Hikvision cameras, job {n}", "HiLook IPC-T{n}H domes"]
_SHARES = [(_ORDINARY, 9_650), (_KIT, 270), (_LISTED_KIT, 80)]


def suppliers():
    """Every name that a row may have; the last few are of listed groups."""
    return [f"{a} {b} {c}" for a in _FIRST for b in _SECOND for c in _THIRD] + _LISTED


def batches(rows, seed=1):
    """The rows, a group at a time, as record batches."""
    names = suppliers()
    ordinary = len(names) - len(_LISTED)
    kinds = [text for texts, _ in _SHARES for text in texts]
    odds = np.array([share / len(texts) for texts, share in _SHARES for _ in texts])
    first_day = datetime.date(2025, 4, 1)
    for start in range(0, rows, GROUP):
        count = min(GROUP, rows - start)
        chance = np.random.default_rng([seed, start])
        firms = chance.integers(0, ordinary, count)
        listed = chance.random(count) < 0.00005
        firms[listed] = chance.integers(ordinary, len(names), listed.sum())
        what = chance.choice(len(kinds), count, p=odds / odds.sum())
        numbers = chance.integers(100, 1_000, count)
        days = chance.integers(0, 365, count)
        amounts = np.round(500 + chance.exponential(6_000, count), 2)
        yield pa.record_batch({
            "date": pa.array([first_day + datetime.timedelta(days=int(day)) for day in days], pa.date32()),
            "supplier": pa.array([names[firm] for firm in firms]),
            "description": pa.array([kinds[kind].replace("{n}", str(number)) for kind, number in zip(what, numbers)]),
            "amount": pa.array(amounts),
        })


def make(path, rows, seed=1):
    """Writes so many rows to a Parquet file."""
    writer = None
    for batch in batches(rows, seed):
        writer = writer or pq.ParquetWriter(path, batch.schema)
        writer.write_batch(batch)
    if writer:
        writer.close()


if __name__ == "__main__":
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("path")
    told.add_argument("--rows", type=int, default=100_000)
    told.add_argument("--seed", type=int, default=1)
    told = told.parse_args()
    make(told.path, told.rows, told.seed)
