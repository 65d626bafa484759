import { type EntityManager, In } from 'typeorm';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { FenText } from '../../platform/database/columns.js';
import type { LedgerSum, LedgerSummary } from '../domain/ledger-summary.js';
import { InsurancePaymentRow } from './insurance-payment.entity.js';
import { LedgerDueRow } from './ledger-due.entity.js';
import { LEDGER_RULE, LedgerHead } from './ledger-head.entity.js';
import { type CaseTable, rewriteRows } from './case-rows.js';
import { LedgerSumRow } from './ledger-sum.entity.js';

/** Writes the summary of a case's ledger and by which rule all of its projections stand. */
export async function writeSummary(m: EntityManager, caseId: string, { sums, dues, insurancePayments, unappliedFen, returnedFen }: LedgerSummary): Promise<void> {
  await rewriteRows(m, SUMS, caseId, [
    sums.map(({ kind }) => kind), sums.map(({ month }) => month ?? ''), sums.map(({ claimedFen }) => claimedFen), sums.map(({ undecidedFen }) => undecidedFen),
    sums.map(({ undecided }) => undecided), sums.map(({ verifiedFen }) => verifiedFen), sums.map(({ agreedFen }) => agreedFen), sums.map(({ paidFen }) => paidFen),
    sums.map(({ waivedFen }) => waivedFen), sums.map(({ advancedFen }) => advancedFen), sums.map(({ recoveredFen }) => recoveredFen), sums.map(({ unsettled }) => unsettled),
  ]);
  await rewriteRows(m, DUES, caseId, [dues.map(({ kind }) => kind), dues.map(({ dueOn }) => dueOn), dues.map(({ openFen }) => openFen)]);
  await rewriteRows(m, INSURANCE_PAYMENTS, caseId, [
    insurancePayments.map(({ kind }) => kind), insurancePayments.map(({ month }) => month ?? ''), insurancePayments.map(({ paidOn }) => paidOn),
    insurancePayments.map(({ amountFen }) => amountFen),
  ]);
  await m.query(
    `INSERT INTO ledger_heads (case_id, rule, unapplied_fen, returned_fen) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id) DO UPDATE SET rule = excluded.rule, unapplied_fen = excluded.unapplied_fen, returned_fen = excluded.returned_fen`,
    [caseId, LEDGER_RULE, unappliedFen, returnedFen],
  );
}

const SUMS: CaseTable = {
  name: 'ledger_sums',
  key: { kind: 'text', month: 'text' },
  values: {
    claimed_fen: 'bigint', undecided_fen: 'bigint', undecided: 'int', verified_fen: 'bigint', agreed_fen: 'bigint', paid_fen: 'bigint', waived_fen: 'bigint',
    advanced_fen: 'bigint', recovered_fen: 'bigint', unsettled: 'int',
  },
};
const DUES: CaseTable = { name: 'ledger_dues', key: { kind: 'text', due_on: 'date' }, values: { open_fen: 'bigint' } };
const INSURANCE_PAYMENTS: CaseTable = { name: 'insurance_payments', key: { kind: 'text', month: 'text', paid_on: 'date' }, values: { amount_fen: 'bigint' } };

/** Whether the projections of a case are those of the present rule. */
export async function isProjected(m: EntityManager, caseId: string): Promise<boolean> {
  return m.existsBy(LedgerHead, { caseId, rule: LEDGER_RULE });
}

/** The summaries of these cases as they are stored; those that were written by another rule, or never, are left out. */
export async function readSummaries(m: EntityManager, caseIds: readonly string[]): Promise<Map<string, LedgerSummary>> {
  const heads = await m.findBy(LedgerHead, { caseId: In([...caseIds]), rule: LEDGER_RULE });
  const summaries = new Map(heads.map(({ caseId, unappliedFen, returnedFen }): [string, LedgerSummary] => [
    caseId, { sums: [], dues: [], insurancePayments: [], unappliedFen, returnedFen },
  ]));
  const where = { caseId: In([...summaries.keys()]) };
  for (const { caseId, month, ...sum } of await m.findBy(LedgerSumRow, where)) summaries.get(caseId)?.sums.push({ ...sum, month: month === '' ? null : month });
  for (const { caseId, ...due } of await m.findBy(LedgerDueRow, where)) summaries.get(caseId)?.dues.push(due);
  for (const { caseId, month, ...payment } of await m.findBy(InsurancePaymentRow, where)) {
    summaries.get(caseId)?.insurancePayments.push({ ...payment, month: month === '' ? null : month });
  }
  return summaries;
}

interface ClaimSumRow {
  case_id: string;
  kind: ClaimKind;
  month: string | null;
  claimed: FenText;
  undecided_fen: FenText;
  undecided: number;
  verified: FenText;
  unsettled: number;
}

/** Of cases on which nothing was promised, paid, waived or assessed: only claims. */
export async function readClaimSums(m: EntityManager, caseIds: readonly string[]): Promise<Map<string, LedgerSum[]>> {
  const rows = await m.query<ClaimSumRow[]>(
    `SELECT case_id, kind, left(coalesce(to_month, from_month), 7) AS month, sum(claimed_fen) AS claimed, coalesce(sum(claimed_fen) FILTER (WHERE verified_fen IS NULL), 0) AS undecided_fen,
            count(*) FILTER (WHERE verified_fen IS NULL)::int AS undecided, coalesce(sum(verified_fen), 0) AS verified, count(*) FILTER (WHERE verified_fen > 0)::int AS unsettled
       FROM claims WHERE case_id = ANY($1::uuid[]) AND withdrawn_at IS NULL GROUP BY 1, 2, 3`,
    [caseIds],
  );
  const sums = new Map(caseIds.map((id): [string, LedgerSum[]] => [id, []]));
  for (const { case_id, kind, month, undecided, unsettled, ...fen } of rows) {
    sums.get(case_id)?.push({
      kind, month, claimedFen: Number(fen.claimed), undecidedFen: Number(fen.undecided_fen), undecided, verifiedFen: Number(fen.verified), agreedFen: 0, paidFen: 0, waivedFen: 0,
      advancedFen: 0, recoveredFen: 0, unsettled,
    });
  }
  return sums;
}
