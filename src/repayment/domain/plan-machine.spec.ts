import fc from 'fast-check';
import { assertMachinesSound } from '../../cases/domain/machine-check.js';
import { caseStates } from '../../cases/domain/vocabulary.js';
import type { PlanBlocker } from './plan-blocker.js';
import type { PlanMachineFacts } from './plan-checks.js';
import { decidePlanEvent, duePlanEvent, possiblePlanEvents, previewPlanEvents, readPlanPayload, type PlanDecision } from './plan-machine.js';
import { planBlockerMessages } from './plan-machine-messages.js';
import { planMachine, planStates, type PlanEventType, type PlanState } from './plan-transitions.js';

const sound: PlanMachineFacts = {
  caseState: 'coordinating', otherInForce: false, rescheduleGranted: false, newerAgreed: false, instalmentFaults: [], outstandingFen: 100,
  shortfallBeyondGraceFen: 0, accelerates: false, accelerated: false, notYetDueFen: 0, derived: false, closesGap: false,
};
const edges: Record<PlanEventType, Partial<Record<PlanState, PlanState>>> = {
  AGREE: { draft: 'agreed' },
  REDRAFT: { draft: 'draft' },
  DISCARD: { draft: 'discarded' },
  DECLARE_ACCELERATION: { agreed: 'agreed', defaulted: 'defaulted' },
  REVOKE_ACCELERATION: { agreed: 'agreed', defaulted: 'defaulted' },
  SUPERSEDE: { draft: 'superseded', agreed: 'superseded', defaulted: 'superseded', completed: 'superseded' },
  COMPLETE: { agreed: 'completed', defaulted: 'completed' },
  UNCOMPLETE: { completed: 'agreed' },
  CONFIRM_DEFAULT: { agreed: 'defaulted' },
  CURE_DEFAULT: { defaulted: 'agreed' },
};
/** What each event needs, and each blocker with the facts that alone bring it about. */
const contract: Record<PlanEventType, { given: Partial<PlanMachineFacts>; blockers: Record<string, Partial<PlanMachineFacts>> }> = {
  AGREE: {
    given: {},
    blockers: {
      planCaseNotReady: { caseState: 'verifying' },
      rescheduleNotGranted: { caseState: 'supervising', otherInForce: true },
      noInstalments: { instalmentFaults: [fault('noInstalments')] },
      instalmentInThePast: { instalmentFaults: [fault('instalmentInThePast')] },
      instalmentTooFarAhead: { instalmentFaults: [fault('instalmentTooFarAhead')] },
      instalmentsDoNotAddUp: { instalmentFaults: [fault('instalmentsDoNotAddUp')] },
    },
  },
  REDRAFT: { given: { derived: true }, blockers: { revisionNotDerived: { derived: false } } },
  DISCARD: { given: {}, blockers: { revisionCalledFor: { closesGap: true } } },
  DECLARE_ACCELERATION: {
    given: { accelerates: true, shortfallBeyondGraceFen: 1, notYetDueFen: 1 },
    blockers: {
      planCaseEnded: { caseState: 'closed' }, accelerationNotAgreed: { accelerates: false }, alreadyAccelerated: { accelerated: true },
      planNoShortfall: { shortfallBeyondGraceFen: 0 }, nothingToAccelerate: { notYetDueFen: 0 },
    },
  },
  REVOKE_ACCELERATION: { given: { accelerated: true }, blockers: { planCaseEnded: { caseState: 'withdrawn' }, notAccelerated: { accelerated: false } } },
  SUPERSEDE: { given: { newerAgreed: true }, blockers: { noNewerPlan: { newerAgreed: false } } },
  COMPLETE: { given: { outstandingFen: 0 }, blockers: { planStillOutstanding: { outstandingFen: 1 } } },
  UNCOMPLETE: { given: {}, blockers: { planNothingOutstanding: { outstandingFen: 0 } } },
  CONFIRM_DEFAULT: { given: { shortfallBeyondGraceFen: 1 }, blockers: { planNoShortfall: { shortfallBeyondGraceFen: 0 } } },
  CURE_DEFAULT: { given: {}, blockers: { planShortfallStands: { shortfallBeyondGraceFen: 1 } } },
};
const events = Object.keys(contract) as PlanEventType[];
const why = { reason: '一期未付' };

function fault(code: PlanBlocker['code']): PlanBlocker {
  return { code, path: 'instalments[3].dueOn', overridable: false, params: { today: '2025-01-06' } };
}
const codes = (decision: PlanDecision): string[] => (decision.ok ? [] : decision.blockers.map(({ code }) => code));

