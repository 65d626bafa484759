import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { kindNames } from '../../cases/domain/kind-names.js';
import { blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { isWaivable } from '../../repayment/domain/claim-kind.js';
import { RepaymentPreviews } from '../../repayment/plans/repayment-previews.service.js';
import { type WaiverInput, Waivers } from '../../repayment/adjustments/waivers.service.js';
import { Worker } from '../../roster/worker.entity.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';
import { ledgerChanges } from './ledger-changes.js';

/** Present by the kind's list of fields. */
type WaiverPayload = Required<Pick<RequestPayload, 'workerId' | 'kind' | 'amountFen' | 'documentIds'>>;

/** 减免: a worker forgoes part of what is owed, with signed evidence; never social insurance or the housing fund. */
@Injectable()
export class WaiverKind implements RequestKind {
  readonly type = 'waiver';
  readonly fields = { required: ['workerId', 'kind', 'amountFen', 'documentIds'] } as const;
  readonly asker = 'lead';

  constructor(
    private readonly waivers: Waivers,
    private readonly previews: RepaymentPreviews,
    kinds: RequestKinds,
  ) {
    kinds.register(this);
  }

  async preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const input = toInput(payload as WaiverPayload, '');
    const { workerId, kind, amountFen } = input;
    await requireOnRoster(m, kase.id, workerId);
    const change = await this.previews.waiver(m, kase.id, input, now);
    return { changes: [{ what: 'waiver', subjectId: workerId, label: kind, before: null, after: { amountFen } }, ...ledgerChanges(change)] };
  }

  async grant({ tx, request }: GrantContext): Promise<void> {
    await this.waivers.waive(tx, toInput(request.payload as WaiverPayload, request.reason));
  }
}

/** @throws CodedError 422 `waiverForbidden`: an agreement not to pay social insurance is void */
function toInput({ workerId, kind, amountFen, documentIds }: WaiverPayload, reason: string): WaiverInput {
  if (kind === 'socialInsurance' || !isWaivable(kind)) throw blockedBy('waiverForbidden', 'kind', { kind, kindName: kindNames[kind] });
  return { workerId, kind, amountFen, documentIds, reason };
}

async function requireOnRoster(m: EntityManager, caseId: string, workerId: string): Promise<void> {
  if (!(await m.existsBy(Worker, { id: workerId, caseId, removedAt: IsNull() }))) throw invalidField('workerId', 'unknownWorker');
}
