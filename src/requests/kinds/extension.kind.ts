import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeadlineRow } from '../../deadlines/deadline.entity.js';
import { Deadlines } from '../../deadlines/deadlines.service.js';
import { dueAt } from '../../deadlines/domain/deadline-clock.js';
import { DeadlineError, type DeadlineErrorCode } from '../../deadlines/domain/deadline-error.js';
import { extendDeadline } from '../../deadlines/domain/deadline-history.js';
import type { DeadlineExtension } from '../../deadlines/domain/deadline.js';
import { blockedBy, invalidField } from '../../platform/http/coded-error.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';

/** Present by the kind's list of fields. */
type ExtensionPayload = Required<Pick<RequestPayload, 'deadlineId' | 'length' | 'unit'>>;

/** What is wrong with the clock itself; everything else is wrong with the length. */
const ABOUT_THE_CLOCK: readonly DeadlineErrorCode[] = ['ruleNotExtendable', 'deadlineNotOpen'];

/** 延期: more time for one clock of the case; the new due time is counted where the present one ends. */
@Injectable()
export class ExtensionKind implements RequestKind {
  readonly type = 'extension';
  readonly fields = { required: ['deadlineId', 'length', 'unit'] } as const;
  readonly asker = 'member';

  constructor(
    private readonly deadlines: Deadlines,
    kinds: RequestKinds,
  ) {
    kinds.register(this);
  }

  async preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const { deadlineId, length, unit } = payload as ExtensionPayload;
    const row = await deadlineOf(m, kase.id, deadlineId);
    const deadline = this.deadlines.toDeadline(row);
    const time = await this.deadlines.timeOf(m, row);
    const extended = asBlocker(() => extendDeadline(deadline, { length, unit, grantedAt: now }, time));
    const due = asBlocker(() => dueAt(extended, time));
    return { changes: [{ what: 'dueAt', subjectId: row.id, label: row.code, before: row.dueAt?.toISOString() ?? null, after: due?.toISOString() ?? null }] };
  }

  async grant({ tx: { m, now, kase }, request }: GrantContext): Promise<void> {
    const { deadlineId, length, unit } = request.payload as ExtensionPayload;
    await deadlineOf(m, kase.id, deadlineId);
    const extension: DeadlineExtension = { length, unit, grantedAt: now, reason: request.reason };
    await this.deadlines.extend(m, deadlineId, extension);
  }
}

async function deadlineOf(m: EntityManager, caseId: string, id: string): Promise<DeadlineRow> {
  const row = await m.findOneBy(DeadlineRow, { id, caseId });
  if (!row) throw invalidField('deadlineId', 'unknownDeadline');
  return row;
}

function asBlocker<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw blockedBy(error.code, ABOUT_THE_CLOCK.includes(error.code) ? 'deadlineId' : 'length', error.params);
  }
}
