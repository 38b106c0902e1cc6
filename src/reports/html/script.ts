/**
 * All that the page's script does: it filters deployments, opens what a link leads into, opens and closes all documents. The
 * page can be read without it.
 */
export const script = `
const bar = document.getElementById("filter");
bar.hidden = false;
const [words, standing] = [bar.querySelector("input"), bar.querySelector("select")];
const told = bar.querySelector("output");
const articles = [...document.querySelectorAll("article.deployment")];
function filter() {
  const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const row = document.querySelector('.overview [data-group="' + article.id + '"]');
    const text = (article.querySelector("header").textContent + " " + (row ? row.textContent : "")).toLowerCase();
    const fits = wanted.every((word) => text.includes(word)) &&
      (standing.value === "" || article.classList.contains(standing.value));
    if (fits) shown++;
    article.hidden = !fits;
    for (const part of document.querySelectorAll('[data-group="' + article.id + '"]')) part.hidden = !fits;
  }
  told.textContent = shown + " of " + articles.length + " shown";
}
words.addEventListener("input", filter);
standing.addEventListener("change", filter);
for (const button of bar.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    for (const part of document.querySelectorAll("details.document")) part.open = button.value === "open";
  });
}
function reveal() {
  const place = document.getElementById(location.hash.slice(1));
  if (!place) return;
  for (let part = place; part; part = part.parentElement) {
    if (part.localName === "details") part.open = true;
    if (part.hidden) { words.value = standing.value = ""; filter(); }
  }
  place.scrollIntoView();
}
addEventListener("hashchange", reveal);
reveal();
`;
