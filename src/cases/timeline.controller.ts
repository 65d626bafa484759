import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { Id, Instant, Text } from '../platform/http/fields.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { findVisibleCase } from './case-command.js';
import { standingOf } from './case-standing.js';
import { PersonView } from './case.view.js';
import { maskNumbersInText } from './domain/identifiers/text-masks.js';
import { TimelineEntry } from './timeline-entry.entity.js';
import { Answers } from '../platform/http/answers.js';

export class TimelineEntryView {
  @Id() id!: string;
  @Instant() at!: string;
  @ApiProperty({ type: () => PersonView, nullable: true, description: 'Null: the program itself.' }) actor!: PersonView | null;
  @Text() type!: string;
  @Text() text!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
}

export class TimelinePageView {
  @ApiProperty({ type: () => TimelineEntryView, isArray: true }) items!: TimelineEntryView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

/** 办理经过, newest first. */
@ApiTags('cases')
@Controller('cases')
export class TimelineController {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
  ) {}

  @Get(':id/timeline')
  @Allow('taskForce', 'supervisor')
  @Answers(200, TimelinePageView)
  async list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<TimelinePageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, me, id);
    const shown = (await standingOf(m, me, kase)) === 'onlooker' ? maskNumbersInText : (text: string): string => text;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const before = Number(decodeCursor(query.cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER);
    const entries = await m
      .createQueryBuilder(TimelineEntry, 't')
      .where('t.caseId = :id AND t.seq < :before', { id, before: Number.isSafeInteger(before) ? Math.min(before, 2_147_483_647) : 0 })
      .orderBy('t.seq', 'DESC')
      .take(limit + 1)
      .getMany();
    const actorIds = [...new Set(entries.flatMap(({ actorId }) => actorId ?? []))];
    const people = new Map((await m.findBy(User, { id: In(actorIds) })).map((user) => [user.id, { id: user.id, name: user.name }]));
    return toPage(entries, limit, (entry) => [entry.seq], (entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      actor: entry.actorId === null ? null : (people.get(entry.actorId) ?? null),
      type: entry.type,
      text: shown(this.textOf(entry)),
      data: entry.data,
    }));
  }

  /** What happened, with what was said of it: the reason of a step of the case, or what it came to, and each blocker that was lifted for it. */
  private textOf({ type, data }: TimelineEntry): string {
    const render = (code: string, params: Record<string, string | number>): string => this.catalogue.render(code, params, currentContext()?.locale);
    const happened = render(`timeline.${type}`, plainParams(data));
    const { said, lifted } = saidWith(data);
    const because = said === undefined ? happened : render('timeline.said', { text: happened, said });
    return lifted.reduce((text, { code, reason }) => render('timeline.lifted', { text, what: render(code, {}), reason }), because);
  }
}

function plainParams(data: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(data).filter((pair): pair is [string, string | number] => ['string', 'number'].includes(typeof pair[1])));
}

interface StepData {
  payload?: { reason?: string; explanation?: string; summary?: string };
  overridden?: readonly { code: string; reason: string }[];
}

/** Of a step of the case its payload is kept as it came; the reason for turning a report down is a code, and what explains it a sentence. */
function saidWith(data: Record<string, unknown>): { said: string | undefined; lifted: readonly { code: string; reason: string }[] } {
  const { payload = {}, overridden = [] } = data as StepData;
  return { said: payload.explanation ?? payload.summary ?? payload.reason, lifted: overridden };
}
