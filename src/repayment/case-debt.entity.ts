import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import type { PaymentKind } from '../cases/domain/vocabulary.js';
import { ExactInteger } from '../platform/database/columns.js';

/** The rows over all kinds of a case: people are counted once there, which cannot be summed out of the kinds. */
export const ALL_KINDS = 'all';

/**
 * What a case still owes, by kind and by the day it falls due: a projection of the plan's lines and of the claims no plan covers,
 * rewritten in the transaction of everything that moves them. Nothing in it depends on the date it is looked at, and every
 * column can be summed over kinds' or over `all` rows, days and cases.
 */
@Entity('case_debts')
export class CaseDebt {
  @ForeignKey(() => Case)
  @PrimaryColumn('uuid')
  caseId!: string;

  /** As the instalment says; of what no plan covers, the claim's; or `all`. */
  @PrimaryColumn('text')
  kind!: PaymentKind | typeof ALL_KINDS;

  /** `infinity` for what no plan dates. */
  @PrimaryColumn('date')
  dueOn!: string;

  @ExactInteger()
  openFen!: number;

  /** Workers with something open of this kind on this day. */
  @Column('int')
  workers!: number;

  /** Of those, the ones with nothing open earlier: summed up to a day, everybody with something due by then. */
  @Column('int')
  firstWorkers!: number;

  /** Of those, the ones with nothing open later in the week (Monday to Sunday): summed from a day to Sunday, everybody with something due then. */
  @Column('int')
  weekWorkers!: number;

  /** The earliest day of the case and kind: one row for each case that owes something of it. */
  @Column('boolean')
  isFirst!: boolean;
}
