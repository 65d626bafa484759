import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Role } from '../../auth/roles.js';
import { maskName } from '../../cases/domain/identifiers/masks.js';
import { Transactions } from '../../platform/database/transactions.js';
import { decodeInstantCursor } from '../../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import type { ChannelKind } from '../channels/channel-adapter.js';
import type { DeliveryListQuery, DeliveryPageView, DeliveryView } from './deliveries.dto.js';
import { DeliveryCodes } from './delivery-codes.js';
import type { DeliveryState } from './delivery.entity.js';

interface Row {
  id: string;
  caseNumber: string | null;
  name: string;
  role: Role;
  channelId: string;
  kind: ChannelKind;
  channelName: string | null;
  state: DeliveryState;
  code: string | null;
  tries: number;
  createdAt: Date;
  settledAt: Date | null;
}

/** Deliveries as administrators see them. */
@Injectable()
export class DeliveryList {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: DeliveryCodes,
  ) {}

  /** Newest first. */
  async list({ state, channelId, limit = DEFAULT_LIMIT, cursor }: DeliveryListQuery): Promise<DeliveryPageView> {
    const after = decodeInstantCursor(cursor);
    const rows = await select(
      this.transactions.reader,
      `($1::text IS NULL OR d.state = $1) AND ($2::uuid IS NULL OR d.channel_id = $2) AND ($3::timestamptz IS NULL OR (d.created_at, d.id) < ($3::timestamptz, $4::uuid))
       ORDER BY d.created_at DESC, d.id DESC LIMIT $5`,
      [state ?? null, channelId ?? null, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id], (row) => this.view(row));
  }

  /** One that exists. */
  async show(m: EntityManager, id: string): Promise<DeliveryView> {
    const [row] = await select(m, 'd.id = $1', [id]);
    if (!row) throw new Error(`There is no delivery ${id}`);
    return this.view(row);
  }

  private view({ id, caseNumber, name, role, channelId, kind, channelName, state, code, tries, createdAt, settledAt }: Row): DeliveryView {
    return {
      id, caseNumber, personMasked: maskName(name), role, channel: { id: channelId, kind, name: channelName }, state, code, message: this.codes.text(code), tries,
      at: createdAt.toISOString(), settledAt: settledAt?.toISOString() ?? null,
    };
  }
}

const select = (m: EntityManager, condition: string, params: readonly unknown[]): Promise<Row[]> =>
  m.query<Row[]>(
    `SELECT d.id, c.number AS "caseNumber", u.name, u.role, d.channel_id AS "channelId", ch.kind, ch.name AS "channelName", d.state, d.code,
            d.created_at AS "createdAt", d.settled_at AS "settledAt",
            (SELECT count(*)::int FROM message_deliveries p JOIN delivery_attempts a ON a.message_id = p.message_id WHERE p.delivery_id = d.id) AS tries
       FROM deliveries d JOIN notifications n ON n.id = d.notification_id JOIN users u ON u.id = d.user_id JOIN channels ch ON ch.id = d.channel_id
         LEFT JOIN cases c ON c.id = n.case_id
      WHERE ${condition}`,
    [...params],
  );
