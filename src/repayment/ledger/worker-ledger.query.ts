import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { CaseReadGrants } from '../../cases/case-read-grants.js';
import { maskName } from '../../cases/domain/identifiers/masks.js';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { isId, isRowNumber, readCursor } from '../../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, type PageQuery, toPage } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import { daysPastDue } from '../domain/ageing.js';
import { kindRank } from '../domain/claim-kind.js';
import { addFen } from '../domain/fen-sum.js';
import type { AmountsView, KindAmountsView, WorkerLedgerPageView, WorkerLedgerView } from './ledger.view.js';
import { CASE_OBLIGATIONS } from './obligation-amounts.js';

interface WorkerRow {
  id: string;
  name: string;
  position: number;
}

interface KindRow extends Record<'claimed' | 'verified' | 'agreed' | 'paid' | 'waived' | 'open', string> {
  worker_id: string;
  kind: ClaimKind;
}

interface OverdueRow {
  worker_id: string;
  kind: ClaimKind;
  overdue: string;
  oldest: string;
}

/** Answers what each worker of a case is owed and got, in the order of the roster, out of the projections. */
@Injectable()
export class WorkerLedgerReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async list(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor }: PageQuery): Promise<WorkerLedgerPageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const unmasked = await this.grants.mayReadUnmasked(m, actor, kase);
    const [position, id] = readCursor<[number, string]>(cursor, isRowNumber, isId) ?? BEFORE_ALL;
    const workers = await m.query<WorkerRow[]>(
      `SELECT id, name, position FROM workers WHERE case_id = $1 AND removed_at IS NULL AND (position, id) > ($2, $3::uuid) ORDER BY position, id LIMIT ${limit + 1}`,
      [caseId, position, id],
    );
    const amounts = await this.amounts(m, caseId, workers.slice(0, limit).map(({ id }) => id));
    return toPage(workers, limit, ({ position, id }) => [position, id], ({ id, name }) => ({
      workerId: id, name: unmasked ? name : maskName(name), ...(amounts.get(id) ?? { ...noAmounts(), daysPastDue: 0, byKind: [] }),
    }));
  }

  private async amounts(m: EntityManager, caseId: string, workerIds: readonly string[]): Promise<Map<string, Omit<WorkerLedgerView, 'workerId' | 'name'>>> {
    const today = this.time.dateOf(this.clock.now());
    const kinds = await m.query<KindRow[]>(
      `SELECT worker_id, kind, sum(claimed) AS claimed, sum(verified) AS verified, sum(agreed) AS agreed, sum(paid) AS paid, sum(waived) AS waived, sum(open) AS open
         FROM ${CASE_OBLIGATIONS} WHERE worker_id = ANY($2::uuid[]) GROUP BY worker_id, kind`,
      [caseId, workerIds],
    );
    const overdue = await m.query<OverdueRow[]>(
      `SELECT worker_id, kind, sum(open_fen) AS overdue, min(due_on)::text AS oldest FROM plan_lines
        WHERE open_fen > 0 AND due_on < $1 AND worker_id = ANY($2::uuid[]) GROUP BY worker_id, kind`,
      [today, workerIds],
    );
    const late = new Map(overdue.map((row) => [`${row.worker_id}/${row.kind}`, { fen: Number(row.overdue), days: daysPastDue(row.oldest, today) }]));
    const byWorker = new Map<string, Omit<WorkerLedgerView, 'workerId' | 'name'>>();
    for (const row of kinds.sort((a, b) => kindRank(a.kind) - kindRank(b.kind))) {
      const { fen = 0, days = 0 } = late.get(`${row.worker_id}/${row.kind}`) ?? {};
      const kind: KindAmountsView = {
        kind: row.kind, claimedFen: Number(row.claimed), verifiedFen: Number(row.verified), agreedFen: Number(row.agreed), paidFen: Number(row.paid),
        waivedFen: Number(row.waived), outstandingFen: Number(row.open), overdueFen: fen,
      };
      const worker = byWorker.get(row.worker_id) ?? { ...noAmounts(), daysPastDue: 0, byKind: [] };
      byWorker.set(row.worker_id, { ...sumOf(worker, kind), daysPastDue: Math.max(worker.daysPastDue, days), byKind: [...worker.byKind, kind] });
    }
    return byWorker;
  }
}

const BEFORE_ALL: [number, string] = [-1, '00000000-0000-0000-0000-000000000000'];

const noAmounts = (): AmountsView => ({ claimedFen: 0, verifiedFen: 0, agreedFen: 0, paidFen: 0, waivedFen: 0, outstandingFen: 0, overdueFen: 0 });

const sumOf = (a: AmountsView, b: AmountsView): AmountsView => ({
  claimedFen: addFen(a.claimedFen, b.claimedFen),
  verifiedFen: addFen(a.verifiedFen, b.verifiedFen),
  agreedFen: addFen(a.agreedFen, b.agreedFen),
  paidFen: addFen(a.paidFen, b.paidFen),
  waivedFen: addFen(a.waivedFen, b.waivedFen),
  outstandingFen: addFen(a.outstandingFen, b.outstandingFen),
  overdueFen: addFen(a.overdueFen, b.overdueFen),
});
