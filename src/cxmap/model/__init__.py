"""What a map is. Knows no file, no line number and no output."""

from cxmap.model.amounts import Quantity
from cxmap.model.comments import Comments
from cxmap.model.context import Channel, Curve, Lane, Market, Owner, Persona, Scope, Segment, Source
from cxmap.model.data import Bound, Data, DataFile
from cxmap.model.deeper import Deeper
from cxmap.model.drivers import Driver, MeasuredDrivers, Outcome
from cxmap.model.durations import Duration, Length
from cxmap.model.events import Events
from cxmap.model.experience import Claim, Expected, Experience
from cxmap.model.filling import with_measured
from cxmap.model.goal import Goal
from cxmap.model.known import KnownParts
from cxmap.model.map import FORMAT_VERSION, LinkedMap, Map
from cxmap.model.measured import (
    MeasuredEvents,
    MeasuredFigure,
    MeasuredFile,
    MeasuredMap,
    binding_of,
)
from cxmap.model.mentions import MeasuredComments, Mentions, Picked, Scored
from cxmap.model.metrics import Metric, MetricType
from cxmap.model.observed import Observed, Times
from cxmap.model.opportunity import Expectation, Opportunity
from cxmap.model.part import Part
from cxmap.model.phase import Phase
from cxmap.model.remarks import Activity, Evidence, Feeling, Impact, Kpi, Link, PainPoint, Quote, Remark
from cxmap.model.scale import Direction, Scale
from cxmap.model.shared import SHARED_KEY, SHARED_SECTIONS, SHARED_VERSION, Shared
from cxmap.model.shares import Portion
from cxmap.model.steps import Measurement, Step
from cxmap.model.targets import Target
from cxmap.model.touchpoint import Next, Touchpoint
from cxmap.model.variants import Resolution, Variant

__all__ = [
    "FORMAT_VERSION",
    "SHARED_KEY",
    "SHARED_SECTIONS",
    "SHARED_VERSION",
    "Activity",
    "Bound",
    "Channel",
    "Claim",
    "Comments",
    "Curve",
    "Data",
    "DataFile",
    "Deeper",
    "Direction",
    "Driver",
    "Duration",
    "Events",
    "Evidence",
    "Expectation",
    "Expected",
    "Experience",
    "Feeling",
    "Goal",
    "Impact",
    "KnownParts",
    "Kpi",
    "Lane",
    "Length",
    "Link",
    "LinkedMap",
    "Map",
    "Market",
    "MeasuredComments",
    "MeasuredDrivers",
    "MeasuredEvents",
    "MeasuredFigure",
    "MeasuredFile",
    "MeasuredMap",
    "Measurement",
    "Mentions",
    "Metric",
    "MetricType",
    "Next",
    "Observed",
    "Opportunity",
    "Outcome",
    "Owner",
    "PainPoint",
    "Part",
    "Persona",
    "Phase",
    "Picked",
    "Portion",
    "Quantity",
    "Quote",
    "Remark",
    "Resolution",
    "Scale",
    "Scope",
    "Scored",
    "Segment",
    "Shared",
    "Source",
    "Step",
    "Target",
    "Times",
    "Touchpoint",
    "Variant",
    "binding_of",
    "with_measured",
]
