import { readFileSync } from 'node:fs';

/**
 * What tells a process from another that later got the same number: the machine's boot and the start time within it.
 * `null` where the system does not say (anything but Linux) or when no such process is running.
 */
export function processIdentity(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets and may hold blanks; the state follows, the start time is the 19th after that.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A dead process that nobody has waited for keeps its number, but holds nothing any more.
    if (state === 'Z' || state === 'X') return null;
    return `${boot}/${fields[18]}`;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
