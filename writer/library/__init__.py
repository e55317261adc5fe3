"""The only reader and writer of what people wrote."""
