import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseTransition } from '../cases/case-transition.entity.js';
import { Case } from '../cases/case.entity.js';
import type { Enforceability, MediationOutcome } from '../cases/domain/vocabulary.js';
import type { TimelineEntry } from '../cases/timeline-entry.entity.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { channelEventOf, derivedFromCase } from './domain/derived-events.js';
import { groundsOf, type LegalEventType } from './domain/legal-event-type.js';
import { appendEvent, standingEvents, type StandingEvent, takeBackEvent } from './legal-event-book.js';
import type { LegalEvent } from './legal-event.entity.js';
import { StatutoryClocks } from './statutory-clocks.js';

/** What a handler works with: the entry that happened, and its case as it now stands. */
interface Happening {
  m: EntityManager;
  kase: Case;
  entry: TimelineEntry;
  /** The office's date of the entry. */
  today: string;
}

type Handler = (happening: Happening) => Promise<void>;

/**
 * Legal events that follow by themselves from what is recorded elsewhere, in the same transaction.
 *
 * A payment is consent of the debtor as well (诉讼时效规定 Art. 14), but only towards those whom it pays, and for the kind it pays,
 * while the clock of a case stands for the claims of all: so no payment renews it by itself. An agreed plan covers them all and does.
 */
@Injectable()
export class LegalEventFollowers {
  private readonly handlers: Readonly<Record<string, Handler>> = {
    'case.reported': (happening) => this.channelKnown(happening),
    'case.corrected': (happening) => this.channelCorrected(happening),
    'case.ACCEPT': (happening) => this.accepted(happening),
    'case.CLOSE': (happening) => this.closed(happening),
    'case.REOPEN': () => Promise.resolve(),
    'mediation.recorded': (happening) => this.mediated(happening),
    'plan.AGREE': (happening) => this.planAgreed(happening),
    'plan.SUPERSEDE': (happening) => this.planEnded(happening, 'agreementSuperseded'),
    'plan.COMPLETE': (happening) => this.planEnded(happening, 'agreementFulfilled'),
    'plan.UNCOMPLETE': (happening) => this.takeBack(happening, ({ type, sourceId }) => type === 'agreementFulfilled' && sourceId === planIdOf(happening)),
    'milestone.wagesSettled': (happening) => this.append(happening, 'claimsSettled'),
    'milestone.wagesSettledTakenBack': (happening) => this.takeBack(happening, ({ type }) => type === 'claimsSettled'),
  };

  constructor(
    journal: CaseJournal,
    private readonly clocks: StatutoryClocks,
    private readonly time: OfficeTime,
  ) {
    journal.subscribe({ onEntry: (m, entry) => this.onEntry(m, entry) });
  }

  private async onEntry(m: EntityManager, entry: TimelineEntry): Promise<void> {
    const handle = Object.hasOwn(this.handlers, entry.type) ? this.handlers[entry.type] : undefined;
    if (!handle) return;
    const kase = await m.findOneByOrFail(Case, { id: entry.caseId });
    await handle({ m, kase, entry, today: this.time.dateOf(entry.at) });
    await this.clocks.follow(m, kase, entry.at);
  }

  /** Petitions and hotlines give the union a time from the day on which the matter was reported. */
  private async channelKnown(happening: Happening): Promise<void> {
    const { kase, today } = happening;
    const type = channelEventOf(kase.channel);
    const reportedOn = this.time.dateOf(kase.reportedAt);
    if (type) await this.append(happening, type, { occurredOn: reportedOn < today ? reportedOn : today });
  }

  private async channelCorrected(happening: Happening): Promise<void> {
    const { m, kase, entry } = happening;
    if (!(entry.data['fields'] as readonly string[]).includes('channel')) return;
    const derived = (await standingEvents(m, kase.id)).filter(followsFromChannel);
    if ((derived[0]?.type ?? null) === channelEventOf(kase.channel)) return;
    await this.takeBack(happening, followsFromChannel);
    await this.channelKnown(happening);
    const accepted = await m.findOneBy(CaseTransition, { caseId: kase.id, event: 'ACCEPT' });
    if (accepted) await this.accepted(happening, this.time.dateOf(accepted.at));
  }

  /** A petition is to be settled within its time from its acceptance (信访工作条例 Art. 34). */
  private async accepted(happening: Happening, occurredOn = happening.today): Promise<void> {
    if (happening.kase.channel === 'petition') await this.append(happening, 'petitionAccepted', { occurredOn });
  }

  private async closed(happening: Happening): Promise<void> {
    const { m, kase } = happening;
    if ((await standingEvents(m, kase.id)).some(({ type }) => type === 'petitionAccepted')) await this.append(happening, 'caseClosed');
  }

  /** Adjourned or agreed in part, the mediation goes on. */
  private async mediated(happening: Happening): Promise<void> {
    const { outcome, heldAt } = happening.entry.data as { outcome: MediationOutcome; heldAt: string };
    const ground = groundsOf.mediationEnded.find((final) => final === outcome);
    if (ground) await this.append(happening, 'mediationEnded', { ground, occurredOn: this.time.dateOf(new Date(heldAt)) });
  }

  /** What the employer signs is consent to perform; a paper that no court has confirmed may be taken to one for confirmation. */
  private async planAgreed(happening: Happening): Promise<void> {
    const { enforceability } = happening.entry.data as { enforceability: Enforceability };
    const sourceId = planIdOf(happening);
    if (enforceability === 'plain') await this.append(happening, 'agreementTookEffect', { sourceId });
    await this.append(happening, 'limitationInterrupted', { ground: 'employerConsented', sourceId });
  }

  private async planEnded(happening: Happening, type: LegalEventType): Promise<void> {
    const sourceId = planIdOf(happening);
    const began = (await standingEvents(happening.m, happening.kase.id)).find((event) => event.type === 'agreementTookEffect' && event.sourceId === sourceId);
    if (began) await this.append(happening, type, { sourceId, refersToId: began.id });
  }

  private async append({ m, kase, entry, today }: Happening, type: LegalEventType, more: Partial<LegalEvent> = {}): Promise<void> {
    await appendEvent(m, { caseId: kase.id, type, occurredOn: today, source: entry.type, recordedById: entry.actorId, recordedAt: entry.at, ...more });
  }

  private async takeBack({ m, kase, entry, today }: Happening, which: (event: StandingEvent) => boolean): Promise<void> {
    for (const event of (await standingEvents(m, kase.id)).filter(which)) {
      await takeBackEvent(m, event, { occurredOn: today, source: entry.type, recordedById: entry.actorId, recordedAt: entry.at });
    }
  }
}

const followsFromChannel = ({ type, source }: StandingEvent): boolean => source !== null && derivedFromCase.some((one) => one === type);

const planIdOf = ({ entry }: Happening): string => String(entry.data['planId']);
