import { Module } from '@nestjs/common';
import { BoardCasesReader } from './board-cases.reader.js';
import { BoardDatesReader } from './board-dates.reader.js';
import { BoardEmployersReader } from './board-employers.reader.js';
import { BoardFoldingJob } from './board-folding.job.js';
import { BoardGroupsReader } from './board-groups.reader.js';
import { BoardOffice } from './board-office.js';
import { BoardPlaces } from './board-places.js';
import { BoardRowsReader } from './board-rows.reader.js';
import { RepaymentBoardController } from './repayment-board.controller.js';
import { RepaymentBoardReader } from './repayment-board.reader.js';

/** Whose money is late, over all cases a person may know. */
@Module({
  controllers: [RepaymentBoardController],
  providers: [BoardCasesReader, BoardDatesReader, BoardEmployersReader, BoardFoldingJob, BoardGroupsReader, BoardOffice, BoardPlaces, BoardRowsReader, RepaymentBoardReader],
})
export class RepaymentBoardModule {}
