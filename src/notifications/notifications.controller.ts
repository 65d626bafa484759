import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { AllowSignedIn, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { UUID } from '../cases/case-command.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { Flag, Id, Instant, Int, Text } from '../platform/http/fields.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { Notification } from './notification.entity.js';
import { Answers } from '../platform/http/answers.js';

export class NotificationQuery extends PageQuery {
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @Flag({ optional: true })
  unread?: boolean;
}

export class NotificationView {
  @Id() id!: string;
  @Id() caseId!: string;
  @Text() type!: string;
  @Text() text!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
  @Instant() at!: string;
  @Instant({ nullable: true }) readAt!: string | null;
}

export class NotificationPageView {
  @ApiProperty({ type: () => NotificationView, isArray: true }) items!: NotificationView[];
  @Text({ nullable: true }) nextCursor!: string | null;
  @Int({ description: 'All unread ones, whatever the page.' }) unread!: number;
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
    const cursor = decodeCursor(query.cursor, 2);
    const visible = m.createQueryBuilder(Notification, 'n').where('n.userId = :me AND n.visibleFrom <= :now', { me: me.id, now });
    const unread = await visible.clone().andWhere('n.readAt IS NULL').getCount();
    const found = visible.orderBy('n.createdAt', 'DESC').addOrderBy('n.id', 'DESC').take(limit + 1);
    if (query.unread !== undefined) found.andWhere(query.unread ? 'n.readAt IS NULL' : 'n.readAt IS NOT NULL');
    if (cursor) found.andWhere('(n.createdAt, n.id) < (:at, :id)', { at: new Date(String(cursor[0])), id: String(cursor[1]) });
    const page = toPage(await found.getMany(), limit, (n) => [n.createdAt.toISOString(), n.id], (n) => this.view(n));
    return { ...page, unread };
  }

  @Post(':id/read')
  @HttpCode(204)
  @AllowSignedIn()
  async read(@Me() me: Actor, @Param('id') id: string): Promise<void> {
    const known = UUID.test(id) && (await this.transactions.reader.existsBy(Notification, { id, userId: me.id }));
    if (!known) throw notFound();
    await this.transactions.run((m) => m.query(`UPDATE notifications SET read_at = coalesce(read_at, $3) WHERE id = $1 AND user_id = $2`, [id, me.id, this.clock.now()]));
  }

  private view({ id, caseId, type, data, createdAt, readAt }: Notification): NotificationView {
    const params = data as Record<string, string | number>;
    const locale = currentContext()?.locale;
    const text = this.catalogue.render(`notification.${type}`, params, locale);
    return { id, caseId, type, text: text.includes(String(params['number'])) ? text : `${String(params['number'])} ${text}`, data, at: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
  }
}
