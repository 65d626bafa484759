import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { Transactions } from '../../platform/database/transactions.js';
import { decodeInstantCursor } from '../../platform/http/instant-cursor.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, type PageQuery, toPage } from '../../platform/http/page.js';
import { currentContext } from '../../platform/observe/request-context.js';
import type { ChannelKind } from '../channels/channel-adapter.js';
import { notificationText } from '../notification-text.js';
import type { CaseDeliveryAttemptView, CaseDeliveryPageView, CaseDeliveryView } from './deliveries.dto.js';
import type { AttemptResult } from './delivery-attempt.entity.js';
import { DeliveryCodes } from './delivery-codes.js';
import type { DeliveryState } from './delivery.entity.js';

interface Row {
  id: string;
  userId: string;
  name: string;
  type: string;
  data: Record<string, unknown>;
  createdAt: Date;
  dueAt: Date;
  readAt: Date | null;
  state: DeliveryState;
  code: string | null;
  settledAt: Date | null;
}

interface Attempt {
  deliveryId: string;
  kind: ChannelKind;
  channelName: string | null;
  at: Date;
  tries: number;
  result: AttemptResult | null;
  code: string | null;
}

/** The deliveries of one case, for whoever may read its timeline. */
@Injectable()
export class CaseDeliveries {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
    private readonly codes: DeliveryCodes,
  ) {}

  /** Newest first. @throws CodedError 404 */
  async list(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor }: PageQuery): Promise<CaseDeliveryPageView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const after = decodeInstantCursor(cursor);
    const rows = await m.query<Row[]>(
      `SELECT d.id, u.id AS "userId", u.name, n.type, n.data, d.created_at AS "createdAt", d.due_at AS "dueAt", n.read_at AS "readAt", d.state, d.code, d.settled_at AS "settledAt"
         FROM notifications n JOIN deliveries d ON d.notification_id = n.id JOIN users u ON u.id = d.user_id
        WHERE n.case_id = $1 AND ($2::timestamptz IS NULL OR (d.created_at, d.id) < ($2::timestamptz, $3::uuid)) ORDER BY d.created_at DESC, d.id DESC LIMIT $4`,
      [caseId, after?.at ?? null, after?.id ?? null, limit + 1],
    );
    const attempts = await attemptsOf(m, rows.map(({ id }) => id));
    return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id], (row) => this.view(row, attempts.filter(({ deliveryId }) => deliveryId === row.id)));
  }

  private view({ id, userId, name, type, data, createdAt, dueAt, readAt, state, code, settledAt }: Row, attempts: readonly Attempt[]): CaseDeliveryView {
    return {
      id, person: { id: userId, name }, type, text: notificationText(this.catalogue, { type, data }, currentContext()?.locale), at: createdAt.toISOString(), state, code,
      message: this.codes.text(code), dueAt: dueAt.toISOString(), settledAt: settledAt?.toISOString() ?? null, readAt: readAt?.toISOString() ?? null,
      attempts: attempts.map((attempt) => this.attempt(attempt)),
    };
  }

  private attempt({ kind, channelName, at, tries, result, code }: Attempt): CaseDeliveryAttemptView {
    return { kind, channelName, at: at.toISOString(), tries, result, code, message: this.codes.text(code) };
  }
}

/** The last try of each message that the deliveries were part of, oldest first. */
const attemptsOf = (m: EntityManager, deliveryIds: readonly string[]): Promise<Attempt[]> =>
  m.query<Attempt[]>(
    `SELECT p.delivery_id AS "deliveryId", ch.kind, ch.name AS "channelName", a.at, a.attempt AS tries, a.result, a.code
       FROM message_deliveries p JOIN outgoing_messages o ON o.id = p.message_id JOIN channels ch ON ch.id = o.channel_id
         JOIN delivery_attempts a ON a.message_id = o.id AND a.attempt = o.tries
      WHERE p.delivery_id = ANY($1::uuid[]) ORDER BY a.at, o.created_at`,
    [deliveryIds],
  );
