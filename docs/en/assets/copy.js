// The copy button gives a program exactly as its file is, final newline included; the theme's own cuts it off.
addEventListener("click", event => {
  const button = event.target.closest(".whole .md-clipboard, .whole .md-code__button[data-clipboard-target]")
  if (button) button.dataset.clipboardText = button.closest(".whole").querySelector("code").textContent
}, true)
