import { ApiProperty } from '@nestjs/swagger';
import { caseStates, paymentKinds, paymentMethods } from '../../cases/domain/vocabulary.js';
import { BusinessDate, Fen, Id, Int, Month, OneOf, RegionCode, SomeOf, Text } from '../../platform/http/fields.js';
import { boardActions } from './board-actions.js';
import type { CaseRefRow } from './board-scope.js';
import { AgeingView } from '../ledger/ledger.view.js';

export class BoardAgeingView extends AgeingView {
  @Fen({ description: 'Verified and unpaid, with no plan that dates it.' }) unplanned!: number;
}

/** Each amount opens its rows: `/repayment-board/instalments`, `…/unplanned` or `…/cases` with the same filters and `due`. */
export class BoardFiguresView {
  @Int({ description: 'With something outstanding.' }) cases!: number;
  @Int({ description: 'With something overdue.' }) overdueCases!: number;
  @Fen({ description: 'Verified and neither paid nor waived, on a plan or not.' }) outstandingFen!: number;
  @Int({ description: 'Workers with something outstanding.' }) workers!: number;
  @Fen({ description: 'Of which no plan dates yet (due=unplanned).' }) unplannedFen!: number;
  @Fen({ description: 'due=today' }) dueTodayFen!: number;
  @Int() dueTodayWorkers!: number;
  @Fen({ description: 'From today to Sunday (due=week).' }) dueThisWeekFen!: number;
  @Int() dueThisWeekWorkers!: number;
  @Fen({ description: 'From the day after due (due=overdue).' }) overdueFen!: number;
  @Int() overdueWorkers!: number;
  @Int({ description: 'Of the oldest.' }) daysPastDue!: number;
}

export class BoardGroupView extends BoardFiguresView {
  @Fen({ description: 'Paid this month, net of reversals (/repayment-board/payments).' }) recoveredThisMonthFen!: number;
}

export class BoardEmployerView extends BoardGroupView {
  @Text({ description: 'For the filter `employerKey`.' }) employerKey!: string;
  @Text() employerName!: string;
}

export class BoardRegionView extends BoardGroupView {
  @RegionCode({ description: 'Opened with regionCode and regionOnly=true.' }) regionCode!: string;
}

export class BoardSupervisorView extends BoardGroupView {
  @Id({ nullable: true, description: 'Null: nobody; opened with unsupervised=true.' }) supervisorId!: string | null;
  @Text({ nullable: true }) supervisorName!: string | null;
}

export class BoardKindView extends BoardGroupView {
  @OneOf(paymentKinds, { description: 'As the instalment or the payment says; of what no plan dates, the claim’s.' }) kind!: string;
}

export class RecoveredView {
  @BusinessDate() from!: string;
  @BusinessDate() to!: string;
  @Int({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, description: 'Paid on these days with what was withheld lawfully, net of reversals; without what a fund advanced.' })
  amountFen!: number;
  @Int({ description: 'Rows: payments and reversals.' }) payments!: number;
}

/** What a row of the board tells of its case. */
export class BoardCaseRefView {
  @Id() caseId!: string;
  @Text() number!: string;
  @OneOf(caseStates) state!: string;
  @Text() employerName!: string;
  @Text() employerKey!: string;
  @RegionCode() regionCode!: string;
  @Id({ nullable: true }) supervisorId!: string | null;
  @Text({ nullable: true }) supervisorName!: string | null;
}

export const toCaseRef = (row: CaseRefRow): BoardCaseRefView => ({
  caseId: row.case_id, number: row.number, state: row.state, employerName: row.employer_name, employerKey: row.employer_key, regionCode: row.region_code,
  supervisorId: row.supervisor_id, supervisorName: row.supervisor_name,
});

export class BoardInstalmentView extends BoardCaseRefView {
  @Id() id!: string;
  @Id() planId!: string;
  @Int() no!: number;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() dueOn!: string;
  @Fen() amountFen!: number;
  @Fen() paidFen!: number;
  @Fen() outstandingFen!: number;
  @Fen() overdueFen!: number;
  @Int() daysPastDue!: number;
}

export class BoardInstalmentPageView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => BoardInstalmentView, isArray: true, description: 'The oldest due first.' }) items!: BoardInstalmentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class BoardUnplannedView extends BoardCaseRefView {
  @OneOf(paymentKinds) kind!: string;
  @Fen() outstandingFen!: number;
  @Int() workers!: number;
}

export class BoardUnplannedPageView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => BoardUnplannedView, isArray: true }) items!: BoardUnplannedView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class BoardPaymentView extends BoardCaseRefView {
  @Id() id!: string;
  @OneOf(paymentKinds) kind!: string;
  @BusinessDate() paidOn!: string;
  @Int({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, description: 'What it counts for: with what was withheld lawfully, and negative for a reversal.' }) countedFen!: number;
  @OneOf(paymentMethods) method!: string;
  @Id({ nullable: true }) reversalOf!: string | null;
}

