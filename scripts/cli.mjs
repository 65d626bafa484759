// `npm run audit:verify`, `npm run admin:create -- …`: the command line of the program, installed and built when needed.
import path from 'node:path';
import { requireNode } from './steps/require-node.mjs';

requireNode();
const { prepareStart } = await import('./steps/prepare.mjs');
// npm changes to the project's folder; a file is meant from where the person stands.
const rootFile = process.argv.indexOf('--root-file') + 1;
if (rootFile > 0 && process.argv[rootFile] !== undefined) {
  process.argv[rootFile] = path.resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[rootFile]);
}
prepareStart();
await import('../dist/cli.js');
