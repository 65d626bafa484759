/**
 * An identifier as it was meant: full-width characters become ASCII, blanks and invisible characters go, and so do the marks
 * people use to force text in a sheet (`'6403…`, `="6403…"`).
 */
export function identifierText(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');
  return (/^="(.*)"$/.exec(plain)?.[1] ?? plain).replace(/^['‘’]/, '');
}
