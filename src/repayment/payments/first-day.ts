import type { EntityManager } from 'typeorm';
import { kindNames } from '../../cases/domain/kind-names.js';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { LABOUR_LAW_SINCE } from '../../legal-figures/domain/figure-change.js';
import type { BlockerView } from '../../platform/http/coded-error.js';
import { kindsSettledBy } from '../domain/claim-kind.js';

/** The first day on which money for a kind can have moved. */
export interface FirstDay {
  kind: PaymentKind;
  /** `YYYY-MM-DD` */
  first: string;
  /** It is the first month for which any of the kind is owed; otherwise the day on which 劳动法 came into force. */
  owedSince: boolean;
}

/** Of what may be older than anything the case knows. */
export const SINCE_THE_LAW: FirstDay = { kind: 'socialInsurance', first: LABOUR_LAW_SINCE, owedSince: false };

/** As a case's claims stand. What is owed for no month in particular may be as old as the law. */
export async function firstDayOf(m: EntityManager, caseId: string, kind: PaymentKind): Promise<FirstDay> {
  const [{ month }] = await m.query<[{ month: string | null }]>(
    `SELECT CASE WHEN bool_and(from_month IS NOT NULL) THEN min(from_month) END AS month
       FROM claims WHERE case_id = $1 AND kind = ANY($2) AND withdrawn_at IS NULL AND disallowed_reason IS NULL`,
    [caseId, kindsSettledBy(kind)],
  );
  return month === null ? { ...SINCE_THE_LAW, kind } : { kind, first: `${month}-01`, owedSince: true };
}

/** What stands against a day that lies before the first one. */
export function tooEarly(day: string, path: string, { kind, first, owedSince }: FirstDay): BlockerView[] {
  if (day >= first) return [];
  return [{ code: owedSince ? 'beforeAnythingOwed' : 'beforeLabourLaw', path, overridable: false, params: { first, kind, kindName: kindNames[kind] } }];
}
