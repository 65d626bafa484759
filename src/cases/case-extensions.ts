import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PlainCaseEffect } from './domain/case-effects.js';
import { type CaseFactSlice, type CaseFacts, emptyCaseFacts } from './domain/case-facts.js';
import type { Case } from './case.entity.js';
import type { CaseTotalsView } from './case.view.js';

/** Loads one slice of the facts of some cases, as they are in the transaction. */
export interface CaseFactSource<S extends CaseFactSlice = CaseFactSlice> {
  readonly slice: S;
  /** Asks once for all of them, however many. @returns the facts in the order of the cases */
  load(m: EntityManager, kases: readonly Case[], now: Date): Promise<readonly CaseFacts[S][]>;
}

export interface EffectContext {
  m: EntityManager;
  kase: Case;
  actorId: string | null;
  now: Date;
  reason: string | null;
}

/** Brings about one kind of effect of a transition, in its transaction. */
export interface CaseEffectHandler {
  readonly effect: PlainCaseEffect;
  apply(context: EffectContext): Promise<void>;
}

/** What only the roster knows of people, asked by fingerprints. */
export interface PeopleDirectory {
  /** Other cases in which one of this case's workers stands. */
  casesSharingWorkers(m: EntityManager, caseId: string): Promise<string[]>;
  /** Cases in which a worker has this fingerprint of a phone or ID number. */
  casesOfWorker(m: EntityManager, kind: 'phone' | 'idNumber', fingerprint: string): Promise<string[]>;
}

/** Tells the sums of cases, in their order. */
export type TotalsSource = (m: EntityManager, kases: readonly Case[]) => Promise<readonly CaseTotalsView[]>;

/** What only the referrals know: which cases wait for a department, for whose, and whom a referral asks. */
export interface WaitingSource {
  /** A condition on rows `c` of `cases`, without parameters. */
  readonly condition: string;
  /** The names of the departments that each case waits for; cases that wait for nobody may be left out. */
  departments(m: EntityManager, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The name of the department that each referral asks. */
  departmentsAsked(m: EntityManager, referralIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Slices of features that come later; until then nothing is asked of them. */
const UNANSWERED: readonly CaseFactSlice[] = ['letters', 'mergeTarget'];

/** Effects that `cases` itself brings about. */
const OWN_EFFECTS: readonly PlainCaseEffect[] = ['suspendClocks', 'resumeClocks', 'cancelClocks', 'startSuspension', 'endSuspension'];

/** Where features to the right of `cases` answer the machine's questions and treat its effects. */
@Injectable()
export class CaseExtensions {
  private readonly sources = new Map<CaseFactSlice, CaseFactSource>();
  private readonly handlers = new Map<PlainCaseEffect, CaseEffectHandler>();
  private directory: PeopleDirectory | null = null;
  private totals: TotalsSource | null = null;
  private waits: WaitingSource | null = null;

  answer<S extends CaseFactSlice>(source: CaseFactSource<S>): void {
    if (this.sources.has(source.slice)) throw new Error(`Two sources for the facts "${source.slice}"`);
    this.sources.set(source.slice, source);
  }

  treat(handler: CaseEffectHandler): void {
    if (this.handlers.has(handler.effect)) throw new Error(`Two handlers for the effect "${handler.effect}"`);
    this.handlers.set(handler.effect, handler);
  }

  usePeople(directory: PeopleDirectory): void {
    this.directory = directory;
  }

  useTotals(source: TotalsSource): void {
    this.totals = source;
  }

  useWaiting(source: WaitingSource): void {
    this.waits = source;
  }

  get people(): PeopleDirectory {
    if (!this.directory) throw new Error('Nobody provides the people directory');
    return this.directory;
  }

  get waiting(): WaitingSource {
    if (!this.waits) throw new Error('Nobody knows which cases wait for a department');
    return this.waits;
  }

  async totalsOf(m: EntityManager, kase: Case): Promise<CaseTotalsView> {
    return only(await this.totalsOfAll(m, [kase]));
  }

  /** In the order of the cases. */
  async totalsOfAll(m: EntityManager, kases: readonly Case[]): Promise<readonly CaseTotalsView[]> {
    if (!this.totals) throw new Error('Nobody provides the totals of a case');
    return kases.length === 0 ? [] : this.totals(m, kases);
  }

  async loadSlice<S extends CaseFactSlice>(slice: S, m: EntityManager, kase: Case, now: Date): Promise<CaseFacts[S]> {
    const source = this.sources.get(slice) as unknown as CaseFactSource<S> | undefined;
    return source ? only(await source.load(m, [kase], now)) : emptyCaseFacts()[slice];
  }

  async loadFacts(m: EntityManager, kase: Case, now: Date): Promise<CaseFacts> {
    return only(await this.loadFactsOfAll(m, [kase], now));
  }

  /** In the order of the cases; each source is asked once. */
  async loadFactsOfAll(m: EntityManager, kases: readonly Case[], now: Date): Promise<readonly CaseFacts[]> {
    if (kases.length === 0) return [];
    const slices: [CaseFactSlice, readonly unknown[]][] = [];
    for (const [slice, source] of this.sources) slices.push([slice, await source.load(m, kases, now)]);
    return kases.map((_, place) => ({ ...emptyCaseFacts(), ...Object.fromEntries(slices.map(([slice, facts]) => [slice, facts[place]])) }));
  }

  async apply(effect: PlainCaseEffect, context: EffectContext): Promise<void> {
    await this.handlers.get(effect)?.apply(context);
  }

  /** At start: every slice has a source and every effect someone who treats it. */
  assertComplete(effects: readonly PlainCaseEffect[]): void {
    const slices = (Object.keys(emptyCaseFacts()) as CaseFactSlice[]).filter((slice) => !this.sources.has(slice) && !UNANSWERED.includes(slice));
    const untreated = effects.filter((effect) => !this.handlers.has(effect) && !OWN_EFFECTS.includes(effect));
    if (slices.length + untreated.length > 0 || !this.directory || !this.totals || !this.waits) {
      throw new Error(`The case machine is incomplete: no facts for [${slices.join(', ')}], nobody treats [${untreated.join(', ')}]`);
    }
  }
}

function only<T>(items: readonly T[]): T {
  if (items.length !== 1) throw new Error(`One case has one answer, not ${items.length}`);
  return items[0] as T;
}
