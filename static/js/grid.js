// The grid of a report as a sheet: keys, the state of each box, a pasted column. The page works without it; autosave.js does the saving.
(function () {
  "use strict";
  const form = document.querySelector("[data-grid-form]");
  if (!form) return;
  const all = (selector, root) => Array.from((root || form).querySelectorAll(selector));
  const boxes = all("[data-box]");
  const idOf = (box) => box.name.slice(5);
  const cellOf = (box) => box.closest("td");
  const moreOf = (box) => form.querySelector(`[data-more="${idOf(box)}"]`);
  const boxOf = (id) => form.elements[`cell-${id}`];
  const said = form.querySelector("[data-said]");
  const mark = (id, name, value) => { const hidden = form.elements[`${name}-${id}`]; if (hidden) hidden.value = value; };

  // --- how a box stands: blank, offered (a figure of the period before that nobody confirmed), kept, zero, said
  function show(box) {
    const id = idOf(box), on = (name) => form.elements[`${name}-${id}`]?.value === "1";
    cellOf(box).dataset.state = on("offer") ? "offered" : on("zero") ? "zero" : on("kept") ? "kept" : box.value.trim() ? "said" : "blank";
  }

  function touched(box) {
    ["offer", "kept", "zero"].forEach((name) => mark(idOf(box), name, ""));
    waits(box);
    show(box);
  }

  function waits(box) { cellOf(box).dataset.save = "waits"; }

  function put(box, value, name) {
    box.value = value;
    touched(box);
    if (name) mark(idOf(box), name, "1");
    show(box);
    box.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "put" }));
  }

  form.addEventListener("input", (event) => {
    if (event.detail === "put") return;
    if (event.target.matches("[data-box]")) touched(event.target);
    const more = event.target.closest("[data-more]");
    if (more && boxOf(more.dataset.more)) waits(boxOf(more.dataset.more));
  });

  // The number is shown again in Vietnamese form on leaving; what can be read two ways is left for the server to say so.
  const GROUPED = /^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$/, PLAIN = /^-?[0-9]+(,[0-9]+)?$/, DOT = /^-?[0-9]+\.[0-9]+$/, TWO_WAYS = /^[1-9][0-9]{0,2},[0-9]{3}$/;
  function echo(text) {
    let plain = text.trim().replace(/[\s\u00a0\u202f]/g, "");
    if (GROUPED.test(plain) || TWO_WAYS.test(plain)) return text;
    if (DOT.test(plain) && plain.split(".")[1].length !== 3) plain = plain.replace(".", ",");
    if (!PLAIN.test(plain)) return text;
    const [whole, rest] = plain.split(",");
    return whole.replace(/\B(?=([0-9]{3})+$)/g, ".") + (rest ? `,${rest}` : "");
  }
  form.addEventListener("focusout", (event) => {
    const box = event.target;
    if (box.matches("input[data-box]")) box.value = echo(box.value);
  });

  // The browser takes a box under one of the two bars for a visible one: `scroll-padding` says where the bars end.
  form.addEventListener("focusin", (event) => {
    if (!event.target.closest(".stickybar, .partbar")) event.target.scrollIntoView({ block: "nearest", behavior: "instant" });
  });

  // --- keys. The buttons of a row are reached with the right arrow, so that Tab goes from box to box.
  all("[data-grid] .tinybtn, [data-grid] .note summary").forEach((extra) => { extra.tabIndex = -1; });
  const extrasOf = (row) => all(".tinybtn, .note summary", row).filter((extra) => extra.offsetParent !== null);

  function go(box, step) {
    const next = boxes[boxes.indexOf(box) + step];
    if (!next) return;
    next.focus();
    if (next.select) next.select();
  }

  function keysOfBox(event, box) {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (event.key === "Enter" && plain) { event.preventDefault(); go(box, event.shiftKey ? -1 : 1); }
    if (box.tagName === "SELECT") return;
    if (event.key === "ArrowDown" && plain) { event.preventDefault(); go(box, 1); }
    if (event.key === "ArrowUp" && plain) { event.preventDefault(); go(box, -1); }
    if (event.key === "ArrowRight" && plain && box.selectionEnd === box.value.length) {
      const extra = extrasOf(box.closest("tr"))[0];
      if (extra) { event.preventDefault(); extra.focus(); }
    }
  }

  function keysOfExtra(event, extra) {
    const row = extra.closest("tr"), extras = extrasOf(row), at = extras.indexOf(extra);
    const next = { ArrowRight: extras[at + 1], ArrowLeft: extras[at - 1] || row.querySelector("[data-box]"), Escape: row.querySelector("[data-box]") }[event.key];
    if (next) { event.preventDefault(); next.focus(); }
  }

  form.addEventListener("keydown", (event) => {
    if (event.target.matches("[data-box]")) keysOfBox(event, event.target);
    else if (event.target.matches(".tinybtn, .note summary")) keysOfExtra(event, event.target);
    else if (event.key === "Enter" && event.target.matches(".noterow input")) {
      event.preventDefault();
      boxOf(event.target.closest("[data-more]").dataset.more).focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.dispatchEvent(new CustomEvent("save-now"));
    }
  });
  // The row of the note opens at once, so that what is typed next goes into it.
  form.addEventListener("click", (event) => {
    const summary = event.target.closest(".note summary");
    if (!summary) return;
    event.preventDefault();
    summary.parentElement.open = !summary.parentElement.open;
    if (summary.parentElement.open) summary.closest("tr").nextElementSibling.querySelector(".noteline input").focus();
  });

  // --- buttons of a row, and the sentence offered for a part of the text
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name]");
    if (!button) return;
    if (button.name === "keep") { event.preventDefault(); keep(boxOf(button.value), button.dataset.past); }
    if (button.name === "zero") { event.preventDefault(); put(boxOf(button.value), "0", "zero"); boxOf(button.value).focus(); }
    if (button.name === "use") { event.preventDefault(); use(button); }
  });

  function keep(box, past) {
    if (box.tagName === "SELECT") past = { "Đạt": "1", "Chưa đạt": "0" }[past] || "";
    put(box, past === "Không phát sinh" ? "0" : past, "kept");
    box.focus();
  }

  function use(button) {
    const offer = button.closest("[data-offer]"), box = form.elements[`text-${button.value}`];
    box.value = [offer.querySelector("q").textContent, box.value].filter((part) => part.trim()).join("\n");
    offer.hidden = true;
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // --- what the server says after each saving
  form.addEventListener("autosaved", (event) => {
    const told = event.detail, sent = event.target.sentBoxes || {};
    if (!told.cells) return;
    Object.entries(told.cells).forEach(([id, cell]) => settle(id, cell, told.errors[`cell-${id}`], sent));
    Object.entries(told.errors).forEach(([name, words]) => wrongText(name, words));
    all("[data-passage]").forEach((box) => follow(box, told));
    const bar = form.querySelector("[data-progress] .prog");
    if (bar) {
      bar.lastChild.textContent = `Đã nhập ${told.progress.done}/${told.progress.total}`;
      bar.querySelector("i").className = `v-${Math.round(100 * told.progress.done / told.progress.total)}`;
    }
    if (told.said.length) said.textContent = told.said.length > 3 ? `Đã lưu ${told.said.length} chỉ tiêu` : told.said.join(". ");
  });

  function settle(id, cell, error, sent) {
    const box = boxOf(id);
    if (!box || !box.matches) return;
    const place = cellOf(box), more = moreOf(box), changed = `cell-${id}` in sent && sent[`cell-${id}`] !== box.value && echo(sent[`cell-${id}`]) !== box.value;
    say(more.querySelector("[data-error]"), error || "", "span");
    box.toggleAttribute("aria-invalid", false);
    if (error) box.setAttribute("aria-invalid", "true");
    place.nextElementSibling.textContent = cell.share || "–";
    say(more.querySelector("[data-odd]"), error ? "" : cell.odd.join(". "), "[data-odd-words]");
    more.classList.toggle("on", Boolean(error || cell.odd.length || more.querySelector(".changed") || more.querySelector(".noteline input").value));
    if (error) { place.dataset.save = "wrong"; return; }
    if (changed) return;
    // A reason given for another figure is gone: an odd one asks for its own.
    const reason = form.elements[`reason-${id}`];
    if (reason && document.activeElement !== reason && sent[`reason-${id}`] === reason.value) reason.value = cell.reason;
    if (document.activeElement !== box && !cell.offered) box.value = cell.box;
    if (place.dataset.save === "waits" || place.dataset.save === "wrong") {
      place.dataset.save = "done";
      setTimeout(() => { if (place.dataset.save === "done") delete place.dataset.save; }, 2000);
    }
  }

  function say(place, words, where) {
    place.hidden = !words;
    const inner = place.querySelector(where);
    if (inner.textContent !== words) inner.textContent = words;
  }

  function wrongText(name, words) {
    if (name.startsWith("cell-") || !form.elements[name]) return;
    form.elements[name].setAttribute("aria-invalid", "true");
    form.elements[name].title = words;
  }

  // A part that nobody has touched follows the figures; one that was touched is only offered the sentence.
  function follow(box, told) {
    const key = box.dataset.passage, offer = form.querySelector(`[data-offer="${key}"]`);
    if (key in told.texts && box !== document.activeElement) box.value = told.texts[key];
    const sentence = told.offers[key] || "";
    offer.querySelector("q").textContent = sentence;
    offer.hidden = !sentence || box.value.startsWith(sentence);
  }

  // --- a column from Excel: the server reads it, the person looks at it, then it is filled in
  const dialog = document.querySelector("[data-paste-dialog]");
  form.addEventListener("paste", async (event) => {
    const text = event.clipboardData.getData("text");
    if (!event.target.matches("[data-box]") || !/[\t\n].*\S/s.test(text.trim())) return;
    event.preventDefault();
    await preview(idOf(event.target), text);
  });

  async function preview(start, column) {
    const data = new FormData();
    Object.entries({ start, column, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value }).forEach((pair) => data.append(...pair));
    try {
      const answer = await fetch(form.dataset.pasteUrl, { method: "POST", body: data, headers: { "X-Autosave": "1" }, redirect: "manual" });
      if (![200, 422].includes(answer.status)) throw new Error(String(answer.status));
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      dialog.replaceChildren(...parsed.body.childNodes);
    } catch (error) {
      const words = document.createElement("p");
      words.className = "body m-0";
      words.textContent = "Chưa đọc được cột vừa dán vì mất kết nối hoặc phiên làm việc đã hết. Số đang gõ vẫn còn. ";
      const close = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-line", textContent: "Đóng" });
      close.dataset.close = "";
      words.append(close);
      dialog.replaceChildren(words);
    }
    dialog.dataset.start = start;
    dialog.showModal();
  }

  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("fillAll" in button.dataset) all("[data-fill]", dialog).forEach((row) => put(boxOf(row.dataset.fill), row.dataset.value));
    dialog.close();
  });
  dialog.addEventListener("close", () => boxOf(dialog.dataset.start)?.focus());
})();
