import { Module } from '@nestjs/common';
import { StatementRenderer } from './rendering/statement-renderer.js';
import { StatementDocuments } from './statement-documents.service.js';
import { StatementDownloads } from './statement-downloads.service.js';
import { StatementFigures } from './statement-figures.reader.js';
import { StatementFiles } from './statement-files.js';
import { StatementMakeJob } from './statement-make.job.js';
import { StatementResumeJob } from './statement-resume.job.js';
import { StatementRetention } from './statement-retention.js';
import { StatementWork } from './statement-work.js';
import { StatementReader } from './statement.reader.js';
import { StatementsController } from './statements.controller.js';
import { Statements } from './statements.service.js';

/** Statements of what is owed and paid, as files that both sides can check and sign. */
@Module({
  controllers: [StatementsController],
  providers: [
    StatementDocuments, StatementDownloads, StatementFigures, StatementFiles, StatementMakeJob, StatementReader, StatementRenderer, StatementResumeJob,
    StatementRetention, Statements, StatementWork,
  ],
})
export class StatementsModule {}
