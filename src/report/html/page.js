"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const findings = Array.from(document.querySelectorAll("article.finding"));
  const form = byId("filters");
  const shown = byId("shown");
  const value = (name) => form.elements[name].value;

  function apply() {
    const words = value("words").toLowerCase();
    const rule = value("rule");
    const article = value("article");
    const levels = new Set(Array.from(form.querySelectorAll("[name=level]:checked"), (box) => box.value));
    let count = 0;
    for (const finding of findings) {
      const data = finding.dataset;
      const fits = levels.has(data.level)
        && (!rule || data.rule === rule)
        && (!article || data.articles.split("\n").includes(article))
        && (!words || finding.textContent.toLowerCase().includes(words));
      finding.hidden = !fits;
      if (fits) count += 1;
    }
    shown.textContent = count + " of " + findings.length + " shown";
  }

  function step(by) {
    const open = findings.filter((finding) => !finding.hidden);
    if (open.length === 0) return;
    const at = open.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(open.length - 1, Math.max(0, at + by));
    open[next].focus();
    open[next].scrollIntoView({ block: "start" });
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (typing) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "/") { event.preventDefault(); form.elements.words.focus(); }
  });
  // On paper nothing can be opened.
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details")) part.open = true;
  });
  // A link may carry the filters: report.html#rule=casualties&words=harbour
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const name of ["words", "rule", "article"]) {
    if (wanted.has(name)) form.elements[name].value = wanted.get(name);
  }
  form.hidden = false;
  apply();
})();
