// The evaluation's page: shows of the differences those that are asked for. Without it all are shown.
"use strict";

const form = document.getElementById("filters");

if (form) {
  const items = [...document.querySelectorAll(".differences > li")];
  const value = (id) => document.getElementById(id).value;

  const show = () => {
    const kind = value("choose-kind");
    const about = value("choose-about");
    const words = value("find").toLowerCase();
    let shown = 0;
    for (const item of items) {
      const wanted =
        (!kind || item.dataset.kind === kind) &&
        (!about || item.dataset.about === about) &&
        (!words || item.textContent.toLowerCase().includes(words));
      item.hidden = !wanted;
      shown += wanted;
    }
    document.getElementById("shown").textContent = `${shown} shown`;
  };

  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  show();
}
