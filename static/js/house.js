// Small comforts on top of pages that work without any script. No framework; nothing here is needed to do the work.
(function () {
  "use strict";
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const ROW_MARK = /__prefix__/g;

  // --- errors: the summary takes the focus, so that a screen reader and a keyboard begin there
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();

  // --- menus made of <details>: Escape and a click elsewhere close them
  function closeMenus(except) {
    all("details[data-menu][open]").forEach((menu) => { if (menu !== except) menu.open = false; });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector("details[data-menu][open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));

  // --- small buttons
  all("[data-script-only]").forEach((element) => { element.hidden = false; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    if (button.dataset.showPassword) showPassword(button);
    if (button.dataset.copy) copy(button);
    if (button.dataset.addRow) { event.preventDefault(); addRow(button.dataset.addRow); }
  });

  function showPassword(button) {
    const box = document.getElementById(button.dataset.showPassword);
    const hidden = box.type === "password";
    box.type = hidden ? "text" : "password";
    button.textContent = hidden ? "Ẩn" : "Hiện";
    button.setAttribute("aria-pressed", String(hidden));
  }

  function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const marked = () => { if (source.select) { source.focus(); source.select(); } };
    // Without a secure connection there is no clipboard: the text is marked, so that Ctrl+C takes it.
    if (!navigator.clipboard) { marked(); return; }
    navigator.clipboard.writeText(source.value || source.textContent.trim()).then(() => { button.textContent = "Đã chép"; }, marked);
  }

  // --- one more row of a Django formset: <template id="row-PREFIX">, <tbody data-rows="PREFIX">
  function addRow(prefix) {
    const total = document.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
    const piece = document.getElementById(`row-${prefix}`).content.cloneNode(true), home = document.querySelector(`[data-rows="${prefix}"]`);
    all("*", piece).forEach((element) => {
      Array.from(element.attributes).forEach((attribute) => {
        if (attribute.value.includes("__prefix__")) attribute.value = attribute.value.replace(ROW_MARK, total.value);
      });
    });
    all("[data-row-number]", piece).forEach((element) => { element.textContent = String(Number(total.value) + 1); });
    total.value = String(Number(total.value) + 1);
    home.append(piece);
    home.lastElementChild.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    total.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // --- one box that marks a column of boxes
  document.addEventListener("change", (event) => {
    const name = event.target.dataset && event.target.dataset.selectAll;
    if (!name) return;
    all(`input[type=checkbox][name="${name}"]:enabled`, event.target.form || document).forEach((box) => { box.checked = event.target.checked; });
  });

  document.addEventListener("add-row", (event) => addRow(event.detail));

  // --- the button of a file field speaks the browser's language: ours says it in Vietnamese and names what was chosen
  const dressFiles = (root) => all("input[type=file][id]:not(.filebox)", root).forEach((input) => {
    const button = document.createElement("label");
    const names = document.createElement("span");
    input.classList.add("filebox");
    button.className = "btn btn-line filepick";
    button.htmlFor = input.id;
    button.textContent = "Chọn tệp";
    names.className = "filenames";
    const tell = () => { names.textContent = Array.from(input.files).map((file) => file.name).join("; ") || "Chưa chọn tệp nào"; };
    input.addEventListener("change", tell);
    tell();
    input.after(button, names);
  });
  dressFiles(document);
  document.addEventListener("htmx:load", (event) => dressFiles(event.target));

  // --- filters stand open; on a phone they are folded until asked for, unless they narrow the list already
  if (matchMedia("(max-width: 767.98px)").matches) all("details[data-fold-narrow='']").forEach((fold) => { fold.open = false; });

  // --- a form is sent once
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("once" in form.dataset) || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    all("button[type=submit], button:not([type])", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
    });
  });
})();
