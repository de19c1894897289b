/* Uploads on a poor line: how much has been sent, what is going on, and too large a file told
   before it is sent. Without this script the form is sent as any other. */
(() => {
  "use strict";
  const formOf = (event) => event.target.closest && event.target.closest("[data-upload]");
  const show = (form, name) => {
    for (const each of form.querySelectorAll("[data-sending], [data-checking], [data-too-large], [data-lost]")) {
      each.hidden = !each.hasAttribute(`data-${name}`);
    }
  };

  document.addEventListener("htmx:configRequest", (event) => {
    const form = formOf(event);
    if (!form) return;
    const file = form.querySelector("input[type=file]").files[0];
    if (file && file.size > Number(form.dataset.upload)) {
      event.preventDefault();
      show(form, "too-large");
    } else {
      show(form, "sending");
    }
  });

  document.addEventListener("htmx:xhr:progress", (event) => {
    const form = formOf(event);
    const { loaded, total } = event.detail;
    if (!form || !total || !form.querySelector("[data-sending]")) return;
    form.querySelector("[data-sending] progress").value = loaded / total;
    if (loaded >= total) show(form, "checking");
  });

  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const form = formOf(event);
      if (form) show(form, "lost");
    });
  }

  document.addEventListener("htmx:responseError", (event) => {
    const form = formOf(event);
    if (form) show(form, event.detail.xhr.status >= 500 ? "lost" : "nothing");
  });
})();
