import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../../platform/jobs/job-handler.js';
import { BOARD_DEBTS, BOARD_DUES, BOARD_RECEIPTS, keysOf, type SumTable } from './board-sums.js';

const EVERY_MS = 30_000;
/** So many appended rows are folded in one transaction. */
const BATCH = 5_000;

/**
 * Folds what was appended to the board's sums into one row for each key, so that there are never many more rows than keys. Rows that
 * another process is folding are skipped and nobody waits: however often it runs, or when it stops, every figure stays what it is.
 */
@Injectable()
@HandlesJob({ name: 'board.fold', everyMs: EVERY_MS })
export class BoardFoldingJob implements JobHandler {
  constructor(private readonly transactions: Transactions) {}

  async handle(): Promise<void> {
    for (const table of [BOARD_DEBTS, BOARD_DUES, BOARD_RECEIPTS]) while ((await this.fold(table)) === BATCH);
  }

  /** @returns how many fresh rows were looked at */
  private fold(table: SumTable): Promise<number> {
    const { name, day, sums } = table;
    const keys = keysOf(table).join(', ');
    const names = Object.keys(sums);
    return this.transactions.run(async (m) => {
      const [{ fresh }] = await m.query<[{ fresh: number }]>(
        `WITH fresh AS MATERIALIZED (SELECT ${keys} FROM ${name} WHERE fresh ORDER BY id LIMIT ${BATCH}),
              found AS (
                SELECT s.id FROM ${name} s JOIN (SELECT DISTINCT ${keys} FROM fresh) f
                    ON s.kind = f.kind AND s.region_code = f.region_code AND s.${day} = f.${day} AND s.supervisor_id IS NOT DISTINCT FROM f.supervisor_id
                   FOR UPDATE OF s SKIP LOCKED),
              gone AS (DELETE FROM ${name} s USING found WHERE s.id = found.id RETURNING s.*),
              folded AS (
                INSERT INTO ${name} (${keys}, ${names.join(', ')}, fresh)
                SELECT ${keys}, ${names.map((sum) => `sum(${sum})`).join(', ')}, FALSE FROM gone GROUP BY ${keys} HAVING ${names.map((sum) => `sum(${sum}) <> 0`).join(' OR ')})
         SELECT count(*)::int AS fresh FROM fresh`,
      );
      return fresh;
    });
  }
}
