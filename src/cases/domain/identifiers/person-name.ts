/** Longest name taken, in characters; the longest on identity cards have some 30. */
export const MAX_NAME_CHARS = 60;

/** The dots that keyboards and old systems put between the parts of a name; identity cards have U+00B7. */
const DOT_IN_NAME = /(?<=\p{Script=Han})\s*[·•‧∙⋅・･]\s*(?=\p{Script=Han})/gu;
const BLANK_IN_NAME = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;
const FULL_WIDTH = /[！-～]/g;

/**
 * A person's name as it stands on the identity card: no blanks within Chinese names (`张　三`), one kind of dot in names such
 * as 买买提·吐尔逊, half-width Latin. No Unicode normalisation: it would fold rare characters into their look-alikes.
 */
export function cleanPersonName(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(DOT_IN_NAME, '·')
    .replace(BLANK_IN_NAME, '')
    .replace(/\s+/g, ' ')
    .trim();
}
