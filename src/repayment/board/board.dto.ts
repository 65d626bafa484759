import { Transform } from 'class-transformer';
import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Flag, Id, Month, OneOf, RegionCode, Text } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';
import { type Due, dues } from '../domain/due-range.js';
import { type RecoveryStep, recoverySteps } from '../domain/recovery-periods.js';

const fromQuery = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

/** Which cases, and which kind of money, a board is about; the same for a figure and for the rows it is made of. */
export class BoardFilters extends PageQuery {
  @RegionCode({ optional: true, description: 'This region and those below it.' })
  regionCode?: string;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'The region alone, without those below it.' })
  regionOnly?: boolean;

  @Id({ optional: true })
  supervisorId?: string;

  @Transform(fromQuery)
  @Flag({ optional: true, description: 'Cases nobody supervises.' })
  unsupervised?: boolean;

  @Text({ optional: true, max: 200, description: 'As a row of `byEmployer` names it: the same employer across cases.' })
  employerKey?: string;

  @OneOf(paymentKinds, { optional: true, description: 'Instalments and payments of this kind, and what is owed of it without a plan.' })
  kind?: PaymentKind;

  @Text({ optional: true, max: 100, description: 'Part of the employer’s name or of the case’s number.' })
  q?: string;
}

export class RepaymentBoardQuery extends BoardFilters {
  @BusinessDate({ optional: true, description: 'The first day of `recovered`; thirteen weeks ago unless told.' })
  recoveredFrom?: string;

  @BusinessDate({ optional: true, description: 'Its last day; today unless told.' })
  recoveredTo?: string;

  @OneOf(recoverySteps, { optional: true, description: 'A point of `recovered` for each day, week (Monday to Sunday) or month; weeks unless told.' })
  recoveredBy?: RecoveryStep;
}

export const caseDues = [...dues, 'unplanned'] as const;

/** What is outstanding by when it falls due. */
class DueWindow extends BoardFilters {
  @BusinessDate({ optional: true, description: 'Due on this day or later.' })
  dueFrom?: string;

  @BusinessDate({ optional: true, description: 'Due on this day or earlier.' })
  dueTo?: string;
}

export class BoardInstalmentsQuery extends DueWindow {
  @OneOf(dues, { optional: true, description: 'As the figure counts: `week` is from today to Sunday, `overdue` from the day after due.' })
  due?: Due;
}

export class BoardCasesQuery extends DueWindow {
  @OneOf(caseDues, { optional: true, description: 'Cases with something in the figure; `unplanned`: what no plan dates.' })
  due?: (typeof caseDues)[number];
}

export class BoardPaymentsQuery extends BoardFilters {
  @BusinessDate({ optional: true, description: 'Paid on this day or later; the first of this month unless told.' })
  from?: string;

  @BusinessDate({ optional: true, description: 'Paid on this day or earlier; today unless told.' })
  to?: string;
}

export class BoardCalendarQuery extends BoardFilters {
  @Month({ optional: true, description: 'This month unless told.' })
  month?: string;
}
