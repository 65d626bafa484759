import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../platform/database/transactions.js';
import { DEFAULT_LIMIT, type PageQuery, decodeCursor, toPage } from '../../platform/http/page.js';
import { ChannelSecrets } from './channel-secrets.js';
import { Channel } from './channel.entity.js';
import type { ChannelPageView, ChannelView, LastAttemptView } from './channels.dto.js';
import type { SharedKind } from './channel-kinds.js';
import type { AttemptResult } from './delivery-attempt.entity.js';
import { DeliveryCodes } from './delivery-codes.js';

interface Health {
  id: string;
  waiting: number;
  lastAt: Date | null;
  result: AttemptResult | null;
  code: string | null;
}

/** The shared channels as administrators see them: never an address beyond its host, never a secret. */
@Injectable()
export class ChannelList {
  constructor(
    private readonly transactions: Transactions,
    private readonly secrets: ChannelSecrets,
    private readonly codes: DeliveryCodes,
  ) {}

  /** By name. */
  async list(query: PageQuery): Promise<ChannelPageView> {
    const m = this.transactions.reader;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, 2);
    const found = m.createQueryBuilder(Channel, 'ch').where('ch.ownerUserId IS NULL').orderBy('ch.name').addOrderBy('ch.id').take(limit + 1);
    if (cursor) found.andWhere('(ch.name, ch.id::text) > (:name, :id)', { name: String(cursor[0]), id: String(cursor[1]) });
    const channels = await found.getMany();
    const health = await healthOf(m, channels);
    return toPage(channels, limit, (channel) => [channel.name, channel.id], (channel) => this.toView(channel, health.get(channel.id)));
  }

  async view(m: EntityManager, channel: Channel): Promise<ChannelView> {
    return this.toView(channel, (await healthOf(m, [channel])).get(channel.id));
  }

  private toView(channel: Channel, health: Health | undefined): ChannelView {
    const { id, kind, name, regionCode, secret, locale, state, version, createdAt } = channel;
    return {
      id, kind: kind as SharedKind, name: name ?? '', regionCode: regionCode ?? '', addressMasked: this.secrets.masked(channel) ?? '', hasSecret: secret !== null,
      locale, state, version, createdAt: createdAt.toISOString(), waiting: health?.waiting ?? 0, lastAttempt: health ? this.lastAttempt(health) : null,
    };
  }

  private lastAttempt({ lastAt, result, code }: Health): LastAttemptView | null {
    return lastAt === null || result === null ? null : { at: lastAt.toISOString(), result, code, message: this.codes.text(code) };
  }
}

async function healthOf(m: EntityManager, channels: readonly Channel[]): Promise<Map<string, Health>> {
  const rows = await m.query<Health[]>(
    `SELECT ch.id, last.at AS "lastAt", last.result, last.code,
            (SELECT count(*)::int FROM deliveries d WHERE d.channel_id = ch.id AND d.state = 'waiting') AS waiting
       FROM unnest($1::uuid[]) AS ch(id)
       LEFT JOIN LATERAL (SELECT at, result, code FROM delivery_attempts a WHERE a.channel_id = ch.id AND a.result IS NOT NULL ORDER BY at DESC LIMIT 1) last ON TRUE`,
    [channels.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
