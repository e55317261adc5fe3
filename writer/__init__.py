"""writer: news articles from facts, and the text held against them."""
