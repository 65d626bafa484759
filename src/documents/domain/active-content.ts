/** Tags with which a browser would take a text for a page or a drawing, and beginnings that make it a program. */
const MARKUP = /<\s*(?:!doctype|\?xml|\?php|html|head|body|script|svg|iframe|object|embed|form|meta|style|img|link)\b/i;
const PROGRAM = /^(?:#!|@echo\b)/i;

/** True when a text is (or may be taken for) a page, a drawing or a program. */
export const isActiveText = (text: string): boolean => MARKUP.test(text) || PROGRAM.test(text.trimStart());

/** Long enough not to stand by chance anywhere in 20 MB of compressed data. */
const FOREIGN_TAGS = ['<script', '<!doctype html', '<svg xmlns', '<html>', '<iframe', '<?php '];

/** Actions of a PDF that run without being asked for (ISO 32000-1, 12.6.4.5 and 12.6.4.16). */
const PDF_ACTIONS = ['/JavaScript', '/Launch'];

/** True when a picture carries a page or a script inside, so that it is two things at once. */
export function isPolyglot(bytes: Buffer): boolean {
  const lower = bytes.toString('latin1').toLowerCase();
  return FOREIGN_TAGS.some((tag) => lower.includes(tag));
}

/** True when a PDF runs scripts or programs, or begins as a page. What is compressed inside is left to the reader's program. */
export function isActivePdf(bytes: Buffer): boolean {
  return isPolyglot(bytes.subarray(0, 1024)) || PDF_ACTIONS.some((action) => bytes.includes(action));
}