export class BoardPaymentPageView {
  @BusinessDate() from!: string;
  @BusinessDate() to!: string;
  @ApiProperty({ type: () => BoardPaymentView, isArray: true, description: 'The latest day first.' }) items!: BoardPaymentView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class BoardCalendarDayView {
  @BusinessDate() dueOn!: string;
  @Fen({ description: 'Opened with dueFrom and dueTo.' }) outstandingFen!: number;
  @Int() cases!: number;
  @Int() workers!: number;
}

export class BoardCalendarView {
  @BusinessDate() asOf!: string;
  @Month() month!: string;
  @ApiProperty({ type: () => BoardCalendarDayView, isArray: true, description: 'Days on which something outstanding falls due.' }) days!: BoardCalendarDayView[];
}

export class BoardCaseKindView {
  @OneOf(paymentKinds) kind!: string;
  @Fen() outstandingFen!: number;
  @Fen() unplannedFen!: number;
  @Fen() overdueFen!: number;
}

export class NextInstalmentView {
  @BusinessDate() dueOn!: string;
  @Fen() outstandingFen!: number;
}

export class LastPaymentView {
  @BusinessDate() paidOn!: string;
  @Fen({ description: 'All of that day.' }) amountFen!: number;
}

export class BoardCaseView extends BoardCaseRefView {
  @BusinessDate({ nullable: true, description: 'The oldest unpaid, or else the next; null without a plan.' }) dueOn!: string | null;
  @Int() daysPastDue!: number;
  @ApiProperty({ type: () => NextInstalmentView, nullable: true, description: 'What falls due next, from today on.' }) nextInstalment!: NextInstalmentView | null;
  @Fen() outstandingFen!: number;
  @Int() workers!: number;
  @Fen() unplannedFen!: number;
  @Fen() dueTodayFen!: number;
  @Int() dueTodayWorkers!: number;
  @Fen() dueThisWeekFen!: number;
  @Int() dueThisWeekWorkers!: number;
  @Fen() overdueFen!: number;
  @Int() overdueWorkers!: number;
  @ApiProperty({ type: () => BoardAgeingView }) ageing!: BoardAgeingView;
  @ApiProperty({ type: () => BoardCaseKindView, isArray: true, description: 'Kinds with something outstanding.' }) byKind!: BoardCaseKindView[];
  @ApiProperty({ type: () => LastPaymentView, nullable: true, description: 'The latest that stands.' }) lastPayment!: LastPaymentView | null;
  @SomeOf(boardActions, { description: 'What the caller can do now.' }) possibleActions!: string[];
}

export class BoardCasePageView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => BoardCaseView, isArray: true, description: 'The one whose oldest unpaid instalment is due first at the top; those without a plan last.' }) items!: BoardCaseView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class BoardEmployerPageView {
  @BusinessDate() asOf!: string;
  @ApiProperty({ type: () => BoardEmployerView, isArray: true, description: 'The one with most overdue first, then with most outstanding.' }) items!: BoardEmployerView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}

export class RepaymentBoardView {
  @BusinessDate() asOf!: string;
  @BusinessDate({ description: 'Sunday.' }) weekEndsOn!: string;
  @ApiProperty({ type: () => BoardGroupView }) totals!: BoardGroupView;
  @ApiProperty({ type: () => BoardAgeingView, description: 'What is outstanding, by how long it has been due.' }) ageing!: BoardAgeingView;
  @ApiProperty({ type: () => BoardEmployerView, isArray: true, description: 'The 50 with most overdue, then most outstanding; all of them under /repayment-board/employers.' }) byEmployer!: BoardEmployerView[];
  @ApiProperty({ type: () => BoardRegionView, isArray: true }) byRegion!: BoardRegionView[];
  @ApiProperty({ type: () => BoardSupervisorView, isArray: true }) bySupervisor!: BoardSupervisorView[];
  @ApiProperty({ type: () => BoardKindView, isArray: true, description: 'A case or a worker counts for each kind it is owed.' }) byKind!: BoardKindView[];
  @ApiProperty({ type: () => RecoveredView, isArray: true, description: 'Over time, every period of the range.' }) recovered!: RecoveredView[];
  @ApiProperty({ type: () => BoardCaseView, isArray: true, description: 'The first cases, as /repayment-board/cases lists all of them.' }) items!: BoardCaseView[];
  @Text({ nullable: true, description: 'For /repayment-board/cases.' }) nextCursor!: string | null;
}
