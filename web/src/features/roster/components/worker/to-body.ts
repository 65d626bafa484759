import type { AddWorkerBody, CorrectWorkerBody, NewClaimBody } from '@/api/types.gen';

export type WorkerInput = Omit<AddWorkerBody, 'claims'>;
export interface ClaimInput {
  kind: NewClaimBody['kind'];
  claimedFen: number;
  from?: string | null;
  to?: string | null;
}

const SECRET = ['idNumber', 'phone', 'bankCard'] as const;

export const toClaim = ({ kind, claimedFen, from, to }: ClaimInput): NewClaimBody => ({ kind, claimedFen, ...(from ? { from } : {}), ...(to ? { to } : {}) });

/** What was left empty is not recorded. */
export const toNewWorker = (fields: WorkerInput, claims: readonly ClaimInput[]): AddWorkerBody =>
  ({ ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '')), claims: claims.map(toClaim) }) as AddWorkerBody;

/** What was emptied is cleared; but for the numbers, which are never shown in the form: those stay when nothing is typed. */
export function toCorrection(fields: WorkerInput, version: number): CorrectWorkerBody {
  const known = Object.entries(fields).map(([name, value]) => [name, value === '' || value === undefined ? null : value] as const);
  return { ...Object.fromEntries(known.filter(([name, value]) => value !== null || !SECRET.some((secret) => secret === name))), version };
}
