import { hash, verify } from '@node-rs/argon2';
import type { FieldError } from '../platform/http/coded-error.js';

/** argon2id (the library's default variant) with 19 MiB and two passes, as OWASP's cheat sheet sets it. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** Spends the time of a real check, so that an unknown name answers as slowly as a known one. */
export async function pretendToVerify(password: string): Promise<false> {
  dummy ??= hashPassword('no account has this password');
  await verify(await dummy, password);
  return false;
}

let dummy: Promise<string> | undefined;

/** At least ten characters of three kinds (等保 2.0 assessors ask for eight), and not the account's own name. */
export function passwordFault(password: string, username: string): FieldError | null {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  if (password.length < 10 || kinds < 3) return { path: 'newPassword', code: 'passwordTooWeak' };
  return password.toLowerCase().includes(username.toLowerCase()) ? { path: 'newPassword', code: 'passwordHoldsName' } : null;
}
