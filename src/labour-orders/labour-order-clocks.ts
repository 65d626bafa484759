import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseJournal } from '../cases/case-journal.js';
import { Case } from '../cases/case.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import type { TimelineEntry } from '../cases/timeline-entry.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { CaseLedger, type ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import { hasLedger } from '../repayment/ledger/ledger-tx.js';
import { hasOrders, standingOf, standingOrders } from './order-book.js';

const SUBJECT = 'labourOrder';

/** What changes what is owed, or whether clocks may run, on a case whose ledger nothing was written to yet. */
const MOVES_ORDERS = /^(?:claims?|roster|workers?)\.|^case\.REOPEN$/;

/**
 * Keeps one clock running for each order that is not obeyed yet. Derived from the orders and the ledger as they stand, so that it
 * does not matter what changed: serving opens it, paying meets it, a reversal opens it again, taking the order back calls it off.
 */
@Injectable()
export class LabourOrderClocks {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
    journal: CaseJournal,
  ) {
    ledger.follow({ afterSettle: ({ m, kase, now }, state) => this.follow(m, kase, now, state) });
    journal.subscribe({ onEntry: (m, entry) => this.onEntry(m, entry) });
  }

  /** The caller holds the case. */
  async follow(m: EntityManager, kase: Case, now: Date, known?: ReplayedLedger): Promise<void> {
    if (!(await hasOrders(m, kase.id))) return;
    const state = known ?? (await this.ledger.read(m, kase.id, now));
    const orders = await standingOrders(m, kase.id);
    const running = new Set((await m.find(DeadlineRow, { where: { caseId: kase.id, subject: SUBJECT } })).filter((row) => row.state === 'running').map(({ subjectId }) => subjectId));
    const caseOpen = openCaseStates.some((open) => open === kase.state);
    const unpaid = new Map(orders.map((order) => [order.id, standingOf(order, state).unpaidFen > 0]));
    for (const subjectId of running) {
      if (!unpaid.has(subjectId) || !caseOpen) await this.deadlines.cancel(m, { subjectId }, now);
      else if (!unpaid.get(subjectId)) await this.deadlines.meet(m, { subjectId }, now);
    }
    for (const { id, servedOn, deadlineOn } of orders) {
      if (!caseOpen || !unpaid.get(id) || running.has(id)) continue;
      const startedAt = new Date(this.time.office.startOfDay(servedOn));
      // Recorded late or opened again, it tells only the highest step that it has passed.
      const carriedOver = { at: now, pauses: [], extensions: [] };
      await this.deadlines.open(m, { caseId: kase.id, subject: SUBJECT, subjectId: id, code: 'labourOrder', riskLevel: kase.riskLevel, startedAt, agreedOn: deadlineOn, carriedOver });
    }
  }

  private async onEntry(m: EntityManager, { type, caseId, at }: TimelineEntry): Promise<void> {
    if (!MOVES_ORDERS.test(type) || !(await hasOrders(m, caseId)) || (await hasLedger(m, caseId))) return;
    await this.follow(m, await m.findOneByOrFail(Case, { id: caseId }), at);
  }
}
