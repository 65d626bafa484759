import type { OutgoingLine, OutgoingMessage } from './channel-adapter.js';

/** How a channel writes; every text that comes from outside goes through `plain`. */
export interface Dialect {
  /** What `text` is written as so that it means nothing to the receiver's markup. */
  plain(text: string): string;
  title(plainText: string): string;
  line(plainText: string, link: string | null): string;
  /** The last line of a digest that is not whole. */
  more(count: number): string;
}

export type Measure = (text: string) => number;

export interface Room {
  readonly limit: number;
  readonly measure: Measure;
}

/** Bytes as UTF-8. */
export const bytesOf: Measure = (text) => Buffer.byteLength(text);
/** Bytes as a part of a JSON body, in which line ends and quotes take two. */
export const jsonBytesOf: Measure = (text) => Buffer.byteLength(JSON.stringify(text)) - 2;

/** A title is a heading, not the message. */
const TITLE_BYTES = 240;

/** Case number (unless the text names it), what happened, and for groups to whom; on one line. */
export function lineText({ text, caseNumber, to }: OutgoingLine, locale: OutgoingMessage['locale']): string {
  const number = caseNumber === null || text.includes(caseNumber) ? '' : `${caseNumber} `;
  const whom = locale === 'en' ? ` (${to})` : `（${to}）`;
  return onOneLine(`${number}${text}${to === null ? '' : whom}`);
}

/** Without line breaks, control characters and double blanks. */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** The heading of a message. */
export function titleText({ title }: OutgoingMessage): string {
  return cutTo(onOneLine(title), { limit: TITLE_BYTES, measure: bytesOf });
}

/**
 * Title and lines within the room there is. What does not fit is left off by whole lines, and the last line says how many they
 * are and where; a line that is too long by itself is cut, but never its link. A title that its only line repeats is left off.
 */
export function compose(message: OutgoingMessage, dialect: Dialect, room: Room): string {
  const title = titleText(message);
  const lines = message.lines.map((line) => ({ text: lineText(line, message.locale), link: line.link }));
  const [first] = lines;
  const head = lines.length === 1 && first?.text === title ? [] : [dialect.title(dialect.plain(title))];
  const written = lines.map(({ text, link }) => dialect.line(dialect.plain(text), link));
  const digest = (shown: number): string => {
    const left = written.length - shown;
    return [...head, ...written.slice(0, shown), ...(left > 0 ? [dialect.more(left)] : [])].join('\n');
  };
  const fits = (shown: number): boolean => room.measure(digest(shown)) <= room.limit;
  if (first === undefined || fits(lines.length)) return digest(lines.length);

  const shown = largest(lines.length - 1, fits);
  if (shown > 0) return digest(shown);
  const rest = lines.length > 1 ? [dialect.more(lines.length - 1)] : [];
  const around = (text: string): string => [...head, dialect.line(text, first.link), ...rest].join('\n');
  const left = room.limit - room.measure(around(''));
  return around(dialect.plain(cutTo(first.text, { limit: left, measure: (text) => room.measure(dialect.plain(text)) })));
}

/** At most as long as there is room, with an ellipsis when something is left off; never half a character. */
export function cutTo(text: string, { limit, measure }: Room): string {
  if (measure(text) <= limit) return text;
  const characters = [...text];
  const start = (count: number): string => `${characters.slice(0, count).join('').trimEnd()}…`;
  return start(largest(characters.length - 1, (count) => measure(start(count)) <= limit));
}

/** The largest number up to `most` that fits, when every smaller one fits too; 0 when none does. */
function largest(most: number, fits: (count: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
