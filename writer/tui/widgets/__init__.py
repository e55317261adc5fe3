"""The parts of the screens, each a file named as what one sees."""
