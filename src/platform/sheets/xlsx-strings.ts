import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { XlsxPackage } from './xlsx-package.js';
import { TextCollector } from './xlsx-text.js';
import { readXml } from './xml-slices.js';

/** The workbook's table of shared texts; rich text is joined, phonetic readings are left out. */
export async function readSharedStrings(pack: XlsxPackage, part: string | null, limits: SheetLimits): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  const collector = new TextCollector(limits.cellChars);
  await readXml(part, pack.read(part, limits.stringsBytes), {
    open: (name) => {
      if (name === 'si') collector.reset();
      else collector.open(name);
    },
    text: (text) => collector.text(text),
    close: (name) => {
      collector.close(name);
      if (name !== 'si') return;
      if (strings.length >= limits.strings) throw new SheetError('tooManyStrings');
      strings.push(collector.value());
    },
  });
  return strings;
}
