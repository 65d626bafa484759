import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseIntake } from '../cases/case-intake.service.js';
import type { ClaimKind } from '../cases/domain/vocabulary.js';
import type { AppliedImport, ApplyContext, ImportKind, ParseContext, ParsedImport, RowToApply } from '../imports/import-kind.js';
import { ImportKinds } from '../imports/import-kinds.js';
import type { SheetRow } from '../platform/sheets/sheet-row.js';
import { ROSTER_AMOUNT_KINDS } from './domain/roster-columns.js';
import { ROSTER_ENGLISH } from './domain/roster-english.js';
import { type KnownPerson, type RosterMatch, matchIssue, matchRosterRow } from './domain/roster-match.js';
import type { RosterRow } from './domain/roster-row.js';
import { readRoster } from './domain/roster-sheet.js';
import { addingStates, rosterRefusal } from './domain/roster-states.js';
import { type NewWorker, RosterWriter } from './roster-writer.js';
import { WorkerSecrets } from './worker-secrets.js';

const WORKERS_AT_ONCE = 500;

type Known = ReadonlyMap<string, KnownPerson>;

/** 职工名册: each good row becomes a worker with one claim for each kind that is owed. */
@Injectable()
export class RosterImportKind implements ImportKind<RosterRow> {
  readonly kind = 'roster';
  readonly standing = 'member';
  readonly states = addingStates;
  readonly refusal = rosterRefusal;
  readonly sameFile = 'mark';
  readonly english = ROSTER_ENGLISH;

  constructor(
    kinds: ImportKinds,
    private readonly secrets: WorkerSecrets,
    private readonly writer: RosterWriter,
    private readonly intake: CaseIntake,
  ) {
    kinds.register(this);
  }

  async parse(sheet: AsyncIterable<SheetRow>, { m, kase, today, sameFileAs, onProgress }: ParseContext): Promise<ParsedImport<RosterRow>> {
    const reading = await readRoster(sheet, { today, onProgress: (rows) => void onProgress(rows) });
    const known = await this.knownPeople(m, kase.id);
    const good = new Map(reading.accepted.map((row) => [row.row, row]));
    const rows = reading.rows.map(({ row, no, errors, warnings }) => {
      const payload = good.get(row);
      if (!payload) return { row, no, verdict: 'refused', errors, warnings };
      const match = this.match(payload, known, sameFileAs !== null);
      return match === 'new'
        ? { row, no, verdict: 'accepted', errors, warnings, payload }
        : { row, no, verdict: 'duplicate', errors, warnings: [...warnings, matchIssue(match)], payload };
    });
    const accepted = rows.flatMap((row) => (row.verdict === 'accepted' && row.payload ? [row.payload] : []));
    return {
      rows, warnings: reading.warnings, totals: sumsOf(accepted), accepted: accepted.length,
      rejected: rows.filter(({ verdict }) => verdict === 'refused').length, duplicates: rows.filter(({ verdict }) => verdict === 'duplicate').length,
    };
  }

  /** Asks anew who stands on the roster: since the sheet was read, somebody else may have added the same people. */
  async apply(context: ApplyContext, rows: readonly RowToApply<RosterRow>[]): Promise<AppliedImport> {
    const { m, kase, actorId, sheetImport, record } = context;
    const known = await this.knownPeople(m, kase.id);
    const judged = rows.map((row) => ({ row, match: this.match(row.payload, known, context.sameFileAs !== null) }));
    const added = judged.flatMap(({ row, match }) => (match === 'new' ? [row.payload] : []));
    await this.add(context, added);
    const totals = sumsOf(added);
    const counts = { accepted: added.length, rejected: sheetImport.rejected, duplicates: judged.length - added.length };
    await record('roster.imported', { importId: sheetImport.id, added: counts.accepted, duplicates: counts.duplicates, refused: counts.rejected, ...totals });
    await this.intake.assess(m, kase, actorId);
    return { ...counts, totals, rows: judged.map(({ row, match }) => verdictOf(row, match)) };
  }

