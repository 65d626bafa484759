import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import { detectDelimiter } from './csv-delimiter.js';
import { RowCounter } from './row-counter.js';
import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';
import type { SheetSource } from './sheet-source.js';
import { decodedText, detectEncoding } from './text-encoding.js';
import type { TextEncoding } from './text-encoding.js';

/** Longest record, in characters: a quote that is never closed would otherwise swallow the rest of the file. */
const MAX_RECORD_CHARS = 262_144;
/** The parser reads a piece to its end before its rows can be refused, and every short row costs it an error. */
const PIECE_BYTES = 4_096;

/** The filled rows of a text table. Row numbers are those Excel shows for the file: blank lines count, line breaks in quotes do not. */
export async function* csvRows(file: SheetSource, limits: SheetLimits): AsyncGenerator<SheetRow, void, undefined> {
  const encoding = await detectEncoding(file);
  const dialect = detectDelimiter(await firstText(file, encoding));
  const parser = parse({
    delimiter: dialect.delimiter,
    from_line: dialect.hintLine ? 2 : 1,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_CHARS,
  });
  // The parser is destroyed with the error of its source, so the loop below throws it; a loop left early also lands here.
  pipeline(decodedText(file, encoding, PIECE_BYTES), parser).catch((error: Error) => parser.destroy(error));
  yield* numbered(parser, limits);
}

async function* numbered(parser: Parser, limits: SheetLimits): AsyncGenerator<SheetRow, void, undefined> {
  const counter = new RowCounter(limits);
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const row = counter.enter();
      const width = record.findLastIndex((text) => text.trim() !== '') + 1;
      if (width === 0) continue;
      counter.filled();
      if (width > limits.columns) throw new SheetError('tooManyColumns', `row ${row}`);
      const cells = record.slice(0, width).map((text) => (text === '' ? null : text));
      if (cells.some((text) => text !== null && text.length > limits.cellChars)) throw new SheetError('cellTooLong', `row ${row}`);
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new SheetError(error.code === 'CSV_MAX_RECORD_SIZE' ? 'cellTooLong' : 'damaged') : error;
  }
}

async function firstText(file: SheetSource, encoding: TextEncoding): Promise<string> {
  for await (const text of decodedText(file, encoding)) {
    // A web page or an XML table saved as `.xls` by an old system is text, too.
    if (/^\s*<(!doctype|\?xml|html|table|meta)/i.test(text)) throw new SheetError('notAWorkbook');
    if (text.trim() !== '') return text;
  }
  return '';
}

