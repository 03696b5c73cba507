// In previews only: shows what the last build found, and loads the page again when there is a newer one.
(() => {
  const panel = document.createElement("aside")
  panel.className = "danchieu-overlay ours"
  panel.setAttribute("aria-live", "polite")
  panel.setAttribute("aria-label", "Phát hiện của lần dựng gần nhất")
  panel.hidden = true
  const ofThisPage = location.pathname.replace(/\/$/, "").split("/").pop()

  const element = (name, text, kind) => {
    const made = document.createElement(name)
    made.textContent = text
    if (kind) made.className = kind
    return made
  }

  const entry = one => {
    const item = element("li", "", `is-${one.severity}`)
    item.append(element("code", `${one.path}:${one.line}`), ` ${one.code}: ${one.message}`)
    item.append(element("small", one.hint))
    return item
  }

  const heading = (news, here, others) => {
    if (news.failed) return "Không dựng được; trang này là của lần dựng trước."
    return `${here} phát hiện ở văn bản này, ${others} ở nơi khác.`
  }

  const show = news => {
    const isHere = one => one.path.split("/").pop().replace(/\.md$/, "") === ofThisPage
    const shown = news.failed ? news.findings.filter(one => one.severity === "error") : news.findings.filter(isHere)
    const list = element("ul", "")
    list.append(...shown.map(entry))
    const others = news.findings.length - shown.length
    panel.classList.toggle("is-failed", news.failed)
    const close = element("button", "Ẩn")
    close.type = "button"
    close.addEventListener("click", () => { panel.hidden = true })
    panel.replaceChildren(element("p", heading(news, shown.length, others)), list, close)
    panel.hidden = shown.length === 0 && !news.failed
  }

  const follow = async () => {
    let seen = ""
    let build = ""
    for (;;) {
      try {
        const answer = await fetch(`/__danchieu/news?seen=${encodeURIComponent(seen)}`)
        const news = await answer.json()
        if (build && news.build !== build) return location.reload()
        if (news.news !== seen) show(news)
        seen = news.news
        build = news.build
      } catch {
        await new Promise(resolve => setTimeout(resolve, 1000))
      }
    }
  }

  document.body.append(panel)
  follow()
})()
