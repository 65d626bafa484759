const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
const DIFAT_IN_HEADER = 109;
const END_OF_CHAIN = 0xfffffffe;
/** A Word or Excel file has some dozens of entries. */
const MOST_ENTRIES = 4096;

/**
 * The names of the streams and storages of a compound file, the container of `.doc` and `.xls` ([MS-CFB] 2.6); null when it is
 * none or damaged. Directories of files beyond about 7 MB of sectors addressed outside the header are read as far as the header
 * reaches, which covers every directory that lies near the beginning.
 */
export function compoundFileEntries(bytes: Buffer): string[] | null {
  if (bytes.length < HEADER_SIZE || !bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const shift = bytes.readUInt16LE(0x1e);
  if (shift !== 9 && shift !== 12) return null;
  const names: string[] = [];
  for (const sector of directorySectors(bytes, 1 << shift)) {
    if (sector === null) return null;
    for (let at = 0; at < sector.length; at += ENTRY_SIZE) names.push(...entryName(sector.subarray(at, at + ENTRY_SIZE)));
    if (names.length > MOST_ENTRIES) return null;
  }
  return names;
}

/** The sectors of the directory, in order; ends with null when the chain leads out of the file or in a circle. */
function* directorySectors(bytes: Buffer, size: number): Generator<Buffer | null> {
  const sector = (index: number): Buffer | null => {
    const start = (index + 1) * size;
    return start + size <= bytes.length ? bytes.subarray(start, start + size) : null;
  };
  const perSector = size / 4;
  const next = (index: number): number | null => {
    const table = Math.floor(index / perSector);
    if (table >= DIFAT_IN_HEADER) return null;
    return sector(bytes.readUInt32LE(0x4c + table * 4))?.readUInt32LE((index % perSector) * 4) ?? null;
  };
  let index: number | null = bytes.readUInt32LE(0x30);
  for (let steps = 0; index !== END_OF_CHAIN; steps += 1) {
    const content: Buffer | null = index === null || steps > MOST_ENTRIES ? null : sector(index);
    yield content;
    if (content === null || index === null) return;
    index = next(index);
  }
}

function entryName(entry: Buffer): string[] {
  const length = entry.readUInt16LE(0x40);
  const used = entry[0x42] !== 0;
  return used && length >= 2 && length <= 64 ? [entry.toString('utf16le', 0, length - 2)] : [];
}
