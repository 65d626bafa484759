import { runNodeTests, testFiles } from './run-node-tests.mjs';

/** Folder of these tests, with slashes as in the arguments a person gives. */
export const RUNTIME_TESTS = 'test/runtime';

/**
 * So many files run side by side. Each has databases, queues and folders of its own, waits for what happens instead of for a time, and
 * counts only its own processes; much of what they do is waiting. More would only stand in each other's way on a machine of two cores.
 */
const SIDE_BY_SIDE = 2;

/**
 * Runs the tests that start and kill the real program.
 * @param {string} root
 * @param {string[]} only files to run; empty means all
 * @returns {Promise<import('./run-jest.mjs').Tally>}
 */
export function runRuntimeTests(root, only) {
  return runNodeTests(testFiles(root, RUNTIME_TESTS, only), { concurrency: SIDE_BY_SIDE });
}
