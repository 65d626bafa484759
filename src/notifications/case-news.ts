import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseJournal } from '../cases/case-journal.js';
import { Case } from '../cases/case.entity.js';
import type { TimelineEntry } from '../cases/timeline-entry.entity.js';
import { Referral } from '../referrals/referral.entity.js';
import { Inbox } from './inbox.js';
import { audienceOf } from './news-audiences.js';
import { newsData } from './news-data.js';
import { Recipients } from './recipients.js';

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
    const referralId = entry.data['referralId'];
    // Whoever takes a step of a referral knows what there was to know of it.
    if (entry.actorId !== null && typeof referralId === 'string') await this.inbox.readAbout(m, entry.actorId, referralId, entry.at);
    const audience = audienceOf(entry.type);
    if (audience.length === 0) return;
    const kase = await m.findOneByOrFail(Case, { id: entry.caseId });
    const referral = typeof referralId === 'string' ? await m.findOneBy(Referral, { id: referralId }) : null;
    const askerId = entry.data['askedById'];
    const about = { kase, departmentId: referral?.departmentId ?? null, liaisonId: referral?.liaisonId ?? null, askerId: typeof askerId === 'string' ? askerId : null };
    const people = await this.recipients.of(m, audience, about);
    await this.inbox.tell(m, people.filter((id) => id !== entry.actorId), {
      caseId: kase.id,
      eventKey: `timeline:${entry.id}`,
      type: entry.type,
      data: { ...newsData(entry.data), number: kase.number },
      at: entry.at,
      // What the program notes late, after an outage, is told in one digest.
      backlog: entry.data['backlog'] === true,
    });
  }
}
