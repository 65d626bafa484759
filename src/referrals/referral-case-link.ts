import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { idsOf, inOrderOf } from '../cases/by-case.js';
import { CaseExtensions, type EffectContext } from '../cases/case-extensions.js';
import { CaseJournal } from '../cases/case-journal.js';
import type { Case } from '../cases/case.entity.js';
import type { ReferralFacts } from '../cases/domain/case-facts.js';
import { Department } from '../departments/department.entity.js';
import { awaitedReferralStates, openReferralStates } from './domain/referral-transitions.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralEvent } from './referral-event.entity.js';
import { Referral } from './referral.entity.js';

/** What the case's machine asks about referrals, and what becomes of them when the case ends. */
@Injectable()
export class ReferralCaseLink {
  constructor(
    extensions: CaseExtensions,
    private readonly clocks: ReferralClocks,
    private readonly journal: CaseJournal,
  ) {
    extensions.answer({ slice: 'referrals', load: loadSlice });
    extensions.useWaiting({ condition: WAITS_FOR_A_DEPARTMENT, departments: departmentsAwaited, departmentsAsked });
    extensions.treat({ effect: 'recallReferrals', apply: (context) => this.recallAll(context) });
  }

  /** Open referrals end with their case, and with them what they opened. */
  private async recallAll({ m, kase, actorId, now }: EffectContext): Promise<void> {
    const open = await m.find(Referral, { where: { caseId: kase.id, state: In(openReferralStates) }, order: { sentAt: 'ASC', id: 'ASC' } });
    for (const referral of open) {
      const from = referral.state;
      Object.assign(referral, { state: 'recalled', version: referral.version + 1, endedAt: now });
      await m.save(Referral, referral);
      await this.clocks.cancelAll(m, referral, now);
      await m.insert(ReferralEvent, {
        id: randomUUID(), referralId: referral.id, version: referral.version, type: 'RECALL' as const, fromState: from, toState: 'recalled' as const,
        departmentId: referral.departmentId, actorId, at: now, payload: { reason: 'caseEnded' },
      });
      const department = await m.findOneByOrFail(Department, { id: referral.departmentId });
      await this.journal.record(m, {
        caseId: kase.id, actorId, at: now, type: 'referral.RECALL',
        data: { referralId: referral.id, departmentId: department.id, department: department.name, from, to: 'recalled', reason: 'caseEnded' },
      });
    }
  }
}

async function loadSlice(m: EntityManager, kases: readonly Case[]): Promise<ReferralFacts[]> {
  const rows = await m.query<{ caseId: string; open: number; acknowledged: boolean }[]>(
    `SELECT r.case_id AS "caseId", count(*) FILTER (WHERE r.state = ANY($2))::int AS open,
            coalesce(bool_or(d.kind = 'hrss' AND r.acknowledged_at IS NOT NULL AND r.state NOT IN ('declined', 'recalled')), FALSE) AS acknowledged
       FROM referrals r JOIN departments d ON d.id = r.department_id WHERE r.case_id = ANY($1::uuid[]) GROUP BY r.case_id`,
    [idsOf(kases), openReferralStates],
  );
  return inOrderOf(kases, rows, ({ open, acknowledged }) => ({ hrssAcknowledged: acknowledged, open }), { hrssAcknowledged: false, open: 0 });
}

const LIES_WITH_A_DEPARTMENT = `state IN (${awaitedReferralStates.map((state) => `'${state}'`).join(', ')})`;
const WAITS_FOR_A_DEPARTMENT = `EXISTS (SELECT 1 FROM referrals r WHERE r.case_id = c.id AND r.${LIES_WITH_A_DEPARTMENT})`;

/** The departments that have still to answer, the one asked first at the top. */
async function departmentsAwaited(m: EntityManager, caseIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await m.query<{ caseId: string; names: string[] }[]>(
    `SELECT r.case_id AS "caseId", array_agg(d.name ORDER BY r.sent_at, r.id) AS names FROM referrals r JOIN departments d ON d.id = r.department_id
      WHERE r.case_id = ANY($1::uuid[]) AND r.${LIES_WITH_A_DEPARTMENT} GROUP BY r.case_id`,
    [caseIds],
  );
  return new Map(rows.map(({ caseId, names }) => [caseId, [...new Set(names)]]));
}

async function departmentsAsked(m: EntityManager, referralIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await m.query<{ id: string; name: string }[]>(`SELECT r.id, d.name FROM referrals r JOIN departments d ON d.id = r.department_id WHERE r.id = ANY($1::uuid[])`, [referralIds]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
