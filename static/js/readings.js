// Shows the place of a finding inside the box of the text without moving the list. Without a script the link goes there by itself.
(function () {
  "use strict";
  const box = document.querySelector("[data-readtext]");
  if (!box) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-shows]");
    const mark = link && document.getElementById(link.hash.slice(1));
    if (!mark || window.getComputedStyle(box.parentElement).position !== "sticky") return;
    event.preventDefault();
    document.querySelectorAll(".mk.shown").forEach((other) => other.classList.remove("shown"));
    mark.classList.add("shown");
    const away = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += away - box.clientHeight / 3;
  });

  // What is typed at "Lập dự thảo" outlives every decision, which draws those fields anew: this tab keeps it, for this person and this paper.
  const key = `reading:${document.body.dataset.person || ""}:${location.pathname.replace(/lap-du-thao\/$/, "")}`;
  const typed = () => { try { return JSON.parse(sessionStorage.getItem(key)) || {}; } catch (error) { return {}; } };
  const putBack = () => Object.entries(typed()).forEach(([name, value]) => {
    const field = document.querySelector(`#con-thieu [name="${name}"]`);
    if (field) field.value = value;
  });
  document.addEventListener("input", (event) => {
    if (!event.target.name || !event.target.closest("#con-thieu")) return;
    try { sessionStorage.setItem(key, JSON.stringify({ ...typed(), [event.target.name]: event.target.value })); } catch (error) { /* nothing is kept */ }
  });
  putBack();

  // A decision redraws the finding: the focus stays with it, so that a keyboard goes on from there.
  let decided = "";
  document.addEventListener("htmx:beforeRequest", (event) => { decided = event.target.closest(".find")?.id || ""; });
  document.addEventListener("htmx:afterSettle", () => {
    putBack();
    const next = decided && document.querySelector(`#${decided} .acts :is(a, button)`);
    decided = "";
    if (next) next.focus({ preventScroll: true });
  });
})();
