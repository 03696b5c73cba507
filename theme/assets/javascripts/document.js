/* Conveniences on a document's page: the address or the citation of a clause, copied by a button.

   The page is complete without them. The buttons are made for the clause that is pointed at, focused or led to; its name
   ("khoản 1 Mục II") and the document's citations stand in the page, as the build wrote them. */

(() => {
  "use strict";

  const full = document.querySelector(".quote-full");
  const short = document.querySelector(".quote-short");
  if (!full || !document.querySelector(".unit")) return;

  const address = (unit) => location.href.replace(/#.*/, "") + "#" + unit.id;
  const cited = (unit, quote) => [unit.dataset.cite, quote.textContent].filter(Boolean).join(" ");

  const ACTIONS = [
    ["Chép liên kết", "Đã chép liên kết", address],
    ["Chép trích dẫn", "Đã chép trích dẫn", (unit) => cited(unit, full)],
    ["Chép trích dẫn ngắn", "Đã chép trích dẫn ngắn", (unit) => cited(unit, short)],
  ];

  const status = document.createElement("div");
  status.className = "heard-only";
  status.setAttribute("role", "status");

  const tools = document.createElement("div");
  tools.className = "tools ours";
  tools.setAttribute("role", "group");
  let current = null;

  for (const [label, done, text] of ACTIONS) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", async () => {
      await copy(text(current));
      button.textContent = "Đã chép";
      status.textContent = `${done}: ${tools.getAttribute("aria-label")}`;
      setTimeout(() => (button.textContent = label), 2000);
    });
    tools.append(button);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyByHand(text); // where a site is served without TLS, as inside an office, there is no clipboard
    }
  }

  function copyByHand(text) {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.className = "heard-only";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    focused?.focus();
  }

  const article = document.querySelector("article");

  function show(unit) {
    if (!unit || unit === current) return;
    current = unit;
    tools.setAttribute("aria-label", unit.dataset.cite || "Đoạn này");
    unit.after(tools);
    const frame = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const top = unit.getBoundingClientRect().top;
    // Beside a long clause whose beginning has been read past, the buttons stand where it begins to be seen.
    tools.style.setProperty("--left", `${article.getBoundingClientRect().right}px`);
    tools.style.setProperty("--top", `${unit.offsetTop + Math.max(0, frame + 12 - top)}px`);
  }

  const unitOf = (event) => (event.target instanceof Element ? event.target.closest(".unit[data-cite]") : null);
  const targeted = () => {
    const unit = document.getElementById(location.hash.slice(1));
    if (unit?.matches(".unit[data-cite]")) show(unit);
  };

  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && show(unitOf(event)));
  document.addEventListener("focusin", (event) => show(unitOf(event)));
  addEventListener("hashchange", targeted);
  article.append(status);
  targeted();
})();
