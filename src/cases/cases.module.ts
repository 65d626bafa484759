import { Global, Module } from '@nestjs/common';
import { CaseClocks } from './case-clocks.js';
import { CaseCommands } from './case-command.js';
import { CaseContacts } from './case-contacts.js';
import { CaseCountsController } from './case-counts.controller.js';
import { CaseDeadlinesController } from './case-deadlines.controller.js';
import { CaseDeadlinesReader } from './case-deadlines.reader.js';
import { CaseDocumentsController } from './case-documents.controller.js';
import { CaseDocuments } from './case-documents.service.js';
import { CaseDuplicates } from './case-duplicates.js';
import { CaseExtensions } from './case-extensions.js';
import { CaseFindingsController } from './case-findings.controller.js';
import { CaseFindingsReader } from './case-findings.reader.js';
import { CaseFindings } from './case-findings.service.js';
import { CaseIntake } from './case-intake.service.js';
import { CaseJournal } from './case-journal.js';
import { CaseListReader } from './case-list.query.js';
import { CaseNextReader } from './case-next.reader.js';
import { CaseOwnFacts } from './case-own-facts.js';
import { CaseReadGrants } from './case-read-grants.js';
import { CaseReader } from './case-reader.js';
import { CaseRowsReader } from './case-rows.reader.js';
import { CaseTransitions } from './case-transitions.service.js';
import { CasesController } from './cases.controller.js';
import { TaskForces } from './task-force.service.js';
import { TimelineController } from './timeline.controller.js';

/** The case: what features to the right build on. */
@Global()
@Module({
  controllers: [CasesController, CaseCountsController, CaseDeadlinesController, CaseDocumentsController, CaseFindingsController, TimelineController],
  providers: [CaseClocks, CaseCommands, CaseContacts, CaseDeadlinesReader, CaseDocuments, CaseDuplicates, CaseExtensions, CaseFindings, CaseFindingsReader, CaseIntake, CaseJournal, CaseListReader, CaseNextReader, CaseOwnFacts, CaseReadGrants, CaseReader, CaseRowsReader, CaseTransitions, TaskForces],
  exports: [CaseClocks, CaseCommands, CaseExtensions, CaseIntake, CaseJournal, CaseReadGrants, CaseReader, CaseTransitions],
})
export class CasesModule {}
