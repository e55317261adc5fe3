"""The app in a browser on this machine: a page of our own, and one app behind each tab."""
