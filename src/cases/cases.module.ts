import { Global, Module } from '@nestjs/common';
import { CaseClocks } from './case-clocks.js';
import { CaseCommands } from './case-command.js';
import { CaseDuplicates } from './case-duplicates.js';
import { CaseExtensions } from './case-extensions.js';
import { CaseFindings } from './case-findings.service.js';
import { CaseIntake } from './case-intake.service.js';
import { CaseJournal } from './case-journal.js';
import { CaseListReader } from './case-list.query.js';
import { CaseOwnFacts } from './case-own-facts.js';
import { CaseReader } from './case-reader.js';
import { CaseTransitions } from './case-transitions.service.js';
import { CasesController } from './cases.controller.js';
import { TaskForces } from './task-force.service.js';
import { TimelineController } from './timeline.controller.js';

/** The case: what features to the right build on. */
@Global()
@Module({
  controllers: [CasesController, TimelineController],
  providers: [CaseClocks, CaseCommands, CaseDuplicates, CaseExtensions, CaseFindings, CaseIntake, CaseJournal, CaseListReader, CaseOwnFacts, CaseReader, CaseTransitions, TaskForces],
  exports: [CaseClocks, CaseCommands, CaseExtensions, CaseIntake, CaseJournal, CaseReader, CaseTransitions],
})
export class CasesModule {}
