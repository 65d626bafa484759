import type { RepaymentBoardShowData } from '@/api/types.gen';
import { KINDS } from '../kinds';

const TEXTS = ['regionCode', 'supervisorId', 'employerKey', 'q'] as const;
const FLAGS = ['regionOnly', 'unsupervised'] as const;

/** Which cases and which kind of money the board is about. It stands in the address, so that a figure and its rows are about the same. */
export type BoardFilter = Pick<NonNullable<RepaymentBoardShowData['query']>, (typeof TEXTS)[number] | (typeof FLAGS)[number] | 'kind'>;

/** What a person narrowed the board to, one chip each. */
export const NARROWINGS = ['employer', 'region', 'supervisor', 'kind'] as const;
export type Narrowing = (typeof NARROWINGS)[number];

const FIELDS: Readonly<Record<Narrowing, readonly (keyof BoardFilter)[]>> = { employer: ['employerKey'], region: ['regionCode', 'regionOnly'], supervisor: ['supervisorId', 'unsupervised'], kind: ['kind'] };

export function filterOf(search: URLSearchParams): BoardFilter {
  const kind = KINDS.find((one) => one === search.get('kind'));
  const filter: BoardFilter = kind === undefined ? {} : { kind };
  for (const name of TEXTS) {
    const text = search.get(name);
    if (text) filter[name] = text;
  }
  for (const name of FLAGS) if (search.get(name) === 'true') filter[name] = true;
  return filter;
}

/** The same as an address holds it. */
export const paramsOf = (filter: BoardFilter): Record<string, string> => Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));

export function boardAddress(filter: BoardFilter): string {
  const search = new URLSearchParams(paramsOf(filter)).toString();
  return search === '' ? '/repayment' : `/repayment?${search}`;
}

export const isNarrowed = (filter: BoardFilter): boolean => Object.keys(filter).length > 0;

export const isNarrowedBy = (filter: BoardFilter, narrowing: Narrowing): boolean => FIELDS[narrowing].some((name) => filter[name] !== undefined);

/** Without what narrowed it that way: also where another choice of that way takes its place. */
export const widened = (filter: BoardFilter, narrowing: Narrowing): BoardFilter => Object.fromEntries(Object.entries(filter).filter(([name]) => !FIELDS[narrowing].some((field) => field === name)));
