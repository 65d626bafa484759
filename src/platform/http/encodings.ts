/** How an answer may be packed, the smaller one first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * @param header what the browser takes, `Accept-Encoding`
 * @param offered the packed forms there are
 * @returns the smallest that it takes; null for the plain one
 */
export function chooseEncoding(header: string | string[] | undefined, offered: (encoding: Encoding) => boolean): Encoding | null {
  const accepted = new Map(String(header ?? '').split(',').map((part) => {
    const [name = '', ...params] = part.trim().toLowerCase().split(/\s*;\s*/);
    return [name, !params.some((param) => /^q=0(\.0*)?$/.test(param))] as const;
  }));
  return ENCODINGS.find((encoding) => accepted.get(encoding) === true && offered(encoding)) ?? null;
}
