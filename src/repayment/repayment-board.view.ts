import { ApiProperty } from '@nestjs/swagger';
import { BusinessDate, Fen, Id, Int, RegionCode, Text } from '../platform/http/fields.js';
import { AgeingView } from './ledger.view.js';

export class BoardFiguresView {
  @Int({ description: 'With something outstanding on a plan.' }) cases!: number;
  @Int() overdueCases!: number;
  @Fen() outstandingFen!: number;
  @Fen() dueTodayFen!: number;
  @Fen({ description: 'From today to Sunday.' }) dueThisWeekFen!: number;
  @Fen({ description: 'From the day after due.' }) overdueFen!: number;
  @Int({ description: 'Of the oldest.' }) daysPastDue!: number;
}

export class BoardEmployerView extends BoardFiguresView {
  @Text() employerName!: string;
}

export class BoardRegionView extends BoardFiguresView {
  @RegionCode() regionCode!: string;
}

export class BoardSupervisorView extends BoardFiguresView {
  @Id({ nullable: true }) supervisorId!: string | null;
  @Text({ nullable: true }) supervisorName!: string | null;
}

export class BoardCaseView {
  @Id() caseId!: string;
  @Text() number!: string;
  @Text() employerName!: string;
  @RegionCode() regionCode!: string;
  @Id({ nullable: true }) supervisorId!: string | null;
  @Text({ nullable: true }) supervisorName!: string | null;
  @BusinessDate({ description: 'The oldest unpaid, or else the next.' }) dueOn!: string;
  @Fen() outstandingFen!: number;
  @Fen() dueTodayFen!: number;
  @Fen() dueThisWeekFen!: number;
  @Fen() overdueFen!: number;
  @Int() daysPastDue!: number;
  @ApiProperty({ type: () => AgeingView }) ageing!: AgeingView;
}

export class RepaymentBoardView {
  @BusinessDate() asOf!: string;
  @BusinessDate({ description: 'Sunday.' }) weekEndsOn!: string;
  @ApiProperty({ type: () => BoardFiguresView }) totals!: BoardFiguresView;
  @ApiProperty({ type: () => AgeingView, description: 'What plans in force have outstanding, by how long it has been due.' }) ageing!: AgeingView;
  @ApiProperty({ type: () => BoardEmployerView, isArray: true, description: 'The 50 with most overdue, then most outstanding.' }) byEmployer!: BoardEmployerView[];
  @ApiProperty({ type: () => BoardRegionView, isArray: true }) byRegion!: BoardRegionView[];
  @ApiProperty({ type: () => BoardSupervisorView, isArray: true }) bySupervisor!: BoardSupervisorView[];
  @ApiProperty({ type: () => BoardCaseView, isArray: true, description: 'Cases, the one whose oldest unpaid instalment is due first at the top.' }) items!: BoardCaseView[];
  @Text({ nullable: true }) nextCursor!: string | null;
}
