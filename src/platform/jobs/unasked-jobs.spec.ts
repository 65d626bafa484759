import { UnaskedJobs } from './unasked-jobs.js';

const { jest } = import.meta;
const AFTER_MS = 3_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('jobs that do not wait for a lost queue', () => {
  it('run of their own accord when nobody has asked for so long, one run at a time', async () => {
    const running: (() => void)[] = [];
    const run = (): Promise<void> => new Promise((resolve) => void running.push(resolve));
    const jobs = new UnaskedJobs(new Map([['deadlines.sweep', { afterMs: AFTER_MS, run }]]));
    jobs.start();
    await jest.advanceTimersByTimeAsync(AFTER_MS - 1);
    expect(running).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(10 * AFTER_MS);
    expect(running).toHaveLength(1);
    running.pop()?.();
    await jest.advanceTimersByTimeAsync(AFTER_MS);
    expect(running).toHaveLength(1);
    const stopped = jobs.stop();
    running.pop()?.();
    await stopped;
  });

  it('leave it to the queue while it asks', async () => {
    let runs = 0;
    const jobs = new UnaskedJobs(new Map([['deadlines.sweep', { afterMs: AFTER_MS, run: () => Promise.resolve(void (runs += 1)) }]]));
    jobs.start();
    for (let n = 0; n < 20; n += 1) {
      jobs.asked('deadlines.sweep');
      await jest.advanceTimersByTimeAsync(AFTER_MS - 1);
    }
    expect(runs).toBe(0);
    await jest.advanceTimersByTimeAsync(AFTER_MS);
    expect(runs).toBeGreaterThan(0);
    await jobs.stop();
  });
});
