/* A look at the cited document before going there: name, subject, first facts, and the clause if the link names one.

   Shown on hover and on focus, it stays while it is pointed at and goes with Escape (WCAG 1.4.13). Touch follows the
   link. Whatever cannot be fetched is not shown. */

(() => {
  "use strict";

  const DELAY = 300;
  const FACTS = 4;
  const LONGEST = 400;

  const pages = new Map();
  const card = document.createElement("div");
  card.id = "preview";
  card.className = "preview ours";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  let link = null;
  let timer = 0;

  async function load(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(answer.statusText);
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  function page(address) {
    const url = address.href.replace(/#.*/, "");
    if (url === location.href.replace(/#.*/, "")) return Promise.resolve(document);
    if (!pages.has(url)) pages.set(url, load(url));
    return pages.get(url);
  }

  function line(name, text) {
    const words = (text || "").replace(/\s+/g, " ").trim();
    if (!words) return [];
    const element = document.createElement("p");
    element.className = name;
    element.textContent = words.length > LONGEST ? words.slice(0, LONGEST).replace(/\s\S*$/, " …") : words;
    return [element];
  }

  function fact(row) {
    return [...row.cells].map((cell) => cell.textContent.trim()).join(": ");
  }

  function content(found, hash) {
    const clause = hash && found.getElementById(hash.slice(1));
    if (found === document) return clause ? line("preview-clause", clause.textContent) : [];
    const title = found.querySelector("article h1");
    const subject = title?.querySelector(".doc-subject");
    const parts = [...(title?.childNodes ?? [])].filter((node) => node !== subject);
    const name = parts.map((node) => node.textContent).join("");
    const rows = [...found.querySelectorAll(".facts tbody tr")];
    const facts = rows.filter((row) => !name.includes(row.cells[1].textContent.trim())).slice(0, FACTS);
    return [
      ...line("preview-name", name),
      ...line("preview-subject", subject?.textContent),
      ...(clause ? line("preview-clause", clause.textContent) : facts.flatMap((row) => line("preview-fact", fact(row)))),
    ];
  }

  async function show(wanted) {
    const address = new URL(wanted.href);
    if (address.origin !== location.origin) return;
    try {
      const lines = content(await page(address), address.hash);
      if (wanted !== link || !lines.length) return;
      card.replaceChildren(...lines);
      wanted.after(card); // what is read aloud and what is pointed at next stand together
      wanted.setAttribute("aria-describedby", card.id);
      card.hidden = false;
      place(wanted);
    } catch {
      pages.delete(address.href.replace(/#.*/, "")); // no network: the link itself still leads there
    }
  }

  function place(wanted) {
    const around = card.offsetParent.getBoundingClientRect();
    const lines = wanted.getClientRects();
    const first = lines[0];
    const left = Math.min(first.left, innerWidth - card.offsetWidth - 16);
    const fits = lines[lines.length - 1].bottom + card.offsetHeight + 8 < innerHeight;
    const top = fits ? lines[lines.length - 1].bottom : first.top - card.offsetHeight;
    card.style.setProperty("--left", `${Math.max(16, left) - around.left}px`);
    card.style.setProperty("--top", `${top - around.top}px`);
  }

  function hide() {
    clearTimeout(timer);
    timer = 0;
    link?.removeAttribute("aria-describedby");
    link = null;
    card.hidden = true;
  }

  function soon(wanted) {
    clearTimeout(timer);
    if (wanted === link) return;
    timer = setTimeout(() => {
      hide();
      link = wanted;
      show(wanted);
    }, DELAY);
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(hide, DELAY);
  }

  const citation = (target) => (target instanceof Element ? target.closest("a.cite") : null);
  const isCard = (target) => target instanceof Element && card.contains(target);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const found = citation(event.target);
    if (found) soon(found);
    else if (isCard(event.target)) clearTimeout(timer);
    else if (link || timer) leave();
  });
  document.addEventListener("focusin", (event) => {
    const found = citation(event.target);
    if (found?.matches(":focus-visible")) soon(found);
    else hide();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
