/** How long something takes that is taken back afterwards, in ms. */
export async function rolledBack(client, work) {
  await client.query('BEGIN');
  try {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  } finally {
    await client.query('ROLLBACK');
  }
}
