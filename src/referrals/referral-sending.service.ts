import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import type { Case } from '../cases/case.entity.js';
import type { CaseState } from '../cases/domain/vocabulary.js';
import { type BlockerView, blocked, invalidField } from '../platform/http/coded-error.js';
import { refusalsBeforeRuling } from './domain/referral-blockers.js';
import { effectsOfSending } from './domain/referral-machine.js';
import { referralMachine } from './domain/referral-transitions.js';
import { ReferralClocks } from './referral-clocks.js';
import { ReferralEvent } from './referral-event.entity.js';
import { countRefusals, takesReferralsOf } from './referral-facts.js';
import { Referral } from './referral.entity.js';
import type { SendReferralBody } from './referrals.dto.js';

/** From the acceptance on until the case ends. */
const STATES: readonly CaseState[] = ['investigating', 'verifying', 'coordinating', 'supervising'];

/** Sends a referral to a department: the request, the grant and the clocks, in one. */
@Injectable()
export class ReferralSending {
  constructor(
    private readonly commands: CaseCommands,
    private readonly clocks: ReferralClocks,
  ) {}

  /**
   * @returns the referral's id
   * @throws CodedError as `CaseCommands.run`; 400 for a referral to hand on that is not of this case; 422 with everything in the way
   */
  send(actor: Actor, caseId: string, body: SendReferralBody): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member', states: STATES }, async (tx) => {
      const { m, kase, now } = tx;
      const before = await this.handedOn(m, caseId, body.afterReferralId);
      const department = await takesReferralsOf(m, kase, body.departmentId);
      const blockers = before ? await this.handingOnBlockers(m, before, body.departmentId) : [];
      if (!department) throw blocked([{ code: 'departmentTakesNone', path: 'departmentId', overridable: false }, ...blockers]);
      if (blockers.length > 0) throw blocked(blockers);
      const referral = this.compose(tx, body, before);
      await m.insert(Referral, referral);
      await m.insert(ReferralEvent, {
        id: randomUUID(), referralId: referral.id, version: 1, type: 'SEND' as const, fromState: null, toState: referral.state,
        departmentId: referral.departmentId, actorId: actor.id, at: now, payload: { shares: referral.shares },
      });
      await this.startClocks(m, kase, referral, now);
      await tx.record('referral.sent', {
        referralId: referral.id, departmentId: department.id, department: department.name, shares: referral.shares, matterId: referral.matterId,
      });
      return referral.id;
    });
  }

  private async handedOn(m: EntityManager, caseId: string, id: string | undefined): Promise<Referral | null> {
    if (id === undefined) return null;
    const before = await m.findOneBy(Referral, { id, caseId });
    if (!before) throw invalidField('afterReferralId', 'unknownReferral');
    return before;
  }

  private async handingOnBlockers(m: EntityManager, before: Referral, departmentId: string): Promise<BlockerView[]> {
    const matter = await m.findBy(Referral, { matterId: before.matterId });
    const { declinedInMatter } = await countRefusals(m, before.matterId);
    const found: [boolean, string, string][] = [
      [before.state !== 'declined', 'notDeclined', 'afterReferralId'],
      [matter.some(({ place }) => place > before.place), 'handedOnAlready', 'afterReferralId'],
      [declinedInMatter >= refusalsBeforeRuling, 'rulingNeeded', 'afterReferralId'],
      [matter.some((referral) => referral.state === 'declined' && referral.departmentId === departmentId), 'alreadyDeclinedThis', 'departmentId'],
    ];
    return found.filter(([stands]) => stands).map(([, code, path]) => ({ code, path, overridable: false }));
  }

  private compose({ m, kase, actor, now }: CaseTx, body: SendReferralBody, before: Referral | null): Referral {
    const id = randomUUID();
    return m.create(Referral, {
      id, caseId: kase.id, matterId: before?.matterId ?? id, place: (before?.place ?? 0) + 1, departmentId: body.departmentId, liaisonId: null,
      state: referralMachine.initial, version: 1, request: body.request, shares: body.share, ruled: false, sentAt: now, sentById: actor.id,
      acknowledgedAt: null, repliedAt: null, replyText: null, replyDocumentIds: [], endedAt: null,
    });
  }

  private async startClocks(m: EntityManager, kase: Case, referral: Referral, at: Date): Promise<void> {
    for (const effect of effectsOfSending(referral.place > 1)) {
      if (effect.kind === 'openClock') await this.clocks.bringAbout(m, kase, referral, effect, at);
    }
    await this.clocks.openDecline(m, kase, referral, at);
  }
}
