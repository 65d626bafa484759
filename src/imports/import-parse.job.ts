import { Injectable } from '@nestjs/common';
import { Case } from '../cases/case.entity.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { insertRows } from '../platform/database/insert-rows.js';
import { Transactions } from '../platform/database/transactions.js';
import { CodedError } from '../platform/http/coded-error.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import type { JobPayload } from '../platform/jobs/job-definitions.js';
import { Outbox } from '../platform/jobs/outbox.js';
import { otherSheetsWarning } from '../platform/sheets/other-sheets.js';
import { SheetError } from '../platform/sheets/sheet-error.js';
import { readSheet } from '../platform/sheets/sheet-reader.js';
import { Clock } from '../platform/time/clock.js';
import { ImportFiles } from './import-files.js';
import type { ParsedImport, ParsedImportRow } from './import-kind.js';
import { ImportKinds } from './import-kinds.js';
import { ImportWork, type ShowProgress } from './import-work.js';
import { SheetImportRow } from './sheet-import-row.entity.js';
import { SheetImport } from './sheet-import.entity.js';

/** Rows that one file may have; a larger roster is sent in parts. */
export const MAX_IMPORT_ROWS = 20_000;
/** Titles, totals and footers on top of them. */
const MAX_SHEET_ROWS = MAX_IMPORT_ROWS + 200;
const INSERT_ROWS = 1_000;

/** Reads a sheet into verdicts, one a row; nothing of it is on the case yet. */
@Injectable()
@HandlesJob({ name: 'imports.parse' })
export class ImportParseJob implements JobHandler {
  constructor(
    private readonly work: ImportWork,
    private readonly kinds: ImportKinds,
    private readonly files: ImportFiles,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly cipher: FieldCipher,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  async handle({ id }: JobPayload): Promise<void> {
    if (id === undefined) return;
    await this.work.run(id, 'parsing', async (sheetImport, progress) => this.save(sheetImport, await this.parse(sheetImport, progress)));
  }

  private async parse(sheetImport: SheetImport, progress: ShowProgress): Promise<ParsedImport<unknown>> {
    const bytes = await this.files.read(sheetImport.id);
    if (!bytes) throw new CodedError(422, 'importFileLost');
    const m = this.transactions.reader;
    const kase = await m.findOneByOrFail(Case, { id: sheetImport.caseId });
    const shown = new LatestOnly((rows) => progress(sheetImport.apply === 'auto' ? 0 : rows, rows));
    const parsed = await this.kinds.of(sheetImport.kind).parse(readSheet(bytes, { rows: MAX_SHEET_ROWS }), {
      m, kase, options: sheetImport.options, today: this.time.dateOf(this.clock.now()), sameFileAs: await this.kinds.sameFileAs(m, sheetImport),
      onProgress: (rows) => shown.show(rows),
    });
    await shown.settled();
    if (parsed.rows.length > MAX_IMPORT_ROWS) throw new SheetError('tooManyRows');
    const ignored = await otherSheetsWarning(bytes);
    return ignored === null ? parsed : { ...parsed, warnings: [ignored, ...parsed.warnings] };
  }

  private async save({ id, apply }: SheetImport, parsed: ParsedImport<unknown>): Promise<void> {
    const { rows, accepted, rejected, duplicates, warnings, totals } = parsed;
    const auto = apply === 'auto';
    const counts = { total: rows.length, done: auto ? 0 : rows.length, accepted, rejected, duplicates, warnings: [...warnings], totals };
    await this.transactions.run(async (m) => {
      const next = auto ? { state: 'applying' as const, enqueuedAt: this.clock.now(), attempts: 0 } : { state: 'ready' as const };
      const { affected } = await m.update(SheetImport, { id, state: 'parsing' }, { ...counts, ...next });
      if (affected === 0) return;
      for (let at = 0; at < rows.length; at += INSERT_ROWS) {
        await insertRows(m, SheetImportRow, rows.slice(at, at + INSERT_ROWS).map((row) => this.stored(id, row)));
      }
      if (auto) await this.outbox.add(m, 'imports.apply', { id });
    });
  }

  private stored(importId: string, { row, no, verdict, errors, warnings, detail, payload }: ParsedImportRow<unknown>): SheetImportRow {
    return {
      importId, row, no, verdict, errors: [...errors], warnings: [...warnings], detail: detail ?? null,
      payload: payload === undefined ? null : this.cipher.encrypt(JSON.stringify(payload), `import:${importId}:row:${row}`),
    };
  }
}

/** Writes progress one at a time and leaves out what was overtaken meanwhile. */
class LatestOnly {
  private running: Promise<void> = Promise.resolve();
  private busy = false;

  constructor(private readonly write: (rows: number) => Promise<void>) {}

  show(rows: number): Promise<void> {
    if (this.busy) return this.running;
    this.busy = true;
    this.running = this.running.then(() => this.write(rows)).finally(() => (this.busy = false));
    // The failure is met by whoever waits for `settled`.
    this.running.catch(() => undefined);
    return this.running;
  }

  settled(): Promise<void> {
    return this.running;
  }
}
