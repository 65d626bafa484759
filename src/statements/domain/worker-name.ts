import type { StatementWorker } from './statement-data.js';
import type { StatementTexts } from './statement-texts.js';

export const nameOf = ({ name, no }: StatementWorker, { say }: StatementTexts): string => (no === null ? say('worker.removed', { name }) : name);
