import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { XlsxPackage } from './xlsx-package.js';
import { readXml } from './xml-slices.js';

/** Excel allows 65,490 cell formats. */
const MAX_FORMATS = 66_000;

/** For each cell format (`s` of a cell) whether it shows a date. */
export async function readDateFormats(pack: XlsxPackage, part: string | null, limits: SheetLimits): Promise<readonly boolean[]> {
  if (part === null) return [];
  const custom = new Map<string, string>();
  const formats: string[] = [];
  let inCellFormats = false;
  await readXml(part, pack.read(part, limits.partBytes), {
    open: (name, attributes) => {
      if (custom.size + formats.length > MAX_FORMATS) throw new SheetError('damaged', part);
      if (name === 'numFmt') custom.set(attributes['numFmtId'] ?? '', (attributes['formatCode'] ?? '').slice(0, 255));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) formats.push(attributes['numFmtId'] ?? '0');
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats.map((id) => isDateFormat(id, custom.get(id)));
}

/** Built-in ids 14–22 and 45–47 are dates and times everywhere, 27–36 and 50–58 in Chinese Excel (ECMA-376 18.8.30). */
function isDateFormat(id: string, code: string | undefined): boolean {
  if (code !== undefined) return /[ymdhs年月日]/i.test(visibleCodes(code)) && !/general|standard/i.test(code);
  const number = Number(id);
  return [[14, 22], [27, 36], [45, 47], [50, 58]].some(([from = 0, to = 0]) => number >= from && number <= to);
}

/** The first section without quoted text, escaped characters, padding and bracketed colours or locales. */
function visibleCodes(code: string): string {
  return code.replace(/"[^"]*"|[\\_*].|\[[^\]]*\]/g, '').split(';')[0] ?? '';
}
