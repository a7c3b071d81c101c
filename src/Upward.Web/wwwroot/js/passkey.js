// Passkeys: a form marked data-passkey asks the device ("get" at sign-in, "create" under one's account), puts its answer into
// the field "credential" and goes the way of every form. Where the browser cannot, the form says so or stays hidden.
import { onContent } from "./words.js";
import { announce } from "./announce.js";

// A bare IP address has no passkeys: they are tied to a name.
const can = !!window.PublicKeyCredential?.parseRequestOptionsFromJSON && isSecureContext && !/^[\d.]+$|:/.test(location.hostname);

async function ask(form) {
  if (form.dataset.passkey === "create")
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(form.dataset.options)) });
  const answer = await fetch(form.dataset.ask, { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(`asking answered ${answer.status}`);
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await answer.json()) });
}

const show = (form, what, visible) => form.querySelector(`[data-passkey-${what}]`)?.toggleAttribute("hidden", !visible);

onContent((root) => {
  for (const form of root.querySelectorAll("form[data-passkey]:not([data-wired])")) {
    form.dataset.wired = "1";
    show(form, can ? "act" : "cannot", true);
    if (can) form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      show(form, "failed", false);
      show(form, "known", false);
      try {
        form.elements.credential.value = JSON.stringify(await ask(form));
      } catch (error) {
        const what = error.name === "InvalidStateError" ? "known" : "failed";
        show(form, what, true);
        announce(form.querySelector(`[data-passkey-${what}]`)?.textContent.trim());
        return;
      }
      form.submit();
    });
  }
});
