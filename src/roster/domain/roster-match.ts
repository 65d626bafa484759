import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { FieldIssue } from '../../platform/sheets/field-issue.js';
import { ROSTER_AMOUNT_KINDS } from './roster-columns.js';
import type { RosterAmounts } from './roster-row.js';

/** Somebody who stands, or stood, on the case's roster: what they claim by kind, in fen. */
export interface KnownPerson {
  readonly removed: boolean;
  readonly claimedFen: Readonly<Partial<Record<ClaimKind, number>>>;
}

export type RosterMatch = 'new' | 'alreadyOnRoster' | 'alreadyOnRosterDifferent' | 'removedFromRoster' | 'sameFile';

/**
 * What a good row brings to a roster. Nobody is doubled, nobody taken off comes back by a sheet, amounts on record are never
 * overwritten, and the same file again adds nobody.
 */
export function matchRosterRow(amounts: RosterAmounts, known: KnownPerson | undefined, sameFile: boolean): RosterMatch {
  if (known === undefined) return sameFile ? 'sameFile' : 'new';
  if (known.removed) return 'removedFromRoster';
  const differs = ROSTER_AMOUNT_KINDS.some((kind) => (amounts[kind] ?? 0) > 0 && amounts[kind] !== known.claimedFen[kind]);
  return differs ? 'alreadyOnRosterDifferent' : 'alreadyOnRoster';
}

const MESSAGES: Record<Exclude<RosterMatch, 'new'>, string> = {
  alreadyOnRoster: '此人已在本案名册上，没有重复登记',
  alreadyOnRosterDifferent: '此人已在本案名册上，金额与表中不同，未作更改，请核对后手工更正',
  removedFromRoster: '此人曾从本案名册移出，没有重新登记；如需恢复请手工添加',
  sameFile: '这个文件已经导入过，此行没有再次登记',
};

/** What people read beside the row. */
export const matchIssue = (match: Exclude<RosterMatch, 'new'>): FieldIssue => ({ column: '身份证号', code: match, message: MESSAGES[match] });
