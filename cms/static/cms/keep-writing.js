/**
 * Nothing that was written is lost when the login expires while somebody writes.
 *
 * Before a form of the desk is sent, the server is asked whether the person is still signed in. If
 * not, the form stays as it is, and a line says how to sign in again in a new tab; afterwards the
 * form is sent with the new login's token.
 */
const script = document.querySelector("[data-keep-writing]");
const { sessionUrl, loginUrl, expired, offline, signIn } = script.dataset;
const checked = new WeakSet();

const token = () => document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];

async function state() {
  try {
    const answer = await fetch(sessionUrl, { redirect: "manual", cache: "no-store" });
    return answer.status === 204 ? "signed in" : "expired";
  } catch {
    return "offline";
  }
}

function tell(form, words, withLink) {
  const old = document.getElementById("keep-writing");
  old?.remove();
  const line = document.createElement("div");
  line.id = "keep-writing";
  line.className = "keep-writing";
  line.setAttribute("role", "alert");
  line.append(words);
  if (withLink) {
    const link = document.createElement("a");
    Object.assign(link, { href: loginUrl, target: "_blank", textContent: signIn });
    line.append(" ", link);
  }
  form.prepend(line);
  line.scrollIntoView({ block: "center" });
}

/** Wagtail's buttons go quiet for half a minute when they are pressed; nothing was sent, so wake them. */
function wake(form) {
  for (const button of form.querySelectorAll("[data-w-progress-loading-value]")) {
    button.dataset.wProgressLoadingValue = "false";
    button.disabled = false;
  }
}

function renewToken(form) {
  const input = form.querySelector("[name=csrfmiddlewaretoken]");
  if (input && token()) input.value = token();
}

async function check(form, submitter) {
  const now = await state();
  if (now !== "signed in") {
    wake(form);
    return tell(form, now === "expired" ? expired : offline, now === "expired");
  }
  document.getElementById("keep-writing")?.remove();
  renewToken(form);
  checked.add(form);
  if (submitter) submitter.disabled = false; // a disabled button would not say which action it is
  return form.requestSubmit(submitter);
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post" || !form.matches("[data-edit-form], #page-edit-form, #w-editor-form")) return;
    if (checked.delete(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    check(form, event.submitter);
  },
  { capture: true },
);
