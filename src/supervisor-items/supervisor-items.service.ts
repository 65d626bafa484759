import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { CaseExtensions } from '../cases/case-extensions.js';
import { CaseJournal } from '../cases/case-journal.js';
import { Case } from '../cases/case.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { toBlockerView } from '../cases/case-transitions.service.js';
import { blocked } from '../platform/http/coded-error.js';
import { decideSupervisorItemEvent, type LapseCause } from './domain/supervisor-item-machine.js';
import type { SupervisorItemKind } from './domain/supervisor-item-transitions.js';
import { toldOf } from './supervisor-item-news.js';
import { SupervisorItem } from './supervisor-item.entity.js';

export interface NewSupervisorItem {
  caseId: string;
  kind: SupervisorItemKind;
  /** Unique for what opens it: asking twice opens one item. */
  key: string;
  /** What it is about: `case`, `referral`, `instalment`, … and its id. */
  subject: string;
  subjectId: string;
  /** The clock that opened it; a proposal lapses when it ends. */
  deadlineId: string | null;
  /** Codes, numbers and dates only. */
  data: Record<string, unknown>;
  at: Date;
  /** It is opened late, after an outage: whoever is told of it is told in one digest. */
  backlog?: boolean;
}

/** An open item that ends without an answer; `rule` names the clock that opened it. */
export type LapsingItem = Pick<SupervisorItem, 'id' | 'kind' | 'version'> & { rule: string | null };

/** Where and when an item ends without an answer, and by whom: null for the program. */
export interface Lapse {
  caseId: string;
  cause: LapseCause;
  at: Date;
  actorId: string | null;
}

/** Opens what a supervisor has to answer, and ends what needs no answer any more. */
@Injectable()
export class SupervisorItems {
  constructor(
    private readonly extensions: CaseExtensions,
    private readonly journal: CaseJournal,
  ) {}

  /**
   * Opens an item in the caller's transaction, which holds the case's lock, and records it on the case. A default is not proposed
   * while one stands confirmed, and a clock that is asked about is not asked about again.
   * @returns whether it was opened now; false when its key has opened one before
   */
  async open(m: EntityManager, item: NewSupervisorItem): Promise<boolean> {
    if (item.kind === 'confirmDefault' && (await this.defaultStands(m, item))) return false;
    const id = randomUUID();
    const { caseId, kind, key, subject, subjectId, deadlineId, data, at, backlog = false } = item;
    const opened = await m.query<unknown[]>(
      `INSERT INTO supervisor_items (id, case_id, kind, key, subject, subject_id, deadline_id, data, state, opened_at)
       SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::uuid, $7::uuid, $8::jsonb, 'open', $9::timestamptz
        WHERE NOT EXISTS (SELECT 1 FROM supervisor_items i WHERE i.deadline_id = $7::uuid AND i.kind = $3::text AND i.state = 'open') ON CONFLICT (key) DO NOTHING RETURNING id`,
      [id, caseId, kind, key, subject, subjectId, deadlineId, JSON.stringify(data), at],
    );
    if (opened.length === 0) return false;
    const clock = deadlineId === null ? null : await m.findOneBy(DeadlineRow, { id: deadlineId });
    await this.journal.record(m, { caseId, actorId: null, at, type: 'supervisorItem.opened', data: { ...toldOf({ id, kind }, clock?.code ?? null), ...(backlog ? { backlog } : {}) } });
    return true;
  }

  /** Ends what workers said of payments that were taken back: there is nothing left to receive, and the money is owed again. */
  async lapseNotReceived(m: EntityManager, paymentIds: readonly string[], { caseId, at, actorId }: Omit<Lapse, 'cause'>): Promise<void> {
    const open = await m.find(SupervisorItem, {
      where: { caseId, kind: 'notReceived', state: 'open', subjectId: In([...paymentIds]) }, order: { openedAt: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_write' },
    });
    for (const item of open) await this.lapse(m, { ...item, rule: null }, { caseId, cause: 'paymentReversed', at, actorId });
  }

  async lapse(m: EntityManager, item: LapsingItem, { caseId, cause, at, actorId }: Lapse): Promise<void> {
    const decision = decideSupervisorItemEvent('open', 'LAPSE', {});
    if (!decision.ok) throw blocked(decision.blockers.map(toBlockerView));
    await m.update(SupervisorItem, { id: item.id }, { state: decision.to, version: item.version + 1, lapsedAt: at });
    await this.journal.record(m, { caseId, actorId, at, type: 'supervisorItem.LAPSE', data: { ...toldOf(item, item.rule), because: cause } });
  }

  private async defaultStands(m: EntityManager, { caseId, at }: NewSupervisorItem): Promise<boolean> {
    const kase = await m.findOneByOrFail(Case, { id: caseId });
    return (await this.extensions.loadSlice('plan', m, kase, at)).state === 'defaulted';
  }
}
