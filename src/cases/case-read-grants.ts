import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { forbidden } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import type { Case } from './case.entity.js';
import { atLeast, standingOf } from './case-standing.js';

/** A reason beside the task force for which a person may for a time read a case unmasked, such as a granted emergency read. */
export interface CaseReadGrant {
  mayRead(m: EntityManager, actor: Actor, caseId: string, now: Date): Promise<boolean>;
}

/** Who may read the personal data and the documents of a case that they can already see: its task force, supervisors, and grants. */
@Injectable()
export class CaseReadGrants {
  private readonly grants: CaseReadGrant[] = [];

  constructor(private readonly clock: Clock) {}

  register(grant: CaseReadGrant): void {
    this.grants.push(grant);
  }

  async mayReadUnmasked(m: EntityManager, actor: Actor, kase: Pick<Case, 'id' | 'leadId'>): Promise<boolean> {
    if (atLeast(await standingOf(m, actor, kase), 'member')) return true;
    for (const grant of this.grants) if (await grant.mayRead(m, actor, kase.id, this.clock.now())) return true;
    return false;
  }

  /** @throws CodedError 403 `notYourCase` */
  async require(m: EntityManager, actor: Actor, kase: Pick<Case, 'id' | 'leadId'>): Promise<void> {
    if (!(await this.mayReadUnmasked(m, actor, kase))) throw forbidden('notYourCase');
  }
}
