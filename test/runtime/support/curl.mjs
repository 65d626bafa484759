// Stands in for curl where there is none: just the options that docs/walk-through.sh uses.
import { openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const fields = new FormData();
const headers = {};
const request = { headers, method: 'GET' };
let url = '';
let keepCookiesIn = null;

const OPTIONS = {
  '-b': (file) => (headers.cookie = readFileSync(file, 'utf8')),
  '-c': (file) => (keepCookiesIn = file),
  '-X': (method) => (request.method = method),
  '-H': (header) => ([, headers[header.split(':')[0]]] = header.split(': ')),
  '-d': (data) => Object.assign(request, { method: request.method === 'GET' ? 'POST' : request.method, body: data === '@-' ? readFileSync(0, 'utf8') : data }),
  '-F': async (field) => {
    const [name, value] = field.split('=');
    if (value.startsWith('@')) fields.append(name, await openAsBlob(value.slice(1)), path.basename(value));
    else fields.append(name, value);
    Object.assign(request, { method: 'POST', body: fields });
  },
};

const args = process.argv.slice(2).filter((arg) => arg !== '-sS');
while (args.length > 0) {
  const arg = args.shift();
  if (OPTIONS[arg]) await OPTIONS[arg](args.shift());
  else url = arg;
}
const answer = await fetch(url, request);
if (keepCookiesIn !== null) writeFileSync(keepCookiesIn, answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '));
process.stdout.write(await answer.text());
