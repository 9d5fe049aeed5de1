// The report's page: a cell, or a statement in a document's list, opens the words it rests on. Everything that came
// from a document is put in as text, never as markup.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const panel = document.getElementById("panel");
const byId = (id) => document.getElementById(id);

/** An element with a class and children; strings become text. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Text whose http and https addresses are links. */
function linked(text) {
  const never = "\\s<>\"'«»“”„，。；、）】،؛؟\u2066-\u2069";
  const pieces = text.split(new RegExp("(https?://[^" + never + "]*[^" + never + ".,;:!?)\\]])"));
  return pieces.map((piece, n) => {
    if (n % 2 === 0) return piece;
    const link = make("a", "", piece);
    link.href = piece;
    link.rel = "noreferrer";
    return link;
  });
}

/** A passage in its own language: [text, own start, own end], with what [[start, end]…] spans marked. */
function passage(statement, [text, first, last], spans) {
  const quote = make("blockquote");
  quote.lang = statement.language;
  quote.dir = statement.direction;
  const edges = [...new Set([0, first, last, text.length, ...spans.flat()])].sort((a, b) => a - b);
  for (let n = 0; n + 1 < edges.length; n++) {
    const [start, end] = [edges[n], edges[n + 1]];
    const piece = text.slice(start, end);
    const marked = spans.some(([from, to]) => from <= start && end <= to);
    const own = first <= start && end <= last;
    quote.append(marked ? make("mark", "", piece) : own ? piece : make("span", "outside", piece));
  }
  return quote;
}

/** The stance and act of a position, with its symbol. */
function label(position) {
  return make("li", "", make("span", "key " + position.stance, data.symbols[position.stance]), " " + position.label);
}

/** The characters of the file, where joining lines changed how the quote reads. */
function asInFile(statement, position) {
  if (!position.quote) return null;
  const quote = make("pre", "", position.quote);
  quote.lang = statement.language;
  quote.dir = statement.direction;
  return make("details", "file", make("summary", "", data.words.as_in_file), quote);
}

/** A statement with some of its positions marked in their context. */
function card(statement, positions) {
  const where = make("p", "faint", make("bdi", "", statement.where));
  const heading = make("p", "heading", statement.heading);
  heading.lang = statement.heading_language;
  heading.dir = "auto";
  const article = make(
    "article", statement.claim ? "claim" : "",
    make("h3", "", statement.who), heading,
    make("p", "faint", statement.when + " · ", ...linked(statement.way)), where,
  );
  if (positions.length) article.append(make("ul", "positions", ...positions.map(label)));
  const own = positions.filter((position) => position.context);
  for (const position of own) article.append(passage(statement, position.context, [position.span]));
  if (!own.length) article.append(passage(statement, statement.context, positions.map((p) => p.span)));
  for (const position of positions) article.append(asInFile(statement, position) ?? "");
  return article;
}

/** The cards of these positions, those of one statement together. */
function cards(numbers) {
  const groups = new Map();
  for (const number of numbers) {
    const position = data.positions[number];
    if (!groups.has(position.statement)) groups.set(position.statement, []);
    groups.get(position.statement).push(position);
  }
  return [...groups].map(([number, positions]) => card(data.statements[number], positions));
}

function open(title, question, body) {
  byId("panel-title").textContent = title;
  byId("panel-question").textContent = question ?? "";
  byId("panel-body").replaceChildren(...body);
  panel.showModal(); // the browser gives Escape, keeps focus inside, and hands it back when closed
  panel.scrollTop = 0;
  byId("panel-title").focus();
  const mark = panel.querySelector("mark");
  if (mark && mark.getBoundingClientRect().bottom > window.innerHeight) mark.scrollIntoView({ block: "center" });
}

function openCell(key) {
  const [actor, issue] = key.split("|");
  const title = data.actors[actor] + " · " + data.issues[issue].label;
  open(title, [data.via[key], data.issues[issue].question].filter(Boolean).join(" · "), cards(data.cells[key]));
}

function openStatement(number) {
  const positions = data.positions.filter((position) => position.statement === number);
  open(data.statements[number].who, "", [card(data.statements[number], positions)]);
}

/** The statements of a document, listed when it is first unfolded. */
function listStatements(details) {
  const list = details.querySelector("ol");
  if (!details.open || list.childElementCount) return;
  const document_number = Number(details.dataset.document);
  data.statements.forEach((statement, number) => {
    if (statement.document !== document_number) return;
    const button = make("button", "plain", statement.heading);
    button.type = "button";
    button.dataset.statement = number;
    button.dir = "auto";
    list.append(make("li", "", button, make("span", "faint", " " + statement.who + " · " + statement.when)));
  });
}

/** Rows and columns that the filters leave. */
function filter() {
  const wanted = byId("find-actor").value.trim().toLocaleLowerCase();
  const issue = byId("choose-issue").value;
  const stance = byId("choose-stance").value;
  let any = false;
  for (const element of document.querySelectorAll(".matrix [data-issue]")) {
    element.hidden = issue !== "" && element.dataset.issue !== issue;
  }
  for (const body of document.querySelectorAll(".matrix tbody")) {
    let left = false;
    for (const row of body.querySelectorAll("tr[data-actor]")) {
      let cells = 0;
      for (const button of row.querySelectorAll("button")) {
        const fits = stance === "" || button.dataset.stances.split(" ").includes(stance);
        button.hidden = !fits;
        if (fits && !button.parentElement.hidden) cells += 1;
      }
      row.hidden = !row.dataset.name.includes(wanted) || cells === 0;
      left ||= !row.hidden;
    }
    body.hidden = !left;
    any ||= left;
  }
  byId("no-match").hidden = any;
}

/** From a cell to the next one in the direction of an arrow key. */
function move(button, key) {
  const rtl = document.documentElement.dir === "rtl";
  const steps = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [rtl ? 1 : -1, 0], ArrowRight: [rtl ? -1 : 1, 0] };
  const [dx, dy] = steps[key];
  const rows = [...document.querySelectorAll(".matrix tr[data-actor]")].filter((row) => row.offsetParent);
  let x = button.closest("td").cellIndex;
  let y = rows.indexOf(button.closest("tr"));
  for (;;) {
    x += dx;
    y += dy;
    if (!rows[y] || !rows[y].cells[x] || x < 1) return;
    const next = rows[y].cells[x].querySelector("button");
    if (next && next.offsetParent) return next.focus();
  }
}

document.addEventListener("click", (event) => {
  const cell = event.target.closest("[data-cell]");
  const statement = event.target.closest("[data-statement]");
  if (cell) openCell(cell.dataset.cell);
  else if (statement) openStatement(Number(statement.dataset.statement));
  else if (event.target === panel || event.target.closest("#close")) panel.close();
});
document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  move(cell, event.key);
});
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const about = event.target.closest?.(".matrix [data-issue]");
    if (!about) return;
    const issue = data.issues[about.dataset.issue];
    byId("hint").textContent = issue.question || issue.label;
  });
}
for (const details of document.querySelectorAll("[data-document]")) {
  details.addEventListener("toggle", () => listStatements(details));
}
const filters = byId("filters");
if (filters) {
  filters.addEventListener("input", filter);
  filters.addEventListener("reset", () => setTimeout(filter));
  filters.addEventListener("submit", (event) => event.preventDefault());
}
