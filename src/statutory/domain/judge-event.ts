import type { StatutoryRuleCode } from '../../deadlines/domain/deadline-rules.js';
import { STATUTORY_RULES } from '../../deadlines/domain/statutory-rules.js';
import type { LegalEventType } from './legal-event-type.js';
import type { LegalFact } from './legal-fact.js';
import { deriveClocks, type LastDay, type LegalClock, openClocks, revives, runsSideBySide } from './legal-clocks.js';

/** Why an event cannot stand; `params` name the clock, and what to record first. */
export interface EventBlocker {
  code:
    | 'legalClockDoesNotRun' | 'legalClockStartsLater' | 'legalClockRunsAlready' | 'limitationHasLapsed' | 'whichLegalEvent'
    | 'decisionRecorded' | 'decisionWithoutApplication' | 'decisionBeforeApplication' | 'whichAgreement';
  path: 'type' | 'occurredOn' | 'refersToId';
  params: Readonly<Record<string, string | number>>;
}

export type EventVerdict = { ok: true; refersToId: string | null } | { ok: false; blocker: EventBlocker };

/**
 * Whether an event would change any clock, as things stand: one that ends nothing or starts what runs already was mistaken, or
 * something before it was not recorded. Where one of several is meant, `refersToId` of the answer names it.
 */
export function judgeEvent(facts: readonly LegalFact[], fact: LegalFact, lastDay: LastDay): EventVerdict {
  const before = deriveClocks(facts.filter(({ occurredOn }) => occurredOn <= fact.occurredOn), lastDay);
  const starting = rulesOf(fact.type, 'startsOn').find((code) => !runsSideBySide(code) && runsLater(facts, code, fact, lastDay));
  if (starting) return refuse('legalClockRunsAlready', 'type', { rule: starting });
  if (rulesOf(fact.type, 'startsOn').length > 0) return { ok: true, refersToId: null };
  // What it meets is what it is about; what it calls off beside that comes after.
  const ending = [...rulesOf(fact.type, 'metBy'), ...rulesOf(fact.type, 'cancelledBy', 'begunAnewBy')];
  const open = ending.flatMap((code) => openClocks(before, code, fact.refersToId));
  const [first] = open;
  if (!first) return refuse('legalClockDoesNotRun', 'type', { rule: ending[0] ?? fact.type, first: firstEventOf(ending[0]), on: fact.occurredOn });
  const later = ending.flatMap((code) => openClocks(deriveClocks(facts, lastDay), code, fact.refersToId)).find(({ startedOn }) => startedOn > fact.occurredOn);
  if (later) return refuse('legalClockStartsLater', 'occurredOn', { rule: later.code, on: later.startedOn });
  if (!runsSideBySide(first.code)) return breaksOff(fact, first, lastDay) ?? { ok: true, refersToId: null };
  // An agreement has two clocks, of which an application ends one and calls off the other.
  const subjects = new Set(open.map(({ startedBy }) => startedBy)).size;
  return subjects > 1 ? refuse('whichLegalEvent', 'refersToId', { rule: first.code, open: subjects }) : { ok: true, refersToId: first.startedBy };
}

/** Whether such an event may have to say which of several clocks it ends. */
export const endsOneOfSeveral = (type: LegalEventType): boolean => rulesOf(type, 'metBy', 'cancelledBy').some(runsSideBySide);

/** A start says nothing new while its clock runs, on that day or ever since. */
function runsLater(facts: readonly LegalFact[], code: StatutoryRuleCode, { occurredOn }: LegalFact, lastDay: LastDay): boolean {
  return deriveClocks(facts, lastDay).some((clock) => clock.code === code && (clock.end === null || (clock.startedOn <= occurredOn && clock.end.on > occurredOn)));
}

function breaksOff(fact: LegalFact, clock: LegalClock, lastDay: LastDay): EventVerdict | null {
  if (fact.type !== 'limitationInterrupted' || revives(fact)) return null;
  const on = lastDay(clock.code, clock.startedOn);
  return on < fact.occurredOn ? refuse('limitationHasLapsed', 'occurredOn', { on }) : null;
}

type Part = 'startsOn' | 'metBy' | 'cancelledBy' | 'begunAnewBy';

const rulesOf = (type: LegalEventType, ...parts: readonly Part[]): StatutoryRuleCode[] =>
  STATUTORY_RULES.filter((rule) => parts.some((part) => (rule[part] as readonly string[] | undefined)?.includes(type))).map(({ code }) => code as StatutoryRuleCode);

const firstEventOf = (code: StatutoryRuleCode | undefined): string => `legalEvent.${STATUTORY_RULES.find((rule) => rule.code === code)?.startsOn[0] ?? ''}`;

const refuse = (code: EventBlocker['code'], path: EventBlocker['path'], params: EventBlocker['params']): EventVerdict => ({ ok: false, blocker: { code, path, params } });
