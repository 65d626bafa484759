import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { caseScope, notWalledOff } from '../cases/case-scope.js';
import type { Change } from '../platform/changes/change.entity.js';
import { Transactions } from '../platform/database/transactions.js';

/** Which changes a person may hear of: the same row policy as for the cases themselves, asked once for many. */
@Injectable()
export class StreamPolicy {
  constructor(private readonly transactions: Transactions) {}

  /** @returns those of `changes` that concern the person, in their order */
  async concerning(me: Actor, changes: readonly Change[]): Promise<Change[]> {
    const caseIds = new Set(changes.flatMap(({ userId, caseId }) => (userId === undefined && caseId !== undefined ? [caseId] : [])));
    const known = caseIds.size === 0 ? new Set<string>() : await this.known(me, [...caseIds]);
    return changes.filter(({ userId, caseId }) => (userId === undefined ? caseId !== undefined && known.has(caseId) : userId === me.id));
  }

  private async known(me: Actor, caseIds: readonly string[]): Promise<Set<string>> {
    const m = this.transactions.reader;
    const scope = me.role === 'liaison' ? referredScope(me) : caseScope(me, 2);
    const rows = await m.query<{ id: string }[]>(`SELECT c.id FROM cases c WHERE c.id = ANY($1::uuid[]) AND ${scope.sql}`, [caseIds, ...scope.params]);
    return new Set(rows.map(({ id }) => id));
  }
}

/** A liaison hears of the cases of which the own department has, or had, a referral. */
const referredScope = (me: Actor): { sql: string; params: unknown[] } => ({
  sql: `EXISTS (SELECT 1 FROM referrals r WHERE r.case_id = c.id AND r.department_id = $2) AND ${notWalledOff('$3')}`,
  params: [me.departmentId, me.id],
});
