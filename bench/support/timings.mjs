const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** Runs something several times, once before that for nothing, and answers how long each run took, in ms. */
export async function timed(runs, work) {
  await work();
  const taken = [];
  for (let run = 0; run < runs; run += 1) taken.push(await work());
  return taken.sort((a, b) => a - b);
}

export const median = (sorted) => sorted[Math.floor((sorted.length - 1) / 2)];

/** How long a piece of SQL takes, in ms. */
export async function sqlMs(client, sql, params = []) {
  const startedAt = performance.now();
  await client.query(sql, params);
  return performance.now() - startedAt;
}

export const spread = (sorted) => (sorted.length === 1 ? ms(sorted[0]) : `${ms(sorted[0])} / ${ms(median(sorted))} / ${ms(sorted.at(-1))}`);

/** One figure beside its floor, and whether the promise holds. */
export function show(what, taken, floor, promiseMs = null) {
  const kept = promiseMs === null ? '' : median(taken) < promiseMs ? `  < ${ms(promiseMs)} kept` : `  < ${ms(promiseMs)} BROKEN`;
  console.log(`${what.padEnd(58)} ${spread(taken).padStart(28)}   floor ${spread(floor).padStart(26)}${kept}`);
  return promiseMs === null || median(taken) < promiseMs;
}
