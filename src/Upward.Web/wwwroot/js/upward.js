// Everything here only makes a working page nicer. One module, one job.
import "./theme.js";
import "./shortcuts.js";
import "./menu.js";
import "./dialog.js";
import "./toast.js";
import "./select-all.js";
import "./form.js";
import "./suggest.js";
import "./announce.js";
import "./refocus.js";
import "./password.js";
import "./zone.js";
import "./task.js";
import "./twin.js";
import "./copy.js";
import "./print.js";
import "./passkey.js";
