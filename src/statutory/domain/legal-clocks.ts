import type { RuleDefinition, RuleLength, StatutoryRuleCode } from '../../deadlines/domain/deadline-rules.js';
import { STATUTORY_RULES } from '../../deadlines/domain/statutory-rules.js';
import type { LegalEventType } from './legal-event-type.js';
import type { LegalFact } from './legal-fact.js';

/** A clock of the law as the legal events make it. */
export interface LegalClock {
  code: StatutoryRuleCode;
  /** The event that began it. */
  startedBy: string;
  startedOn: string;
  /** Instead of the rule's own. */
  length: RuleLength | null;
  end: { as: 'met' | 'cancelled'; on: string; by: string } | null;
}

/** The last day of a clock of a rule that started on a date. */
export type LastDay = (code: StatutoryRuleCode, startedOn: string) => string;

/** Letters and agreements run side by side, each with a clock of its own; of everything else a case has one at a time. */
const SIDE_BY_SIDE: readonly StatutoryRuleCode[] = ['employerAnswer', 'judicialConfirmation', 'arbitrationReview'];

export const runsSideBySide = (code: StatutoryRuleCode): boolean => SIDE_BY_SIDE.includes(code);

/** The order in which things happened: by day, and within a day as they were recorded. */
export const asTheyHappened = (facts: readonly LegalFact[]): LegalFact[] =>
  [...facts].sort((a, b) => a.occurredOn.localeCompare(b.occurredOn) || a.seq - b.seq);

/**
 * Every clock that these events make, ended ones too, in the order in which they began. What starts, meets, cancels and renews a
 * clock is what its rule says; an event that finds nothing to act on changes nothing. Derived anew from all events that stand, so
 * that one recorded late or taken back puts everything after it right.
 */
export function deriveClocks(facts: readonly LegalFact[], lastDay: LastDay): LegalClock[] {
  const clocks: LegalClock[] = [];
  for (const fact of asTheyHappened(facts)) for (const rule of STATUTORY_RULES) apply(rule, fact, clocks, lastDay);
  return clocks;
}

/** The open clocks of a rule that an event can act on. */
export const openClocks = (clocks: readonly LegalClock[], code: string, refersToId: string | null): LegalClock[] =>
  clocks.filter((clock) => clock.code === code && clock.end === null && (refersToId === null || clock.startedBy === refersToId));

function apply(rule: RuleDefinition, fact: LegalFact, clocks: LegalClock[], lastDay: LastDay): void {
  const { type, id, occurredOn } = fact;
  const code = rule.code as StatutoryRuleCode;
  const open = openClocks(clocks, code, fact.refersToId);
  const end = (as: 'met' | 'cancelled', ended: readonly LegalClock[]): void => {
    for (const clock of ended) clock.end = { as, on: occurredOn, by: id };
  };
  const start = (): unknown => clocks.push({ code, startedBy: id, startedOn: occurredOn, length: fact.answerWithin, end: null });
  if (has(rule.metBy, type)) end('met', open);
  else if (has(rule.cancelledBy, type)) end('cancelled', open);
  else if (has(rule.begunAnewBy, type)) {
    const broken = open.filter((clock) => revives(fact) || lastDay(code, clock.startedOn) >= occurredOn);
    end('cancelled', broken);
    if (broken.length > 0) start();
  } else if (has(rule.startsOn, type) && (runsSideBySide(code) || open.length === 0)) start();
}

/** What has lapsed cannot be broken off any more; only the debtor's own consent gives up what he gained by it (民法典 Art. 192). */
export const revives = ({ ground }: Pick<LegalFact, 'ground'>): boolean => ground === 'employerConsented';

const has = (triggers: readonly string[] | undefined, type: LegalEventType): boolean => triggers?.includes(type) ?? false;
