"""What pm4py makes of a log: what follows what, where journeys begin and end, and the times between.

python mined.py FILE
"""

from __future__ import annotations

import sys

import pandas
import pm4py

path = sys.argv[1]
table = pandas.read_parquet(path) if path.endswith(".parquet") else pandas.read_csv(path)
log = pm4py.format_dataframe(table, case_id="who", activity_key="step", timestamp_key="at")
pm4py.discover_dfg(log)
pm4py.discover_performance_dfg(log)
