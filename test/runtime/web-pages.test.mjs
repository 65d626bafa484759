import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { start, stop, temporaryFolder } from './support/program.mjs';

/** Without what `fetch` does by itself: no unpacking, no encodings of its own. */
async function ask(url, { method = 'GET', encoding } = {}) {
  const request = http.request(url, { method, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } }).end();
  const [answer] = await once(request, 'response');
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode, headers: answer.headers, body };
}

test('the pages and the description of the API are served by the program, the pages packed, and never kept under a name that changes', async (t) => {
  const program = await start(t, { DATA_DIR: temporaryFolder(t) });
  const at = (path) => new URL(path, program.url);
  const { headers, body } = await ask(at('/'));
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['cache-control'], 'no-store');
  assert.match(headers['content-security-policy'], /script-src 'self';/);
  assert.doesNotMatch(body.toString(), /<script(?![^>]* src=)|\son\w+=|javascript:/);

  const links = [...body.toString().matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link);
  assert.ok(links.length > 2);
  for (const link of links) {
    const plain = await ask(at(link));
    assert.equal(plain.status, 200, link);
    assert.equal(plain.headers['cache-control'], link.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600', link);
    for (const [encoding, unpack] of [['gzip', gunzipSync], ['br', brotliDecompressSync]]) {
      const packed = await ask(at(link), { encoding });
      assert.equal(packed.headers['content-encoding'], encoding, link);
      assert.ok(unpack(packed.body).equals(plain.body), link);
    }
    assert.equal((await ask(at(link), { encoding: 'br;q=0, gzip' })).headers['content-encoding'], 'gzip', link);
  }

  for (const view of ['/cases/3f1c?tab=roster', '/sign-in', '/index.html']) assert.ok((await ask(at(view))).body.equals(body), view);
  for (const absent of ['/assets/gone-1a2b.js', '/robots.php', '/api', '/api/v1/none', '/assets/../../package.json', '/%2e%2e/package.json']) {
    const answer = await ask(at(absent));
    assert.equal(answer.status, 404, absent);
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8', absent);
  }
  assert.equal((await ask(at('/'), { method: 'POST' })).status, 404);
  assert.equal((await ask(at('/'), { method: 'HEAD' })).status, 200);

  for (const page of ['/api/docs', '/api/v1/health/ready']) assert.equal((await fetch(new URL(page, program.url))).status, 200, page);
  const { openapi } = await (await fetch(`${program.url}/api/v1/openapi.json`)).json();
  assert.match(openapi, /^3\.1\./);
  await stop(program);
});
