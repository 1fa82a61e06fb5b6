// Unsaved changes are warned of, drafts save themselves, and what could not be saved stays on this machine until it can.
// A form with data-autosave-url is posted after 2 seconds of quiet. The server answers 204, or JSON {"saved": "09:42", "fields": {"version": 7}}
// (the fields are put back into the form; "rest" says that some boxes could not be saved), or 409 with a piece of HTML for [data-conflict].
// The answer is passed on as the event "autosaved"; the event "save-now" saves at once. A form with data-warn is only watched.
(function () {
  "use strict";
  const QUIET = 2000, AGAIN = 15000;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const clock = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false });

  // The boxes of a form, those that stand elsewhere on the page too.
  const boxesOf = (form, name) => Array.from(form.elements).filter((box) => !name || box.name === name);
  const stands = (box, value) => box.value === value && (!["checkbox", "radio"].includes(box.type) || box.checked);

  function fields(form) {
    const data = new FormData(form);
    Array.from(data.entries()).forEach(([name, value]) => { if (value instanceof File) data.delete(name); });
    return data;
  }

  function watch(form) {
    const url = form.dataset.autosaveUrl;
    const key = `draft:${document.body.dataset.person || ""}:${url || location.pathname}`;
    const line = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    let dirty = false, leaving = false, timer = 0, busy = false, stopped = false, pressed = null;

    const say = (words) => { if (line && line.textContent !== words) line.textContent = words; };
    const keepHere = () => {
      const kept = Array.from(fields(form)).filter(([name]) => !["csrfmiddlewaretoken", "version", "rev", "marks"].includes(name));
      try { localStorage.setItem(key, JSON.stringify({ at: clock(), kept })); return true; } catch (error) { return false; }
    };
    const forget = () => { try { localStorage.removeItem(key); } catch (error) { /* the browser keeps nothing: nothing to forget */ } };

    async function save() {
      if (busy) { timer = setTimeout(save, 1000); return; }
      busy = true; dirty = false;
      try {
        const token = form.querySelector("[name=csrfmiddlewaretoken]");
        const headers = { "X-Autosave": "1", Accept: "application/json" };
        if (token) headers["X-CSRFToken"] = token.value;
        const sent = fields(form);
        form.sentBoxes = Object.fromEntries(sent);
        const answer = await fetch(url, { method: "POST", body: sent, headers, credentials: "same-origin", redirect: "manual" });
        await read(answer);
      } catch (error) {
        dirty = true;
        say(keepHere() ? "Chưa lưu được, nội dung vẫn còn trên máy này" : "Chưa lưu được. Đừng đóng trang này");
        timer = setTimeout(save, AGAIN);
      } finally {
        busy = false;
        if (pressed) { const button = pressed; pressed = null; form.requestSubmit(button); }
      }
    }

    async function read(answer) {
      if (answer.ok) return saved(answer.status === 204 ? {} : await answer.json());
      dirty = true;
      keepHere();
      if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) { say(""); sessionEnded(form); }
      else if (answer.status === 409) { stopped = true; showConflict(await answer.text()); }
      else if (answer.status === 400 || answer.status === 422) say("Chưa tự lưu được: có ô chưa đúng. Bấm nút lưu để xem chỗ cần sửa");
      else throw new Error(String(answer.status));
    }

    function saved(told) {
      Object.entries(told.fields || {}).forEach(([name, value]) => { if (form.elements[name]) form.elements[name].value = value; });
      if (told.rest) keepHere(); else if (!dirty) forget();
      say(told.rest || `Đã tự lưu lúc ${told.saved || clock()}`);
      form.dispatchEvent(new CustomEvent("autosaved", { detail: told }));
    }

    function showConflict(html) {
      const place = form.querySelector("[data-conflict]") || document.querySelector("[data-conflict]");
      say("Chưa lưu: có bản mới hơn");
      if (!place) return;
      place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
      place.hidden = false;
      place.setAttribute("tabindex", "-1");
      place.focus();
    }

    function changed(event) {
      if ((event.target.form || event.target) !== form || event.target.type === "file") return;
      dirty = true;
      if (!url || stopped) return;
      clearTimeout(timer);
      timer = setTimeout(save, QUIET);
    }

    document.addEventListener("input", changed);
    form.addEventListener("save-now", () => { if (url && !stopped) { clearTimeout(timer); save(); } });
    document.addEventListener("change", changed);
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      // A save that is under way brings a new version: sent before that, the form would be in conflict with itself.
      if (busy && event.submitter) { event.preventDefault(); pressed = event.submitter; return; }
      leaving = true;
      if (dirty && keepHere()) sessionStorage.setItem("sent", key);
    });
    window.addEventListener("beforeunload", (event) => { if (dirty && !leaving) { keepHere(); event.preventDefault(); } });
    window.addEventListener("pageshow", () => { leaving = false; });
    if (!document.querySelector("[data-error-summary], main .conflict")) offerBack(form, key, forget);
  }

  function plate(form, words, buttons) {
    const box = document.createElement("div");
    const text = document.createElement("div");
    box.className = "notice warning";
    box.setAttribute("role", "status");
    text.append(words);
    buttons.forEach((each) => text.append(" ", each));
    box.append(text);
    form.prepend(box);
    return box;
  }

  function button(words, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-line btn-sm", textContent: words });
    made.addEventListener("click", act);
    return made;
  }

  function sessionEnded(form) {
    if (form.querySelector("[data-ended]")) return;
    const link = document.createElement("a");
    Object.assign(link, { href: document.body.dataset.signIn, target: "_blank", rel: "noopener", textContent: "Đăng nhập để tiếp tục" });
    plate(form, "Phiên làm việc đã hết. Nội dung vẫn còn trên máy này.", [link]).dataset.ended = "1";
  }

  // What could not be saved last time is offered, never put back silently.
  function offerBack(form, key, forget) {
    let copyHere = null;
    try { copyHere = JSON.parse(localStorage.getItem(key)); } catch (error) { return; }
    if (!copyHere) return;
    const same = copyHere.kept.every(([name, value]) => !form.elements[name] || boxesOf(form, name).some((box) => stands(box, value)));
    if (same) { forget(); return; }
    const box = plate(form, `Trên máy này còn nội dung chưa lưu từ lúc ${copyHere.at}.`, [
      button("Khôi phục", () => { putBack(form, copyHere.kept); box.remove(); forget(); form.dispatchEvent(new Event("input", { bubbles: true })); }),
      button("Bỏ", () => { box.remove(); forget(); }),
    ]);
  }

  function putBack(form, kept) {
    kept.filter(([name]) => name.endsWith("-TOTAL_FORMS")).forEach(([name, value]) => {
      const prefix = name.slice(0, -12);
      while (document.getElementById(`row-${prefix}`) && Number(form.elements[name].value) < Number(value)) {
        document.dispatchEvent(new CustomEvent("add-row", { detail: prefix }));
      }
    });
    boxesOf(form).filter((box) => ["checkbox", "radio"].includes(box.type)).forEach((tick) => {
      tick.checked = kept.some(([name, value]) => name === tick.name && value === tick.value);
    });
    kept.forEach(([name, value]) => boxesOf(form, name).forEach((box) => {
      if (!["checkbox", "radio", "file", "hidden"].includes(box.type)) box.value = value;
    }));
  }

  // A sent form that led to another page of the signed-in person, or back here with a word of success, arrived: its copy is dropped.
  // A refusal page keeps it.
  const page = document.body.dataset, forms = all("form[data-autosave-url], form[data-warn]");
  if (page.person && !("keepCopy" in page) && ("arrived" in page || !forms.length || document.querySelector(".notice.success")) && sessionStorage.getItem("sent")) {
    localStorage.removeItem(sessionStorage.getItem("sent"));
    sessionStorage.removeItem("sent");
  }
  forms.forEach(watch);
})();
