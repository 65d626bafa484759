import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isUUID } from 'class-validator';
import { AllowSignedIn, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { Flag, Id, Instant, Int, Text } from '../platform/http/fields.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, PageQuery, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { notificationText } from './notification-text.js';
import { referralsFor } from './referrals-of-news.js';
import { Notification } from './notification.entity.js';
import { Answers } from '../platform/http/answers.js';

export class NotificationQuery extends PageQuery {
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @Flag({ optional: true })
  unread?: boolean;
}

export class NotificationView {
  @Id() id!: string;
  @Id({ nullable: true, description: 'Null: about no case.' }) caseId!: string | null;
  @Text() type!: string;
  @Text() text!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
  @Id({ nullable: true, description: 'Where a liaison deals with it; null for everybody else, and where their department has none.' }) referralId!: string | null;
  @Instant() at!: string;
  @Instant({ nullable: true }) readAt!: string | null;
}

export class NotificationPageView {
  @ApiProperty({ type: () => NotificationView, isArray: true }) items!: NotificationView[];
  @Text({ nullable: true }) nextCursor!: string | null;
  @Int({ description: 'All unread ones, whatever the page.' }) unread!: number;
}

export class ReadAllBody {
  @Instant({ description: 'What was told later stays unread: nobody has seen it on the page yet.' })
  upTo!: string;
}

/** The inbox: what a person is told, newest first. */
@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  @Get()
  @AllowSignedIn()
  @Answers(200, NotificationPageView)
  async list(@Me() me: Actor, @Query() query: NotificationQuery): Promise<NotificationPageView> {
    const m = this.transactions.reader;
    const now = this.clock.now();
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeInstantCursor(query.cursor);
    const visible = m.createQueryBuilder(Notification, 'n').where('n.userId = :me AND n.visibleFrom <= :now', { me: me.id, now });
    const unread = await visible.clone().andWhere('n.readAt IS NULL').getCount();
    const found = visible.orderBy('n.createdAt', 'DESC').addOrderBy('n.id', 'DESC').take(limit + 1);
    if (query.unread !== undefined) found.andWhere(query.unread ? 'n.readAt IS NULL' : 'n.readAt IS NOT NULL');
    if (cursor) found.andWhere('(n.createdAt, n.id) < (:at, :id)', cursor);
    const rows = await found.getMany();
    const referralOf = await referralsFor(m, me, rows);
    const page = toPage(rows, limit, (n) => [n.createdAt.toISOString(), n.id], (n) => this.view(n, referralOf(n)));
    return { ...page, unread };
  }

  @Post('read-all')
  @HttpCode(204)
  @AllowSignedIn()
  async readAll(@Me() me: Actor, @Body() { upTo }: ReadAllBody): Promise<void> {
    await this.transactions.run((m) =>
      m.query(`UPDATE notifications SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL AND visible_from <= LEAST($2::timestamptz, $3) AND created_at <= $3`, [me.id, this.clock.now(), new Date(upTo)]));
  }

  @Post(':id/read')
  @HttpCode(204)
  @AllowSignedIn()
  async read(@Me() me: Actor, @Param('id') id: string): Promise<void> {
    const known = isUUID(id) && (await this.transactions.reader.existsBy(Notification, { id, userId: me.id }));
    if (!known) throw notFound();
    await this.transactions.run((m) => m.query(`UPDATE notifications SET read_at = coalesce(read_at, $3) WHERE id = $1 AND user_id = $2`, [id, me.id, this.clock.now()]));
  }

  private view({ id, caseId, type, data, createdAt, readAt }: Notification, referralId: string | null): NotificationView {
    const text = notificationText(this.catalogue, { type, data }, currentContext()?.locale);
    return { id, caseId, type, text, data, referralId, at: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
  }
}
