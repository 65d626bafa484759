// Imported before anything else and written for old versions too: nothing here may be newer than what it checks.
const REQUIRED = [20, 19];

/** Ends the process with a clear line when Node is too old to run the program. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > REQUIRED[0] || (major === REQUIRED[0] && minor >= REQUIRED[1])) return;
  console.error(`Triquick needs Node.js ${REQUIRED.join('.')} or newer; this is ${version}. Get a newer one from https://nodejs.org and try again.`);
  process.exit(1);
}
