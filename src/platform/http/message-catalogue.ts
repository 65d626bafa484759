import type { Locale } from '../observe/request-context.js';
import type { MessageParams } from './coded-error.js';

/** Texts by code, in both languages, with `{name}` placeholders; a value with a text under `label.<value>` is shown by that. */
export type Messages = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

/** All texts of the program, composed of each feature's own file; a code that two features explain differently stops the start. */
export class MessageCatalogue {
  private readonly byCode = new Map<string, Readonly<Record<Locale, string>>>();

  constructor(parts: readonly Messages[]) {
    for (const part of parts) {
      for (const [code, texts] of Object.entries(part)) {
        const known = this.byCode.get(code);
        if (known && (known['zh-CN'] !== texts['zh-CN'] || known.en !== texts.en)) {
          throw new Error(`Two texts for the message code ${code}`);
        }
        this.byCode.set(code, texts);
      }
    }
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  /** The text of a code; a code without a text is shown as it is, so that the reader at least has something to quote. */
  render(code: string, params: MessageParams = {}, locale: Locale = 'zh-CN'): string {
    const text = this.byCode.get(code)?.[locale] ?? code;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return value === undefined ? whole : this.nameOf(String(value), locale);
    });
  }

  /** What a value of the program's own is called; any other, such as a name, is what it is. */
  nameOf(value: string, locale: Locale = 'zh-CN'): string {
    return this.byCode.get(`label.${value}`)?.[locale] ?? value;
  }
}
