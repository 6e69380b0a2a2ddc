// The evaluation tab: choose a set, run it, look at what came of it.

import { json, text, follow } from "./http.js";
import { $, onForm, t, say } from "./desk.js";

export async function openEvaluation() {
  const result = $("#run-result")?.innerHTML ?? "";
  $("#view-evaluation").innerHTML = await text("/desk/evaluation");
  $("#run-result").innerHTML = result;
}

async function run(form) {
  const button = $("button", form);
  const progress = $("#run-progress");
  button.disabled = true;
  progress.hidden = false;
  try {
    const { job } = await json("/desk/evaluation", { method: "POST", body: { name: form.elements.name.value } });
    const path = `/desk/evaluation/${encodeURIComponent(job)}`;
    await follow(path, (now) => {
      $("progress", progress).value = now.total ? now.done / now.total : 0;
      $(".words", progress).textContent = t("evaluating", { done: now.done, total: now.total || "…" });
    });
    $("#run-result").innerHTML = await text(`${path}/result`);
    say(t("evaluated"));
    $("#result-heading").focus();
  } finally {
    button.disabled = false;
    progress.hidden = true;
  }
}

export const start = () => onForm("evaluate", run);
