/** What a file may cost to read. Sizes are bytes, lengths are UTF-16 code units. */
export interface SheetLimits {
  /** Size of the uploaded file. */
  readonly fileBytes: number;
  /** Entries in the zip. */
  readonly parts: number;
  /** Unpacked size of the worksheet, of the shared strings, and of each other part that is read. */
  readonly sheetBytes: number;
  readonly stringsBytes: number;
  readonly partBytes: number;
  /** How many times its packed size a part over 16 MB may unpack to; real sheets stay below 100. */
  readonly ratio: number;
  readonly strings: number;
  /** Last row that may hold a value. */
  readonly rows: number;
  /** Blank rows in a row, between two values or after the last one. */
  readonly blankRows: number;
  /** Last column that may hold a value. */
  readonly columns: number;
  readonly cellChars: number;
  /** All text of the sheet's cells: one long shared string may be used by millions of them. */
  readonly textChars: number;
}

/** A roster of 100,000 workers is some 80 MB of XML and 10 MB packed; Excel itself allows 32,767 characters a cell. */
export const DEFAULT_SHEET_LIMITS: SheetLimits = {
  fileBytes: 64_000_000,
  parts: 2_000,
  sheetBytes: 256_000_000,
  stringsBytes: 64_000_000,
  partBytes: 16_000_000,
  ratio: 300,
  strings: 1_000_000,
  rows: 120_000,
  blankRows: 2_000,
  columns: 128,
  cellChars: 32_767,
  textChars: 64_000_000,
};
