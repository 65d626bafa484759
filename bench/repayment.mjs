// `npm run bench:repayment`: how fast the ledger answers, with one case of 10,000 workers and 120,000 lines of instalments, and with
// 100,000 cases and a million payments, by the real program on a PostgreSQL of its own. Beside each figure, in the same run, a floor:
// the same question in plain SQL. `npm run bench:repayment -- balances board` asks only these. Ends with 1 when a promise is broken.
import { prepareTests } from '../scripts/steps/prepare.mjs';

prepareTests();
const { startWorld } = await import('./repayment/world.mjs');

/** In the order in which they are asked: what only reads comes before what adds to the case. */
const QUESTIONS = ['balances', 'importing', 'posting', 'statements', 'board'];

const unknown = process.argv.slice(2).filter((name) => !QUESTIONS.includes(name));
if (unknown.length > 0) {
  console.error(`There is no question "${unknown.join('", "')}"; there are ${QUESTIONS.join(', ')}.`);
  process.exit(2);
}
const asked = QUESTIONS.filter((name) => process.argv.length < 3 || process.argv.includes(name));
const world = await startWorld();
try {
  let kept = true;
  for (const name of asked) {
    const { ask } = await import(`./repayment/${name}.mjs`);
    kept = (await ask(world)) && kept;
  }
  process.exitCode = kept ? 0 : 1;
} finally {
  await world.end();
}
