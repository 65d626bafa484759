import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { User } from '../../auth/user.entity.js';
import { type CaseReadGrant, CaseReadGrants } from '../../cases/case-read-grants.js';
import { atLeast, standingOf } from '../../cases/case-standing.js';
import { blockedBy } from '../../platform/http/coded-error.js';
import { EmergencyRead } from '../emergency-read.entity.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestEffect } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';

const DAY_MS = 24 * 3_600_000;

/** 紧急查阅: somebody of the region who is not on the case sees it unmasked for 24 hours, to read, not to change. */
@Injectable()
export class EmergencyReadKind implements RequestKind, CaseReadGrant {
  readonly type = 'emergencyRead';
  readonly fields = { required: [] } as const;
  readonly asker = 'onlooker';
  readonly states = 'any';

  constructor(kinds: RequestKinds, grants: CaseReadGrants) {
    kinds.register(this);
    grants.register(this);
  }

  async preview({ m, kase, askedById, now }: RequestContext): Promise<RequestEffect> {
    const asker = await m.findOneByOrFail(User, { id: askedById });
    if (atLeast(await standingOf(m, asker, kase), 'member')) throw blockedBy('alreadyOnTheCase', 'case');
    const [last] = await m.find(EmergencyRead, { where: { caseId: kase.id, userId: askedById, until: MoreThan(now) }, order: { until: 'DESC' }, take: 1 });
    return { changes: [{ what: 'readableUntil', subjectId: null, label: null, before: last?.until.toISOString() ?? null, after: new Date(now.getTime() + DAY_MS).toISOString() }] };
  }

  async grant({ tx: { m, kase, now }, request }: GrantContext): Promise<void> {
    await m.insert(EmergencyRead, { requestId: request.id, caseId: kase.id, userId: request.askedById, until: new Date(now.getTime() + DAY_MS) });
  }

  mayRead(m: EntityManager, actor: Actor, caseId: string, now: Date): Promise<boolean> {
    return m.existsBy(EmergencyRead, { caseId, userId: actor.id, until: MoreThan(now) });
  }
}
