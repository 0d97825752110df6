// Small enhancements; every page works without them.
// 1. Tell that something has changed since the page was loaded.
for (const note of document.querySelectorAll("[data-live]")) {
  if (!window.EventSource) break;
  const source = new EventSource(note.dataset.live);
  let changes = 0;
  const tell = (event) => {
    changes += 1;
    note.hidden = false;
    note.textContent = changes === 1 ? `Just now: ${event.data} ` : `${changes} changes since you loaded this page, the last: ${event.data} `;
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Reload";
    note.append(again);
  };
  for (const kind of ["story_opened", "article_added", "article_changed", "article_withdrawn", "stories_merged", "new_origin", "figure_updated", "claim_added", "claim_changed", "claim_withdrawn", "conflict_opened", "conflict_closed", "denial", "copy_found"]) source.addEventListener(kind, tell);
}
// 2. Keys: "/" to search, "j" and "k" from story to story or claim to claim, "?" for this list.
const stops = () => [...document.querySelectorAll("main h2 a, main h3, .headline a, mark a")].filter((one) => one.offsetParent);
let place = -1;
let before = "";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  if (event.key === "/") { event.preventDefault(); const box = document.querySelector("input[type=search]"); box ? box.focus() : location.assign("/search"); }
  if (event.key === "?") { event.preventDefault(); showKeys(); }
  if (before === "g" && (event.key === "s" || event.key === "r")) location.assign(event.key === "s" ? "/stories" : "/reviews");
  before = event.key;
  if (event.key === "j" || event.key === "k") {
    const all = stops();
    if (!all.length) return;
    place = Math.max(0, Math.min(all.length - 1, place + (event.key === "j" ? 1 : -1)));
    all[place].scrollIntoView({ block: "center" });
    all[place].tabIndex = all[place].tabIndex < 0 ? -1 : all[place].tabIndex;
    all[place].focus({ preventScroll: true });
  }
});
// 3. "?" tells the keys.
const keys = [["/", "search"], ["j, k", "to the next or the previous stop: a story, a heading, a claim"], ["g then s", "to the stories"], ["g then r", "to the reviews"], ["Tab, Enter", "to the next link, and along it"], ["Esc", "away from here"]];
const showKeys = () => {
  const box = document.querySelector("dialog.keys") || document.body.appendChild(Object.assign(document.createElement("dialog"), { className: "keys" }));
  if (!box.firstChild) {
    const list = document.createElement("dl");
    for (const [key, what] of keys) {
      const name = document.createElement("dt"), sense = document.createElement("dd");
      name.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      sense.textContent = what;
      list.append(name, sense);
    }
    const close = Object.assign(document.createElement("button"), { textContent: "Close" });
    close.addEventListener("click", () => box.close());
    box.append(Object.assign(document.createElement("h2"), { textContent: "Keys", id: "keys" }), list, close);
    box.setAttribute("aria-labelledby", "keys");
  }
  if (!box.open) box.showModal();
};
// 4. A slider beside the list of instants; it sends the form when it is let go.
for (const list of document.querySelectorAll("select[data-slider]")) {
  const order = [...list.options].slice(1).concat(list.options[0]);
  if (order.length < 3) continue;
  const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: order.length - 1, step: 1 });
  slider.setAttribute("aria-label", "As known at, earliest to now");
  slider.value = order.indexOf(list.selectedOptions[0]);
  slider.addEventListener("input", () => { list.value = order[slider.value].value; slider.setAttribute("aria-valuetext", order[slider.value].text); });
  slider.addEventListener("change", () => list.form.requestSubmit());
  list.after(slider);
}