  private async add({ m, kase, now, actorId, sheetImport, onProgress }: ApplyContext, people: readonly RosterRow[]): Promise<void> {
    const from = { caseId: kase.id, at: now, actorId, importId: sheetImport.id };
    const first = await this.writer.nextPosition(m, kase.id);
    for (let at = 0; at < people.length; at += WORKERS_AT_ONCE) {
      await this.writer.addWorkers(m, people.slice(at, at + WORKERS_AT_ONCE).map(newWorker), first + at, from);
      await onProgress(at + WORKERS_AT_ONCE);
    }
  }

  private match(row: RosterRow, known: Known, sameFile: boolean): RosterMatch {
    return matchRosterRow(row.amounts, known.get(this.secrets.fingerprint('idNumber', row.idNumber)), sameFile);
  }

  /**
   * Everybody who stands or stood on the roster, by the fingerprint of the ID number; those who stand there go first. Who went with an import that was taken
   * back never stood there.
   */
  private async knownPeople(m: EntityManager, caseId: string): Promise<Known> {
    const rows = await m.query<{ fingerprint: string; removed: boolean; claimed: Partial<Record<ClaimKind, number>> }[]>(
      `SELECT w.id_number_index AS fingerprint, w.removed_at IS NOT NULL AS removed,
              coalesce(jsonb_object_agg(c.kind, c.fen) FILTER (WHERE c.kind IS NOT NULL), '{}') AS claimed
         FROM workers w
         LEFT JOIN sheet_imports i ON i.id = w.import_id
         LEFT JOIN (SELECT worker_id, kind, sum(claimed_fen) AS fen FROM claims WHERE case_id = $1 AND withdrawn_at IS NULL GROUP BY worker_id, kind) c ON c.worker_id = w.id
        WHERE w.case_id = $1 AND w.id_number_index IS NOT NULL AND (w.removed_at IS NULL OR i.state IS DISTINCT FROM 'withdrawn')
        GROUP BY w.id ORDER BY removed DESC`,
      [caseId],
    );
    return new Map(rows.map(({ fingerprint, removed, claimed }) => [fingerprint, { removed, claimedFen: claimed }]));
  }
}

function newWorker(row: RosterRow): NewWorker {
  const { name, idNumber, phone, bankCard, bankName, job, migrantWorker, hiredOn, note, livingCondition, from, to, amounts } = row;
  const claims = ROSTER_AMOUNT_KINDS.flatMap((kind) => {
    const claimedFen = amounts[kind] ?? 0;
    return claimedFen > 0 ? [{ kind, from: from ?? null, to: to ?? null, claimedFen }] : [];
  });
  return {
    name, idNumber, claims, phone: phone ?? null, bankCard: bankCard ?? null, bankName: bankName ?? null, job: job ?? null,
    migrantWorker: migrantWorker ?? null, hiredOn: hiredOn ?? null, note: note ?? null, reportedCondition: livingCondition ?? null,
  };
}

function verdictOf({ row, warnings }: RowToApply<RosterRow>, match: RosterMatch): AppliedImport['rows'][number] {
  const about = warnings.filter(({ code }) => !MATCH_CODES.has(code));
  return match === 'new' ? { row, verdict: 'accepted', warnings: about } : { row, verdict: 'duplicate', warnings: [...about, matchIssue(match)] };
}

const MATCH_CODES: ReadonlySet<string> = new Set<RosterMatch>(['alreadyOnRoster', 'alreadyOnRosterDifferent', 'removedFromRoster', 'sameFile']);

/** How many people, and what they claim by kind, in fen: `{ workers: 59, wagesFen: 163708438, … }`. */
function sumsOf(rows: readonly RosterRow[]): Record<string, number> {
  const sums: Record<string, number> = { workers: rows.length };
  for (const kind of ROSTER_AMOUNT_KINDS) {
    const fen = rows.reduce((sum, { amounts }) => sum + (amounts[kind] ?? 0), 0);
    if (fen > 0) sums[`${kind}Fen`] = fen;
  }
  return sums;
}
