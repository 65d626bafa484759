import { openBrowserRoom } from './browser-room.mjs';
import { runNodeTests, testFiles } from './run-node-tests.mjs';

/** Folder of these tests, with slashes as in the arguments a person gives. */
export const BROWSER_TESTS = 'test/browser';
/** Each file has pages of its own; one program and one browser serve them all. */
const FILES_AT_ONCE = 2;

/**
 * Plays the journeys in a real Chromium, against the real program on its embedded database with the demo data.
 * @param {string} root
 * @param {string[]} only files to run; empty means all
 * @returns {Promise<import('./run-jest.mjs').Tally>}
 */
export async function runBrowserTests(root, only) {
  const files = testFiles(root, BROWSER_TESTS, only);
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const room = await openBrowserRoom(root);
  try {
    process.env.TRIQUICK_BROWSER_ROOM = JSON.stringify(room.address);
    return await runNodeTests(files, { concurrency: FILES_AT_ONCE });
  } finally {
    await room.close();
  }
}
