import { Controller, Get } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../auth/policy.js';
import { Transactions } from '../platform/database/transactions.js';
import { Int, OneOf, RegionCode } from '../platform/http/fields.js';
import { caseStates } from './domain/vocabulary.js';
import { Answers } from '../platform/http/answers.js';

export class CaseCountView {
  @RegionCode() regionCode!: string;
  @OneOf(caseStates) state!: string;
  @Int() count!: number;
}

export class CaseCountsView {
  @Int() total!: number;
  @ApiProperty({ type: () => CaseCountView, isArray: true, description: 'Without the combinations that have none.' }) items!: CaseCountView[];
}

/** All that an administrator sees of cases: how many. */
@ApiTags('cases')
@Controller('case-counts')
export class CaseCountsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @Allow('administrator')
  @Answers(200, CaseCountsView)
  async count(): Promise<CaseCountsView> {
    const items = await this.transactions.reader.query<CaseCountView[]>(
      `SELECT region_code AS "regionCode", state, count(*)::int AS count FROM cases GROUP BY region_code, state ORDER BY region_code, state`,
    );
    return { total: items.reduce((sum, { count }) => sum + count, 0), items };
  }
}