describe('the table of the plan', () => {
  it('is sound', () => assertMachinesSound([{ machine: planMachine, messages: planBlockerMessages }]));

  it.each(events.flatMap((event) => planStates.map((state) => [event, state] as const)))('%s from %s', (event, state) => {
    const decision = decidePlanEvent(state, event, { ...sound, ...contract[event].given }, why);
    const to = edges[event][state];
    if (to) expect(decision).toMatchObject({ ok: true, to });
    else expect(decision).toMatchObject({ ok: false, blockers: [{ code: 'notInThisState', params: { state } }] });
  });

  it.each(events.flatMap((event) => Object.entries(contract[event].blockers).map(([code, facts]) => [event, code, facts] as const)))(
    '%s is blocked by %s alone',
    (event, code, facts) => {
      const [state] = Object.keys(edges[event]) as PlanState[];
      expect(codes(decidePlanEvent(state ?? 'draft', event, { ...sound, ...contract[event].given, ...facts }, why))).toEqual([code]);
    },
  );

  it('hands through where an instalment is wrong and names everything at once', () => {
    const facts = { ...sound, caseState: 'closed', instalmentFaults: [fault('instalmentInThePast'), fault('instalmentsDoNotAddUp')] } as const;
    expect(decidePlanEvent('draft', 'AGREE', facts)).toMatchObject({
      blockers: [
        { code: 'planCaseNotReady' },
        { code: 'instalmentInThePast', path: 'instalments[3].dueOn', params: { today: '2025-01-06' } },
        { code: 'instalmentsDoNotAddUp' },
      ],
    });
  });

  it('is agreed only in coordination, or under supervision; there an own request has to be granted while another plan is in force', () => {
    const possible = caseStates.filter((caseState) => decidePlanEvent('draft', 'AGREE', { ...sound, caseState }).ok);
    expect(possible).toEqual(['coordinating', 'supervising']);
    const rescheduling = { ...sound, caseState: 'supervising', otherInForce: true, rescheduleGranted: true } as const;
    expect(decidePlanEvent('draft', 'AGREE', rescheduling).ok).toBe(true);
    expect(decidePlanEvent('draft', 'AGREE', { ...sound, otherInForce: true }).ok).toBe(true);
  });

  it('offers agreeing to lead and supervisor, and acceleration to the supervisor alone', () => {
    expect(planStates.map((state) => [state, possiblePlanEvents(state, 'supervisor')])).toEqual([
      ['draft', ['AGREE', 'REDRAFT', 'DISCARD']], ['agreed', ['DECLARE_ACCELERATION', 'REVOKE_ACCELERATION']], ['defaulted', ['DECLARE_ACCELERATION', 'REVOKE_ACCELERATION']], ['completed', []], ['superseded', []], ['discarded', []],
    ]);
    expect(planStates.flatMap((state) => possiblePlanEvents(state, 'lead'))).toEqual(['AGREE', 'REDRAFT', 'DISCARD']);
    expect(planStates.flatMap((state) => possiblePlanEvents(state, 'member'))).toEqual([]);
  });

  it('asks why the rest is declared due, and tells what stands in the way without asking', () => {
    const facts = { ...sound, ...contract.DECLARE_ACCELERATION.given };
    expect(codes(decidePlanEvent('agreed', 'DECLARE_ACCELERATION', facts))).toEqual(['reasonMissing']);
    expect(previewPlanEvents('agreed', 'supervisor', facts)).toEqual([
      { type: 'DECLARE_ACCELERATION', blockers: [] }, { type: 'REVOKE_ACCELERATION', blockers: [expect.objectContaining({ code: 'notAccelerated' })] },
    ]);
    expect(readPlanPayload('DECLARE_ACCELERATION', { reason: ' 一期未付 ' })).toEqual({ ok: true, payload: why });
    expect(readPlanPayload('AGREE', why)).toMatchObject({ ok: false, errors: [{ path: 'payload.reason', code: 'unknownField' }] });
  });
});

describe('what the ledger calls for', () => {
  it.each<[PlanState, number, number, PlanEventType | null]>([
    ['agreed', 0, 0, 'COMPLETE'], ['agreed', 5, 5, null], ['defaulted', 5, 5, null], ['defaulted', 5, 0, 'CURE_DEFAULT'],
    ['defaulted', 0, 0, 'COMPLETE'], ['completed', 5, 0, 'UNCOMPLETE'], ['completed', 0, 0, null], ['draft', 0, 0, null],
    ['superseded', 5, 5, null], ['discarded', 5, 5, null],
  ])('in %s with %i outstanding and %i short: %s', (state, outstandingFen, shortfallBeyondGraceFen, expected) =>
    expect(duePlanEvent(state, { ...sound, outstandingFen, shortfallBeyondGraceFen })).toBe(expected));

  it('comes to rest after every posting', () => {
    fc.assert(
      fc.property(fc.constantFrom(...planStates), fc.nat(2), fc.nat(2), (start, outstandingFen, short) => {
        const facts = { ...sound, outstandingFen, shortfallBeyondGraceFen: Math.min(short, outstandingFen) };
        let state = start;
        for (let steps = 0; ; steps += 1) {
          const event = duePlanEvent(state, facts);
          if (event === null) break;
          const decision = decidePlanEvent(state, event, facts);
          expect(steps).toBeLessThan(2);
          if (decision.ok) state = decision.to;
        }
      }),
    );
  });
});
