"""What a map is. Knows no file, no line number and no output."""

from cxmap.model.amounts import Duration, Quantity
from cxmap.model.context import Channel, Curve, Lane, Market, Owner, Persona, Scope, Segment, Source
from cxmap.model.data import Bound, Data, DataFile, Events
from cxmap.model.filling import with_measured
from cxmap.model.goal import Goal
from cxmap.model.map import FORMAT_VERSION, Expectation, Map, Measurement, Opportunity, Phase, Step
from cxmap.model.measured import (
    MeasuredEvents,
    MeasuredFigure,
    MeasuredFile,
    MeasuredMap,
    binding_of,
)
from cxmap.model.metrics import Metric, MetricType
from cxmap.model.observed import Observed, Times
from cxmap.model.part import Part
from cxmap.model.remarks import Activity, Evidence, Feeling, Impact, Kpi, Link, PainPoint, Quote, Remark
from cxmap.model.scale import Direction, Scale
from cxmap.model.targets import Target
from cxmap.model.touchpoint import Claim, Experience, Next, Touchpoint

__all__ = [
    "FORMAT_VERSION",
    "Activity",
    "Bound",
    "Channel",
    "Claim",
    "Curve",
    "Data",
    "DataFile",
    "Direction",
    "Duration",
    "Events",
    "Evidence",
    "Expectation",
    "Experience",
    "Feeling",
    "Goal",
    "Impact",
    "Kpi",
    "Lane",
    "Link",
    "Map",
    "Market",
    "MeasuredEvents",
    "MeasuredFigure",
    "MeasuredFile",
    "MeasuredMap",
    "Measurement",
    "Metric",
    "MetricType",
    "Next",
    "Observed",
    "Opportunity",
    "Owner",
    "PainPoint",
    "Part",
    "Persona",
    "Phase",
    "Quantity",
    "Quote",
    "Remark",
    "Scale",
    "Scope",
    "Segment",
    "Source",
    "Step",
    "Target",
    "Times",
    "Touchpoint",
    "binding_of",
    "with_measured",
]
