import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { XlsxPackage } from './xlsx-package.js';
import { readXml } from './xml-slices.js';

/** A worksheet beside the one that is read. */
export interface OtherSheet {
  readonly part: string;
  readonly hidden: boolean;
}

/** Where the sheet that people see first stands, and what is needed to understand its cells. */
export interface WorkbookOutline {
  readonly sheetPart: string;
  readonly otherSheets: readonly OtherSheet[];
  readonly stringsPart: string | null;
  readonly stylesPart: string | null;
  /** Days are counted from 1904-01-01 (workbooks begun on an old Mac). */
  readonly d1904: boolean;
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly part: string;
}

/** Follows the package's relations from its root to the first visible worksheet. */
export async function outlineWorkbook(pack: XlsxPackage, limits: SheetLimits): Promise<WorkbookOutline> {
  const root = await relations(pack, '', limits);
  const workbook = root.find((relation) => relation.kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const parts = await relations(pack, workbook, limits);
  const { sheets, d1904 } = await readWorkbook(pack, workbook, limits);
  const worksheets = sheets.flatMap((sheet) => {
    const relation = parts.find((one) => one.id === sheet.relationId && one.kind === 'worksheet');
    return relation === undefined ? [] : [{ part: relation.part, hidden: sheet.hidden }];
  });
  const first = worksheets.find((sheet) => !sheet.hidden);
  if (first === undefined) throw new SheetError(worksheets.length > 0 ? 'noVisibleSheet' : 'notAWorkbook', 'no worksheet');
  const present = (kind: string): string | null => {
    const part = parts.find((relation) => relation.kind === kind)?.part;
    return part !== undefined && pack.has(part) ? part : null;
  };
  const otherSheets = worksheets.filter((sheet) => sheet !== first);
  return { sheetPart: first.part, otherSheets, stringsPart: present('sharedStrings'), stylesPart: present('styles'), d1904 };
}

async function readWorkbook(pack: XlsxPackage, part: string, limits: SheetLimits) {
  const sheets: { relationId: string; hidden: boolean }[] = [];
  let d1904 = false;
  await readXml(part, pack.read(part, limits.partBytes), {
    open: (name, attributes) => {
      if (name === 'workbookPr') d1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relationId = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (sheets.length >= limits.parts) throw new SheetError('tooManyParts', part);
      if (relationId !== undefined) sheets.push({ relationId, hidden: /^(veryH|h)idden$/.test(attributes['state'] ?? '') });
    },
  });
  return { sheets, d1904 };
}

async function relations(pack: XlsxPackage, source: string, limits: SheetLimits): Promise<Relation[]> {
  const folder = source.slice(0, source.lastIndexOf('/') + 1);
  const part = `${folder}_rels/${source.slice(folder.length)}.rels`;
  const found: Relation[] = [];
  if (!pack.has(part)) return found;
  await readXml(part, pack.read(part, limits.partBytes), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      if (found.length >= limits.parts) throw new SheetError('tooManyParts', part);
      const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), part: resolve(folder, target) });
    },
  });
  return found;
}

function resolve(folder: string, target: string): string {
  const segments: string[] = [];
  for (const segment of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}
