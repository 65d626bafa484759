import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseJournal } from '../cases/case-journal.js';
import { Case } from '../cases/case.entity.js';
import type { CaseEventType } from '../cases/domain/case-events.js';
import { caseMachine } from '../cases/domain/case-transitions.js';
import type { TimelineEntry } from '../cases/timeline-entry.entity.js';
import { Referral } from '../referrals/referral.entity.js';
import { Inbox } from './inbox.js';
import { type Audience, Recipients } from './recipients.js';

/** Who is told of which entry of the timeline; entries that are not here only wait to be read. */
const AUDIENCES: Readonly<Record<string, readonly Audience[]>> = {
  'case.reported': ['dutyOfficer'],
  'case.taskForceNamed': ['members', 'supervisor'],
  'case.relatedPersonOnTaskForce': ['lead', 'supervisor', 'regionLeader'],
  'case.riskLevelSet': ['lead', 'supervisor'],
  'case.riskLevelChanged': ['lead', 'supervisor'],
  'referral.sent': ['liaisons'],
  'referral.ASSIGN': ['liaisons'],
  'referral.ACKNOWLEDGE': ['lead'],
  'referral.REPLY': ['lead', 'members'],
  'referral.DECLINE': ['lead', 'supervisor'],
  'referral.ACCEPT': ['liaisons'],
  'referral.RETURN': ['liaisons'],
  'referral.RULE': ['lead', 'liaisons'],
  'referral.RECALL': ['liaisons'],
  'request.asked': ['supervisors'],
  'request.GRANT': ['asker', 'lead', 'members'],
  'request.REFUSE': ['asker', 'lead', 'members'],
  'request.endedWithCase': ['asker'],
  'aid.requested': ['supervisor'],
  'aid.APPROVE': ['lead', 'members'],
  'aid.DECLINE': ['lead', 'members'],
  'plan.agreed': ['supervisor'],
  'milestone.reached': ['lead', 'supervisor', 'regionLeader'],
  'milestone.lost': ['lead', 'supervisor'],
  'payment.reversed': ['lead', 'supervisor'],
  'personalData.manyReads': ['supervisor', 'regionLeader'],
};

const PARTIES: Readonly<Record<string, Audience>> = { lead: 'lead', members: 'members', supervisor: 'supervisor' };

/** Puts what happens to a case into the inboxes of those it concerns, in the same transaction; never of the one who did it. */
@Injectable()
export class CaseNews {
  constructor(
    journal: CaseJournal,
    private readonly inbox: Inbox,
    private readonly recipients: Recipients,
  ) {
    journal.subscribe({ onEntry: (m, entry) => this.tell(m, entry) });
  }

  private async tell(m: EntityManager, entry: TimelineEntry): Promise<void> {
    const audience = AUDIENCES[entry.type] ?? audienceOfEvent(entry.type);
    if (audience.length === 0) return;
    const kase = await m.findOneByOrFail(Case, { id: entry.caseId });
    const referralId = entry.data['referralId'];
    const referral = typeof referralId === 'string' ? await m.findOneBy(Referral, { id: referralId }) : null;
    const askerId = entry.data['askedById'];
    const about = { kase, departmentId: referral?.departmentId ?? null, liaisonId: referral?.liaisonId ?? null, askerId: typeof askerId === 'string' ? askerId : null };
    const people = await this.recipients.of(m, audience, about);
    await this.inbox.tell(m, people.filter((id) => id !== entry.actorId), {
      caseId: kase.id,
      eventKey: `timeline:${entry.id}`,
      type: entry.type,
      data: { ...plain(entry.data), number: kase.number },
      at: entry.at,
    });
  }
}

function audienceOfEvent(type: string): readonly Audience[] {
  const event = type.startsWith('case.') ? type.slice('case.'.length) : '';
  if (!Object.hasOwn(caseMachine.events, event)) return [];
  return caseMachine.events[event as CaseEventType].tells.flatMap((party) => PARTIES[party] ?? []);
}

/** Reasons and other free text stay in the timeline: a message on a phone holds codes and numbers only. */
function plain(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === 'number' || (typeof value === 'string' && /^[\w.:-]{1,64}$/.test(value))));
}
