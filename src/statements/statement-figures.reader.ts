import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { maskName } from '../cases/domain/identifiers/masks.js';
import type { ClaimKind, PaymentKind, PaymentMethod } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { CaseLedger, planInForceOf } from '../repayment/ledger/case-ledger.service.js';
import { PlanEnforcements } from '../repayment/plans/plan-enforcements.js';
import type { CaseFigures, StatementCase, StatementPayment, StatementPlan, StatementWaiver, StatementWorker } from './domain/statement-data.js';
import { visibleText } from './domain/visible-text.js';
import { recordsOf } from './statement-records.reader.js';

/** Reads what a statement tells of one case, as the transaction sees it. Who may read it was asked before. */
@Injectable()
export class StatementFigures {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly enforcements: PlanEnforcements,
    private readonly time: OfficeTime,
  ) {}

  async read(m: EntityManager, kase: Case, now: Date, masked: boolean): Promise<CaseFigures> {
    const { history, replayed, balances, today } = await this.ledger.read(m, kase.id, now);
    const visible = (text: string): string => visibleText(text, masked, today);
    return {
      kase: toStatementCase(kase), plan: await this.plan(m, kase.id), history, replayed, balances, masked,
      workers: await workersOf(m, kase.id, masked),
      payments: await this.payments(m, kase.id, visible),
      waivers: await waiversOf(m, kase.id),
      ...(await recordsOf(m, kase.id, { visible, dateOf: (at) => this.time.dateOf(at) })),
    };
  }

  private async plan(m: EntityManager, caseId: string): Promise<StatementPlan | null> {
    const plan = await planInForceOf(m, caseId);
    if (!plan) return null;
    const { now } = this.enforcements.enforcementOf(plan, (await this.enforcements.routesOf(m, caseId)).get(plan.id) ?? null);
    return { revision: plan.revision, state: plan.state, enforceability: now };
  }

  private async payments(m: EntityManager, caseId: string, visible: (text: string) => string): Promise<StatementPayment[]> {
    const rows = await m.query<PaymentRow[]>(
      `SELECT p.id, p.kind, p.paid_on::text AS paid_on, p.amount_fen, p.deductions_fen, p.method, p.reference, p.worker_ids, p.recovers_advance, p.import_id, p.reversal_of,
              p.reversal_reason, p.recorded_at, r.recorded_at AS reversed_at
         FROM payments p LEFT JOIN payments r ON r.reversal_of = p.id
        WHERE p.case_id = $1 ORDER BY p.paid_on, p.seq, p.import_row, p.id`,
      [caseId],
    );
    return rows.map((row) => ({
      id: row.id, kind: row.kind, paidOn: row.paid_on, amountFen: Number(row.amount_fen), deductionsFen: Number(row.deductions_fen), method: row.method,
      // A row of a bank file is known by the file's hash, which is long but nobody's number.
      reference: row.import_id === null ? visible(row.reference) : row.reference,
      workerIds: row.worker_ids, recoversAdvance: row.recovers_advance, importId: row.import_id, reversalOf: row.reversal_of,
      reversedOn: row.reversed_at && this.time.dateOf(row.reversed_at), reversalReason: row.reversal_reason && visible(row.reversal_reason),
      recordedOn: this.time.dateOf(row.recorded_at),
    }));
  }
}

export const toStatementCase = ({ id, number, state, employerName, employerUscc, regionCode }: Case): StatementCase => ({ id, number, state, employerName, employerUscc, regionCode });

/** People who were taken off the roster stay known: money may have reached them. */
async function workersOf(m: EntityManager, caseId: string, masked: boolean): Promise<StatementWorker[]> {
  const rows = await m.query<{ id: string; name: string; removed: boolean }[]>(
    'SELECT id, name, removed_at IS NOT NULL AS removed FROM workers WHERE case_id = $1 ORDER BY removed_at IS NOT NULL, position, id', [caseId],
  );
  return rows.map(({ id, name, removed }, place) => ({ id, name: masked ? maskName(name) : name, no: removed ? null : place + 1 }));
}

async function waiversOf(m: EntityManager, caseId: string): Promise<StatementWaiver[]> {
  const rows = await m.query<{ id: string; granted_on: string; worker_id: string; kind: ClaimKind; amount_fen: string }[]>(
    'SELECT id, granted_on::text AS granted_on, worker_id, kind, amount_fen FROM waivers WHERE case_id = $1 ORDER BY granted_on, seq, id', [caseId],
  );
  return rows.map((row) => ({ id: row.id, grantedOn: row.granted_on, workerId: row.worker_id, kind: row.kind, amountFen: Number(row.amount_fen) }));
}

interface PaymentRow {
  id: string;
  kind: PaymentKind;
  paid_on: string;
  amount_fen: string;
  deductions_fen: string;
  method: PaymentMethod;
  reference: string;
  worker_ids: string[] | null;
  recovers_advance: boolean;
  import_id: string | null;
  reversal_of: string | null;
  reversal_reason: string | null;
  recorded_at: Date;
  reversed_at: Date | null;
}
