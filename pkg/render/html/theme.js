// The page follows the system's colors until it is told otherwise.

function startTheme() {
  const themes = ["system", "light", "dark"];
  const control = byID("theme");
  control.addEventListener("click", () => {
    const next = themes[(themes.indexOf(document.documentElement.dataset.theme ?? "system") + 1) % themes.length];
    document.documentElement.dataset.theme = next;
    control.textContent = `Theme: ${next}`;
  });
}
