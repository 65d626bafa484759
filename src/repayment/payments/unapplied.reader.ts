import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { Transactions } from '../../platform/database/transactions.js';
import { DEFAULT_LIMIT, type PageQuery, toPage } from '../../platform/http/page.js';
import { Clock } from '../../platform/time/clock.js';
import type { CaseLedgerState } from '../domain/case-ledger-state.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { addFen } from '../domain/fen-sum.js';
import type { Posting } from '../domain/ledger-types.js';
import { moneyOfPayments, type PaymentMoney } from '../domain/payment-money.js';
import { idleFen, waysToResolve } from '../domain/resolution-ways.js';
import { paymentCursor, readPaymentCursor, toPaymentViews } from '../ledger/ledger.reader.js';
import { PaymentResolution } from './payment-resolution.entity.js';
import type { ResolutionView, UnappliedPageView, UnappliedPaymentView } from './payment-resolutions.view.js';
import { Payment } from './payment.entity.js';

/** Answers which money found nothing to settle, what was decided about it, and what could be done with the rest. */
@Injectable()
export class UnappliedReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws CodedError 404 */
  async list(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor }: PageQuery): Promise<UnappliedPageView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const after = readPaymentCursor(cursor);
    const ledger = await this.ledger.read(m, caseId, this.clock.now());
    const money = moneyOfPayments(ledger.history, ledger.replayed);
    const listed = ledger.history.postings.filter((posting) => isListed(posting, money)).map(({ id }) => id);
    const kept = new Map(listed.map((id) => [id, 0]));
    const decided = await resolutionsOf(m, listed, ledger);
    for (const [id, resolutions] of decided) kept.set(id, keptOf(resolutions, idleFen(ledger.replayed, id)));
    const builder = m.createQueryBuilder(Payment, 'p').where('p.id = ANY(:listed)', { listed });
    if (after) builder.andWhere('(-p.seq, coalesce(p.importRow, 0), p.id) > (:seq, :row, :id)', { seq: -after.seq, row: after.row, id: after.id });
    const rows = await builder.orderBy('p.seq', 'DESC').addOrderBy('coalesce(p.importRow, 0)', 'ASC').addOrderBy('p.id', 'ASC').limit(limit + 1).getMany();
    const sumOf = (fen: Iterable<number>): number => [...fen].reduce(addFen, 0);
    const unappliedFen = sumOf(listed.map((id) => money.get(id)?.unappliedFen ?? 0));
    const keptFen = sumOf(kept.values());
    return {
      unappliedFen, keptFen, unresolvedFen: unappliedFen - keptFen, returnedFen: sumOf([...money.values()].map(({ returnedFen }) => returnedFen)),
      ...toPage(rows, limit, paymentCursor, (payment) => toView(payment, { ledger, money }, decided.get(payment.id) ?? [])),
    };
  }
}

/** A decision is taken back where it is listed: a payment of which everything was returned or reallocated is listed too. */
function isListed({ id, partOf, reversedBy, returnedFen = 0, movedFen = 0 }: Posting, money: ReadonlyMap<string, PaymentMoney>): boolean {
  return partOf === undefined && !reversedBy && ((money.get(id)?.unappliedFen ?? 0) > 0 || returnedFen > 0 || movedFen > 0);
}

function toView(payment: Payment, { ledger, money }: { ledger: CaseLedgerState; money: ReadonlyMap<string, PaymentMoney> }, resolutions: ResolutionView[]): UnappliedPaymentView {
  const [view] = toPaymentViews([payment], money, new Map());
  const posting = ledger.history.postings.find(({ id }) => id === payment.id);
  if (!view || !posting) throw new Error('A payment with something unapplied is not in the ledger');
  const idle = idleFen(ledger.replayed, payment.id);
  const keptFen = keptOf(resolutions, idle);
  const ways = waysToResolve(posting, idle, keptFen, ledger.balances.byWorkerKind);
  return { payment: view, resolvableFen: idle, keptFen, ways: ways.map((way) => ({ ...way, workerIds: way.workerIds && [...way.workerIds] })), resolutions };
}

/** What was decided to be kept may have become owed since: then it lies idle no more. */
function keptOf(resolutions: readonly ResolutionView[], idle: number): number {
  const kept = resolutions.filter(({ type, reversalOf, reversedBy }) => type === 'keep' && reversalOf === null && reversedBy === null);
  return Math.min(idle, kept.reduce((sum, { amountFen }) => addFen(sum, amountFen), 0));
}

/** What was decided about these payments, oldest first, those decisions that were taken back with them. */
export async function resolutionsOf(m: EntityManager, paymentIds: readonly string[], { replayed }: Pick<CaseLedgerState, 'replayed'>): Promise<Map<string, ResolutionView[]>> {
  const rows = await m.find(PaymentResolution, { where: { paymentId: In([...paymentIds]) }, order: { seq: 'ASC', id: 'ASC' } });
  const reversedBy = new Map(rows.flatMap(({ id, reversalOf }) => (reversalOf === null ? [] : [[reversalOf, id] as const])));
  const byPayment = new Map<string, ResolutionView[]>();
  for (const { caseId: _caseId, seq: _seq, recordedAt, ...row } of rows) {
    const view = { ...row, unappliedFen: idleFen(replayed, row.id), reversedBy: reversedBy.get(row.id) ?? null, recordedAt: recordedAt.toISOString() };
    const known = byPayment.get(row.paymentId);
    if (known) known.push(view);
    else byPayment.set(row.paymentId, [view]);
  }
  return byPayment;
}
