import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { requireDocuments } from '../cases/case-findings.service.js';
import type { ClaimKind } from '../cases/domain/vocabulary.js';
import { blockedBy } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import type { ClaimDecision } from './claim-decision.entity.js';
import { findClaim } from './claims.service.js';
import { type ClaimChange, type DecidableClaim, type DecisionInput, type DecisionVerdict, decideClaims } from './domain/claim-verdicts.js';
import { rosterRefusal, verificationStates } from './domain/roster-states.js';
import type { ClaimDecisionsBody } from './roster.dto.js';
import type { ClaimDecisionsView } from './roster.view.js';
import { WorkerMoney } from './worker-money.js';

/** A change that a granted request brings: an amount found right in fen, or why nothing is. */
export type ChangedDecision = { verifiedFen: number; disallowedReason?: undefined } | { verifiedFen?: undefined; disallowedReason: string };

/** 核定: claim by claim an amount or a reason, thousands at once, in a handful of statements. */
@Injectable()
export class ClaimDecisions {
  constructor(
    private readonly commands: CaseCommands,
    private readonly money: WorkerMoney,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /**
   * Decides each claim for itself: the good decisions are kept, the others come back with their reason.
   * @throws CodedError as `CaseCommands.run`; 422 `returnToVerificationFirst`; 400 `unknownDocument`
   */
  decide(actor: Actor, caseId: string, { decisions, basis, documentIds = [] }: ClaimDecisionsBody): Promise<ClaimDecisionsView> {
    return this.commands.run(actor, caseId, { standing: 'member', states: verificationStates, refusal: rosterRefusal }, async (tx) => {
      await requireDocuments(tx.m, caseId, documentIds);
      const claims = await this.decidable(tx.m, caseId, decisions.map(({ claimId }) => claimId));
      const planAgreed = await this.money.planAgreed(tx.m, caseId);
      const verdicts = decideClaims(decisions, claims, ({ kind }) => planAgreed || kind === 'additionalCompensation');
      const changes = verdicts.flatMap((verdict) => (verdict.ok && verdict.change ? [verdict.change] : []));
      if (changes.length > 0) {
        await write(tx, changes, { basis: basis ?? null, documentIds, requestId: null });
        await tx.record('claims.decided', { ...summaryOf(changes), ...(documentIds.length > 0 ? { documents: documentIds.length } : {}) });
      }
      return this.answer(verdicts);
    });
  }

  /**
   * Changes what was decided, also while a plan is in force; for a granted request, in its transaction.
   * @throws CodedError 404 for another case's claim; 422 `moreThanClaimed`, `lessThanPaid`, `claimWithdrawn`, `disallowNeedsReason`
   */
  async changeDecision(tx: CaseTx, claimId: string, decision: ChangedDecision, requestId: string): Promise<void> {
    await findClaim(tx.m, tx.kase.id, claimId);
    const claims = await this.decidable(tx.m, tx.kase.id, [claimId]);
    const [verdict] = decideClaims([{ claimId, ...decision } satisfies DecisionInput], claims, () => false);
    if (!verdict) throw new Error('A decision without a verdict');
    if (!verdict.ok) throw blockedBy(verdict.code, 'claimId');
    if (!verdict.change) return;
    const { previousFen, verifiedFen } = verdict.change;
    await write(tx, [verdict.change], { basis: null, documentIds: [], requestId });
    await tx.record('claim.decisionChanged', { claimId, fromFen: previousFen, toFen: verifiedFen, requestId });
  }

  private async decidable(m: EntityManager, caseId: string, ids: readonly string[]): Promise<Map<string, DecidableClaim & { kind: ClaimKind }>> {
    const rows = await m.query<{ id: string; kind: ClaimKind; claimedFen: string; verifiedFen: string | null; disallowedReason: string | null; withdrawn: boolean }[]>(
      `SELECT id, kind, claimed_fen AS "claimedFen", verified_fen AS "verifiedFen", disallowed_reason AS "disallowedReason", withdrawn_at IS NOT NULL AS withdrawn
         FROM claims WHERE case_id = $1 AND id = ANY($2::uuid[])`,
      [caseId, ids],
    );
    const decided = rows.filter(({ verifiedFen }) => verifiedFen !== null).map(({ id }) => id);
    const money = await this.money.ofClaims(m, caseId, decided);
    return new Map(rows.map((row) => [row.id, {
      ...row, claimedFen: Number(row.claimedFen), verifiedFen: row.verifiedFen === null ? null : Number(row.verifiedFen), paidFen: money.get(row.id)?.paidFen ?? 0,
    }]));
  }

  private answer(verdicts: readonly DecisionVerdict[]): ClaimDecisionsView {
    const locale = currentContext()?.locale;
    const items = verdicts.map((verdict) =>
      verdict.ok
        ? { claimId: verdict.claimId, ok: true }
        : { claimId: verdict.claimId, ok: false, code: verdict.code, message: this.catalogue.render(verdict.code, {}, locale), ...(verdict.verifiedFen === undefined ? {} : { verifiedFen: verdict.verifiedFen }) },
    );
    const decided = items.filter(({ ok }) => ok).length;
    return { items, decided, refused: items.length - decided };
  }
}

/** The claims and their history, set by set. */
async function write({ m, kase, actor, now }: CaseTx, changes: readonly ClaimChange[], { basis, documentIds, requestId }: Pick<ClaimDecision, 'basis' | 'documentIds' | 'requestId'>): Promise<void> {
  const ids = changes.map(({ claimId }) => claimId);
  const amounts = changes.map(({ verifiedFen }) => verifiedFen);
  const reasons = changes.map(({ disallowedReason }) => disallowedReason);
  await m.query(
    `UPDATE claims c SET verified_fen = d.fen, disallowed_reason = d.reason, decided_at = $4, decided_by_id = $5
       FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS d(id, fen, reason) WHERE c.id = d.id`,
    [ids, amounts, reasons, now, actor.id],
  );
  await m.query(
    `INSERT INTO claim_decisions (id, case_id, claim_id, verified_fen, disallowed_reason, previous_fen, request_id, decided_by_id, decided_at, basis, document_ids)
     SELECT gen_random_uuid(), $5, d.id, d.fen, d.reason, d.previous, $6, $7, $8, $9, $10::uuid[]
       FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::bigint[]) AS d(id, fen, reason, previous)`,
    [ids, amounts, reasons, changes.map(({ previousFen }) => previousFen), kase.id, requestId, actor.id, now, basis, documentIds],
  );
}

function summaryOf(changes: readonly ClaimChange[]): Record<string, number> {
  const verified = changes.filter(({ disallowedReason }) => disallowedReason === null);
  return { decided: changes.length, verified: verified.length, disallowed: changes.length - verified.length, verifiedFen: verified.reduce((sum, { verifiedFen }) => sum + verifiedFen, 0) };
}
