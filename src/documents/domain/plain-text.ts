/** What no written text holds: it marks binary data. Form feed, tab and line ends are text. */
const BINARY = /[\u0000-\u0008\u000B\u000E-\u001F\u007F\uFFFE\uFFFF]/;

/** The text of bytes that are wholly UTF-8, or wholly GB18030 (which holds GBK and GB 2312); null when they are neither. */
export function plainText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decode(bytes, encoding);
    if (text !== null && !BINARY.test(text)) return text;
  }
  return null;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}
