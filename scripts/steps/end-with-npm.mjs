const LOOK_EVERY_MS = 500;

/**
 * Ends this process when the npm that started it is gone. Ctrl-C in a terminal reaches every process, but a signal for npm
 * alone stops npm and the shell between, and would leave this one running. Started without npm, it may outlive its parent.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}
