import type { SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';
import type { SheetSource } from './sheet-source.js';
import { XlsxPackage } from './xlsx-package.js';
import { XlsxRowParser } from './xlsx-row-parser.js';
import { readSharedStrings } from './xlsx-strings.js';
import { readDateFormats } from './xlsx-styles.js';
import { outlineWorkbook } from './xlsx-workbook.js';
import { xmlSlices } from './xml-slices.js';

/** The filled rows of a workbook's first visible sheet. The zip is read by place, so the order of its parts does not matter. */
export async function* workbookRows(file: SheetSource, limits: SheetLimits): AsyncGenerator<SheetRow, void, undefined> {
  const pack = await XlsxPackage.open(file, limits);
  try {
    const outline = await outlineWorkbook(pack, limits);
    const dateFormats = await readDateFormats(pack, outline.stylesPart, limits);
    const strings = await readSharedStrings(pack, outline.stringsPart, limits);
    const parser = new XlsxRowParser({ strings, dateFormats, d1904: outline.d1904 }, limits);
    const bytes = parser.watch(pack.read(outline.sheetPart, limits.sheetBytes));
    for await (const _slice of xmlSlices(outline.sheetPart, bytes, parser)) yield* parser.take();
  } finally {
    pack.close();
  }
}
