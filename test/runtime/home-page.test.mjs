import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start, stop, temporaryFolder } from './support/program.mjs';

test('every link of the page at / leads somewhere', async (t) => {
  const program = await start(t, { DATA_DIR: temporaryFolder(t) });
  const page = await (await fetch(program.url)).text();
  const links = [...new Set([...page.matchAll(/href="([^"]+)"/g)].map(([, link]) => link))];
  assert.deepEqual(links.sort(), ['/api/docs', '/api/v1/health/ready', '/api/v1/openapi.json']);
  for (const link of links) assert.equal((await fetch(new URL(link, program.url))).status, 200, link);
  const { openapi } = await (await fetch(`${program.url}/api/v1/openapi.json`)).json();
  assert.match(openapi, /^3\.1\./);
  await stop(program);
});
