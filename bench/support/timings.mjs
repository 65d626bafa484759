/** How often each question is asked. */
export const RUNS = Number(process.env.BENCH_RUNS ?? 11);

const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

export const mib = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;

/** Runs something several times, once before that for nothing, and answers how long each run took, in ms, in order of length. */
export async function timed(runs, work) {
  await work();
  const taken = [];
  for (let run = 0; run < runs; run += 1) taken.push(await work());
  return taken.sort((a, b) => a - b);
}

const median = (sorted) => sorted[Math.floor((sorted.length - 1) / 2)];

/** How long a piece of SQL takes, in ms. */
export async function sqlMs(client, sql, params = []) {
  const startedAt = performance.now();
  await client.query(sql, params);
  return performance.now() - startedAt;
}

const spread = (sorted) => (sorted.length === 1 ? ms(sorted[0]) : `${ms(sorted[0])} / ${ms(median(sorted))} / ${ms(sorted.at(-1))}`);

/** Prints one figure beside its floor. @returns whether the promise, if any, holds for the median */
export function show(what, taken, floor, promiseMs = null) {
  const kept = promiseMs === null || median(taken) < promiseMs;
  const promise = promiseMs === null ? '' : `  < ${ms(promiseMs)} ${kept ? 'kept' : 'BROKEN'}`;
  console.log(`${what.padEnd(42)} ${spread(taken).padStart(28)}   floor ${spread(floor).padStart(26)}${promise}`);
  return kept;
}
