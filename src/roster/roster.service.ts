import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands } from '../cases/case-command.js';
import { CaseIntake } from '../cases/case-intake.service.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { blockedBy, invalid, invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { Claim } from './claim.entity.js';
import { type PersonInput, readPersonInput } from './domain/person-input.js';
import { MAX_CLAIM_FEN } from './domain/roster-amounts.js';
import { addingStates, rosterRefusal } from './domain/roster-states.js';
import { findWorker } from './find-worker.js';
import type { AddWorkerBody, CorrectWorkerBody, NewClaimBody, RemoveWorkerBody } from './roster.dto.js';
import type { WorkerView } from './roster.view.js';
import { type NewClaim, RosterWriter } from './roster-writer.js';
import { takeOff } from './take-off.js';
import { WorkerListReader } from './worker-list.reader.js';
import { WorkerMoney } from './worker-money.js';
import { WorkerSecrets } from './worker-secrets.js';
import { Worker } from './worker.entity.js';

/** The roster by hand: one person added, corrected, taken off. */
@Injectable()
export class Roster {
  constructor(
    private readonly commands: CaseCommands,
    private readonly intake: CaseIntake,
    private readonly writer: RosterWriter,
    private readonly secrets: WorkerSecrets,
    private readonly money: WorkerMoney,
    private readonly reader: WorkerListReader,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError as `CaseCommands.run`; 400 for a wrong or masked number; 422 `alreadyOnRoster` */
  add(actor: Actor, caseId: string, body: AddWorkerBody): Promise<WorkerView> {
    const person = this.personOf(body);
    const claims = (body.claims ?? []).map((claim, i) => readClaim(claim, `claims[${i}].`));
    return this.commands.run(actor, caseId, { standing: 'member', states: addingStates, refusal: rosterRefusal }, async (tx) => {
      await this.requireNewcomer(tx.m, caseId, person.idNumber ?? null, null);
      const [id = ''] = await this.writer.addWorkers(
        tx.m,
        [{
          name: person.name ?? body.name, idNumber: person.idNumber ?? null, phone: person.phone ?? null, bankCard: person.bankCard ?? null, claims,
          bankName: body.bankName ?? null, job: body.job ?? null, migrantWorker: body.migrantWorker ?? null, hiredOn: body.hiredOn ?? null,
          note: body.note ?? null, reportedCondition: null,
        }],
        await this.writer.nextPosition(tx.m, caseId),
        { caseId, at: tx.now, actorId: actor.id, importId: null },
      );
      await tx.record('worker.added', { workerId: id, claims: claims.length });
      await this.intake.assess(tx.m, tx.kase, actor.id);
      return this.reader.one(tx.m, caseId, id);
    });
  }

  /**
   * Corrects what is known of a person; possible while the case is open, since banks refuse wrong accounts late.
   * @throws CodedError as `CaseCommands.run`; 400 `maskedValue` or a wrong number; 404; 409; 422 `alreadyOnRoster`
   */
  correct(actor: Actor, caseId: string, workerId: string, { version, ...body }: CorrectWorkerBody): Promise<WorkerView> {
    const person = this.personOf(body);
    return this.commands.run(actor, caseId, { standing: 'member' }, async (tx) => {
      const worker = await findWorker(tx.m, caseId, workerId, version);
      if (person.idNumber) await this.requireNewcomer(tx.m, caseId, person.idNumber, workerId);
      const { name, hiredOn, ...identifiers } = person;
      await tx.m.update(Worker, { id: workerId }, {
        ...this.secrets.columns(workerId, withoutUndefined(identifiers)),
        ...withoutUndefined({ name, hiredOn, bankName: body.bankName, job: body.job, migrantWorker: body.migrantWorker }),
        ...(body.note === undefined ? {} : { note: this.secrets.encryptText(workerId, 'note', body.note) }),
        version: worker.version + 1,
      });
      await tx.record('worker.corrected', { workerId, fields: Object.keys(withoutUndefined(body)) });
      return this.reader.one(tx.m, caseId, workerId);
    });
  }

  /**
   * Takes somebody off the roster and withdraws their claims; the rows stay.
   * @throws CodedError as `CaseCommands.run`; 404; 409; 422 `workerHasMoney` when anything is promised or paid
   */
  async remove(actor: Actor, caseId: string, workerId: string, { version, reason }: RemoveWorkerBody): Promise<void> {
    await this.commands.run(actor, caseId, { standing: 'member', states: 'any' }, async (tx) => {
      await findWorker(tx.m, caseId, workerId, version);
      await this.commands.requireState(tx.m, tx.kase, addingStates, rosterRefusal);
      const claims = await tx.m.findBy(Claim, { caseId, workerId, withdrawnAt: IsNull() });
      const money = await this.money.ofClaims(tx.m, caseId, claims.map(({ id }) => id));
      if ([...money.values()].some(({ agreedFen, paidFen }) => agreedFen > 0 || paidFen > 0)) throw blockedBy('workerHasMoney', 'claims');
      await takeOff(tx, [workerId], reason);
      await tx.record('worker.removed', { workerId, claims: claims.length, reason });
      await this.intake.assess(tx.m, tx.kase, actor.id);
    });
  }

  private personOf(body: PersonInput): PersonInput {
    const { person, faults } = readPersonInput(body, this.time.dateOf(this.clock.now()));
    if (faults.length > 0) throw invalid(faults);
    return person;
  }

  private async requireNewcomer(m: EntityManager, caseId: string, idNumber: string | null, exceptId: string | null): Promise<void> {
    if (idNumber === null) return;
    const idNumberIndex = this.secrets.fingerprint('idNumber', idNumber);
    const known = await m.findOneBy(Worker, { caseId, idNumberIndex, removedAt: IsNull() });
    if (known && known.id !== exceptId) throw blockedBy('alreadyOnRoster', 'idNumber');
  }
}

/** @throws CodedError 400 `periodEndsBeforeStart`, `tooLarge`, or `onlyByDecision` for what an authority has to decide first */
export function readClaim({ kind, from, to, claimedFen }: NewClaimBody, path = ''): NewClaim {
  if (kind === 'additionalCompensation') throw invalidField(`${path}kind`, 'onlyByDecision');
  if (from !== undefined && to !== undefined && to < from) throw invalidField(`${path}to`, 'periodEndsBeforeStart');
  if (claimedFen > MAX_CLAIM_FEN) throw invalidField(`${path}claimedFen`, 'claimTooLarge');
  return { kind, from: from ?? null, to: to ?? null, claimedFen };
}

const withoutUndefined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
