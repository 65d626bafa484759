import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isWithinRegion } from '../auth/region.js';
import type { Actor } from '../auth/roles.js';
import { LAW_SINCE } from '../deadlines/domain/statutory-rules.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { forbidden, invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { CaseClocks } from './case-clocks.js';
import { CaseCommands } from './case-command.js';
import { CaseContacts } from './case-contacts.js';
import { CaseExtensions } from './case-extensions.js';
import { CaseJournal } from './case-journal.js';
import { nextCaseNumber } from './case-number.js';
import { Case } from './case.entity.js';
import type { CorrectCaseBody, CorrectEmployerBody, CreateCaseBody, RiskLevelBody } from './cases.dto.js';
import { caseMachine } from './domain/case-transitions.js';
import { effectsOfReporting } from './domain/case-effects.js';
import { employerKey } from './domain/employer-key.js';
import { checkUscc } from './domain/identifiers/uscc.js';
import { assessRisk } from './domain/risk-level.js';

/** Bumped when the default rules change. */
const RULES_VERSION = 1;

/** 受理登记: the first record of a dispute, its corrections, and the risk level that follows from it. */
@Injectable()
export class CaseIntake {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CaseCommands,
    private readonly journal: CaseJournal,
    private readonly extensions: CaseExtensions,
    private readonly clocks: CaseClocks,
    private readonly contacts: CaseContacts,
    private readonly clock: Clock,
    private readonly time: OfficeTime,
  ) {}

  /**
   * @returns the new case's id
   * @throws CodedError 403 `regionOutsideYours`, 400 for a report from the future or from before the law
   */
  async report(actor: Actor, body: CreateCaseBody): Promise<string> {
    const now = this.clock.now();
    if (!isWithinRegion(body.employer.regionCode, actor.regionCode)) throw forbidden('regionOutsideYours');
    if (new Date(body.reportedAt).getTime() > now.getTime() + CLOCK_SKEW_MS) throw invalidField('reportedAt', 'inTheFuture');
    // A petition or a call of a hotline starts a clock on the day of the report, however late that is recorded.
    if (this.time.dateOf(new Date(body.reportedAt)) < LAW_SINCE) throw invalidField('reportedAt', 'beforeTheLaw', { from: LAW_SINCE });
    return this.transactions.run(async (m) => {
      const risk = assessRisk({ workersReported: body.workersReported, rosterCount: 0, escalators: body.escalators ?? [] });
      const id = randomUUID();
      const kase = m.create(Case, {
        id,
        number: await nextCaseNumber(m, body.employer.regionCode, Number(this.time.dateOf(now).slice(0, 4))),
        state: 'reported',
        version: 1,
        channel: body.channel,
        reportedAt: new Date(body.reportedAt),
        createdAt: now,
        createdById: actor.id,
        summary: body.summary,
        ...NOTHING_TOLD,
        ...this.contacts.columns(id, 'reporter', body.reporter ?? {}),
        ...this.employerColumns(id, body.employer),
        workersReported: body.workersReported,
        wagesReportedFen: body.wagesReportedFen ?? null,
        escalators: body.escalators ?? [],
        riskLevel: risk.level,
        riskReasons: [...risk.reasons],
        pinnedVersions: { machine: caseMachine.version, rules: RULES_VERSION, calendar: (await this.time.current(m)).version },
      });
      await m.insert(Case, kase);
      await this.commands.runUnchecked(m, actor, id, async () => {
        for (const effect of effectsOfReporting()) if (effect.kind === 'openClock') await this.clocks.open(m, kase, effect.clock, now);
        await this.journal.record(m, { caseId: id, actorId: actor.id, at: now, type: 'case.reported', data: { channel: body.channel, riskLevel: risk.level } });
      });
      return id;
    });
  }

  /**
   * Corrects what was recorded and leaves the rest, down to each part of employer and reporter; the audit log keeps which fields
   * changed. @throws as `CaseCommands.run`, 403 for a foreign region
   */
  async correct(actor: Actor, caseId: string, body: CorrectCaseBody): Promise<void> {
    await this.commands.run(actor, caseId, { standing: 'member', version: body.version }, async (tx) => {
      const { kase, m } = tx;
      if (body.employer?.regionCode !== undefined && !isWithinRegion(body.employer.regionCode, actor.regionCode)) throw forbidden('regionOutsideYours');
      const changes: Partial<Case> = {
        ...(body.summary === undefined ? {} : { summary: body.summary }),
        ...(body.channel === undefined ? {} : { channel: body.channel }),
        ...(body.workersReported === undefined ? {} : { workersReported: body.workersReported }),
        ...(body.wagesReportedFen === undefined ? {} : { wagesReportedFen: body.wagesReportedFen }),
        ...(body.escalators === undefined ? {} : { escalators: body.escalators }),
        ...this.contacts.columns(kase.id, 'reporter', body.reporter ?? {}),
        ...this.employerColumns(kase.id, body.employer ?? {}),
      };
      if (Object.keys(changes).length > 0) await m.update(Case, { id: kase.id }, changes);
      Object.assign(kase, changes);
      await tx.record('case.corrected', { fields: fieldsOf(body) });
      await this.assess(m, kase, actor.id);
    });
  }

  /** Sets the level by hand, with a reason; the rule no longer changes it. */
  async setRiskLevel(actor: Actor, caseId: string, body: RiskLevelBody): Promise<void> {
    await this.commands.run(actor, caseId, { standing: 'lead', version: body.version }, async (tx) => {
      const { kase, m, now } = tx;
      const from = kase.riskLevel;
      kase.riskLevel = body.riskLevel;
      await m.update(Case, { id: kase.id }, { riskLevel: body.riskLevel, riskByHand: true });
      await this.clocks.followRiskLevel(m, kase, now);
      await tx.record('case.riskLevelSet', { from, to: body.riskLevel, reason: body.reason });
    });
  }

  /** Assesses the risk again when what it rests on has changed, unless a person set it; the open clocks follow. */
  async assess(m: EntityManager, kase: Case, actorId: string | null): Promise<void> {
    const { workers } = await this.extensions.loadSlice('roster', m, kase, this.clock.now());
    const risk = assessRisk({ workersReported: kase.workersReported, rosterCount: workers, escalators: kase.escalators });
    if (kase.riskByHand || (risk.level === kase.riskLevel && JSON.stringify(risk.reasons) === JSON.stringify(kase.riskReasons))) return;
    const from = kase.riskLevel;
    kase.riskLevel = risk.level;
    kase.riskReasons = [...risk.reasons];
    await m.update(Case, { id: kase.id }, { riskLevel: risk.level, riskReasons: kase.riskReasons });
    if (from === risk.level) return;
    const at = this.clock.now();
    await this.clocks.followRiskLevel(m, kase, at);
    await this.journal.record(m, { caseId: kase.id, actorId, at, type: 'case.riskLevelChanged', data: { from, to: risk.level } });
  }

  /** The columns of what is given; null empties one. */
  private employerColumns(caseId: string, { name, uscc, regionCode, industryCode, address, contact }: CorrectEmployerBody): Partial<Case> {
    return {
      ...(name === undefined ? {} : { employerName: name, employerKey: employerKey(name) || name }),
      ...(uscc === undefined ? {} : { employerUscc: uscc && checkUscc(uscc).value }),
      ...(regionCode === undefined ? {} : { regionCode }),
      ...(industryCode === undefined ? {} : { industryCode }),
      ...(address === undefined ? {} : { employerAddress: address }),
      ...this.contacts.columns(caseId, 'employerContact', contact ?? {}),
    };
  }
}

/** What a report may leave open. */
const NOTHING_TOLD = {
  reporterName: null, reporterPhone: null, reporterPhoneIndex: null, employerUscc: null, industryCode: null, employerAddress: null,
  employerContactName: null, employerContactPhone: null,
} satisfies Partial<Case>;

/** How far a phone's clock may run ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The names of the fields that are there, `employer.address` for one within another. */
const fieldsOf = ({ version: _, ...body }: CorrectCaseBody): string[] =>
  Object.entries(body).flatMap(([field, value]) =>
    value === undefined ? [] : value === null || typeof value !== 'object' || Array.isArray(value) ? [field] : namesIn(value).map((name) => `${field}.${name}`));

const namesIn = (part: object): string[] => Object.entries(part).flatMap(([name, value]) => (value === undefined ? [] : [name]));
