import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../../audit/audit-trail.js';
import { isWithinRegion } from '../../auth/region.js';
import type { Actor } from '../../auth/roles.js';
import { Transactions } from '../../platform/database/transactions.js';
import { blockedBy, invalidField, notFound, staleVersion } from '../../platform/http/coded-error.js';
import { Clock } from '../../platform/time/clock.js';
import { Channels } from '../channels/channel-adapters.js';
import type { ChannelTarget } from '../channels/channel-adapter.js';
import { ChannelList } from './channel-list.query.js';
import { ChannelSecrets } from './channel-secrets.js';
import { Channel } from './channel.entity.js';
import type { ChangeChannelBody, ChannelView, CreateChannelBody } from './channels.dto.js';

const LOCK = 7_310_011;

/** The shared ways out of the house: group robots and other systems. */
@Injectable()
export class ChannelAdministration {
  constructor(
    private readonly transactions: Transactions,
    private readonly adapters: Channels,
    private readonly secrets: ChannelSecrets,
    private readonly channels: ChannelList,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 400 with what is wrong with address and secret; 422 `channelNameTaken` */
  create(actor: Actor, { kind, name, regionCode, address, secret = null, locale = 'zh-CN' }: CreateChannelBody): Promise<ChannelView> {
    const target = { address, secret };
    this.adapters.adapter(kind).check(target);
    requireOwnRegion(actor, regionCode);
    return this.transactions.run(async (m) => {
      await requireFreeName(m, name);
      const id = randomUUID();
      const channel = m.create(Channel, {
        id, kind, name, ownerUserId: null, regionCode, locale, ...this.secrets.encrypt(id, target), state: 'active', createdById: actor.id, createdAt: this.clock.now(),
        version: 1, askedAt: null, restsUntil: null,
      });
      await m.insert(Channel, channel);
      await this.record(m, actor, 'channel.created', { channelId: id, kind, regionCode });
      return this.channels.view(m, channel);
    });
  }

  /** @throws CodedError 400 with what is wrong with address and secret; 404; 409 `staleVersion`; 422 `channelNameTaken` */
  change(actor: Actor, id: string, body: ChangeChannelBody): Promise<ChannelView> {
    return this.transactions.run(async (m) => {
      const channel = isUUID(id) ? await m.findOne(Channel, { where: { id, ownerUserId: IsNull() }, lock: { mode: 'for_no_key_update' } }) : null;
      if (!channel) throw notFound();
      if (channel.version !== body.version) throw staleVersion(channel.version);
      if (body.name !== undefined) await requireFreeName(m, body.name, id);
      if (body.regionCode !== undefined) requireOwnRegion(actor, body.regionCode);
      const target = this.targetOf(channel, body);
      const { name = channel.name, regionCode = channel.regionCode, locale = channel.locale, state = channel.state } = body;
      const changed = { ...channel, name, regionCode, locale, state, ...(target ? this.secrets.encrypt(id, target) : {}), version: channel.version + 1 };
      await m.update(Channel, { id }, changed);
      const fields = (['name', 'regionCode', 'locale', 'state'] as const).filter((field) => changed[field] !== channel[field]);
      const hidden = (['address', 'secret'] as const).filter((field) => body[field] !== undefined);
      await this.record(m, actor, 'channel.changed', { channelId: id, fields: [...fields, ...hidden], state });
      return this.channels.view(m, changed);
    });
  }

  /** Address and secret as they will be, checked together; null when neither changes. */
  private targetOf(channel: Channel, { address, secret }: ChangeChannelBody): ChannelTarget | null {
    if (address === undefined && secret === undefined) return null;
    const known = this.secrets.decrypt(channel);
    const target = { address: address ?? known.address, secret: secret === undefined ? known.secret : secret };
    this.adapters.adapter(channel.kind).check(target);
    return target;
  }

  private async record(m: EntityManager, actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
    await this.audit.append(m, { chain: SYSTEM_CHAIN, at: this.clock.now(), actorId: actor.id, action, details });
  }
}

/** One writer at a time, so that the answer still holds when the row is written. */
async function requireFreeName(m: EntityManager, name: string, except?: string): Promise<void> {
  await m.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  if (await m.existsBy(Channel, { name, ownerUserId: IsNull(), ...(except ? { id: Not(except) } : {}) })) throw blockedBy('channelNameTaken', 'name');
}

/** A channel is offered to everybody of its region: no further than the administrator's own. */
function requireOwnRegion({ regionCode: own }: Actor, regionCode: string): void {
  if (!isWithinRegion(regionCode, own)) throw invalidField('regionCode', 'regionOutsideYours');
}
