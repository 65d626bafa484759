import { randomInt } from 'node:crypto';

/** Without the characters that people confuse when they copy one from paper: 0 O 1 l I. */
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LOWER = 'abcdefghijkmnopqrstuvwxyz';
const DIGITS = '23456789';
const ANY = `${UPPER}${LOWER}${DIGITS}`;

const pick = (alphabet: string): string => alphabet.charAt(randomInt(alphabet.length));

/** A first password of four groups with every kind of character, shown once; its owner has to change it at the first sign-in. */
export function makeInitialPassword(): string {
  const group = (first: string): string => [pick(first), pick(ANY), pick(ANY), pick(ANY)].join('');
  return [UPPER, LOWER, DIGITS, ANY].map(group).join('-');
}
