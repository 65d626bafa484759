import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { StepError } from './step-error.mjs';

const PACKED = /\.(html|js|css|json|svg|webmanifest)$/;
/** Nearly as small as the best, in a tenth of the time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Builds the pages with Vite, and the packed forms that the server sends. Types are left out here; they are checked on their own.
 * @param {string} root
 * @param {string} out
 */
export function buildWeb(root, out) {
  runNode(root, ['vite', 'bin', 'vite.js'], ['build', '--config', 'web/vite.config.mjs', '--outDir', out, '--logLevel', 'warn']);
  pack(out);
  return true;
}

function runNode(root, [name, ...inside], args) {
  const program = path.join(root, 'node_modules', name, ...inside);
  // A test's NODE_ENV would build the pages for developers, heavier and slower.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, env, encoding: 'utf8' });
  if (status !== 0) throw new StepError(`The pages could not be built:\n${`${stdout}${stderr}`.trim()}`);
}

function pack(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !PACKED.test(entry.name)) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const plain = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(plain, BROTLI));
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
  }
}
