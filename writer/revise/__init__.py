"""Revision: merging, and what a draft was before."""
