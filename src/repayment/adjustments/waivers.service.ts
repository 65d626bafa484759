import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseTx } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { type BlockerView, blocked } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { isWaivable } from '../domain/claim-kind.js';
import { noAmounts } from '../domain/ledger-amounts.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { requireWorkers } from '../payments/payment-rules.js';
import { WaiverRow } from './waiver.entity.js';

/** What a worker forgoes of one kind; `documentIds` is the paper the worker signed. */
export interface WaiverInput {
  workerId: string;
  kind: ClaimKind;
  amountFen: number;
  documentIds: readonly string[];
  reason: string;
}

/** Forgoing part of what is owed: only with the worker's signature, never social insurance or the housing fund. */
@Injectable()
export class Waivers {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Writes down a waiver because a request for it was granted, inside the transaction of the grant.
   * @returns its id
   * @throws CodedError 400 for an unknown worker or document, 422 with every blocker
   */
  async waive(tx: CaseTx, input: WaiverInput): Promise<string> {
    const { m, kase, now, actor } = tx;
    const blockers = await this.findBlockers(m, kase.id, input, now);
    if (blockers.length > 0) throw blocked(blockers);
    const id = randomUUID();
    const { workerId, kind, amountFen, reason } = input;
    await m.insert(WaiverRow, {
      id, caseId: kase.id, seq: await nextLedgerSeq(tx), grantedOn: this.time.dateOf(now), workerId, kind, amountFen, documentIds: [...input.documentIds],
      reason, grantedById: actor.id, grantedAt: now,
    });
    await tx.record('waiver.granted', { waiverId: id, workerId, kind, kindName: kindNames[kind], amountFen, amountYuan: formatYuan(amountFen), reason });
    await this.ledger.settle(tx);
    return id;
  }

  /**
   * What stands against a waiver now; to be asked when it is requested and again when it is granted.
   * @throws CodedError 400 for an unknown worker or document
   */
  async findBlockers(m: EntityManager, caseId: string, input: WaiverInput, now: Date): Promise<BlockerView[]> {
    const { workerId, kind, amountFen, documentIds } = input;
    await requireWorkers(m, caseId, [workerId]);
    await requireDocuments(m, caseId, documentIds);
    const blockers: BlockerView[] = [];
    const add = (code: string, path: string, params: Record<string, string | number> = {}): void => void blockers.push({ code, path, overridable: false, params });
    if (!isWaivable(kind)) add('notWaivable', 'kind', { kind, kindName: kindNames[kind] });
    if (documentIds.length === 0) add('waiverWithoutEvidence', 'documentIds');
    const { balances } = await this.ledger.read(m, caseId, now);
    const owed = balances.byWorkerKind.find((row) => row.workerId === workerId && row.kind === kind) ?? noAmounts();
    // What a fund advanced is in the worker's hand and owed to the fund: it is not the worker's to forgo.
    const outstandingFen = Math.max(0, owed.outstandingFen - (owed.advancedFen - owed.recoveredFen));
    if (amountFen > outstandingFen) add('waiverExceedsOutstanding', 'amountFen', { outstandingFen, outstandingYuan: formatYuan(outstandingFen) });
    return blockers;
  }
}
