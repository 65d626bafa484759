import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import type { PersonView } from '../cases/case.view.js';
import { maskName } from '../cases/domain/identifiers/masks.js';
import { inSnapshot } from '../platform/database/snapshot.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { kindRank } from '../repayment/domain/claim-kind.js';
import { noAmounts } from '../repayment/domain/ledger-amounts.js';
import { CaseLedger } from '../repayment/ledger/case-ledger.service.js';
import { Claim } from '../roster/claim.entity.js';
import { Worker } from '../roster/worker.entity.js';
import { claimEntries } from './claim-entries.js';
import { entriesByClaim, type ObligationEntry } from './domain/obligation-entry.js';
import { moneyEntries } from './money-entries.js';
import type { ObligationEntryView, ObligationsView } from './obligations.view.js';

/** Answers of one worker who moved each obligation, when, and on what evidence: claimed, decided, promised, paid, waived, taken back. */
@Injectable()
export class ObligationsReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly grants: CaseReadGrants,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 for a case that may not be known, or another case's worker */
  show(actor: Actor, caseId: string, workerId: string): Promise<ObligationsView> {
    return inSnapshot(this.transactions.reader, async (m) => {
      const kase = await findVisibleCase(m, actor, caseId);
      const worker = isUUID(workerId) ? await m.findOneBy(Worker, { id: workerId, caseId }) : null;
      if (!worker) throw notFound();
      const unmasked = await this.grants.mayReadUnmasked(m, actor, kase);
      const claims = (await m.findBy(Claim, { caseId, workerId: worker.id })).sort(inOrder);
      const ledger = await this.ledger.read(m, caseId, this.clock.now());
      const entries = [...(await claimEntries(m, claims)), ...(await moneyEntries(m, claims, ledger))];
      const people = await peopleOf(m, entries);
      const chains = entriesByClaim(entries);
      const amounts = new Map(ledger.balances.byClaim.map((claim) => [claim.claimId, claim]));
      return {
        asOf: ledger.today, workerId: worker.id, workerName: unmasked ? worker.name : maskName(worker.name),
        items: claims.map(({ id, kind, fromMonth, toMonth, claimedFen, verifiedFen }) => {
          const { agreedFen, paidFen, waivedFen, outstandingFen } = amounts.get(id) ?? noAmounts();
          return { claimId: id, kind, from: fromMonth, to: toMonth, claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, entries: (chains.get(id) ?? []).map((one) => toView(one, people, unmasked)) };
        }),
      };
    });
  }
}

/** What people wrote may name the worker: as hidden as the name. */
const toView = ({ claimId: _claimId, at, byId, documentIds, reason, ...rest }: ObligationEntry, people: ReadonlyMap<string, PersonView>, unmasked: boolean): ObligationEntryView => ({
  ...rest, reason: unmasked ? reason : null, at: at.toISOString(), by: people.get(byId ?? '') ?? null, documentIds: [...documentIds],
});

const inOrder = (a: Claim, b: Claim): number =>
  Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null) || kindRank(a.kind) - kindRank(b.kind) || (a.fromMonth ?? '').localeCompare(b.fromMonth ?? '') || a.id.localeCompare(b.id);

async function peopleOf(m: EntityManager, entries: readonly ObligationEntry[]): Promise<Map<string, PersonView>> {
  const users = await m.find(User, { where: { id: In([...new Set(entries.flatMap(({ byId }) => byId ?? []))]) }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, { id, name }]));
}
