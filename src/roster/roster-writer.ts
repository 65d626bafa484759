import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ClaimKind, LivingCondition } from '../cases/domain/vocabulary.js';
import { Claim } from './claim.entity.js';
import { WorkerSecrets } from './worker-secrets.js';
import { Worker } from './worker.entity.js';

/** Somebody to put on a roster: everything checked and in its normal form. */
export interface NewWorker {
  name: string;
  idNumber: string | null;
  phone: string | null;
  bankCard: string | null;
  bankName: string | null;
  job: string | null;
  migrantWorker: boolean | null;
  hiredOn: string | null;
  note: string | null;
  reportedCondition: LivingCondition | null;
  claims: readonly NewClaim[];
}

export interface NewClaim {
  kind: ClaimKind;
  /** `YYYY-MM` */
  from: string | null;
  to: string | null;
  claimedFen: number;
}

/** By whom, when and by what sheet. */
export interface Provenance {
  caseId: string;
  at: Date;
  actorId: string;
  importId: string | null;
}

/** PostgreSQL takes 65,535 parameters a statement; a claim has 15 columns, a worker 24. */
const CLAIMS_AT_ONCE = 2_000;

/** Puts people and claims on a roster. The caller holds the case's lock and has checked that nobody is doubled. */
@Injectable()
export class RosterWriter {
  constructor(private readonly secrets: WorkerSecrets) {}

  /** The place after the last one on the case's roster, those taken off included. */
  async nextPosition(m: EntityManager, caseId: string): Promise<number> {
    const [last] = await m.query<[{ position: number }]>('SELECT coalesce(max(position), 0) AS position FROM workers WHERE case_id = $1', [caseId]);
    return last.position + 1;
  }

  /** @param people at most 1,000 @returns their ids in the same order */
  async addWorkers(m: EntityManager, people: readonly NewWorker[], firstPosition: number, from: Provenance): Promise<string[]> {
    const rows = people.map((person, place) => this.workerRow(person, firstPosition + place, from));
    await m.insert(Worker, rows);
    const claims = people.flatMap((person, place) => person.claims.map((claim) => claimRow(rows[place]?.id ?? '', claim, from)));
    await insertClaims(m, claims);
    return rows.map(({ id }) => id);
  }

  /** @returns the claim's id */
  async addClaim(m: EntityManager, workerId: string, claim: NewClaim, from: Provenance): Promise<string> {
    const row = claimRow(workerId, claim, from);
    await insertClaims(m, [row]);
    return row.id;
  }

  private workerRow({ claims: _claims, idNumber, phone, bankCard, note, ...plain }: NewWorker, position: number, from: Provenance): Worker {
    const id = randomUUID();
    const empty = { idNumber: null, idNumberIndex: null, phone: null, phoneIndex: null, bankCard: null, bankCardIndex: null };
    return {
      ...empty, ...this.secrets.columns(id, { idNumber, phone, bankCard }), ...plain, id, caseId: from.caseId, position,
      note: this.secrets.encryptText(id, 'note', note), livingCondition: null, livingNote: null, surveyedAt: null, createdAt: from.at,
      createdById: from.actorId, importId: from.importId, removedAt: null, version: 1,
    };
  }
}

function claimRow(workerId: string, { kind, from, to, claimedFen }: NewClaim, provenance: Provenance): Claim {
  return {
    id: randomUUID(), caseId: provenance.caseId, workerId, kind, fromMonth: from, toMonth: to, claimedFen, verifiedFen: null, disallowedReason: null,
    decidedAt: null, decidedById: null, createdAt: provenance.at, createdById: provenance.actorId, importId: provenance.importId, withdrawnAt: null,
    withdrawnReason: null,
  };
}

async function insertClaims(m: EntityManager, rows: readonly Claim[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CLAIMS_AT_ONCE) await m.insert(Claim, rows.slice(at, at + CLAIMS_AT_ONCE));
}
