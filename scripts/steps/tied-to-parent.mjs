import { spawnSync } from 'node:child_process';

/**
 * The command to spawn so that the kernel ends the program when this process is killed; the plain one where that is not
 * possible (anything but Linux with util-linux).
 * @param {string} program
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function tiedToParent(program, args) {
  const tie = ['--pdeathsig', 'TERM'];
  const possible = process.platform === 'linux' && spawnSync('setpriv', [...tie, 'true'], { stdio: 'ignore' }).status === 0;
  return possible ? ['setpriv', [...tie, '--', program, ...args]] : [program, args];
}
