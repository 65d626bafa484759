/**
 * The characters that a TrueType font has, out of its `cmap` table (OpenType 1.9, formats 4 and 12 of the Unicode subtables).
 * @throws RangeError when the bytes are no such font
 */
export function fontCoverage(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableAt(font, 'cmap');
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 8 + i * 8));
  const full = subtables.find((at) => font.readUInt16BE(at) === 12);
  if (full === undefined) throw new RangeError('The font has no table of all characters');
  const groups = Array.from({ length: font.readUInt32BE(full + 12) }, (_, i) => {
    const at = full + 16 + i * 12;
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const;
  });
  return (codePoint) => {
    const group = groups[lastAtMost(groups, codePoint)];
    return group !== undefined && codePoint <= group[1];
  };
}

function tableAt(font: Buffer, tag: string): number {
  for (let i = 0; i < font.readUInt16BE(4); i += 1) {
    const record = 12 + i * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`The font has no table ${tag}`);
}

/** The place of the last group that begins at or before the character; -1 when none does. The groups are in order. */
function lastAtMost(groups: readonly (readonly [number, number])[], codePoint: number): number {
  let [low, high] = [0, groups.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.[0] ?? Infinity) <= codePoint) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
