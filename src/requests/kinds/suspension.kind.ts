import { Injectable } from '@nestjs/common';
import { CaseTransitions } from '../../cases/case-transitions.service.js';
import { DeadlineRow } from '../../deadlines/deadline.entity.js';
import { blockedBy } from '../../platform/http/coded-error.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestEffect } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';

/** 中止: the case stands still until the lead resumes it; its stage and referral clocks stop, statutory ones run on. */
@Injectable()
export class SuspensionKind implements RequestKind {
  readonly type = 'suspension';
  readonly fields = { required: [] } as const;
  readonly asker = 'member';

  constructor(private readonly transitions: CaseTransitions, kinds: RequestKinds) {
    kinds.register(this);
  }

  async preview({ m, kase }: RequestContext): Promise<RequestEffect> {
    if (kase.suspendedAt !== null) throw blockedBy('suspended', 'case');
    const running = await m.find(DeadlineRow, { where: { caseId: kase.id, state: 'running' }, order: { dueAt: 'ASC', id: 'ASC' } });
    const stopped = running.filter(({ rule }) => rule.pausable);
    return {
      changes: [
        { what: 'suspended', subjectId: null, label: null, before: false, after: true },
        ...stopped.map(({ id, code, dueAt }) => ({ what: 'dueAt', subjectId: id, label: code, before: dueAt?.toISOString() ?? null, after: null })),
      ],
    };
  }

  grant({ tx, request }: GrantContext): Promise<void> {
    return this.transitions.fireGranted(tx, 'SUSPEND', { reason: request.reason });
  }
}
