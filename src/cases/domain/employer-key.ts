/**
 * An employer's name without what spelling varies in (width, spaces, punctuation, case), by which two cases are seen to concern
 * the same one.
 */
export const employerKey = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');
