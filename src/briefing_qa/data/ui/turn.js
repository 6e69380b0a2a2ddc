// What can be done with an answer: copied, judged, asked again as it was meant.

import { send } from "./http.js";
import { $, $$, on, onForm, t } from "./desk.js";
import { say, toast } from "./messages.js";

async function copy(words) {
  try { await navigator.clipboard.writeText(words); } catch {
    const area = document.createElement("textarea");
    area.value = words;
    $("#desk").append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  toast(t("copied"));
}

const verdict = (turn) => $("[data-do=judge][aria-pressed=true]", turn)?.dataset.verdict ?? "";
const wrong = (turn) => $("[data-verdict=down]", turn);

async function judge(turn, said, more = {}) {
  const { conversation, position } = turn.dataset;
  await send(`/desk/conversations/${encodeURIComponent(conversation)}/turns/${position}/feedback`, {
    method: "POST", body: { verdict: said, ...more },
  });
  for (const button of $$("[data-do=judge]", turn)) {
    button.setAttribute("aria-pressed", String(button.dataset.verdict === said));
  }
}

const words = (form, of) => ({ right_answer: form.elements.right_answer[of], comment: form.elements.comment[of] });
const written = (form) => words(form, "value");
const saved = (form) => words(form, "defaultValue");

// Opened with what was saved, to be changed; what stood before is what Cancel goes back to.
function edit(turn, before) {
  const form = $(".judged", turn);
  form.dataset.before = before;
  $("[data-do=judge-withdraw]", form).hidden = before !== "down";
  form.hidden = false;
  $("textarea", form).focus({ preventScroll: true });
  form.scrollIntoView({ block: "nearest" }); // all of it, not just the field that is written in
}

function leave(form) {
  form.hidden = true;
  wrong(form.closest(".turn")).focus();
}

// What was opened is to be seen, at least its beginning.
function opened(event) {
  if (event.target.matches?.(".found[open]")) $("li", event.target)?.scrollIntoView({ block: "nearest" });
}

export function start() {
  document.addEventListener("toggle", opened, true); // it does not bubble
  on("copy", (button) => copy(button.dataset.text));
  on("edit-meant", (button) => {
    const form = button.closest("form");
    $(".meant", form).hidden = true;
    button.hidden = true;
    $(".editing", form).hidden = false;
    $("input", form).focus();
  });
  on("judge", async (button) => {
    const turn = button.closest(".turn");
    const form = $(".judged", turn);
    const before = verdict(turn);
    const said = button.dataset.verdict;
    if (said === "down" && before === "down") {
      if (form.hidden) edit(turn, before);
      else form.hidden = true;
      return;
    }
    await judge(turn, said === before ? "" : said, said === "down" ? saved(form) : {});
    form.hidden = true;
    if (said === "down") edit(turn, before);
    else if (said !== before) say(t("judged"));
  });
  onForm("judged", async (form) => {
    await judge(form.closest(".turn"), "down", written(form));
    for (const area of $$("textarea", form)) area.defaultValue = area.value;
    leave(form);
    toast(t("judged"));
  });
  on("judge-close", async (button) => {
    const form = button.closest("form");
    form.reset();
    if (form.dataset.before !== "down") await judge(form.closest(".turn"), form.dataset.before);
    leave(form);
  });
  on("judge-withdraw", async (button) => {
    const form = button.closest("form");
    await judge(form.closest(".turn"), "");
    for (const area of $$("textarea", form)) area.value = area.defaultValue = "";
    leave(form);
  });
}
