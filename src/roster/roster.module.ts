import { Global, Module } from '@nestjs/common';
import { ClaimDecisions } from './claim-decisions.service.js';
import { Claims } from './claims.service.js';
import { LivingSurveys } from './living-surveys.service.js';
import { RefusedRows } from './refused-rows.service.js';
import { RosterFacts } from './roster-facts.js';
import { RosterImportKind } from './roster-import.kind.js';
import { RosterImportsController } from './roster-imports.controller.js';
import { RosterWriter } from './roster-writer.js';
import { RosterController } from './roster.controller.js';
import { RosterImportWithdrawal } from './roster-import-withdrawal.service.js';
import { Roster } from './roster.service.js';
import { WorkerListReader } from './worker-list.reader.js';
import { WorkerMoney } from './worker-money.js';
import { WorkerReveal } from './worker-reveal.service.js';
import { WorkerSecrets } from './worker-secrets.js';
import { WorkerTies } from './worker-ties.js';

/** Who is owed what: the roster, its claims, and how the families live. */
@Global()
@Module({
  controllers: [RosterImportsController, RosterController],
  providers: [
    ClaimDecisions, Claims, LivingSurveys, RefusedRows, Roster, RosterFacts, RosterImportKind, RosterImportWithdrawal, RosterWriter, WorkerListReader, WorkerMoney,
    WorkerReveal, WorkerSecrets, WorkerTies,
  ],
  exports: [ClaimDecisions, LivingSurveys, WorkerListReader, WorkerMoney, WorkerSecrets, WorkerTies],
})
export class RosterModule {}
