// Elements, made without any HTML in strings: words that somebody typed stay words.

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value
    else made.setAttribute(key, value)
  }
  made.append(...children.filter((child) => child !== null && child !== ""))
  return made
}

export const written = (number) => number.toLocaleString("vi-VN")
