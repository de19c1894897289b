/* Entries of a report on a poor line: what was typed stays, is marked as not saved, and is sent
   again by itself. Without this script the page is saved as a whole by its button. */
(() => {
  "use strict";
  const RETRY = 15000;
  const waiting = new Set();
  const lost = () => document.querySelector("[data-lost]");
  const entryOf = (element) => element && element.closest && element.closest("[data-entry]");

  const tell = (entry, template) => {
    const state = entry.querySelector(".entry-state");
    const words = document.querySelector(`template[data-${template}]`);
    if (!state || !words) return;
    state.querySelectorAll(".entry-saved, [data-told]").forEach((old) => old.remove());
    const said = words.content.firstElementChild.cloneNode(true);
    said.dataset.told = "";
    state.prepend(said);
  };

  const keep = (entry) => {
    waiting.add(entry);
    entry.classList.add("unsaved");
    tell(entry, "unsaved");
    lost().hidden = false;
  };

  const release = (entry) => {
    waiting.delete(entry);
    entry.classList.remove("unsaved");
    if (!waiting.size) lost().hidden = true;
  };

  const again = () => {
    for (const entry of waiting) {
      if (entry.isConnected) window.htmx.trigger(entry, "change");
      else waiting.delete(entry);
    }
  };

  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const entry = entryOf(event.target);
      if (entry) keep(entry);
    });
  }

  document.addEventListener("htmx:responseError", (event) => {
    const entry = entryOf(event.target);
    if (entry && event.detail.xhr.status >= 500) keep(entry);
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const entry = entryOf(event.detail.requestConfig.elt);
    if (!entry) return;
    const { xhr, pathInfo } = event.detail;
    const came = xhr.responseURL && new URL(xhr.responseURL).pathname;
    if (came && came !== pathInfo.finalRequestPath.split("?")[0]) {
      event.detail.shouldSwap = false; // the page to sign in, not what was asked for
      entry.classList.add("unsaved");
      tell(entry, "signed-out");
    } else if (xhr.status < 400) {
      release(entry);
    }
  });

  window.addEventListener("online", again);
  window.setInterval(again, RETRY);
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size) event.preventDefault();
  });
})();
