// Writes web/src/api from docs/openapi.json; with `--check` it only compares, and ends with 1 when the folder differs.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createClient } from '@hey-api/openapi-ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const CLIENT = path.join(ROOT, 'web', 'src', 'api');
const checksOnly = process.argv.includes('--check');
const folder = checksOnly ? mkdtempSync(path.join(os.tmpdir(), 'triquick-client-')) : CLIENT;

await createClient({
  input: path.join(ROOT, 'docs', 'openapi.json'),
  output: { path: folder, entryFile: false },
  logs: { level: 'error', file: false },
  plugins: [
    { name: '@hey-api/typescript', enums: false },
    { name: '@hey-api/sdk', operations: { strategy: 'flat' } },
    { name: '@hey-api/client-fetch', throwOnError: true },
    // The tags of a query's key are what live pages are told by: see web/src/lib/live.
    { name: '@tanstack/react-query', queryKeys: { tags: true }, infiniteQueryKeys: { tags: true }, mutationOptions: false, useQuery: false },
  ],
});

if (checksOnly) {
  const differing = [...new Set([...filesOf(folder), ...filesOf(CLIENT)])].filter((file) => read(folder, file) !== read(CLIENT, file));
  rmSync(folder, { recursive: true, force: true });
  if (differing.length > 0) {
    process.stderr.write(`web/src/api is not what docs/openapi.json asks for (${differing.join(', ')}): run \`node scripts/generate-client.mjs\` and commit the folder.\n`);
    process.exitCode = 1;
  }
}

function filesOf(place) {
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)));
}

function read(place, file) {
  const whole = path.join(place, file);
  return existsSync(whole) ? readFileSync(whole, 'utf8') : null;
}
