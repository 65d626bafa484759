import type { Do } from './ledger-commands.js';
import { LedgerHand } from './ledger-hand.js';
import { addition, unpaidInTime } from './paper-orders.js';

/** Orders of the authorities, and what is added on them. */
export class OrderPlayer extends LedgerHand {
  protected async order({ kinds, amountFen: fen, days, worker: index }: Do<'order'>): Promise<boolean> {
    const workers = this.who(index);
    const [issuedOn, deadlineOn] = [this.today(), this.day(days)];
    const answer = await this.post('member', `cases/${this.caseId}/labour-orders`, {
      kind: 'rectification', number: `人社监令${this.place}号`, authority: '劳动保障监察支队', issuedOn, servedOn: issuedOn, deadlineOn, items: kinds.map((kind) => ({ kind, amountFen: fen })), ...(workers ? { workerIds: workers } : {}),
    });
    this.expect(answer, true);
    this.book.orders.push({ id: answer.body.id ?? '', issuedOn, deadlineOn, items: kinds.map((kind) => ({ kind, fen })), workers, voided: false, addition: null });
    return true;
  }

  /** Fifty to a hundred percent of what was not paid in time, and only after the last day. */
  protected async add({ pick: at, percentage }: Do<'add'>): Promise<boolean> {
    const order = this.book.orders[at % Math.max(1, this.book.orders.length)];
    if (!order) return false;
    const bases = unpaidInTime(order, this.sheet());
    const answer = await this.post('supervisor', `cases/${this.caseId}/labour-orders/${order.id}/additional-compensations`, { percentage, decision: { kind: 'hrssDecision', number: `加付${this.place}号`, decidedOn: this.today() } });
    this.expect(answer, !order.voided && order.addition === null && order.deadlineOn < this.today() && bases.size > 0 && percentage >= 50 && percentage <= 100);
    if (answer.status !== 201) return false;
    const rows = await this.t.db.query<{ id: string; worker: string; fen: number }[]>(
      `SELECT id, worker_id AS worker, claimed_fen::float8 AS fen FROM claims WHERE case_id = $1 AND kind = 'additionalCompensation' AND NOT id = ANY($2::uuid[]) ORDER BY worker_id`,
      [this.caseId, this.book.claims.map(({ id }) => id)],
    );
    this.compare('added', rows.map(({ worker, fen }) => [worker, fen]), [...addition(bases, percentage)]);
    order.addition = { id: answer.body.id ?? '', claims: rows.map(({ id, worker, fen }) => this.knowClaim({ id, worker, kind: 'additionalCompensation', from: '9999', claimed: fen, verified: fen })) };
    return true;
  }

  protected async takeBackOrder({ pick: at }: Do<'takeBackOrder'>): Promise<boolean> {
    const order = this.book.orders[at % Math.max(1, this.book.orders.length)];
    if (!order) return false;
    const answer = await this.post('lead', `cases/${this.caseId}/labour-orders/${order.id}/void`, { reason: '登记有误' });
    this.expect(answer, !order.voided && order.addition === null);
    if (answer.status < 300) order.voided = true;
    return answer.status < 300;
  }

  protected async takeBackAddition({ pick: at }: Do<'takeBackAddition'>): Promise<boolean> {
    const orders = this.book.orders.filter((order) => order.addition !== null);
    const order = orders[at % Math.max(1, orders.length)];
    if (!order?.addition) return false;
    this.expect(await this.post('supervisor', `cases/${this.caseId}/additional-compensations/${order.addition.id}/void`, { reason: '决定被撤销' }), true);
    for (const claim of order.addition.claims) claim.withdrawn = true;
    order.addition = null;
    return true;
  }
}
