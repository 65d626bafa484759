import type { EventVerdict } from './judge-event.js';
import { type DecisionEventType, decisionEventTypes, type LegalEventType } from './legal-event-type.js';
import type { LegalFact } from './legal-fact.js';

/** The ways to make an agreement enforceable: what is applied for, and how it is decided. */
export const paperRoutes = {
  confirmation: { applied: 'confirmationApplied', granted: 'confirmationGranted', refused: 'confirmationRefused' },
  review: { applied: 'arbitrationReviewApplied', granted: 'arbitrationReviewGranted', refused: 'arbitrationReviewRefused' },
} as const satisfies Record<string, Record<string, LegalEventType>>;
export type PaperRoute = keyof typeof paperRoutes;

export const isDecision = (type: LegalEventType): type is DecisionEventType => decisionEventTypes.some((one) => one === type);

/** Whether a decision can stand: there is an application, made before it, that was not decided yet. `refersToId` of the answer is the agreement. */
export function judgeDecision(facts: readonly LegalFact[], { type, occurredOn, refersToId }: Pick<LegalFact, 'type' | 'occurredOn' | 'refersToId'>): EventVerdict {
  const route = Object.values(paperRoutes).find(({ granted, refused }) => type === granted || type === refused);
  if (!route) throw new RangeError(`${type} decides nothing`);
  const of = (...types: readonly LegalEventType[]): LegalFact[] => facts.filter((fact) => types.includes(fact.type) && (refersToId === null || fact.refersToId === refersToId));
  const decided = new Set(of(route.granted, route.refused).map((fact) => fact.refersToId));
  const open = of(route.applied).filter((fact) => !decided.has(fact.refersToId));
  const [first] = open;
  if (!first) return refuse(decided.size > 0 ? 'decisionRecorded' : 'decisionWithoutApplication', 'type', { event: `legalEvent.${route.applied}` });
  if (open.length > 1) return refuse('whichAgreement', 'refersToId', { open: open.length });
  if (occurredOn < first.occurredOn) return refuse('decisionBeforeApplication', 'occurredOn', { on: first.occurredOn });
  return { ok: true, refersToId: first.refersToId };
}

/** Whether an application cannot be taken back: a decision rests on it. */
export function restsOn(facts: readonly LegalFact[], { type, refersToId }: Pick<LegalFact, 'type' | 'refersToId'>): boolean {
  const route = Object.values(paperRoutes).find(({ applied }) => applied === type);
  return route !== undefined && facts.some((fact) => (fact.type === route.granted || fact.type === route.refused) && fact.refersToId === refersToId);
}

const refuse = (code: Extract<EventVerdict, { ok: false }>['blocker']['code'], path: 'type' | 'occurredOn' | 'refersToId', params: Record<string, string | number>): EventVerdict => ({ ok: false, blocker: { code, path, params } });
