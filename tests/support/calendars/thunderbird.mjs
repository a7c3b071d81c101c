// Hands mails to a real Thunderbird and tells what it made of them: see README.md.
//
// Usage: node thunderbird.mjs THUNDERBIRD NAME ADDRESS
//
// Thunderbird runs without a screen and without a network, in a folder that is thrown away. It has one account, NAME <ADDRESS>, and one
// calendar. Each line of standard input is {"mail": "the whole mail", "press": "Accept"}; the mail is laid into the account's inbox and opened
// there, and what is pressed, where anything is, is that button of the bar which Thunderbird itself shows above an invitation. The answer it
// then writes waits in its outbox, for it is offline. It is driven over Marionette, the protocol of Mozilla's own tests.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [program, name, address] = process.argv.slice(2);
if (!address) {
  console.error('usage: node thunderbird.mjs THUNDERBIRD NAME ADDRESS');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'upward-thunderbird.'));
const port = await freePort();
writeFileSync(join(folder, 'user.js'), Object.entries(preferences()).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`).join(''));
let trouble = '';
const thunderbird = spawn(program, ['--headless', '--no-remote', '--profile', folder, '--marionette', '--remote-allow-system-access'], {
  // A group of its own, so that what it starts ends with it; its home is the folder. The sandbox of its content asks for more than a container gives.
  detached: true, stdio: ['ignore', 'pipe', 'pipe'],
  env: { ...process.env, HOME: folder, MOZ_HEADLESS: '1', MOZ_DISABLE_CONTENT_SANDBOX: '1', MOZ_CRASHREPORTER_DISABLE: '1', DBUS_SESSION_BUS_ADDRESS: 'disabled:', LC_ALL: 'C.UTF-8', TZ: 'America/New_York' },
});
for (const stream of [thunderbird.stdout, thunderbird.stderr]) stream.on('data', data => { trouble = (trouble + data).slice(-20000); });
const ended = new Promise((_, fail) => {
  thunderbird.on('error', fail);
  thunderbird.on('exit', code => fail(new Error(`Thunderbird ended with ${code}`)));
});
ended.catch(() => {});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { end(); process.exit(1); });

try {
  const marionette = await open();
  await marionette.run(prepare, name, address);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { mail, press } = JSON.parse(line);
    const answer = await marionette.run(take, Buffer.from(mail, 'utf8').toString('base64'), press ?? null);
    // What it writes for itself into its outbox does not go out.
    answer.reply &&= Buffer.from(answer.reply, 'base64').toString('utf8').replace(/^(X-Mozilla-[^\r\n]*\r?\n)*/, '');
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
} catch (error) {
  // Without a screen it complains of its icons by the hundred.
  console.error(`${error.stack ?? error}\n${trouble.split('\n').filter(line => !/gtk|^$/i.test(line)).join('\n')}`);
  process.exitCode = 1;
} finally {
  end();
}
process.exit();

/** Runs in Thunderbird, beside each of the two below. */
async function until(what, holds) {
  for (const from = Date.now(); Date.now() - from < 30000;) {
    const found = await holds();
    if (found) return found;
    await new Promise(done => setTimeout(done, 20));
  }
  throw new Error(`${what} did not come`);
}

/** Runs in Thunderbird, once: the calendar of the account. */
async function prepare(name, address) {
  const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  Services.io.offline = true;
  for (const calendar of cal.manager.getCalendars()) cal.manager.removeCalendar(calendar);
  const [identity] = MailServices.accounts.allIdentities;
  if (identity.email !== address) throw new Error(`the account belongs to ${identity.email}`);
  const calendar = cal.manager.createCalendar('storage', Services.io.newURI('moz-storage-calendar://'));
  calendar.name = name;
  cal.manager.registerCalendar(calendar);
  calendar.setProperty('imip.identity.key', identity.key);
  await until('the main window', () => Services.wm.getMostRecentWindow('mail:3pane')?.document.getElementById('tabmail')?.currentAbout3Pane?.threadTree);
}

/** Runs in Thunderbird, for each mail: laid into the inbox, opened, and a button of the bar pressed where one is asked for ("Accept"). */
async function take(mail, press) {
  const { cal } = ChromeUtils.importESModule('resource:///modules/calendar/calUtils.sys.mjs');
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const inbox = MailServices.accounts.defaultAccount.incomingServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
  const outbox = MailServices.accounts.localFoldersServer.rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Queue);
  const pane = Services.wm.getMostRecentWindow('mail:3pane').document.getElementById('tabmail').currentAbout3Pane;
  const before = pane.messageBrowser?.contentWindow?.calImipBar?.itipItem;
  const sent = outbox.getTotalMessages(false);

  const header = inbox.QueryInterface(Ci.nsIMsgLocalMailFolder).addMessage(atob(mail));
  pane.displayFolder(inbox.URI);
  const row = await until('the mail in the list', () => pane.gDBView && (r => r >= 0 && r < 0xffffffff && { r })(pane.gDBView.findIndexOfMsgHdr(header, true)));
  pane.threadTree.selectedIndex = row.r;
  const shown = await until('the mail', () => (w => w?.gMessage?.messageKey === header.messageKey && w.document.readyState === 'complete' && w)(pane.messageBrowser?.contentWindow));
  const imip = shown.calImipBar;
  const bar = shown.document.querySelector('.calendar-notification-bar');
  await until('the bar of the invitation', () => !bar.collapsed && imip.itipItem && imip.itipItem !== before);
  const details = await until('what the invitation says', () => shown.document.getElementById('messagepane').contentDocument.getElementById('imipHTMLDetails'));
  const answer = {
    bar: bar.querySelector('.msgNotificationBarText').textContent,
    buttons: imip.getButtons().filter(button => button.id && !button.hidden).map(button => button.id.replace(/^imip|Button$/g, '')),
    method: imip.itipItem.receivedMethod, items: imip.itipItem.getItemList().length, told: details.textContent.replace(/\s+/g, ' ').trim(),
    done: null, reply: null, events: [],
  };

  if (press) {
    if (!answer.buttons.includes(press)) throw new Error(`there is no button ${press}: ${JSON.stringify(answer)}`);
    // What Thunderbird says when all is done ("The event has been added to your calendar.") is left here.
    delete imip.label;
    shown.document.getElementById(`imip${press}Button`).doCommand();
    answer.done = await until('the end of what the button does', () => imip.label);
    if (['Accept', 'Tentative', 'Decline'].includes(press)) {
      await until('the answer to the organiser', () => outbox.getTotalMessages(false) > sent);
      const { NetUtil } = ChromeUtils.importESModule('resource://gre/modules/NetUtil.sys.mjs');
      const [newest] = [...outbox.messages].sort((a, b) => b.messageKey - a.messageKey);
      const stream = outbox.getMsgInputStream(newest, {});
      answer.reply = btoa(NetUtil.readInputStreamToString(stream, newest.messageSize));
      stream.close();
    }
  }

  const utc = time => new Date(time.nativeTime / 1000).toISOString().replace('.000', '');
  const property = (event, key) => event.getProperty(key) ?? '';
  for (const calendar of cal.manager.getCalendars()) {
    for (const event of await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null)) {
      answer.events.push({
        uid: event.id, title: event.title, start: utc(event.startDate), end: utc(event.endDate), zone: event.startDate.timezone.tzid, sequence: Number(property(event, 'SEQUENCE') || 0),
        status: event.status ?? '', location: property(event, 'LOCATION'), organizer: event.organizer?.id ?? '', organizerName: event.organizer?.commonName ?? '',
        attendees: event.getAttendees().map(a => ({ address: a.id, name: a.commonName ?? '', answer: a.participationStatus ?? '' })),
      });
    }
  }
  return answer;
}

function preferences() {
  const mail = join(folder, 'Mail');
  return {
    'marionette.port': port,
    // Accounts as the wizard would make them: a mailbox that is fetched (by nobody), and the folders on this computer.
    'mail.accountmanager.accounts': 'account1,account2', 'mail.accountmanager.defaultaccount': 'account1', 'mail.accountmanager.localfoldersserver': 'server2',
    'mail.account.account1.server': 'server1', 'mail.account.account1.identities': 'id1', 'mail.account.account2.server': 'server2',
    'mail.identity.id1.fullName': name, 'mail.identity.id1.useremail': address, 'mail.identity.id1.valid': true, 'mail.identity.id1.smtpServer': 'smtp1', 'mail.identity.id1.fcc': false,
    'mail.server.server1.type': 'pop3', 'mail.server.server1.hostname': 'mail.invalid', 'mail.server.server1.userName': 'someone', 'mail.server.server1.name': address,
    'mail.server.server1.directory': join(mail, 'account'), 'mail.server.server1.login_at_startup': false, 'mail.server.server1.check_new_mail': false, 'mail.server.server1.download_on_biff': false,
    'mail.server.server2.type': 'none', 'mail.server.server2.hostname': 'Local Folders', 'mail.server.server2.userName': 'nobody', 'mail.server.server2.name': 'Local Folders', 'mail.server.server2.directory': join(mail, 'local'),
    'mail.smtpservers': 'smtp1', 'mail.smtp.defaultserver': 'smtp1', 'mail.smtpserver.smtp1.hostname': 'mail.invalid', 'mail.smtpserver.smtp1.username': 'someone',
    // Nothing is asked and nothing is shown but the mails.
    'mail.provider.suppress_dialog_on_startup': true, 'mail.spotlight.firstRunDone': true, 'mail.shell.checkDefaultClient': false, 'mailnews.start_page.enabled': false, 'mailnews.start_page_override.mstone': 'ignore',
    'mail.winsearch.firstRunDone': true, 'app.donation.eoy.version.viewed': 999, 'datareporting.policy.dataSubmissionPolicyBypassNotification': true, 'mail.instrumentation.postUrl': '', 'mail.chat.enabled': false,
    'mail.showCondensedAddresses': false, 'browser.shell.checkDefaultBrowser': false, 'calendar.alarms.show': false, 'calendar.alarms.playsound': false,
    // It speaks with nobody.
    'offline.startup_state': 3, 'offline.autoDetect': false, 'network.manage-offline-status': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'network.dns.disabled': true,
    'app.update.enabled': false, 'app.update.auto': false, 'app.update.disabledForTesting': true, 'extensions.update.enabled': false, 'extensions.getAddons.cache.enabled': false, 'extensions.systemAddon.update.enabled': false, 'extensions.blocklist.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1', 'datareporting.healthreport.uploadEnabled': false, 'datareporting.policy.dataSubmissionEnabled': false, 'toolkit.telemetry.enabled': false, 'toolkit.telemetry.server': '', 'app.normandy.enabled': false,
    'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false, 'mail.phishing.detection.enabled': false, 'mailnews.message_display.disable_remote_image': true, 'mailnews.auto_config_url': '', 'mailnews.mx_service_url': '',
    'mail.inappnotifications.enabled': false, 'mail.inappnotifications.url': '', 'browser.search.update': false, 'geo.enabled': false, 'network.prefetch-next': false, 'network.proxy.type': 0,
    // Far from everybody in the tests, so that a time is not right by chance.
    'intl.locale.requested': 'en-US', 'calendar.timezone.local': 'America/New_York', 'calendar.timezone.useSystemTimezone': false,
  };
}

/** "12:[1,5,null,{…}]" and back; one question at a time. */
async function open() {
  const socket = await connected();
  let bytes = Buffer.alloc(0), heard;
  const messages = [];
  socket.on('data', data => {
    bytes = Buffer.concat([bytes, data]);
    for (let colon; (colon = bytes.indexOf(':')) > 0;) {
      const whole = colon + 1 + Number(bytes.subarray(0, colon));
      if (bytes.length < whole) return;
      messages.push(JSON.parse(bytes.subarray(colon + 1, whole)));
      bytes = bytes.subarray(whole);
      heard?.();
    }
  });
  const next = async () => {
    while (messages.length === 0) await Promise.race([ended, new Promise(done => { heard = done; })]);
    return messages.shift();
  };
  let id = 0;
  const ask = async (command, parameters) => {
    const text = JSON.stringify([0, ++id, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await next();
    if (error) throw new Error(`${command}: ${error.error}: ${error.message}\n${error.stacktrace}`);
    return result;
  };
  await next(); // who it is
  await ask('WebDriver:NewSession', {});
  await ask('Marionette:SetContext', { value: 'chrome' });
  await ask('WebDriver:SetTimeouts', { script: 120000 });
  return {
    run: async (what, ...args) => {
      const script = `${until}; const [...all] = arguments; const done = all.pop(); (${what})(...all).then(value => done({ value }), error => done({ error: error + '\\n' + error.stack }));`;
      const { value } = await ask('WebDriver:ExecuteAsyncScript', { script, args });
      // A script is left where it stands as soon as a dialog comes up.
      if (!value) throw new Error(`Thunderbird asked: ${(await ask('WebDriver:GetAlertText', {})).value}`);
      if (value.error) throw new Error(value.error);
      return value.value;
    },
  };
}

async function connected() {
  for (const from = Date.now(); ;) {
    try {
      return await Promise.race([ended, new Promise((done, fail) => { const socket = connect(port, '127.0.0.1', () => done(socket)); socket.on('error', fail); })]);
    } catch (error) {
      if (error.code !== 'ECONNREFUSED' || Date.now() - from > 90000) throw error;
      await new Promise(done => setTimeout(done, 100));
    }
  }
}

function freePort() {
  return new Promise(done => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); }); });
}

function end() {
  try { process.kill(-thunderbird.pid, 'SIGKILL'); } catch { /* it is gone */ }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
