"""Markdown and plain text as measurable prose: blocks, sentences, words, quotations; knows no rule."""
