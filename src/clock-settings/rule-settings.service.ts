import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import type { Actor } from '../auth/roles.js';
import type { RuleCode, RuleDefinition } from '../deadlines/domain/deadline-rules.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { overlay, shippedRule } from '../deadlines/rule-book.js';
import { RuleVersion } from '../deadlines/rule-version.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, notFound, staleVersion } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { ClockEffects } from './clock-effects.reader.js';
import type { ClockEffectsView } from './clock-effects.view.js';
import { ClockMoves } from './clock-moves.service.js';
import type { Finding } from './domain/finding.js';
import { type RuleProposal, checkRuleChange } from './domain/rule-change.js';
import { SHIPPED_VERSION } from './domain/rule-schedule.js';
import type { RuleChangePreviewView, RuleChangedView, RuleVersionBody } from './rules.dto.js';
import { lockSettings } from './settings-lock.js';

interface Proposal {
  version: Pick<RuleVersion, 'code' | 'version' | 'lengths' | 'basis' | 'effectiveFrom'>;
  /** The rule as it would be. */
  rule: RuleDefinition;
  warnings: Finding[];
}

const NONE: ClockEffectsView = { looked: 0, moved: 0, newlyOverdue: 0, noLongerOverdue: 0, skipped: 0, items: [] };

/** The office's own lengths of the rules: each change is a new version, and clocks keep the one they started under unless moved. */
@Injectable()
export class RuleSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly moves: ClockMoves,
    private readonly effects: ClockEffects,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws as `change` */
  async preview(code: string, body: RuleVersionBody): Promise<RuleChangePreviewView> {
    const m = this.transactions.reader;
    const { version, rule, warnings } = await this.propose(m, code, body);
    const clocks = body.moveRunning ? await this.effects.of(m, { kind: 'rule', rule }) : NONE;
    return { version: version.version, warnings: this.effects.warnings(warnings), clocks };
  }

  /**
   * @throws CodedError 404 for an unknown rule, 409 `staleVersion`, 422 with everything that is wrong: `setByLaw`, `lengthIsAgreed`,
   *   `lengthTooLarge`, `sameForAllLevels`, `basisMissing`, `effectiveInThePast`, `tooFarAhead`, `notInForceYet`, `nothingChanges`
   */
  change(actor: Actor, code: string, body: RuleVersionBody): Promise<RuleChangedView> {
    return this.transactions.run(async (m) => {
      await lockSettings(m);
      const { version, rule } = await this.propose(m, code, body);
      const [at, reason] = [this.clock.now(), body.reason];
      await m.insert(RuleVersion, { ...version, reason, changedById: actor.id, at });
      const details = { ...version, moveRunning: body.moveRunning ?? false, reason };
      await this.audit.append(m, { chain: SYSTEM_CHAIN, at, actorId: actor.id, action: 'rule.changed', details });
      const moveId = body.moveRunning ? await this.moves.begin(m, actor, { kind: 'rule', rule }, reason) : null;
      return { code: version.code, version: version.version, effectiveFrom: version.effectiveFrom, moveId };
    });
  }

  private async propose(m: EntityManager, code: string, { basedOn, lengths, basis, effectiveFrom, moveRunning = false }: RuleVersionBody): Promise<Proposal> {
    const shipped = shippedRule(code);
    if (!shipped) throw notFound();
    const versions = await ownVersions(m, shipped.code);
    const newest = versions.at(-1)?.version ?? SHIPPED_VERSION;
    if (newest !== basedOn) throw staleVersion(newest);
    const proposal: RuleProposal = { lengths, basis, effectiveFrom, moveRunning };
    const { blockers, warnings } = checkRuleChange(shipped, versions, proposal, this.time.dateOf(this.clock.now()));
    if (blockers.length > 0) throw blocked(blockers.map((finding) => ({ ...finding, overridable: false })));
    const version = { code: shipped.code, version: newest + 1, lengths: { ...lengths }, basis: basis ? { ...basis } : null, effectiveFrom };
    return { version, rule: overlay(shipped, version), warnings };
  }
}

/** Oldest first. */
export const ownVersions = (m: EntityManager, code: RuleCode): Promise<RuleVersion[]> => m.find(RuleVersion, { where: { code }, order: { version: 'ASC' } });
