/**
 * Nothing that was written is lost when the login expires while somebody writes.
 *
 * Before a form of the desk is sent, and whenever one of Wagtail's own requests fails (autosave,
 * preview, choosers, who else is here), the server is asked whether the person is still signed in.
 * If not, the form stays as it is, and a line says how to sign in again in a new tab. That tab
 * tells the others; they take the new login's token and go on.
 */
const script = document.querySelector("[data-keep-writing]");
const { sessionUrl, loginUrl, expired, offline, signIn, goOn } = script.dataset;
const GUARDED = "main form, .modal form, [data-edit-form]";
const FAILURES = ["w-autosave:error", "w-preview:error", "w-swap:error"];
const tabs = new BroadcastChannel("desk-login");
const checked = new WeakSet();
const line = Object.assign(document.createElement("div"), { id: "keep-writing" });

/** The token of who is signed in, nothing where nobody is; fails where no server answers. */
async function token() {
  const headers = { Accept: "application/json" };
  const answer = await fetch(sessionUrl, { headers, redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect") return undefined;
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).token;
}

/** One line over everything, whatever part of a long form is in view. */
function tell(words, link) {
  if (line.isConnected && line.firstChild?.data === words) return;
  line.className = `keep-writing${words === goOn ? " keep-writing--good" : ""}`;
  line.setAttribute("role", words === goOn ? "status" : "alert");
  line.replaceChildren(words);
  if (link) {
    const to = { href: link, target: "_blank", rel: "opener", textContent: signIn };
    line.append(" ", Object.assign(document.createElement("a"), to));
  }
  document.body.append(line);
}

/** Wagtail's buttons go quiet when they are pressed; nothing was sent, so wake them. */
function wake() {
  for (const button of document.querySelectorAll("[data-w-progress-loading-value]")) {
    button.dataset.wProgressLoadingValue = "false";
    button.disabled = false;
  }
  for (const button of document.querySelectorAll("button[disabled=true]")) button.disabled = false;
}

function renew(value) {
  globalThis.wagtailConfig.CSRF_TOKEN = value;
  for (const input of document.getElementsByName("csrfmiddlewaretoken")) input.value = value;
}

/** Whether a form can be sent now; where not, the buttons work again and a line says why. */
async function maySend() {
  try {
    const value = await token();
    if (value) {
      renew(value);
      return true;
    }
    tell(expired, loginUrl);
  } catch {
    tell(offline);
  }
  wake();
  return false;
}

async function check(form, submitter) {
  if (!(await maySend())) return;
  line.remove();
  checked.add(form);
  if (submitter) submitter.disabled = false; // a disabled button would not say which action it is
  form.requestSubmit(submitter);
}

/** A request of Wagtail's has failed: is that because of the login? */
async function look() {
  if (line.isConnected && line.getAttribute("role") === "alert") return;
  const value = await token().catch(() => "not to be known");
  if (value) return;
  tell(expired, loginUrl);
  wake();
}

/** Somebody has signed in in another tab: what is written here is kept by it from now on. */
async function recover() {
  if (!line.isConnected || !(await maySend())) return;
  tell(goOn);
  const edited = document.querySelector("[data-w-unsaved-has-edits-value=true]");
  edited?.dispatchEvent(new CustomEvent("w-unsaved:add", { cancelable: true })); // autosave
}

/** Good news need not stand in the way of who writes on. */
function goOnQuietly() {
  if (line.getAttribute("role") === "status") line.remove();
}

/** A form is sent only when that was found to be possible just before. */
function guard(event) {
  const form = event.target;
  if (form.method !== "post" || !form.matches(GUARDED)) return;
  if (checked.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  check(form, event.submitter);
}

const signedIn = document.querySelector("[data-wagtail-sidebar]");
if (signedIn) {
  document.addEventListener("submit", guard, { capture: true });
  document.addEventListener("input", goOnQuietly);
  for (const failure of FAILURES) document.addEventListener(failure, look);
  globalThis.jQuery(document).on("ajaxError", look);
  tabs.addEventListener("message", recover);
  tabs.postMessage("signed in");
}
