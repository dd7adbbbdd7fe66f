"""Maps in other formats: read into what a map file would say, written with a word on what is lost."""

from cxmap.exchange.draft import Draft, Loss, Written
from cxmap.exchange.registry import READ_AS, READERS, WRITERS, format_of
from cxmap.exchange.yaml_text import yaml_text

__all__ = ["READERS", "READ_AS", "WRITERS", "Draft", "Loss", "Written", "format_of", "yaml_text"]
