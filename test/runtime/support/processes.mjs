import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Numbers of all processes below `pid` that are running now. */
export function descendants(pid) {
  const all = runningProcesses();
  const found = [];
  const visit = (parent) => {
    for (const child of all.filter((process) => process.parent === parent)) {
      found.push(child.pid);
      visit(child.pid);
    }
  };
  visit(pid);
  return found;
}

/** Waits until none of the processes runs any more; answers those that still do when patience ends. */
export async function survivors(pids, patienceMs = 15_000) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const running = new Set(runningProcesses().map(({ pid }) => pid));
    const left = pids.filter((pid) => running.has(pid));
    if (left.length === 0 || performance.now() > deadline) return left;
    await delay(50);
  }
}

/** Dead processes that nobody has waited for yet are left out. */
function runningProcesses() {
  const lines = process.platform === 'linux' ? statLines() : spawnSync('ps', ['-A', '-o', 'pid=,stat=,ppid='], { encoding: 'utf8' }).stdout.split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, state]) => Number(pid) > 0 && !/^[ZX]/.test(state))
    .map(([pid, , parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** Process, state and parent, without the name, which may hold anything. */
function statLines() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return `${name} ${stat.slice(stat.lastIndexOf(')') + 2)}`;
      } catch {
        return ''; // gone since the folder was read
      }
    });
}
