import { identifierText } from './identifier-text.js';

const MOBILE = /^1[3-9]\d{9}$/;
/** Area code and 7 or 8 digits, or a 400 / 800 service number; an extension after a dash. */
const LANDLINE = /^(0\d{2,3}[2-9]\d{6,7}|[48]00\d{7})(-\d{1,6})?$/;
const COUNTRY_CODE = /^(\+|00)?86(?=(1[3-9]\d{9}|0\d{9,11})$)|^(\+|00)86(?=[48]00\d{7}$)/;

/**
 * A telephone number without blanks, dashes, brackets and the country code: ` +86 199 8765-4321 ` is `19987654321`. `plausible`
 * tells whether it is a mobile or a complete landline number of the mainland; a number that is not is kept as it was written.
 */
export function normalisePhone(text: string): { readonly value: string; readonly plausible: boolean } {
  const written = identifierText(text);
  const named = /(?:转|ext\.?|x)(\d{1,6})$/i.exec(written);
  const extension = named ?? dashedExtension(written);
  const digits = bare(extension === null ? written : written.slice(0, extension.index));
  const value = extension === null ? digits : `${digits}-${extension[1]}`;
  const plausible = MOBILE.test(value) || LANDLINE.test(value);
  return { value: plausible ? value : written, plausible };
}

const bare = (main: string): string => main.replace(/[-‐-―−()._]/g, '').replace(COUNTRY_CODE, '');

/** What follows the last dash of `0953-2012345-801`, where a whole landline number stands before it. */
function dashedExtension(written: string): RegExpExecArray | null {
  const found = /[-‐-―−](\d{1,6})$/.exec(written);
  return found !== null && LANDLINE.test(bare(written.slice(0, found.index))) ? found : null;
}
