import fc from 'fast-check';
import { decidedAt, filledIn, readyCaseFacts } from '../../../test/support/case-facts.fixture.js';
import { clockOfState, effectsOfReporting, type CaseEffect } from './case-effects.js';
import { caseEventTypes, type CaseEventPayload, type CaseEventType } from './case-events.js';
import { emptyCaseFacts, type CaseFacts, type CaseFactSlice } from './case-facts.js';
import { decideCaseEvent, previewCaseEvents, type CaseDecision, type CaseRelation } from './case-machine.js';
import { endedCaseStates, openCaseStates, paymentKinds, type CaseState, type OpenCaseState } from './vocabulary.js';

/** The edges of the contract, written down once more and apart from the table. */
const edges: Record<CaseEventType, (state: CaseState, before: OpenCaseState | null) => CaseState | null> = {
  ACCEPT: (state) => (state === 'reported' ? 'investigating' : null),
  REJECT: (state) => (state === 'reported' ? 'rejected' : null),
  MERGE: (state) => (state === 'reported' ? 'merged' : null),
  COMPLETE_INVESTIGATION: (state) => (state === 'investigating' ? 'verifying' : null),
  COMPLETE_VERIFICATION: (state) => (state === 'verifying' ? 'coordinating' : null),
  SETTLE: (state) => (['investigating', 'verifying', 'coordinating'].includes(state) ? 'supervising' : null),
  ADOPT_PLAN: (state) => (state === 'coordinating' ? 'supervising' : null),
  DECLARE_IMPASSE: (state) => (state === 'coordinating' ? 'transferred' : null),
  RETURN_TO_VERIFICATION: (state) => (['coordinating', 'supervising'].includes(state) ? 'verifying' : null),
  CONFIRM_DEFAULT: (state) => (state === 'supervising' ? 'coordinating' : null),
  CLOSE: (state) => (state === 'supervising' ? 'closed' : null),
  WITHDRAW: (state) => (isOpen(state) ? 'withdrawn' : null),
  SUSPEND: (state) => (isOpen(state) ? state : null),
  RESUME: (state) => (isOpen(state) ? state : null),
  REOPEN: (state, before) => (['closed', 'rejected', 'withdrawn', 'transferred'].includes(state) ? before : null),
};
const advancing: readonly CaseEventType[] = [
  'ACCEPT', 'COMPLETE_INVESTIGATION', 'COMPLETE_VERIFICATION', 'SETTLE', 'ADOPT_PLAN', 'DECLARE_IMPASSE', 'CLOSE',
];
const everOverridable = ['noVisitByTwo', 'nothingClaimed', 'hrssNotAcknowledged', 'bothSidesNotHeard'];

function isOpen(state: CaseState): state is OpenCaseState {
  return (openCaseStates as readonly string[]).includes(state);
}

/** Faults one by one get further than faults everywhere. */
function mostlyNone<T>(some: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: some });
}

const fewFen = fc.constantFrom(0, 0, 1, 250_000);
const few = fc.constantFrom(0, 0, 0, 1, 12);
const anyFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    broken: mostlyNone(fc.subarray(Object.keys(emptyCaseFacts()) as CaseFactSlice[], { maxLength: 4 })),
    ledger: fc.record({
      unpaidFen: fc.constantFrom({}, { wages: 5 }, { pension: 5 }, { other: 5 }), unpaidWithoutProof: few, unsettledObligations: few,
      outstandingFen: fewFen, shortfallBeyondGraceFen: fewFen, openClaimsOfOthers: few, notReceivedOpen: few, undecidedMoneyFen: fewFen,
    }),
    mediation: fc.record({ attempted: fc.boolean(), heardBothSides: fc.boolean(), refused: fc.boolean() }),
    plan: fc.record({
      state: fc.constantFrom('none', 'draft', 'agreed', 'agreed', 'completed', 'defaulted'),
      shortages: fc.array(fc.record({ kind: fc.constantFrom(...paymentKinds), shortFen: fewFen }), { maxLength: 2 }),
    }),
    random: mostlyNone(fc.subarray(['ledger', 'mediation', 'plan'] as const)),
  })
  .map(({ broken, random, ...slices }): CaseFacts => {
    const emptied = broken.map((slice) => [slice, emptyCaseFacts()[slice]] as const);
    const rolled = random.map((slice) => [slice, slices[slice]] as const);
    const changed = Object.fromEntries<unknown>([...emptied, ...rolled]);
    return { ...readyCaseFacts(), ...changed };
  });

interface Step {
  event: CaseEventType;
  /** Mostly an event that the state knows is tried instead of just any: otherwise histories end before they begin. */
  seek: number;
  facts: CaseFacts;
  dropped: readonly string[];
  override: { code: string; reason: string }[];
  relation: CaseRelation;
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  event: fc.constantFrom(...caseEventTypes),
  seek: fc.nat(99),
  facts: anyFacts,
  dropped: mostlyNone(
    fc.subarray(['reason', 'summary', 'requestedAt', 'remedy', 'intoCaseId', 'explanation', 'reporterToldAt'], { maxLength: 1 }),
  ),
  override: mostlyNone(
    fc.array(
      fc.record({ code: fc.constantFrom(...everOverridable, 'rosterEmpty', 'suspended'), reason: fc.constantFrom('企业拒绝', ' ') }),
      { maxLength: 2 },
    ),
  ),
  relation: fc.constantFrom('member', 'lead', 'supervisor', 'supervisor', 'grantedRequest'),
});

