import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../../audit/audit-trail.js';
import type { Actor } from '../../auth/roles.js';
import { isMasked } from '../../cases/domain/identifiers/masks.js';
import { Transactions } from '../../platform/database/transactions.js';
import { type BlockerView, CodedError, blocked, invalid, invalidField } from '../../platform/http/coded-error.js';
import { Clock } from '../../platform/time/clock.js';
import { Channels } from '../channels/channel-adapters.js';
import { isPossible } from '../domain/quiet-hours.js';
import { ChannelSecrets } from './channel-secrets.js';
import { Channel } from './channel.entity.js';
import { offered } from './channel-offer.js';
import type { NotificationSettingsBody, NotificationSettingsView } from './notification-settings.dto.js';
import { NotificationSettings } from './notification-settings.entity.js';

/** What the own e-mail is called in settings, since it has no id before there is an address. */
const EMAIL = 'email';

type Fields = 'locale' | 'quietHours' | 'email' | 'channels';

/** How a person wants to be told; only the person changes it. */
@Injectable()
export class NotificationSettingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly adapters: Channels,
    private readonly secrets: ChannelSecrets,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  show(actor: Actor): Promise<NotificationSettingsView> {
    return this.view(this.transactions.reader, actor);
  }

  /**
   * @throws CodedError 400 with what is wrong with address and quiet hours, 422 `channelNotOffered`, `emailMissing`, `emailNotSetUp`
   */
  change(actor: Actor, body: NotificationSettingsBody): Promise<NotificationSettingsView> {
    this.requireSense(body);
    return this.transactions.run(async (m) => {
      await m.query(`INSERT INTO notification_settings (user_id) VALUES ($1) ON CONFLICT DO NOTHING`, [actor.id]);
      const before = await m.findOneOrFail(NotificationSettings, { where: { userId: actor.id }, lock: { mode: 'for_no_key_update' } });
      const emailChanged = body.email !== undefined && (await this.setEmail(m, actor, body.email));
      const channelIds = await this.chosen(m, actor, body.channels, before.channelIds);
      const { locale, quietHours } = body;
      const after = { ...before, locale, quietFrom: quietHours?.from ?? null, quietTo: quietHours?.to ?? null, channelIds };
      await m.update(NotificationSettings, { userId: actor.id }, after);
      const fields = changedFields(before, after, emailChanged);
      if (fields.length > 0) await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action: 'notificationSettings.changed', details: { fields } });
      return this.view(m, actor);
    });
  }

  private requireSense({ quietHours, email, channels }: NotificationSettingsBody): void {
    if (quietHours !== null && !isPossible(quietHours)) throw invalidField('quietHours', 'quietHoursEmpty');
    if (new Set(channels).size < channels.length) throw invalidField('channels', 'duplicateItem');
    if (typeof email !== 'string') return;
    if (isMasked(email)) throw invalidField('email', 'maskedValue');
    try {
      this.adapters.adapter('email').check({ address: email, secret: null });
    } catch (error) {
      if (!(error instanceof CodedError) || !error.extra.errors) throw error;
      throw invalid(error.extra.errors.map((fault) => ({ ...fault, path: 'email' })));
    }
  }

  /** @returns whether the address is another one now */
  private async setEmail(m: EntityManager, actor: Actor, email: string | null): Promise<boolean> {
    const known = await m.findOne(Channel, { where: { ownerUserId: actor.id, kind: EMAIL }, lock: { mode: 'for_no_key_update' } });
    const before = known?.address ? this.secrets.decrypt(known).address : null;
    if (before === email) return false;
    const id = known?.id ?? randomUUID();
    const address = email === null ? null : this.secrets.encrypt(id, { address: email, secret: null }).address;
    const state = email === null ? 'disabled' : 'active';
    if (known) await m.update(Channel, { id }, { address, state, version: known.version + 1 });
    else {
      await m.insert(Channel, {
        id, kind: EMAIL, name: null, ownerUserId: actor.id, regionCode: null, address, secret: null, state, createdById: actor.id, createdAt: this.clock.now(),
        askedAt: null, restsUntil: null,
      });
    }
    return true;
  }

  /** Ids of what was chosen. One that was chosen before stays, also while it is disabled. */
  private async chosen(m: EntityManager, actor: Actor, names: readonly string[], before: readonly string[]): Promise<string[]> {
    const onOffer = new Map((await offeredTo(m, actor)).map((channel) => [channel.ownerUserId === null ? channel.id : EMAIL, channel]));
    const blockers: BlockerView[] = [];
    const block = (code: string, i: number): void => void blockers.push({ code, path: `channels[${i}]`, overridable: false });
    const ids = names.map((name, i) => {
      const channel = onOffer.get(name.toLowerCase());
      if (name === EMAIL && !this.adapters.isSetUp(EMAIL)) block('emailNotSetUp', i);
      else if (name === EMAIL && !channel?.address) block('emailMissing', i);
      else if (!channel || (channel.state !== 'active' && !before.includes(channel.id))) block('channelNotOffered', i);
      return channel?.id ?? '';
    });
    if (blockers.length > 0) throw blocked(blockers);
    // Two spellings of one id are one channel.
    if (new Set(ids).size < ids.length) throw invalidField('channels', 'duplicateItem');
    return ids;
  }

  private async view(m: EntityManager, actor: Actor): Promise<NotificationSettingsView> {
    const settings = await m.findOneBy(NotificationSettings, { userId: actor.id });
    const channels = await offeredTo(m, actor);
    const email = channels.find(({ ownerUserId }) => ownerUserId !== null);
    const chosen = settings?.channelIds ?? [];
    const shared = channels.filter(({ ownerUserId, state, id }) => ownerUserId === null && (state === 'active' || chosen.includes(id)));
    const nameOf = (id: string): string[] => (id === email?.id ? [EMAIL] : shared.some((channel) => channel.id === id) ? [id] : []);
    const emailMasked = email ? this.secrets.masked(email) : null;
    const canMail = this.adapters.isSetUp(EMAIL);
    return {
      locale: settings?.locale ?? 'zh-CN',
      quietHours: settings?.quietFrom && settings.quietTo ? { from: settings.quietFrom, to: settings.quietTo } : null,
      emailMasked,
      channels: chosen.flatMap(nameOf),
      offered: [
        ...(canMail ? [{ id: EMAIL, kind: EMAIL, name: null, addressMasked: emailMasked, state: email?.state ?? 'disabled' } as const] : []),
        ...shared.map((channel) => ({ id: channel.id, kind: channel.kind, name: channel.name, addressMasked: this.secrets.masked(channel), state: channel.state })),
      ],
    };
  }
}

/** The own e-mail and the shared channels of the person's region, disabled ones too, by name. */
async function offeredTo(m: EntityManager, actor: Actor): Promise<Channel[]> {
  const rows = await m.query<{ id: string }[]>(`SELECT ch.id FROM channels ch, users u WHERE u.id = $1 AND ${offered('ch', 'u')}`, [actor.id]);
  return m.find(Channel, { where: { id: In(rows.map(({ id }) => id)) }, order: { name: 'ASC', id: 'ASC' } });
}

function changedFields(before: NotificationSettings, after: NotificationSettings, emailChanged: boolean): Fields[] {
  const quiet = ({ quietFrom, quietTo }: NotificationSettings): string => `${quietFrom}-${quietTo}`;
  return [
    ...(before.locale === after.locale ? [] : ['locale' as const]),
    ...(quiet(before) === quiet(after) ? [] : ['quietHours' as const]),
    ...(emailChanged ? ['email' as const] : []),
    ...(before.channelIds.join() === after.channelIds.join() ? [] : ['channels' as const]),
  ];
}
