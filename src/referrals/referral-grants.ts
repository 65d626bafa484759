import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import type { Share } from '../cases/domain/vocabulary.js';
import { DocumentAccess } from '../documents/document-access.js';
import type { Document } from '../documents/document.entity.js';
import { openReferralStates } from './domain/referral-transitions.js';
import { referralScope } from './referral-scope.js';

/**
 * What referrals open of a case to liaisons. A referral is the grant: read only, exactly what it shares, and over when it is
 * accepted, declined or recalled.
 */
@Injectable()
export class ReferralGrants {
  constructor(access: DocumentAccess) {
    access.register({ mayRead: (m, actor, document) => this.opensDocument(m, actor, document) });
  }

  /** Whether an open referral shares this part of the case with the liaison's department. */
  opens(m: EntityManager, actor: Actor, caseId: string, share: Share): Promise<boolean> {
    return this.holds(m, actor, caseId, ({ bind }) => `${bind(share)} = ANY(r.shares)`);
  }

  /** Documents that are shared, and those that the department itself has uploaded for its reply. */
  private opensDocument(m: EntityManager, actor: Actor, { caseId, uploadedById }: Document): Promise<boolean> {
    return this.holds(
      m, actor, caseId,
      ({ bind }) => `('documents' = ANY(r.shares) OR EXISTS (SELECT 1 FROM users u WHERE u.id = ${bind(uploadedById)} AND u.department_id = r.department_id))`,
    );
  }

  private async holds(m: EntityManager, actor: Actor, caseId: string, condition: (sql: { bind: (value: unknown) => string }) => string): Promise<boolean> {
    if (actor.role !== 'liaison') return false;
    const scope = referralScope(actor, 3);
    const params: unknown[] = [caseId, openReferralStates, ...scope.params];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const rows = await m.query<unknown[]>(
      `SELECT 1 FROM referrals r JOIN cases c ON c.id = r.case_id
        WHERE r.case_id = $1 AND r.state = ANY($2) AND ${scope.sql} AND ${condition({ bind })} LIMIT 1`,
      params,
    );
    return rows.length > 0;
  }
}
