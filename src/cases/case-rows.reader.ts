import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { timeLeft } from '../deadlines/domain/time-left.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { CaseExtensions } from './case-extensions.js';
import { Case } from './case.entity.js';
import type { CaseRowView, CaseTotalsView, MissingView, NextClockView, PersonView } from './case.view.js';
import { DeadlineWords } from './deadline-words.js';
import type { CaseFacts } from './domain/case-facts.js';
import { missingToAdvance } from './domain/case-machine.js';
import { peopleOf } from './task-force.query.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** What was read for one page of cases. */
interface Around {
  clocks: ReadonlyMap<string, NextClockView>;
  awaited: ReadonlyMap<string, readonly string[]>;
  people: ReadonlyMap<string, PersonView>;
  now: Date;
}

/** Rows of lists of cases, each with its next clock, what is missing, who is awaited and what is owed: so many questions for a page, however many rows. */
@Injectable()
export class CaseRowsReader {
  constructor(
    private readonly extensions: CaseExtensions,
    private readonly deadlines: Deadlines,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** In the order of the ids. */
  async rows(m: EntityManager, ids: readonly string[], now: Date): Promise<CaseRowView[]> {
    if (ids.length === 0) return [];
    const found = new Map((await m.findBy(Case, { id: In([...ids]) })).map((kase) => [kase.id, kase]));
    const kases = ids.flatMap((id) => found.get(id) ?? []);
    const facts = await this.extensions.loadFactsOfAll(m, kases, now);
    const totals = await this.extensions.totalsOfAll(m, kases);
    const around: Around = {
      clocks: await this.nextClocks(m, ids, now),
      awaited: await this.extensions.waiting.departments(m, ids),
      people: await peopleOf(m, kases.flatMap(({ leadId, supervisorId }) => [leadId, supervisorId])),
      now,
    };
    return kases.map((kase, place) => this.row(kase, facts[place] as CaseFacts, totals[place] as CaseTotalsView, around));
  }

  private row(kase: Case, facts: CaseFacts, totals: CaseTotalsView, { clocks, awaited, people, now }: Around): CaseRowView {
    const { id, number, state, riskLevel, employerName, regionCode, version, workersReported, leadId, supervisorId } = kase;
    const person = (of: string | null): PersonView | null => (of === null ? null : (people.get(of) ?? null));
    return {
      id, number, state, riskLevel, employerName, regionCode, version, workersReported, leadId, supervisorId, totals,
      reportedAt: kase.reportedAt.toISOString(),
      nextDueAt: iso(kase.nextDueAt),
      overdue: kase.nextDueAt !== null && kase.nextDueAt < now,
      suspendedAt: iso(kase.suspendedAt),
      milestones: { wagesSettledAt: iso(kase.wagesSettledAt), socialInsuranceSettledAt: iso(kase.socialInsuranceSettledAt) },
      nextClock: clocks.get(id) ?? null,
      missing: this.missing(kase, facts, now),
      waitingFor: [...(awaited.get(id) ?? [])],
      lead: person(leadId),
      supervisor: person(supervisorId),
    };
  }

  private missing({ state }: Case, facts: CaseFacts, now: Date): MissingView | null {
    const missing = missingToAdvance(state, facts, now);
    if (!missing) return null;
    const [first] = missing.blockers;
    const message = first && this.catalogue.render(first.code, first.params, currentContext()?.locale);
    return {
      event: missing.event,
      count: missing.blockers.length,
      first: first && message !== undefined ? { code: first.code, message, path: first.path, overridable: first.overridable } : null,
    };
  }

  /** Of each case the running clock that is due first; a right that expires is nothing the case is late with. */
  private async nextClocks(m: EntityManager, caseIds: readonly string[], now: Date): Promise<Map<string, NextClockView>> {
    const rows = await m
      .createQueryBuilder(DeadlineRow, 'd')
      .distinctOn(['d.caseId'])
      .where(`d.caseId IN (:...caseIds) AND d.state = 'running' AND d.rule->>'effect' = 'due'`, { caseIds: [...caseIds] })
      .orderBy('d.caseId').addOrderBy('d.dueAt').addOrderBy('d.id')
      .getMany();
    const words = new DeadlineWords(this.catalogue, currentContext()?.locale);
    const clocks = new Map<string, NextClockView>();
    for (const row of rows) {
      const deadline = this.deadlines.toDeadline(row);
      const time = await this.deadlines.timeOf(m, row);
      clocks.set(row.caseId, {
        rule: row.code, name: words.nameOfRule(row.code), startedAt: row.startedAt.toISOString(), dueAt: iso(row.dueAt) ?? '',
        remainingText: words.timeLeft(deadline, timeLeft(deadline, now, time), time) ?? '',
      });
    }
    return clocks;
  }
}
