// The shares below the table count along what is ticked, by the rule of the server: whole ones, never rounded up.
(function () {
  "use strict";
  const form = document.querySelector("[data-registration]");
  if (!form) return;
  const ticked = (award) => form.querySelectorAll(`input[name$="-titles"][value="${award}"]:checked`).length;
  function count() {
    form.querySelectorAll("[data-quota]").forEach((line) => {
      const number = ticked(line.dataset.quota), base = ticked(line.dataset.of), pct = line.dataset.pct;
      const share = base ? Math.min(100, Math.round((100 * number) / base)) : 0;
      const limit = Math.floor((base * Number(pct)) / 100);
      line.querySelector("[data-part]").textContent = base ? `${number}/${base} (${share}%)` : String(number);
      line.querySelector("[data-limit]").textContent = String(limit);
      const over = pct !== "" && number > limit;
      line.classList.toggle("over", over);
      line.querySelector("[data-over]").hidden = !over;
    });
  }
  form.addEventListener("change", count);
  count();
})();
