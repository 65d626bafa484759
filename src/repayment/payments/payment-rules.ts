import type { EntityManager } from 'typeorm';
import type { PaymentKind, PaymentMethod } from '../../cases/domain/vocabulary.js';
import type { BlockerView } from '../../platform/http/coded-error.js';
import { invalid, invalidField } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { NOT_VOIDED } from '../adjustments/ledger-voids.js';
import { kindsSettledBy } from '../domain/claim-kind.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { firstDayOf, tooEarly } from './first-day.js';

/** A payment before it is written. */
export interface PaymentDraft {
  kind: PaymentKind;
  paidOn: string;
  amountFen: number;
  reference: string;
  /** Sorted; null for a lump without names. */
  workerIds: readonly string[] | null;
  method?: PaymentMethod;
  recoversAdvance?: boolean | undefined;
}

/** Payments that count: neither a reversal nor taken back by one. */
export const STANDING = 'p.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM payments r WHERE r.reversal_of = p.id)';

/** Everything that the rules have against a payment; the case is locked. `today` is the office's business date. */
export async function findPaymentBlockers(m: EntityManager, caseId: string, draft: PaymentDraft, today: string): Promise<BlockerView[]> {
  const found: BlockerView[] = [];
  if (draft.paidOn > today) found.push(blocker('paidInTheFuture', 'paidOn', { today }));
  found.push(...tooEarly(draft.paidOn, 'paidOn', await firstDayOf(m, caseId, draft.kind)));
  if (!(await isOwed(m, caseId, draft.kind, draft.workerIds))) found.push(blocker('kindNotOwed', 'kind', { kind: draft.kind, kindName: kindNames[draft.kind] }));
  if (draft.recoversAdvance) found.push(...(await recoveryBlockers(m, caseId, draft)));
  found.push(...(await duplicates(m, caseId, draft)));
  return found;
}

async function recoveryBlockers(m: EntityManager, caseId: string, { kind, workerIds, method }: PaymentDraft): Promise<BlockerView[]> {
  if (method === 'fundAdvance') return [blocker('advanceRecoversNothing', 'recoversAdvance', {})];
  const [row] = await m.query<[{ advanced: boolean }]>(
    `SELECT EXISTS (SELECT 1 FROM ledger_positions WHERE case_id = $1 AND kind = ANY($2) AND advanced_fen > recovered_fen AND ($3::uuid[] IS NULL OR worker_id = ANY($3::uuid[]))) AS advanced`,
    [caseId, kindsSettledBy(kind), workerIds],
  );
  return row.advanced ? [] : [blocker('nothingAdvanced', 'recoversAdvance', { kind, kindName: kindNames[kind] })];
}

/** @throws CodedError 400 naming every id that is nobody on the case's roster */
export async function requireWorkers(m: EntityManager, caseId: string, workerIds: readonly string[], path = 'workerIds'): Promise<void> {
  const rows = await m.query<{ id: string }[]>('SELECT id FROM workers WHERE case_id = $1 AND removed_at IS NULL AND id = ANY($2::uuid[])', [caseId, workerIds]);
  const known = new Set(rows.map(({ id }) => id));
  const errors = workerIds.flatMap((id, i) => (known.has(id) ? [] : [{ path: `${path}[${i}]`, code: 'unknownWorker' }]));
  if (errors.length > 0) throw invalid(errors);
}

/** @throws CodedError 400 unless it is somebody on the case's roster */
export async function requireWorker(m: EntityManager, caseId: string, workerId: string): Promise<void> {
  const [known] = await m.query<unknown[]>('SELECT 1 FROM workers WHERE case_id = $1 AND removed_at IS NULL AND id = $2', [caseId, workerId]);
  if (!known) throw invalidField('workerId', 'unknownWorker');
}

/** What is undecided may still be owed: money for it waits, unapplied, until it is verified. */
export async function isOwed(m: EntityManager, caseId: string, kind: PaymentKind, workerIds: readonly string[] | null): Promise<boolean> {
  const [row] = await m.query<[{ owed: boolean }]>(
    `SELECT EXISTS (SELECT 1 FROM claims WHERE case_id = $1 AND kind = ANY($2) AND withdrawn_at IS NULL AND disallowed_reason IS NULL
                       AND (verified_fen IS NULL OR verified_fen > 0) AND ($3::uuid[] IS NULL OR worker_id = ANY($3::uuid[])))
         OR ('lateFee' = ANY($2) AND $3::uuid[] IS NULL AND EXISTS (SELECT 1 FROM late_fee_assessments r WHERE r.case_id = $1 AND ${NOT_VOIDED})) AS owed`,
    [caseId, kindsSettledBy(kind), workerIds],
  );
  return row.owed;
}

interface Twin {
  id: string;
  reference: string;
  paid_on: string;
  amount_fen: string;
  same_reference: boolean;
  same_row: boolean;
}

/** Two lumps without names may well be equal, such as two months' insurance paid on one day: there the slip decides. */
async function duplicates(m: EntityManager, caseId: string, draft: PaymentDraft): Promise<BlockerView[]> {
  const twins = await m.query<Twin[]>(
    `SELECT * FROM (
       SELECT p.id, p.reference, p.paid_on::text AS paid_on, p.amount_fen, p.seq, p.reference = $2 AS same_reference,
              (p.paid_on = $3 AND p.kind = $4 AND p.amount_fen = $5 AND p.worker_ids IS NOT DISTINCT FROM $6::uuid[]
               AND ($6::uuid[] IS NOT NULL OR p.reference = $2)) AS same_row
         FROM payments p WHERE p.case_id = $1 AND ${STANDING} AND (p.reference = $2 OR p.paid_on = $3)) twin
      WHERE same_reference OR same_row ORDER BY seq, id`,
    [caseId, draft.reference, draft.paidOn, draft.kind, draft.amountFen, draft.workerIds],
  );
  const equal = twins.find((twin) => twin.same_row);
  const same = twins.find((twin) => twin.same_reference);
  return [
    ...(equal ? [blocker('duplicatePayment', 'amountFen', described(equal))] : []),
    ...(same ? [blocker('duplicateReference', 'reference', described(same))] : []),
  ];
}

/** What a refusal tells of payments that were recorded before, by their ids. */
export async function describedPayments(m: EntityManager, paymentIds: readonly string[]): Promise<Map<string, Record<string, string | number>>> {
  const twins = await m.query<Twin[]>('SELECT id, reference, paid_on::text AS paid_on, amount_fen FROM payments WHERE id = ANY($1::uuid[])', [paymentIds]);
  return new Map(twins.map((twin) => [twin.id, described(twin)]));
}

/** A row of a bank's file is kept under the file's hash: its beginning tells the files of a case apart. */
const shownReference = (reference: string): string => reference.replace(/^([0-9a-f]{8})[0-9a-f]{56}:(\d+)$/, '$1#$2');

const described = (twin: Pick<Twin, 'id' | 'reference' | 'paid_on' | 'amount_fen'>): Record<string, string | number> => ({
  paymentId: twin.id, paidOn: twin.paid_on, amountFen: Number(twin.amount_fen), amountYuan: formatYuan(Number(twin.amount_fen)), reference: shownReference(twin.reference),
});

function blocker(code: string, path: string, params: Record<string, string | number>): BlockerView {
  return { code, path, overridable: false, params };
}
