// Builds `dist` and nothing else, for images; `npm start` and `npm test` build by themselves.
import { requireNode } from './steps/require-node.mjs';

requireNode();
const { prepareImage } = await import('./steps/prepare.mjs');
prepareImage();
