const stacks = new WeakMap();

/** Runs `work` when the test has ended, well or badly; what was registered last runs first. */
export function atEnd(t, work) {
  if (!stacks.has(t)) {
    stacks.set(t, []);
    t.after(async () => {
      for (const next of stacks.get(t).reverse()) await next();
    });
  }
  stacks.get(t).push(work);
}
