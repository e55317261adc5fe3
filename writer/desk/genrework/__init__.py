"""What the authors of genres work with: samples, and what a template must never print."""
