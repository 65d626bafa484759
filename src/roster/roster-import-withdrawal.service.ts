import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { CaseIntake } from '../cases/case-intake.service.js';
import { SheetImport } from '../imports/sheet-import.entity.js';
import { findImport } from '../imports/sheet-imports.service.js';
import { blocked, blockedBy } from '../platform/http/coded-error.js';
import { addingStates, rosterRefusal } from './domain/roster-states.js';
import { takeOff } from './take-off.js';
import { WorkerTies } from './worker-ties.js';

/** What was done since with the people whom an import brought, counted by the blocker it makes. */
type Touches = Record<string, number>;

/** Takes an imported roster back as a whole, as long as nobody has worked with it. */
@Injectable()
export class RosterImportWithdrawal {
  constructor(
    private readonly commands: CaseCommands,
    private readonly intake: CaseIntake,
    private readonly ties: WorkerTies,
  ) {}

  /**
   * Takes off everybody whom the import brought and who still stands on the roster; the same people may then come by another sheet. Asked again, it
   * changes nothing.
   * @throws CodedError as `CaseCommands.run`; 404; 422 `importNotApplied`, `returnToVerificationFirst`, or all that was done with these people since:
   *   `importedClaimsDecided`, `importedClaimsAdded`, `importedWorkersCorrected`, `importedWorkersSurveyed`, and the ties of other features
   */
  async withdraw(actor: Actor, caseId: string, importId: string, reason: string): Promise<void> {
    await this.commands.run(actor, caseId, { standing: 'member', states: 'any' }, async (tx) => {
      const { id, state } = await findImport(tx.m, caseId, 'roster', importId);
      if (state === 'withdrawn') return;
      if (state !== 'applied') throw blockedBy('importNotApplied', 'importId');
      await this.commands.requireState(tx.m, tx.kase, addingStates, rosterRefusal);
      const workerIds = await broughtBy(tx.m, id);
      await this.requireUntouched(tx, id, workerIds);
      await takeOff(tx, workerIds, reason);
      await tx.m.update(SheetImport, { id }, { state: 'withdrawn' });
      await tx.record('roster.importWithdrawn', { importId: id, workers: workerIds.length, reason });
      await this.intake.assess(tx.m, tx.kase, actor.id);
    });
  }

  private async requireUntouched({ m, kase }: CaseTx, importId: string, workerIds: readonly string[]): Promise<void> {
    const touches = await touchesOf(m, importId, workerIds);
    for (const tie of this.ties.all) touches[tie.code] = await tie.count(m, kase.id, workerIds);
    const blockers = Object.entries(touches).filter(([, count]) => count > 0);
    if (blockers.length > 0) throw blocked(blockers.map(([code, count]) => ({ code, path: 'importId', overridable: false, params: { count } })));
  }
}

async function broughtBy(m: EntityManager, importId: string): Promise<string[]> {
  const rows = await m.query<{ id: string }[]>('SELECT id FROM workers WHERE import_id = $1 AND removed_at IS NULL', [importId]);
  return rows.map(({ id }) => id);
}

async function touchesOf(m: EntityManager, importId: string, workerIds: readonly string[]): Promise<Touches> {
  const [touches] = await m.query<[Touches]>(
    `SELECT (SELECT count(*)::int FROM claims WHERE worker_id = ANY($1::uuid[]) AND withdrawn_at IS NULL AND decided_at IS NOT NULL) AS "importedClaimsDecided",
            (SELECT count(*)::int FROM claims WHERE worker_id = ANY($1::uuid[]) AND withdrawn_at IS NULL AND import_id IS DISTINCT FROM $2) AS "importedClaimsAdded",
            count(*) FILTER (WHERE version > 1)::int AS "importedWorkersCorrected", count(*) FILTER (WHERE surveyed_at IS NOT NULL)::int AS "importedWorkersSurveyed"
       FROM workers WHERE id = ANY($1::uuid[])`,
    [workerIds, importId],
  );
  return touches;
}
