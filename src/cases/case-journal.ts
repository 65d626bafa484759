import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { Changes } from '../platform/changes/changes.js';
import { TimelineEntry } from './timeline-entry.entity.js';

export interface JournalRecord {
  caseId: string;
  actorId: string | null;
  at: Date;
  /** Such as `visit.recorded`: the audit action, the timeline's type and the change that open pages are told of. */
  type: string;
  /** Ids, codes, counts and amounts; free text that a person gave as a reason. Never an ID, phone or bank number. */
  data?: Record<string, unknown>;
}

/** Told of every entry, in its transaction: how features to the right of `cases` act on what happened. */
export interface JournalSubscriber {
  onEntry(m: EntityManager, entry: TimelineEntry): Promise<void>;
}

/** Writes what happened to a case, once, as timeline entry and as link of its audit chain, and tells whoever subscribed. */
@Injectable()
export class CaseJournal {
  private readonly subscribers: JournalSubscriber[] = [];

  constructor(
    private readonly audit: AuditTrail,
    private readonly changes: Changes,
  ) {}

  subscribe(subscriber: JournalSubscriber): void {
    this.subscribers.push(subscriber);
  }

  async record(m: EntityManager, { caseId, actorId, at, type, data = {} }: JournalRecord): Promise<void> {
    const seq = await this.audit.append(m, { chain: caseId, at, actorId, action: type, details: data });
    const entry = m.create(TimelineEntry, { id: randomUUID(), caseId, seq, at, actorId, type, data });
    await m.insert(TimelineEntry, { ...entry, data: data as object });
    for (const subscriber of this.subscribers) await subscriber.onEntry(m, entry);
    await this.changes.add(m, { caseId, type });
  }

  /** For what is not part of the story people read, such as who read personal data: the audit chain alone. */
  async auditOnly(m: EntityManager, { caseId, actorId, at, type, data = {} }: JournalRecord): Promise<void> {
    await this.audit.append(m, { chain: caseId, at, actorId, action: type, details: data });
  }
}
