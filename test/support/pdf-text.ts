import { inflateSync } from 'node:zlib';

export interface PdfContents {
  pages: number;
  /** The text of each page without blanks, in the order in which it is drawn. */
  texts: string[];
  fonts: string[];
  /** How many bytes of font are embedded. */
  fontBytes: number;
}

/** Reads a PDF as the program writes them (no object streams, one Unicode font), without the library that wrote it. */
export function readPdf(bytes: Buffer): PdfContents {
  const objects = objectsOf(bytes);
  const characters = charactersOf([...objects.values()].filter(({ head }) => head === '' || !head.includes('/Type')));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return {
    pages: pages.length,
    texts: pages.map(({ head }) => textOf(objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream ?? Buffer.alloc(0), characters)),
    fonts: [...objects.values()].flatMap(({ head }) => /\/Type \/FontDescriptor[\s\S]*?\/FontName \/(\S+)/.exec(head)?.[1] ?? []),
    fontBytes: [...objects.values()].reduce((sum, { head }) => sum + (objects.get(Number(/\/FontFile\d? (\d+) 0 R/.exec(head)?.[1]))?.stream?.length ?? 0), 0),
  };
}

interface PdfObject {
  head: string;
  stream: Buffer | null;
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const head = text.slice(start, start + endOfHead(text, start));
    const length = /\/Length (\d+)/.exec(head);
    const begin = start + head.length + 'stream\n'.length;
    const raw = text.startsWith('stream\n', start + head.length) && length ? bytes.subarray(begin, begin + Number(length[1])) : null;
    objects.set(Number(match[1]), { head, stream: raw && (head.includes('/FlateDecode') ? inflateSync(raw) : raw) });
  }
  return objects;
}

/** An object's dictionary ends where its stream or the object ends; streams hold no such words before that. */
function endOfHead(text: string, start: number): number {
  const end = text.indexOf('endobj', start);
  const stream = text.indexOf('stream\n', start);
  return (stream !== -1 && stream < end ? stream : end) - start;
}

/** Glyph → characters, of the ToUnicode tables. */
function charactersOf(objects: readonly PdfObject[]): Map<number, string> {
  const characters = new Map<number, string>();
  for (const { stream } of objects) {
    const text = stream?.toString('latin1') ?? '';
    if (!text.includes('beginbfrange')) continue;
    for (const [, from = '', list = ''] of text.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], place) => {
        const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
        characters.set(Number.parseInt(from, 16) + place, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
      });
    }
  }
  return characters;
}

function textOf(content: Buffer, characters: ReadonlyMap<number, string>): string {
  const shown = [...content.toString('latin1').matchAll(/\[([^\]]*)\] TJ/g)].map(([, items = '']) =>
    [...items.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((glyph) => characters.get(Number.parseInt(glyph, 16)) ?? '□').join('')).join(''),
  );
  return shown.join('').replace(/\s/g, '');
}
