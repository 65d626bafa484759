import { Module } from '@nestjs/common';
import { AccountList } from './account-list.query.js';
import { AccountsController } from './accounts.controller.js';
import { Accounts } from './accounts.service.js';
import { ConflictsOfInterestController } from './conflicts-of-interest.controller.js';
import { ConflictsOfInterest } from './conflicts-of-interest.service.js';

/** People: their accounts, and what keeps them from a case. */
@Module({
  controllers: [AccountsController, ConflictsOfInterestController],
  providers: [AccountList, Accounts, ConflictsOfInterest],
})
export class AccountsModule {}
