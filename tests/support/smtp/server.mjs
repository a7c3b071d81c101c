// The mail server of the tests: SMTP with STARTTLS and AUTH LOGIN, and a small HTTP API to read what arrived.
// Both listen on 127.0.0.1 on free ports, which the one line on stdout tells as JSON once both are open:
//   {"host":"localhost","port":2525,"http":"http://127.0.0.1:8025","user":"upward","password":"…","certificate":"DIR/smtp.pem"}
// Usage: node server.mjs DIR [DOVECOT.CONF]      (DIR takes the certificate)
//
// Mails to somebody@mailbox.test are also laid into the mailbox of that somebody by dovecot's delivery agent, where a dovecot was given.
//
//   GET    /mails[?to=address]   what arrived, oldest first: from, to, subject, text, html, headers, attachments, raw, secure, user
//   DELETE /mails                forgets them
//   POST   /mode                 {"address":"x@y" or "*","stage":"rcpt"|"data","code":451,"message":"…","times":2}
//                                answers with the code from now on; without "times" until DELETE /mode
//   DELETE /mode                 answers normally again
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

const loopback = '127.0.0.1';
const [folder, dovecot] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node server.mjs DIR');
  process.exit(2);
}
const [user, password] = ['upward', 'only-for-tests'];
const certificate = makeCertificate();
let mails = [];
let modes = [];

const smtp = new SMTPServer({
  ...certificate.pair,
  authMethods: ['LOGIN'],
  onAuth: (auth, _session, done) =>
    auth.username === user && auth.password === password
      ? done(null, { user: auth.username })
      : done(Object.assign(new Error('Wrong user or password'), { responseCode: 535 })),
  onRcptTo: (address, _session, done) => done(refusal('rcpt', [address.address])),
  onData: async (stream, session, done) => {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const to = session.envelope.rcptTo.map(r => r.address);
    const refused = refusal('data', to);
    if (refused) return done(refused);
    const raw = Buffer.concat(chunks);
    try { await Promise.all(to.filter(a => dovecot && a.endsWith('@mailbox.test')).map(a => layIntoMailbox(raw, a))); } catch (error) { return done(error); }
    mails.push(await describe(raw, session, to));
    done(null, 'Taken');
  },
});
smtp.on('error', error => console.error(error.message)); // a client that hangs up must not end the server

const http = createServer(async (request, response) => {
  const address = new URL(request.url, `http://${loopback}`);
  const route = `${request.method} ${address.pathname}`;
  if (route === 'GET /mails') {
    const to = address.searchParams.get('to')?.toLowerCase();
    return answer(response, 200, to ? mails.filter(m => m.to.some(a => a.toLowerCase() === to)) : mails);
  }
  if (route === 'DELETE /mails') { mails = []; return answer(response, 204); }
  if (route === 'POST /mode') {
    let text = '';
    for await (const chunk of request) text += chunk;
    try { modes.unshift(JSON.parse(text)); } catch { return answer(response, 400, { error: 'no JSON' }); }
    return answer(response, 204);
  }
  if (route === 'DELETE /mode') { modes = []; return answer(response, 204); }
  answer(response, 404, { error: 'see server.mjs' });
});

smtp.listen(0, loopback, () => http.listen(0, loopback, () => console.log(JSON.stringify({
  host: 'localhost', port: smtp.server.address().port, http: `http://${loopback}:${http.address().port}`,
  user, password, certificate: certificate.path,
}))));

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

/** The error to answer with, or null. The mode told last wins; one with "times" wears off. */
function refusal(stage, addresses) {
  const mode = modes.find(m => (m.stage ?? 'rcpt') === stage && m.times !== 0
    && (m.address === '*' || addresses.some(a => a.toLowerCase() === m.address.toLowerCase())));
  if (!mode) return null;
  if (mode.times > 0) mode.times--;
  return Object.assign(new Error(mode.message ?? 'Refused for the test'), { responseCode: mode.code });
}

/** As a mail server does: over the delivery agent, which knows where the mailbox is. */
function layIntoMailbox(raw, address) {
  return new Promise((done, fail) => {
    const agent = spawn('/usr/lib/dovecot/dovecot-lda', ['-c', dovecot, '-e', '-d', address.split('@')[0]], { stdio: ['pipe', 'inherit', 'inherit'] });
    agent.on('error', fail);
    agent.on('exit', code => (code === 0 ? done() : fail(new Error(`dovecot-lda ended with ${code}`))));
    agent.stdin.on('error', () => {});
    agent.stdin.end(raw);
  });
}

async function describe(raw, session, to) {
  const parsed = await PostalMime.parse(raw);
  return {
    from: session.envelope.mailFrom.address, to, subject: parsed.subject ?? '', text: parsed.text ?? '', html: parsed.html ?? '',
    headers: Object.fromEntries(parsed.headers.map(h => [h.key, h.value])),
    attachments: parsed.attachments.map(a => ({
      name: a.filename, type: a.mimeType, method: a.method ?? null, text: /calendar|ics/.test(a.mimeType) ? Buffer.from(a.content).toString('utf8') : null,
    })),
    raw: raw.toString('utf8'), secure: session.secure, user: session.user ?? null,
  };
}

function makeCertificate() {
  const [key, path] = [join(folder, 'smtp.key'), join(folder, 'smtp.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', path], { stdio: 'ignore' });
  return { path, pair: { key: readFileSync(key), cert: readFileSync(path) } };
}

function answer(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
