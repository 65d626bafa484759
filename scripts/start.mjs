// `npm start`: from a fresh clone to a running server. Uses nothing but Node, since it runs before anything is installed.
import { requireNode } from './steps/require-node.mjs';

requireNode();
const { endWithNpm } = await import('./steps/end-with-npm.mjs');
const { prepareStart } = await import('./steps/prepare.mjs');
endWithNpm();
prepareStart();
await import('../dist/main.js');
