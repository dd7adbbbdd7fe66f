"""CJML, the Customer Journey Modelling Language of SINTEF, in and out: planned and actual journeys as XML."""

from cxmap.exchange.cjml.reading import read_cjml
from cxmap.exchange.cjml.writing import write_cjml

__all__ = ["read_cjml", "write_cjml"]
