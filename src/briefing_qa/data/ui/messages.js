// What the page says to its visitor: aloud, for a moment, until it is put away, or as a question.

import { $, t } from "./desk.js";

export function say(words) {
  const place = $("#said");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = words; });
}

let hiding;
export function toast(words) {
  calm(); // what went wrong stands in the same place, and whoever acts again has read it
  const place = $("#toast");
  place.textContent = words;
  place.hidden = false;
  say(words);
  clearTimeout(hiding);
  hiding = setTimeout(() => { place.hidden = true; }, 5000);
}

// An error in the language of the page.
export function explained({ status, kind, message }) {
  if (status === 0) return t("offline");
  const known = kind ? t(`error.${kind}`) : "";
  if (known && known !== `error.${kind}`) return known;
  return message ? t("failed.says", { message }) : t("failed");
}

// Stays until it is closed: who looks elsewhere does not miss it.
export function complain(error) {
  $("#alert p").textContent = explained(error);
  $("#alert").dataset.status = error.status;
  $("#alert").hidden = false;
}

export const calm = () => { $("#alert").hidden = true; };

// That the server does not answer is said no longer than it is so.
export function answered() {
  if ($("#alert").dataset.status === "0") calm();
}

// A question with yes and no; with a field, what was typed.
export function confirmed({ words, yes, danger = false, value }) {
  const dialog = document.createElement("dialog");
  const form = document.createElement("form");
  form.method = "dialog";
  const label = document.createElement("label");
  label.textContent = words;
  form.append(label);
  let field;
  if (value !== undefined) {
    field = document.createElement("input");
    field.value = value;
    field.maxLength = 200;
    label.append(field);
  }
  const row = document.createElement("div");
  row.className = "actions";
  const no = document.createElement("button");
  no.textContent = t("cancel");
  no.type = "button"; // the first button that submits is the one that Enter presses
  no.addEventListener("click", () => dialog.close("no"));
  const go = document.createElement("button");
  go.textContent = yes;
  go.value = "yes";
  go.className = danger ? "danger" : "primary";
  row.append(no, go);
  form.append(row);
  dialog.append(form);
  $("#desk").append(dialog);
  dialog.showModal();
  (field ?? no).focus();
  field?.select();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      const agreed = dialog.returnValue === "yes";
      resolve(field ? (agreed ? field.value.trim() : "") : agreed);
    });
  });
}
