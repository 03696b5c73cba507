// "/" and Ctrl-K lead to the search field; where it has no room, on a phone, to the page of results.
(() => {
  "use strict"

  const isTyping = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select")

  const isAsked = ({ key, target, altKey, ctrlKey, metaKey }) =>
    key === "/" ? !(altKey || ctrlKey || metaKey || isTyping(target)) : key.toLowerCase() === "k" && ctrlKey !== metaKey

  document.addEventListener("keydown", (event) => {
    const fields = [...document.querySelectorAll(".search-words")]
    if (!isAsked(event) || !fields.length) return
    event.preventDefault()
    const seen = fields.find((field) => field.getClientRects().length)
    if (seen) seen.select()
    else fields[0].form.requestSubmit()
  })

  // From a disk there is no page behind "tim-kiem/", and no script may read the index.
  if (location.protocol === "file:") {
    for (const form of document.querySelectorAll(".search-field")) form.action += "index.html"
    document.querySelector(".search-local")?.removeAttribute("hidden")
  }
})()
