// `npm test`: installs and builds what is missing, then runs every test. Uses nothing but Node, as `npm start` does.
// `npm test -- <paths or Jest options>` runs a part of them.
import { requireNode } from './steps/require-node.mjs';

requireNode();
const { endWithNpm } = await import('./steps/end-with-npm.mjs');
const { ROOT, prepareTests } = await import('./steps/prepare.mjs');
const { runJest } = await import('./steps/run-jest.mjs');
const { BROWSER_TESTS, runBrowserTests } = await import('./steps/run-browser-tests.mjs');
const { RUNTIME_TESTS, runRuntimeTests } = await import('./steps/run-runtime-tests.mjs');
const { startTestRedis } = await import('./steps/test-redis.mjs');

const NO_REDIS = `
############################################################################
#  The Redis half did not run: there is no redis-server on the PATH.       #
#  The job queue was tested on PostgreSQL only. Install Redis 7 to test    #
#  the other backend too.                                                  #
############################################################################
`;

const asked = process.argv.slice(2);
const askedOf = (folder) => asked.filter((arg) => arg.replaceAll('\\', '/').includes(folder));
const askedRuntime = askedOf(RUNTIME_TESTS);
const askedBrowser = askedOf(BROWSER_TESTS);
const askedJest = asked.filter((arg) => ![...askedRuntime, ...askedBrowser].includes(arg));
const runs = (part) => asked.length === 0 || part.length > 0;
const runsJest = runs(askedJest);

process.exitCode = await main();

/** @returns {Promise<number>} exit code */
async function main() {
  endWithNpm();
  prepareTests();
  const redis = runsJest && !process.env.TEST_REDIS_URL ? await startTestRedis() : null;
  if (redis !== null) process.env.TEST_REDIS_URL = redis.url;
  const tallies = [];
  try {
    if (runsJest) tallies.push(await runJest(ROOT, askedJest));
    if (runs(askedBrowser)) tallies.push(await runBrowserTests(ROOT, askedBrowser));
    if (runs(askedRuntime)) tallies.push(await runRuntimeTests(ROOT, askedRuntime));
  } finally {
    await redis?.stop();
  }
  return report(tallies);
}

function report(tallies) {
  const sum = (kind) => tallies.reduce((total, tally) => total + tally[kind], 0);
  if (runsJest && !process.env.TEST_REDIS_URL) console.log(NO_REDIS);
  // Asked for a part, Jest counts the rest as skipped; in a full run nothing may be.
  const skipped = asked.length === 0 ? sum('skipped') : 0;
  if (skipped > 0) console.log(`${skipped} skipped: a skipped test proves nothing, so it counts as a failure.`);
  const failed = sum('failed') + skipped;
  const nothingRan = sum('passed') + failed === 0;
  if (nothingRan) console.log('No test was found.');
  console.log(`${sum('passed')} passed, ${failed} failed`);
  return failed > 0 || nothingRan ? 1 : 0;
}
