import { readFile, writeFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadConfig } from '../platform/config/config.js';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.js';
import { createOpenApi } from '../platform/http/openapi.js';
import { createProgram } from '../program.js';

/** Writes docs/openapi.json from the code; with `--check` it only compares, and ends with 1 when the file differs. */
const FILE = path.resolve('docs', 'openapi.json');

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'triquick-openapi-'));
const config = loadConfig({ NODE_ENV: 'test', DATA_DIR: dataDir, API_DOCS: 'off' });
const postgres = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined });
const program = await createProgram({ ...config, role: 'api' }, postgres.url);
const text = `${JSON.stringify(createOpenApi(program.app), null, 1)}\n`;
await program.close();
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });

if (!process.argv.includes('--check')) {
  await writeFile(FILE, text);
} else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  process.stderr.write('docs/openapi.json does not tell what the code does: run `npm run openapi` and commit the file.\n');
  process.exitCode = 1;
}
