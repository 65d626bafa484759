import { Injectable } from '@nestjs/common';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import type { Actor } from '../auth/roles.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, notFound, staleVersion } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { SHIPPED_VERSION } from './domain/figure-at.js';
import { checkFigureChange } from './domain/figure-change.js';
import { FIGURE_DEFINITIONS } from './domain/figure-definitions.js';
import { LegalFigure } from './legal-figure.entity.js';
import type { FigureChangedView, FigureVersionBody } from './legal-figures.dto.js';

const LOCK = 7_310_005;

/** The office's own entries of the numbers of the law; each is a version of its own, with the regulation it rests on. */
@Injectable()
export class FigureSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 for an unknown figure, 409 `staleVersion`, 422 with everything that is wrong with it */
  enter(actor: Actor, code: string, body: FigureVersionBody): Promise<FigureChangedView> {
    return this.transactions.run(async (m) => {
      const definition = FIGURE_DEFINITIONS.find((candidate) => candidate.code === code);
      if (!definition) throw notFound();
      // One entry at a time: whoever comes second is refused by the version.
      await m.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const versions = await m.find(LegalFigure, { where: { code: definition.code }, order: { version: 'ASC' } });
      const newest = versions.at(-1)?.version ?? SHIPPED_VERSION;
      if (newest !== body.basedOn) throw staleVersion(newest);
      const { regionCode = null, value, effectiveFrom, basis, reason } = body;
      const at = this.clock.now();
      const findings = checkFigureChange(definition, versions, { regionCode, value, effectiveFrom, basis }, this.time.dateOf(at));
      if (findings.length > 0) throw blocked(findings.map((finding) => ({ ...finding, overridable: false })));
      const entry = { code: definition.code, version: newest + 1, regionCode, value, effectiveFrom, basis: { ...basis }, reason };
      await m.insert(LegalFigure, { ...entry, changedById: actor.id, at });
      await this.audit.append(m, { chain: SYSTEM_CHAIN, at, actorId: actor.id, action: 'figure.entered', details: entry });
      return { code: entry.code, version: entry.version };
    });
  }
}
