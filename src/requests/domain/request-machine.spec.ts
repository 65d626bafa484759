import { assertMachinesSound } from '../../cases/domain/machine-check.js';
import { requestBlockerMessages } from './messages.js';
import type { RequestFacts } from './request-checks.js';
import { decideRequestEvent, possibleRequestEvents, readRequestPayload, type RequestDecision } from './request-machine.js';
import { requestMachine, requestStates, type RequestEventType, type RequestState } from './request-transitions.js';
import { requestTypes } from './request-type.js';

const facts: RequestFacts = {
  type: 'extension', caseOpen: true, requesterId: 'lead', requesterIsSupervisor: false, actorId: 'supervisor2', caseSupervisorId: 'supervisor',
  recordedById: null,
};
const events: readonly RequestEventType[] = ['GRANT', 'REFUSE', 'WITHDRAW'];
const targets: Record<RequestEventType, RequestState> = { GRANT: 'granted', REFUSE: 'refused', WITHDRAW: 'withdrawn' };
const by = (event: RequestEventType): string => (event === 'WITHDRAW' ? 'lead' : 'supervisor2');

function decide(event: RequestEventType, changes: Partial<RequestFacts> = {}, state: RequestState = 'open', reason: string | undefined = '理由'): RequestDecision {
  return decideRequestEvent({ state, event, payload: reason === undefined ? {} : { reason }, facts: { ...facts, actorId: by(event), ...changes } });
}
const codes = (decision: RequestDecision): string[] => (decision.ok ? [] : decision.blockers.map(({ code }) => code));

describe('the table of the request', () => {
  it('is sound', () => assertMachinesSound([{ machine: requestMachine, messages: requestBlockerMessages }]));

  it.each(events.flatMap((event) => requestStates.map((state) => [event, state] as const)))('%s from %s', (event, state) => {
    const decision = decide(event, {}, state);
    if (state === 'open') expect(decision).toMatchObject({ ok: true, to: targets[event] });
    else expect(codes(decision)).toEqual(['notInThisState']);
  });

  it('brings about what was asked for when granted, and only then', () => {
    for (const type of requestTypes) {
      const decision = decide('GRANT', { type });
      expect(decision.ok && decision.effects).toContainEqual({ kind: 'apply', type });
    }
    expect(decide('REFUSE')).toMatchObject({ effects: [{ kind: 'notify', to: 'requester' }] });
    expect(decide('WITHDRAW')).toMatchObject({ effects: [{ kind: 'notify', to: 'supervisor' }] });
  });

  it('wants a reason for refusing, not for granting or withdrawing', () => {
    const blank = events.map((event) => codes(decide(event, {}, 'open', ' ')));
    expect(blank).toEqual([[], ['reasonMissing'], []]);
  });

  it('lets nobody decide the own request, and nobody else withdraw it', () => {
    expect(codes(decide('GRANT', { actorId: 'lead' }))).toEqual(['ownRequest']);
    expect(codes(decide('REFUSE', { actorId: 'lead' }))).toEqual(['ownRequest']);
    expect(codes(decide('WITHDRAW', { actorId: 'supervisor' }))).toEqual(['notOwnRequest']);
    expect(codes(decide('GRANT', { requesterId: 's', requesterIsSupervisor: true, actorId: 's', type: 'reversal' }))).toEqual(['ownRequest']);
  });

  it('grants nothing on a case that ended, but an emergency read', () => {
    const granted = requestTypes.filter((type) => decide('GRANT', { type, caseOpen: false }).ok);
    expect(granted).toEqual(['emergencyRead']);
    expect(decide('REFUSE', { caseOpen: false }).ok).toBe(true);
    expect(decide('WITHDRAW', { caseOpen: false }).ok).toBe(true);
  });
});

describe('the second supervisor', () => {
  it.each(requestTypes)('is needed for %s only when money in the books changes', (type) => {
    const needed = type === 'reversal' || type === 'waiver';
    expect(codes(decide('GRANT', { type, actorId: 'supervisor' }))).toEqual(needed ? ['secondSupervisorNeeded'] : []);
  });

  it('is not the one who recorded the payment', () =>
    expect(codes(decide('GRANT', { type: 'reversal', recordedById: 'supervisor2' }))).toEqual(['secondSupervisorNeeded']));

  it('may be the supervisor of the case when another supervisor asks', () => {
    const asked = { type: 'reversal', requesterId: 'supervisor2', requesterIsSupervisor: true, recordedById: 'supervisor' } as const;
    expect(codes(decide('GRANT', { ...asked, actorId: 'supervisor' }))).toEqual([]);
  });

  it('is not needed to refuse', () => expect(codes(decide('REFUSE', { type: 'waiver', actorId: 'supervisor' }))).toEqual([]));
});

describe('what is possible', () => {
  it('depends on who looks', () => {
    expect(possibleRequestEvents('open', { ...facts, actorId: 'lead' }, false)).toEqual(['WITHDRAW']);
    expect(possibleRequestEvents('open', { ...facts, actorId: 'lead' }, true)).toEqual(['WITHDRAW']);
    expect(possibleRequestEvents('open', facts, true)).toEqual(['GRANT', 'REFUSE']);
    expect(possibleRequestEvents('open', { ...facts, type: 'waiver', actorId: 'supervisor' }, true)).toEqual(['REFUSE']);
    expect(possibleRequestEvents('open', { ...facts, actorId: 'member' }, false)).toEqual([]);
    expect(possibleRequestEvents('granted', facts, true)).toEqual([]);
  });

  it('reads the reason and nothing else', () => {
    expect(readRequestPayload('GRANT', { reason: '同意' })).toEqual({ ok: true, payload: { reason: '同意' } });
    expect(readRequestPayload('GRANT', { until: '2025' })).toMatchObject({ ok: false, errors: [{ path: 'payload.until', code: 'unknownField' }] });
  });
});
