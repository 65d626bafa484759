import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '../../auth/roles.js';
import { maskName } from '../../cases/domain/identifiers/masks.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import type { Locale } from '../../platform/observe/request-context.js';
import type { OutgoingLine, OutgoingMessage } from '../channels/channel-adapter.js';
import type { Notification } from '../notification.entity.js';
import { caseNumberOf, notificationText } from '../notification-text.js';

/** One delivery's part of a message. */
export interface Told extends Pick<Notification, 'eventKey' | 'type' | 'data' | 'caseId' | 'createdAt'> {
  name: string;
  role: Role;
}

export interface Frame {
  id: string;
  at: Date;
  locale: Locale;
  /** Several people read it: each line says whom it concerns. */
  group: boolean;
}

/** Of more people than these a line names the first and counts the others. */
const MOST_NAMES = 5;

/** Puts messages into words; the same rows give the same words at every try. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly catalogue: MessageCatalogue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param told in the order in which it is to be read; the same event for several people becomes one line */
  write({ id, at, locale, group }: Frame, told: readonly Told[]): OutgoingMessage {
    const events = new Map<string, Told[]>();
    for (const one of told) events.set(one.eventKey, [...(events.get(one.eventKey) ?? []), one]);
    const lines = [...events.values()].map((receivers) => this.line(receivers, locale, group));
    return { id, at, locale, title: this.title(lines, locale), lines };
  }

  /** For whoever tries a channel. */
  writeTest(id: string, at: Date, locale: Locale): OutgoingMessage {
    const text = this.catalogue.render('delivery.testMessage', {}, locale);
    const line = { text, eventKey: `test:${id}`, type: 'channel.test', caseNumber: null, at, link: null, to: null };
    return { id, at, locale, title: this.catalogue.render('delivery.title', {}, locale), lines: [line] };
  }

  private title(lines: readonly OutgoingLine[], locale: Locale): string {
    const [first] = lines;
    if (lines.length > 1) return this.catalogue.render('delivery.titleOfMany', { count: lines.length }, locale);
    return first?.caseNumber ? this.catalogue.render('delivery.titleOfCase', { number: first.caseNumber }, locale) : this.catalogue.render('delivery.title', {}, locale);
  }

  private line(receivers: readonly Told[], locale: Locale, group: boolean): OutgoingLine {
    const [first] = receivers;
    if (!first) throw new Error('A line has a receiver');
    const { eventKey, type, createdAt, caseId } = first;
    const [origin] = this.config.http.publicOrigins;
    const link = origin === undefined || caseId === null ? null : `${origin}/cases/${caseId}`;
    return { text: notificationText(this.catalogue, first, locale), eventKey, type, caseNumber: caseNumberOf(first), at: createdAt, link, to: group ? this.names(receivers, locale) : null };
  }

  private names(receivers: readonly Told[], locale: Locale): string {
    const shown = receivers.slice(0, MOST_NAMES).map(({ name, role }) => `${maskName(name)} ${this.catalogue.render(`delivery.role.${role}`, {}, locale)}`);
    const names = shown.join(locale === 'en' ? ', ' : '、');
    return receivers.length > MOST_NAMES ? this.catalogue.render('delivery.andOthers', { names, count: receivers.length }, locale) : names;
  }
}
