import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { sundayOf } from '../domain/due-range.js';
import { BoardCasesReader } from './board-cases.reader.js';
import { BoardDatesReader } from './board-dates.reader.js';
import { BoardEmployersReader } from './board-employers.reader.js';
import { BoardGroupsReader } from './board-groups.reader.js';
import { BoardOffice } from './board-office.js';
import type { RepaymentBoardQuery } from './board.dto.js';
import type { RepaymentBoardView } from './board.view.js';

const SHOWN_EMPLOYERS = 50;

/** Whose money is late: everything the first look at the board shows. */
@Injectable()
export class RepaymentBoardReader {
  constructor(
    private readonly office: BoardOffice,
    private readonly groups: BoardGroupsReader,
    private readonly dates: BoardDatesReader,
    private readonly byCase: BoardCasesReader,
    private readonly employers: BoardEmployersReader,
  ) {}

  /** @throws CodedError 400 for a range of `recovered` that cannot be shown */
  async show(actor: Actor, { recoveredFrom, recoveredTo, recoveredBy, limit, cursor, ...query }: RepaymentBoardQuery): Promise<RepaymentBoardView> {
    const asOf = this.office.today;
    const filters = await this.office.narrow(query);
    const [recovered, grouped, employers, cases] = await Promise.all([
      this.dates.recovered(actor, { ...filters, recoveredFrom, recoveredTo, recoveredBy }),
      this.groups.read(actor, filters),
      this.employers.list(actor, { ...filters, limit: SHOWN_EMPLOYERS }),
      this.byCase.list(actor, { ...filters, limit, cursor }),
    ]);
    return { asOf, weekEndsOn: sundayOf(asOf), ...grouped, byEmployer: employers.items, recovered, items: cases.items, nextCursor: cases.nextCursor };
  }
}
