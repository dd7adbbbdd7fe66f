"""Pictures and tables for pages that are not ours: wikis, sites, frames and notebooks."""
