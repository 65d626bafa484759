import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { maskName } from '../../cases/domain/identifiers/masks.js';
import type { OpenedRow } from '../../imports/import-rows.js';
import type { SheetImport } from '../../imports/sheet-import.entity.js';
import { WorkerSecrets } from '../../roster/worker-secrets.js';
import { Worker } from '../../roster/worker.entity.js';
import { type BankRow, readBankRow } from './bank-row.js';
import { kindsSettledBy } from '../domain/claim-kind.js';
import { PayeeCandidates } from '../domain/payee-candidates.js';
import { CASE_OBLIGATIONS } from '../ledger/obligation-amounts.js';
import { paymentKindOf } from './payment-import.kind.js';
import { loadPayees } from '../payments/payment-judge.js';
import type { RowCandidateView } from './payment-rows.view.js';

/** Proposes whom the rows of a return file may have paid. */
@Injectable()
export class RowProposals {
  constructor(private readonly secrets: WorkerSecrets) {}

  /** By row. */
  async of(m: EntityManager, { caseId, options }: SheetImport, rows: readonly OpenedRow[], unmasked: boolean): Promise<Map<number, RowCandidateView[]>> {
    if (rows.length === 0) return new Map();
    const owed = await outstandingOf(m, caseId, kindsSettledBy(paymentKindOf(options)));
    const candidates = new PayeeCandidates(await loadPayees(m, caseId), owed);
    const proposed = new Map(rows.map(({ row, payload }) => [row, candidates.of(readBankRow(payload as BankRow))]));
    const workers = await m.findBy(Worker, { id: In([...new Set([...proposed.values()].flat().map(({ workerId }) => workerId))]) });
    const shown = new Map(workers.map((worker) => [worker.id, { name: unmasked ? worker.name : maskName(worker.name), bankCardMasked: this.secrets.masked(worker).bankCardMasked }]));
    return new Map([...proposed].map(([row, list]) => [row, list.flatMap(({ workerId, grounds }): RowCandidateView[] => {
      const worker = shown.get(workerId);
      return worker ? [{ workerId, ...worker, grounds: [...grounds], outstandingFen: owed.get(workerId) ?? 0 }] : [];
    })]));
  }
}

async function outstandingOf(m: EntityManager, caseId: string, kinds: readonly string[]): Promise<Map<string, number>> {
  const rows = await m.query<{ worker_id: string; open: string }[]>(
    `SELECT worker_id, sum(open) AS open FROM ${CASE_OBLIGATIONS} WHERE kind = ANY($2) AND worker_id IS NOT NULL GROUP BY worker_id`, [caseId, kinds],
  );
  return new Map(rows.map((row) => [row.worker_id, Number(row.open)]));
}
