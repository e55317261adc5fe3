// What stands around the terminal: its address, its focus, and what is told when there is no app to see.
"use strict";

const ENDED = "The app has ended. What was not saved is kept, and is offered when you open it again.";
const GONE = "The server has ended. Start 'writer serve' again, and open the address that it prints.";

// textual.js reads the address when the page has loaded.
document.addEventListener("DOMContentLoaded", () => {
  const terminal = document.querySelector(".textual-terminal");
  terminal.dataset.sessionWebsocketUrl = `ws://${location.host}/ws`;
  document.querySelector("#again").addEventListener("click", openAgain);
  new MutationObserver(follow).observe(document.body, { attributeFilter: ["class"] });
});

// A browser may keep a page that one has left, line and all; what was not saved there is offered when the line is closed.
window.WebSocket = class extends WebSocket {
  constructor(...how) {
    super(...how);
    window.addEventListener("pagehide", () => this.close());
  }
};
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

// It draws by WebGL 2, and says nothing where a browser has none.
window.addEventListener("error", (event) => tell(`This browser cannot show the app: ${event.message}`));
window.addEventListener("focus", focusTerminal);

// textual.js marks the body when the app paints for the first time, and when the line is closed.
function follow() {
  if (document.body.classList.contains("-closed")) {
    tell(ENDED);
  } else if (document.body.classList.contains("-first-byte") && !document.querySelector("#told").hidden) {
    document.querySelector("#told").hidden = true;
    focusTerminal();
  }
}

function tell(words) {
  const again = document.querySelector("#again");
  document.querySelector("#said").textContent = words;
  document.querySelector("#told").hidden = false;
  again.hidden = false;
  again.focus();
}

function focusTerminal() {
  if (document.querySelector("#told").hidden) {
    document.querySelector(".xterm-helper-textarea")?.focus();
  }
}

async function openAgain() {
  try {
    await fetch("/", { cache: "no-store" });
    location.reload();
  } catch {
    tell(GONE);
  }
}
