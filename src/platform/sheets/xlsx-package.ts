import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetSource } from './sheet-source.js';

/** Below this size the packing ratio says nothing: small parts of blanks pack very well. */
const RATIO_MATTERS_FROM = 16_000_000;

/** The parts of an Office document, each read with a cap of its own. Nothing is unpacked to disk. */
export class XlsxPackage {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
    private readonly limits: SheetLimits,
  ) {}

  static async open(file: SheetSource, limits: SheetLimits): Promise<XlsxPackage> {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    const zip = await orDamaged(typeof file === 'string' ? yauzl.openPromise(file, options) : yauzl.fromBufferPromise(file, options));
    try {
      return new XlsxPackage(zip, await listParts(zip, limits), limits);
    } catch (error) {
      zip.close();
      throw error instanceof SheetError ? error : new SheetError('damaged', 'directory');
    }
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /**
   * The bytes of a part. Its declared size is looked at first, then what really comes is counted and its checksum
   * compared, so a header that lies or a flipped bit is found before the last byte is trusted.
   */
  async *read(name: string, maxBytes: number): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.parts.get(name.toLowerCase());
    if (entry === undefined) throw new SheetError('notAWorkbook', `no ${name}`);
    if (entry.isEncrypted()) throw new SheetError('encrypted');
    this.refuseBomb(entry, maxBytes);
    const stream: Readable = await orDamaged(this.zip.openReadStreamPromise(entry), name);
    let size = 0;
    let checksum = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > maxBytes) throw new SheetError('partTooLarge', name);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof SheetError ? error : new SheetError('damaged', name);
    } finally {
      stream.destroy();
    }
    if (checksum !== entry.crc32) throw new SheetError('damaged', name);
  }

  close(): void {
    this.zip.close();
  }

  private refuseBomb(entry: Entry, maxBytes: number): void {
    const unpacked = entry.uncompressedSize;
    const bomb = unpacked > RATIO_MATTERS_FROM && unpacked > this.limits.ratio * entry.compressedSize;
    if (unpacked > maxBytes || bomb) throw new SheetError('partTooLarge', entry.fileName);
  }
}

async function listParts(zip: ZipFile, limits: SheetLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts) throw new SheetError('tooManyParts');
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    // Two parts of one name: readers disagree which counts, so a checker and Excel would see different sheets.
    if (parts.has(name)) throw new SheetError('damaged', 'directory');
    parts.set(name, entry);
  }
  return parts;
}

async function orDamaged<T>(opening: Promise<T>, detail?: string): Promise<T> {
  try {
    return await opening;
  } catch {
    // The library's message may quote the file's own text; the code and the part's name say enough.
    throw new SheetError('damaged', detail);
  }
}
