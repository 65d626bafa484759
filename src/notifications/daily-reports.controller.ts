import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { In } from 'typeorm';
import { Allow, Me } from '../auth/policy.js';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import type { PersonView } from '../cases/case.view.js';
import { Transactions } from '../platform/database/transactions.js';
import { Answers } from '../platform/http/answers.js';
import { invalidField } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { isBusinessDate } from '../platform/time/formats.js';
import { toldOf, typeOf } from './daily-report-news.js';
import { DailyReport } from './daily-report.entity.js';
import { DailyReportPageView, type DailyReportView } from './daily-reports.dto.js';

/** 日报告 of a red case, newest first. */
@ApiTags('daily reports')
@Controller('cases')
export class DailyReportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
  ) {}

  @Get(':id/daily-reports')
  @Allow('taskForce', 'supervisor')
  @Answers(200, DailyReportPageView)
  async list(@Me() me: Actor, @Param('id') id: string, @Query() query: PageQuery): Promise<DailyReportPageView> {
    const m = this.transactions.reader;
    const { number } = await findVisibleCase(m, me, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const before = decodeCursor(query.cursor, 1)?.[0];
    if (before !== undefined && !isBusinessDate(before)) throw invalidField('cursor', 'badCursor');
    const reports = m.createQueryBuilder(DailyReport, 'r').where('r.caseId = :id', { id });
    if (before !== undefined) reports.andWhere('r.reportOn < :before', { before });
    const found = await reports.orderBy('r.reportOn', 'DESC').take(limit + 1).getMany();
    const people = await m.find(User, { where: { id: In(found.flatMap(({ recipientIds }) => recipientIds)) }, select: { id: true, name: true } });
    const nameOf = new Map(people.map((person) => [person.id, { id: person.id, name: person.name }]));
    return toPage(found, limit, (report) => [report.reportOn], (report) => this.view(report, number, nameOf));
  }

  private view({ id, reportOn, coversFrom, at, data, recipientIds }: DailyReport, number: string, people: ReadonlyMap<string, PersonView>): DailyReportView {
    return {
      id, reportOn, ...data, coversFrom: coversFrom.toISOString(), at: at.toISOString(),
      text: this.catalogue.render(`notification.${typeOf(data)}`, toldOf(data, number), currentContext()?.locale),
      recipients: recipientIds.flatMap((recipientId) => people.get(recipientId) ?? []),
    };
  }
}
