import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { SheetError } from './sheet-error.js';

/** What a reader of one XML part is told. Names come without their prefix: `<x:row>` is `row`. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const SLICE = 65_536;
/** A tag, comment or text of more characters than this is an attack: the longest cell, every character escaped, is shorter. */
const MAX_TOKEN_CHARS = 524_288;
const MAX_DEPTH = 64;

/**
 * Reads XML in slices of 64 kB; control comes back after each, so that a caller can hand out what it has got.
 * No DTD, so no entities but XML's own five; nesting and the length of a token are bounded. UTF-8 and UTF-16.
 *
 * @throws SheetError `doctype`, `cellTooLong` or `damaged`; errors thrown by the handlers pass through.
 */
export async function* xmlSlices(part: string, bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void, void, undefined> {
  const reader = new BoundedParser(part, handlers);
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    for (let at = 0; at < chunk.length; at += SLICE) {
      reader.write(decode(decoder, part, chunk.subarray(at, at + SLICE)));
      yield;
    }
  }
  reader.write(decode(decoder ?? new TextDecoder(), part));
  reader.end();
  yield;
}

/** Reads a whole small part. */
export async function readXml(part: string, bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const slices = xmlSlices(part, bytes, handlers);
  while (!(await slices.next()).done);
}

class BoundedParser {
  private readonly parser = new SaxesParser();
  private sinceEvent = 0;
  private depth = 0;

  constructor(
    private readonly part: string,
    handlers: XmlHandlers,
  ) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw new SheetError('doctype', part);
    });
    parser.on('opentag', (tag) => {
      this.sinceEvent = 0;
      if (++this.depth > MAX_DEPTH) throw new SheetError('damaged', part);
      handlers.open(localName(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag) => {
      this.sinceEvent = 0;
      this.depth--;
      handlers.close?.(localName(tag.name));
    });
    const text = (value: string): void => {
      this.sinceEvent = 0;
      handlers.text?.(value);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  write(text: string): void {
    if (text === '') return;
    this.sinceEvent += text.length;
    if (this.sinceEvent > MAX_TOKEN_CHARS) throw new SheetError('cellTooLong', this.part);
    this.guarded(() => this.parser.write(text));
  }

  end(): void {
    this.guarded(() => this.parser.close());
  }

  private guarded(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      throw error instanceof SheetError ? error : new SheetError('damaged', this.part);
    }
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decoderFor(start: Buffer): TextDecoder {
  const [first, second] = start;
  const little = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, part: string, bytes?: Buffer): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    // A TypeError without content: bytes that are not the encoding the part declares.
    throw new SheetError('damaged', part);
  }
}
