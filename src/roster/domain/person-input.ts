import { normaliseBankCard } from '../../cases/domain/identifiers/bank-card.js';
import { checkIdNumber } from '../../cases/domain/identifiers/id-number.js';
import { isMasked } from '../../cases/domain/identifiers/masks.js';
import { cleanPersonName } from '../../cases/domain/identifiers/person-name.js';
import { readTypedPhone } from '../../cases/domain/identifiers/typed-phone.js';

/** What somebody types about a person; absent fields are left alone, null empties one. */
export interface PersonInput {
  readonly name?: string | undefined;
  readonly idNumber?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly bankCard?: string | null | undefined;
  readonly hiredOn?: string | null | undefined;
}

export interface PersonFault {
  readonly path: keyof PersonInput;
  readonly code: string;
}

/** The fields in their normal form, with every fault at once. `today` is the business date. */
export function readPersonInput(input: PersonInput, today: string): { person: PersonInput; faults: PersonFault[] } {
  const faults: PersonFault[] = [];
  const read = <Field extends 'name' | 'idNumber' | 'phone' | 'bankCard'>(path: Field, check: (text: string) => { value: string } | { code: string }): string | null | undefined => {
    const text = input[path];
    if (text === undefined || text === null) return text;
    // Keyboards write the dot within a name in ways that also serve as masks.
    const result = isMasked(path === 'name' ? cleanPersonName(text) : text) ? { code: 'maskedValue' } : check(text);
    if ('value' in result) return result.value;
    faults.push({ path, code: result.code });
    return undefined;
  };
  const name = read('name', checkName) ?? undefined;
  const idNumber = read('idNumber', (text) => withoutOk(checkIdNumber(text, today)));
  const phone = read('phone', readTypedPhone);
  const bankCard = read('bankCard', checkBankCard);
  if (input.hiredOn !== undefined && input.hiredOn !== null && input.hiredOn > today) faults.push({ path: 'hiredOn', code: 'inTheFuture' });
  return { person: { name, idNumber, phone, bankCard, hiredOn: input.hiredOn }, faults };
}

function checkName(text: string): { value: string } | { code: string } {
  const value = cleanPersonName(text);
  return /[\p{L}\p{Co}]/u.test(value) ? { value } : { code: 'badName' };
}

const withoutOk = (check: ReturnType<typeof checkIdNumber>): { value: string } | { code: string } =>
  check.ok ? { value: check.value } : { code: check.code };

function checkBankCard(text: string): { value: string } | { code: string } {
  const { value, plausible } = normaliseBankCard(text);
  return plausible ? { value } : { code: 'bankCardNumber' };
}
