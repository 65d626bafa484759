import { normaliseBankCard } from '../../cases/domain/identifiers/bank-card.js';
import { checkIdNumber } from '../../cases/domain/identifiers/id-number.js';
import { identifierText } from '../../cases/domain/identifiers/identifier-text.js';
import { isMasked } from '../../cases/domain/identifiers/masks.js';
import { cleanPersonName, MAX_NAME_CHARS } from '../../cases/domain/identifiers/person-name.js';
import { normalisePhone } from '../../cases/domain/identifiers/phone.js';
import { numberAsIdentifier } from '../../platform/sheets/cell-text.js';
import type { RosterColumnKey } from './roster-columns.js';
import { tooLongMessage } from './roster-messages.js';
import type { RosterRowView } from './roster-row-view.js';

const MAX_PHONE_CHARS = 40;
/** `6.40399E+17`: what a sheet shows of a long number, and what a text export of it keeps. */
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/i;

/** The worker's name, or undefined with the reason noted in the view. */
export function readName(view: RosterRowView): string | undefined {
  const cell = view.cell('name');
  if (view.isBroken('name')) return view.refuse('name', 'cellError');
  if (view.isBlank('name')) return view.refuse('name', 'required');
  const name = typeof cell === 'string' ? cleanPersonName(cell) : '';
  if (isMasked(name)) return view.refuse('name', 'maskedValue');
  if ([...name].length > MAX_NAME_CHARS) {
    view.error('name', 'tooLong', tooLongMessage(MAX_NAME_CHARS));
    return undefined;
  }
  return /[\p{L}\p{Co}]/u.test(name) ? name : view.refuse('name', 'badName');
}

/** The identity number in its normal form, or undefined with the reason noted in the view. */
export function readIdNumber(view: RosterRowView, today: string): string | undefined {
  if (view.isBroken('idNumber')) return view.refuse('idNumber', 'cellError');
  if (view.isBlank('idNumber')) return view.refuse('idNumber', 'required');
  const written = writtenIdentifier(view, 'idNumber');
  if (written === null) return view.refuse('idNumber', 'idNumberAsNumber');
  if (isMasked(written.text)) return view.refuse('idNumber', 'maskedValue');
  const check = checkIdNumber(written.text, today);
  if (check.ok) return check.value;
  // Eighteen digits in a number cell that do not check are digits lost on the way rather than a slip of the pen.
  return view.refuse('idNumber', written.wasNumber && check.code !== 'idNumberLength' ? 'idNumberAsNumber' : check.code);
}

/** The telephone number; one that looks wrong is kept with a warning, because somebody may still know whose it is. */
export function readPhone(view: RosterRowView): string | undefined {
  if (view.isBlank('phone')) return undefined;
  const written = writtenIdentifier(view, 'phone');
  if (written === null) return view.notice('phone', 'phoneNumber');
  if (isMasked(written.text)) return view.notice('phone', 'maskedValue');
  const { value, plausible } = normalisePhone(written.text);
  if (!plausible) view.notice('phone', 'phoneNumber');
  return value !== '' && value.length <= MAX_PHONE_CHARS ? value : undefined;
}

/** The account for payments; one that is incomplete is left out, so that no money goes there. */
export function readBankCard(view: RosterRowView): string | undefined {
  if (view.isBlank('bankCard')) return undefined;
  const written = writtenIdentifier(view, 'bankCard');
  if (written === null) return view.notice('bankCard', 'bankCard');
  if (isMasked(written.text)) return view.notice('bankCard', 'maskedValue');
  const { value, plausible } = normaliseBankCard(written.text);
  return plausible ? value : view.notice('bankCard', 'bankCard');
}

/** Null when the sheet took the identifier for a number and its last digits are gone. */
function writtenIdentifier(view: RosterRowView, key: RosterColumnKey): { text: string; wasNumber: boolean } | null {
  const cell = view.cell(key);
  if (typeof cell === 'object' && cell !== null && 'number' in cell) {
    const number = numberAsIdentifier(cell.number);
    return 'lost' in number ? null : { text: number.digits, wasNumber: true };
  }
  const text = view.text(key);
  return SCIENTIFIC.test(identifierText(text)) ? null : { text, wasNumber: false };
}
