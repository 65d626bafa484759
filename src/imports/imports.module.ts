import { Global, Module } from '@nestjs/common';
import { ImportApplyJob } from './import-apply.job.js';
import { ImportFiles } from './import-files.js';
import { ImportKinds } from './import-kinds.js';
import { ImportParseJob } from './import-parse.job.js';
import { ImportResumeJob } from './import-resume.job.js';
import { ImportRetention } from './import-retention.js';
import { ImportRows } from './import-rows.js';
import { ImportWork } from './import-work.js';
import { RefusedSheets } from './refused-sheets.js';
import { SheetImportReader } from './sheet-import.reader.js';
import { SheetImports } from './sheet-imports.service.js';

/** Sheets that are imported into a case: kept, read, applied, resumed and forgotten. What they mean, features register. */
@Global()
@Module({
  providers: [ImportApplyJob, ImportFiles, ImportKinds, ImportParseJob, ImportResumeJob, ImportRetention, ImportRows, ImportWork, RefusedSheets, SheetImportReader, SheetImports],
  exports: [ImportFiles, ImportKinds, ImportRows, RefusedSheets, SheetImportReader, SheetImports],
})
export class ImportsModule {}