function payloadOf({ event, dropped }: Pick<Step, 'event' | 'dropped'>): CaseEventPayload {
  return Object.fromEntries(Object.entries(filledIn[event]).filter(([name]) => !dropped.includes(name)));
}

/** The clocks and marks of one case, kept by nothing but the effects. */
class Clocks {
  readonly running = new Set<string>();
  standing = false;
  suspended = false;

  apply(effect: CaseEffect): void {
    if (effect.kind === 'openClock') {
      expect(this.running.has(effect.clock)).toBe(false);
      expect(effect.suspended).toBe(this.suspended);
      this.running.add(effect.clock);
      this.standing ||= effect.suspended;
    } else if (effect.kind === 'meetClock' || effect.kind === 'cancelClock') {
      expect(this.running.delete(effect.clock)).toBe(true);
    } else if (effect.kind === 'cancelClocks') this.running.clear();
    else if (effect.kind === 'suspendClocks') this.standing = true;
    else if (effect.kind === 'resumeClocks') this.standing = false;
    else if (effect.kind === 'startSuspension') this.suspended = true;
    else if (effect.kind === 'endSuspension') {
      this.suspended = false;
      if (this.running.size === 0) this.standing = false;
    }
  }
}

describe('any history of a case', () => {
  it('goes only where the contract leads, with one stage clock in every open state', () => {
    const reached = new Set<CaseState>();
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 30, maxLength: 60 }), (steps) => {
        const clocks = new Clocks();
        effectsOfReporting().forEach((effect) => clocks.apply(effect));
        let state: CaseState = 'reported';
        let before: OpenCaseState | null = null;
        for (const step of steps) {
          const known = caseEventTypes.filter((type) => edges[type](state, before) !== null);
          const event = (step.seek < 80 ? known[step.seek % known.length] : undefined) ?? step.event;
          const facts: CaseFacts = { ...step.facts, suspension: { suspended: clocks.suspended }, history: { stateBeforeEnd: before } };
          const payload = payloadOf({ ...step, event });
          const decision: CaseDecision = decideCaseEvent({ ...step, event, state, payload, facts, now: decidedAt });
          if (!decision.ok) {
            expect(decision.blockers.length).toBeGreaterThan(0);
            continue;
          }
          expect(decision.to).toBe(edges[event](state, before));
          if (clocks.suspended) expect(advancing).not.toContain(event);
          decision.effects.forEach((effect) => clocks.apply(effect));
          if (isOpen(state) && !isOpen(decision.to)) before = state;
          state = decision.to;
          reached.add(state);
          expect([...clocks.running]).toEqual(isOpen(state) ? [clockOfState[state]] : []);
          expect(clocks.standing).toBe(clocks.suspended);
        }
      }),
      { numRuns: 300 },
    );
    // The histories are worth something only if they get about.
    expect(reached).toEqual(new Set([...openCaseStates, ...endedCaseStates]));
  });

  it('never lets an event through with something in its way that was not lifted', () => {
    fc.assert(
      fc.property(anyStep, fc.constantFrom(...openCaseStates, ...endedCaseStates), (step, state) => {
        const command = { ...step, state, payload: payloadOf(step), now: decidedAt };
        const plain = decideCaseEvent({ ...command, override: [] });
        const lifted = decideCaseEvent(command);
        const wanted = step.override.map(({ code }) => code);
        if (plain.ok) {
          expect(lifted.ok).toBe(wanted.length === 0);
          return;
        }
        if (!lifted.ok) {
          const left = new Set(lifted.blockers.map(({ code }) => code));
          plain.blockers.filter(({ overridable }) => !overridable).forEach(({ code }) => expect(left).toContain(code));
          return;
        }
        expect(step.relation).toBe('supervisor');
        expect(plain.blockers.map(({ code }) => code).sort()).toEqual([...wanted].sort());
        expect(plain.blockers.every(({ code, overridable }) => overridable && everOverridable.includes(code))).toBe(true);
        expect(lifted.overridden.every(({ reason }) => reason.trim() !== '')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is previewed truly: what the preview allows goes through once the fields are filled in', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...openCaseStates, ...endedCaseStates), (facts, state) => {
        for (const preview of previewCaseEvents(state, 'supervisor', facts, decidedAt)) {
          if (preview.type === 'MERGE') continue;
          const decision = decideCaseEvent({
            state, event: preview.type, payload: filledIn[preview.type], facts, relation: 'supervisor', now: decidedAt,
          });
          expect(decision.ok).toBe(preview.allowed);
          if (decision.ok) expect([decision.to, decision.effects]).toEqual([preview.to, preview.effects]);
          else expect(decision.blockers).toEqual(preview.blockers);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('asks without touching what it is asked about', () => {
    const facts = Object.freeze(readyCaseFacts());
    const copy = structuredClone(facts);
    caseEventTypes.forEach((event) =>
      openCaseStates.forEach((state) => decideCaseEvent({ state, event, payload: filledIn[event], facts, relation: 'lead', now: decidedAt })),
    );
    expect(facts).toEqual(copy);
  });
});
