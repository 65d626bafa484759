import { Id, OneOf, Text } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { type StatementFormat, statementFormats } from './rendering/statement-format.js';

export class StatementBody {
  @OneOf(statementFormats)
  format!: StatementFormat;

  @Text({ max: 1000, description: 'Why it is needed; kept in the audit log.' })
  reason!: string;
}

export class StatementListQuery extends PageQuery {
  @Id({ optional: true })
  caseId?: string;
}
