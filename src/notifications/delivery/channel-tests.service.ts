import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, IsNull } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../../audit/audit-trail.js';
import type { Actor } from '../../auth/roles.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CodedError, blockedBy, notFound } from '../../platform/http/coded-error.js';
import type { Locale } from '../../platform/observe/request-context.js';
import { Clock } from '../../platform/time/clock.js';
import { ChannelSecrets } from './channel-secrets.js';
import { Channel } from './channel.entity.js';
import type { ChannelTestView } from './channels.dto.js';
import { DeliveryAttempt } from './delivery-attempt.entity.js';
import { DeliveryCodes } from './delivery-codes.js';
import { type Claim, LEASE_MS } from './message-claim.service.js';
import { MessageSender } from './message-sender.service.js';
import { MessageWriter } from './message-writer.js';
import { NotificationSettings } from './notification-settings.entity.js';
import { OutgoingMessageRow } from './outgoing-message.entity.js';

const HOUR_MS = 3_600_000;
/** A person's own address is whatever the person types: nobody shall be flooded from here. */
const OWN_TESTS_AN_HOUR = 5;
const CHANNEL_TESTS_AN_HOUR = 30;

/** Sends a test message at once and tells what the receiver said. It counts towards the receiver's limit as any other. */
@Injectable()
export class ChannelTests {
  constructor(
    private readonly transactions: Transactions,
    private readonly sender: MessageSender,
    private readonly secrets: ChannelSecrets,
    private readonly writer: MessageWriter,
    private readonly codes: DeliveryCodes,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Tries a shared channel, also a disabled one. @throws CodedError 404, 429 `tooManyTests` */
  async ofShared(actor: Actor, id: string): Promise<ChannelTestView> {
    const channel = isUUID(id) ? await this.transactions.reader.findOneBy(Channel, { id, ownerUserId: IsNull() }) : null;
    if (!channel) throw notFound();
    return this.send(actor, channel, channel.locale, CHANNEL_TESTS_AN_HOUR);
  }

  /** Tries the own e-mail address. @throws CodedError 422 `emailMissing`, 429 `tooManyTests` */
  async ofOwnEmail(actor: Actor): Promise<ChannelTestView> {
    const channel = await this.transactions.reader.findOneBy(Channel, { ownerUserId: actor.id, kind: 'email' });
    if (!channel?.address) throw blockedBy('emailMissing', 'email');
    const settings = await this.transactions.reader.findOneBy(NotificationSettings, { userId: actor.id });
    return this.send(actor, channel, settings?.locale ?? 'zh-CN', OWN_TESTS_AN_HOUR);
  }

  /** Apart from the request's transaction: a message under way must stand in the database before it leaves. */
  private async send(actor: Actor, channel: Channel, locale: Locale, mostAnHour: number): Promise<ChannelTestView> {
    const claim = await this.transactions.runApart((m) => this.claim(m, actor, channel, locale, mostAnHour));
    const outcome = await this.sender.send(claim);
    const code = outcome.result === 'accepted' ? null : outcome.code;
    return { result: outcome.result, code, message: this.codes.text(code) };
  }

  private async claim(m: EntityManager, actor: Actor, channel: Channel, locale: Locale, mostAnHour: number): Promise<Claim> {
    const now = this.clock.now();
    await this.requireFew(m, actor, channel, mostAnHour, now);
    const id = randomUUID();
    await m.insert(OutgoingMessageRow, {
      id, channelId: channel.id, state: 'sending', digest: false, test: true, testedById: actor.id, createdAt: now, dueAt: null, leaseUntil: new Date(now.getTime() + LEASE_MS),
      tries: 1, code: null, reference: null, settledAt: null,
    });
    await m.insert(DeliveryAttempt, { messageId: id, attempt: 1, channelId: channel.id, at: now, result: null, code: null });
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: now, actorId: actor.id, action: 'channel.tested', details: { channelId: channel.id, kind: channel.kind } });
    return { messageId: id, attempt: 1, kind: channel.kind, target: this.secrets.decrypt(channel), outgoing: this.writer.writeTest(id, now, locale) };
  }

  /** Counted by person, whatever the address was; one at a time, so that two at once count each other. */
  private async requireFew(m: EntityManager, actor: Actor, { ownerUserId }: Channel, most: number, now: Date): Promise<void> {
    await m.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`channel-tests:${actor.id}`]);
    const [lately] = await m.query<[{ n: number; oldest: Date | null }]>(
      `SELECT count(*)::int AS n, min(o.created_at) AS oldest FROM outgoing_messages o JOIN channels ch ON ch.id = o.channel_id
        WHERE o.test AND o.tested_by_id = $1 AND o.created_at > $2 AND (ch.owner_user_id IS NULL) = $3`,
      [actor.id, new Date(now.getTime() - HOUR_MS), ownerUserId === null],
    );
    if (lately.n < most) return;
    const free = (lately.oldest?.getTime() ?? now.getTime()) + HOUR_MS - now.getTime();
    throw new CodedError(429, 'tooManyTests', { params: { count: most }, retryAfterSeconds: Math.max(1, Math.ceil(free / 1000)) });
  }
}
