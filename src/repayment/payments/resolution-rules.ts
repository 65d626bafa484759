import type { EntityManager } from 'typeorm';
import { kindNames } from '../../cases/domain/kind-names.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { type BlockerView, type FieldError, invalid } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import type { CaseLedgerState } from '../domain/case-ledger-state.js';
import { idleFen, landingFen, returnableFen } from '../domain/resolution-ways.js';
import type { Resolution, ResolutionType } from '../domain/resolutions.js';
import { RESOLUTION_STANDS } from '../ledger/payment-history.js';
import { isOwed } from './payment-rules.js';
import type { ResolutionBody } from './payment-resolutions.dto.js';
import { Payment } from './payment.entity.js';

/** A decision as it was asked for, with the fields of its type and no others. */
export interface ResolutionInput {
  type: ResolutionType;
  amountFen: number;
  kind: PaymentKind | null;
  /** Sorted. */
  workerIds: readonly string[] | null;
  returnedOn: string | null;
  reference: string | null;
  reason: string;
  documentIds: readonly string[];
}

type TypedField = 'kind' | 'workerIds' | 'returnedOn' | 'reference';

const FIELDS: Readonly<Record<ResolutionType, Readonly<Record<'required' | 'optional', readonly TypedField[]>>>> = {
  reallocate: { required: ['kind'], optional: ['workerIds'] },
  return: { required: ['returnedOn', 'reference'], optional: [] },
  keep: { required: [], optional: [] },
};

/** @throws CodedError 400 naming every field that the type lacks or does not know */
export function readResolution({ type, amountFen, reason = '', documentIds = [], ...typed }: ResolutionBody): ResolutionInput {
  const { required, optional } = FIELDS[type];
  const given = (['kind', 'workerIds', 'returnedOn', 'reference'] as const).filter((field) => typed[field] !== undefined);
  const errors: FieldError[] = [
    ...required.filter((field) => !given.includes(field)).map((path) => ({ path, code: 'required' })),
    ...given.filter((field) => ![...required, ...optional].includes(field)).map((path) => ({ path, code: 'unknownField' })),
  ];
  if (errors.length > 0) throw invalid(errors);
  const { kind = null, workerIds, returnedOn = null, reference = null } = typed;
  return { type, amountFen, kind, workerIds: workerIds?.map((id) => id.toLowerCase()).sort() ?? null, returnedOn, reference, reason, documentIds };
}

interface Asked {
  input: ResolutionInput;
  resolution: Resolution;
  ledger: CaseLedgerState;
  /** Business date of the office. */
  today: string;
}

/** Everything that the rules have against a decision; the case is locked. */
export async function findResolutionBlockers(m: EntityManager, payment: Payment, asked: Asked): Promise<BlockerView[]> {
  const { input, ledger } = asked;
  if (payment.reversalOf !== null || (await m.existsBy(Payment, { reversalOf: payment.id }))) return [blocker('paymentNotStanding', 'paymentId')];
  const found: BlockerView[] = [];
  if (input.reason === '') found.push(blocker('reasonMissing', 'reason'));
  if (input.documentIds.length === 0) found.push(blocker('evidenceMissing', 'documentIds'));
  const idle = idleFen(ledger.replayed, payment.id) - (input.type === 'keep' ? await keptFen(m, payment.id) : 0);
  if (input.amountFen > idle) return [...found, blocker('exceedsUnapplied', 'amountFen', { unappliedFen: Math.max(0, idle), unappliedYuan: formatYuan(Math.max(0, idle)) })];
  if (input.type === 'reallocate') found.push(...(await reallocationBlockers(m, payment, asked)));
  if (input.type === 'return') found.push(...(await returnBlockers(m, payment, asked)));
  return found;
}

/** What is decided to be kept of a payment; no more of it than lies idle counts. */
export async function keptFen(m: EntityManager, paymentId: string): Promise<number> {
  const [row] = await m.query<[{ fen: string }]>(`SELECT coalesce(sum(s.amount_fen), 0) AS fen FROM payment_resolutions s WHERE s.payment_id = $1 AND s.type = 'keep' AND ${RESOLUTION_STANDS}`, [paymentId]);
  return Number(row.fen);
}

async function reallocationBlockers(m: EntityManager, { caseId }: Payment, { input: { kind, workerIds, amountFen }, resolution, ledger }: Asked): Promise<BlockerView[]> {
  if (kind === null) return [];
  if (!(await isOwed(m, caseId, kind, workerIds))) return [blocker('kindNotOwed', 'kind', { kind, kindName: kindNames[kind] })];
  const fitsFen = Math.max(0, landingFen(ledger.history, ledger.replayed, resolution));
  return fitsFen < amountFen ? [blocker('reallocationExceedsOwed', 'amountFen', { kind, kindName: kindNames[kind], fitsFen, fitsYuan: formatYuan(fitsFen) })] : [];
}

async function returnBlockers(m: EntityManager, payment: Payment, { input: { returnedOn, reference, amountFen }, ledger, today }: Asked): Promise<BlockerView[]> {
  const found: BlockerView[] = [];
  if ((returnedOn ?? '') > today) found.push(blocker('returnedInTheFuture', 'returnedOn', { today }));
  if ((returnedOn ?? '') < payment.paidOn) found.push(blocker('returnedBeforePaid', 'returnedOn', { paidOn: payment.paidOn }));
  const posting = ledger.history.postings.find(({ id }) => id === payment.id);
  const cameInFen = posting ? returnableFen(posting) : 0;
  if (amountFen > cameInFen) found.push(blocker('returnExceedsReceived', 'amountFen', { cameInFen, cameInYuan: formatYuan(cameInFen) }));
  const [twin] = await m.query<{ id: string; returned_on: string; amount_fen: string }[]>(
    `SELECT s.id, s.returned_on::text AS returned_on, s.amount_fen FROM payment_resolutions s WHERE s.case_id = $1 AND s.type = 'return' AND s.reference = $2 AND ${RESOLUTION_STANDS}`,
    [payment.caseId, reference],
  );
  if (twin) found.push(blocker('duplicateReturn', 'reference', { resolutionId: twin.id, returnedOn: twin.returned_on, amountYuan: formatYuan(Number(twin.amount_fen)), reference: reference ?? '' }));
  return found;
}

function blocker(code: string, path: string, params: Record<string, string | number> = {}): BlockerView {
  return { code, path, overridable: false, params };
}
