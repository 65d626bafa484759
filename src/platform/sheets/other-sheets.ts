import { fileKind } from './file-kind.js';
import { SheetError } from './sheet-error.js';
import { DEFAULT_SHEET_LIMITS } from './sheet-limits.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetSource } from './sheet-source.js';
import { XlsxPackage } from './xlsx-package.js';
import { outlineWorkbook } from './xlsx-workbook.js';
import type { OtherSheet } from './xlsx-workbook.js';
import { readXml } from './xml-slices.js';

/** What a reader of the first visible sheet did not tell: sheets beside it that hold something. */
export interface OtherSheetsWarning {
  readonly code: 'otherSheetsIgnored';
  readonly message: string;
}

/** So much of a sheet is unpacked to see whether it is empty; one with more in it is taken for filled. */
const LOOK_BYTES = 1_000_000;
/** So many sheets are looked into; those beyond are taken for filled. */
const LOOK_SHEETS = 20;

/**
 * The warning for a workbook that `readSheet` reads only in part; null for a text table and for a workbook whose other sheets
 * are empty. The other sheets' rows are not read, only whether there is a value in them.
 *
 * @throws SheetError as `readSheet` does for a workbook without a readable outline
 */
export async function otherSheetsWarning(file: SheetSource, limits: Partial<SheetLimits> = {}): Promise<OtherSheetsWarning | null> {
  if ((await fileKind(file)) !== 'zip') return null;
  const bounds = { ...DEFAULT_SHEET_LIMITS, ...limits };
  const pack = await XlsxPackage.open(file, bounds);
  try {
    const { otherSheets } = await outlineWorkbook(pack, bounds);
    const filled: OtherSheet[] = [];
    for (const [place, sheet] of otherSheets.entries()) {
      if (place >= LOOK_SHEETS || (await holdsValue(pack, sheet.part, bounds))) filled.push(sheet);
    }
    return filled.length === 0 ? null : { code: 'otherSheetsIgnored', message: messageOf(filled) };
  } finally {
    pack.close();
  }
}

function messageOf(filled: readonly OtherSheet[]): string {
  const hidden = filled.filter((sheet) => sheet.hidden).length;
  const which = hidden === 0 ? '' : `（其中 ${hidden} 张是隐藏的）`;
  return `只读取了第一张可见的工作表，另有 ${filled.length} 张有内容的工作表${which}未导入，请核对`;
}

class Found extends Error {}

/** A part that cannot be read is not known to be empty. */
async function holdsValue(pack: XlsxPackage, part: string, limits: SheetLimits): Promise<boolean> {
  if (!pack.has(part)) return false;
  let inValue = false;
  try {
    await readXml(part, upTo(pack.read(part, limits.sheetBytes)), {
      open: (name) => {
        if (name === 'f') throw new Found();
        inValue = name === 'v' || name === 't';
      },
      text: (text) => {
        if (inValue && text.trim() !== '') throw new Found();
      },
      close: () => {
        inValue = false;
      },
    });
    return false;
  } catch (error) {
    if (error instanceof Found || error instanceof SheetError) return true;
    throw error;
  }
}

async function* upTo(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > LOOK_BYTES) throw new Found();
    yield chunk;
  }
}
