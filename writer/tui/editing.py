"""What keys of a key map do where one types, by name: the actions of a text area, and those of a line."""

from types import MappingProxyType

EDITS = MappingProxyType(
    {
        "left": ("cursor_left", "cursor_left"),
        "right": ("cursor_right", "cursor_right"),
        "up": ("cursor_up", ""),
        "down": ("cursor_down", ""),
        "word-left": ("cursor_word_left", "cursor_left_word"),
        "word-right": ("cursor_word_right", "cursor_right_word"),
        "line-start": ("cursor_line_start", "home"),
        "line-end": ("cursor_line_end", "end"),
        "page-up": ("cursor_page_up", ""),
        "page-down": ("cursor_page_down", ""),
        "text-start": ("to_end(-1)", "home"),
        "text-end": ("to_end(1)", "end"),
        "delete-left": ("delete_left", "delete_left"),
        "delete-right": ("delete_right", "delete_right"),
        "delete-left-in-line": ("delete_in_line(-1)", ""),
        "delete-right-in-line": ("delete_in_line(1)", ""),
        "kill-line": ("kill('cursor_line_end')", "delete_right_all"),
        "kill-word": ("kill('cursor_word_right')", "delete_right_word"),
        "cut": ("cut", "cut"),
        "copy": ("copy", "copy"),
        "paste": ("paste", "paste"),
        "undo": ("undo", ""),
        "redo": ("redo", ""),
        "cut-line": ("take_line(True)", ""),
        "copy-line": ("take_line(False)", ""),
        "paste-after": ("paste_after", ""),
        "insert": ("insert('')", ""),
        "insert-after": ("insert('cursor_right')", ""),
        "insert-at-line-start": ("insert('cursor_line_start')", ""),
        "insert-at-line-end": ("insert('cursor_line_end')", ""),
        "insert-below": ("insert_line(1)", ""),
        "insert-above": ("insert_line(0)", ""),
        "change-line-end": ("change('cursor_line_end')", ""),
        "change-word": ("change('cursor_word_right')", ""),
        "change-line": ("change('cursor_line_end', 'cursor_line_start')", ""),
    }
)
"""Name → the action of a text area, and of a line where it has one."""

MOVES = MappingProxyType(
    {
        "up": "cursor_up",
        "down": "cursor_down",
        "first": "first",
        "last": "last",
    }
)
"""Name → the action of a list."""
