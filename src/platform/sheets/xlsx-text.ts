import { SheetError } from './sheet-error.js';

/** Gathers the text of a cell or a shared string: what stands in `<t>` and `<v>`, but not in a phonetic run `<rPh>`. */
export class TextCollector {
  private collected = '';
  private grabbing = false;
  private phonetic = 0;

  constructor(private readonly maxChars: number) {}

  reset(): void {
    this.collected = '';
    this.grabbing = false;
    this.phonetic = 0;
  }

  open(name: string): void {
    if (name === 'rPh') this.phonetic++;
    else if (name === 't' || name === 'v') this.grabbing = this.phonetic === 0;
  }

  text(text: string): void {
    if (!this.grabbing) return;
    if (this.collected.length + text.length > this.maxChars) throw new SheetError('cellTooLong');
    this.collected += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic--;
    else if (name === 't' || name === 'v') this.grabbing = false;
  }

  raw(): string {
    return this.collected;
  }

  /** The text with Excel's escapes for characters that XML cannot hold (`_x000D_`, ECMA-376 22.9.2.19) undone. */
  value(): string {
    return this.collected.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}
