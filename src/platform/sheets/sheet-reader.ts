import { csvRows } from './csv-reader.js';
import { fileKind } from './file-kind.js';
import { SheetError } from './sheet-error.js';
import { DEFAULT_SHEET_LIMITS } from './sheet-limits.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';
import { sizeOf } from './sheet-source.js';
import type { SheetSource } from './sheet-source.js';
import { workbookRows } from './xlsx-reader.js';

/**
 * The rows of an uploaded table that hold a value, in order, without unpacking it in memory: the first visible
 * sheet of an `.xlsx`, or a `.csv` in UTF-8, UTF-16 (with byte order mark) or GB18030. What the file is, its content decides.
 *
 * Everything a hostile file could grow is bounded by `limits`. Rows are handed out while later ones are still unread,
 * so an error may come after good rows: act on the rows only when the generator has ended.
 *
 * @throws SheetError with a stable code when the file is refused; the file system's own error when it cannot be opened.
 */
export async function* readSheet(file: SheetSource, limits: Partial<SheetLimits> = {}): AsyncGenerator<SheetRow, void, undefined> {
  const bounds = { ...DEFAULT_SHEET_LIMITS, ...limits };
  if ((await sizeOf(file)) > bounds.fileBytes) throw new SheetError('fileTooLarge');
  let empty = true;
  for await (const row of rowsOf(file, await kindOrRefusal(file), bounds)) {
    empty = false;
    yield row;
  }
  if (empty) throw new SheetError('emptyFile');
}

async function kindOrRefusal(file: SheetSource): Promise<'zip' | 'text'> {
  const kind = await fileKind(file);
  switch (kind) {
    case 'zip':
    case 'text':
      return kind;
    case 'empty':
      throw new SheetError('emptyFile');
    case 'foreign':
      throw new SheetError('notAWorkbook');
    case 'legacyXls':
    case 'encrypted':
      throw new SheetError(kind);
  }
}

function rowsOf(file: SheetSource, kind: 'zip' | 'text', limits: SheetLimits): AsyncGenerator<SheetRow, void, undefined> {
  return kind === 'zip' ? workbookRows(file, limits) : csvRows(file, limits);
}
