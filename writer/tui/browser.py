"""The app's line to a browser: Textual's own driver, which ends with its line as a terminal's program does."""

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class BrowserDriver(WebDriver):
    """Reads from the server; where that died there is nobody to draw for."""

    def run_input_thread(self) -> None:
        """Read until the app ends, or the line does: then end the app, which keeps what is not saved."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())
