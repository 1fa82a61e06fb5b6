// The five pages of a dossier: fields of the chosen kind, the counter of words, the share of votes. All of it works without this file.
(function () {
  "use strict";
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  // --- page 1: what a kind does not use is folded away
  const kinds = all("[data-kind]");
  const fold = () => {
    const chosen = kinds.find((box) => box.checked);
    all("[data-for-kind]").forEach((part) => { part.hidden = !chosen || part.dataset.forKind !== chosen.value; });
  };
  kinds.forEach((box) => box.addEventListener("change", fold));
  if (kinds.length) fold();

  // --- page 2: one box for all names of the page; choosing an award chooses the name
  document.addEventListener("change", (event) => {
    const box = event.target;
    if ("selectEvery" in box.dataset) all('tbody input[type=checkbox]', box.closest("table")).forEach((each) => { each.checked = box.checked; });
    if (box.matches("#f-chon select") && box.value) {
      const own = box.closest("tr").querySelector("input[type=checkbox]");
      if (own) own.checked = true;
    }
  });

  // --- page 3: words of the four answers together
  const told = all("textarea[data-words]"), shown = document.querySelector("[data-word-count]");
  const count = () => {
    const words = told.reduce((sum, box) => sum + (box.value.match(/\S+/g) || []).length, 0);
    shown.textContent = words.toLocaleString("vi-VN");
    shown.parentElement.classList.toggle("over", words > 1000);
    document.querySelector("[data-word-over]").hidden = words <= 1000;
  };
  if (shown) { told.forEach((box) => box.addEventListener("input", count)); count(); }

  // --- page 5: the share of each row
  const number = (box) => (box && /^\d[\d.]*$/.test(box.value.trim()) ? Number(box.value.replace(/\./g, "")) : null);
  const share = (row) => {
    const yes = number(row.querySelector("[name$=-yes]")), votes = number(row.querySelector("[name$=-votes]"));
    row.querySelector("[data-share]").textContent = yes !== null && votes ? `${Math.round((100 * yes) / votes)}%` : "—";
  };
  all("[data-vote]").forEach((row) => { if (row.querySelector("input")) row.addEventListener("input", () => share(row)); });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-fill-votes]")) return;
    const present = document.getElementById("id_present").value;
    all("[data-vote]").forEach((row) => {
      const box = row.querySelector("[name$=-votes]");
      if (box && !box.value) { box.value = present; share(row); }
    });
  });
})();
