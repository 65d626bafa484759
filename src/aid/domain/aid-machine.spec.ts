import { assertMachinesSound } from '../../cases/domain/machine-check.js';
import { commandMessages } from '../../platform/machine/messages.js';
import { decideAidEvent, possibleAidEvents, type AidDecision } from './aid-machine.js';
import { aidMachine, aidStates, type AidEventType, type AidState } from './aid-transitions.js';

const table: Record<AidEventType, Partial<Record<AidState, AidState>>> = {
  APPROVE: { requested: 'approved' },
  DECLINE: { requested: 'declined' },
  DELIVER: { approved: 'delivered' },
  WITHDRAW: { requested: 'withdrawn', approved: 'withdrawn' },
};
const events = Object.keys(table) as AidEventType[];
const codes = (decision: AidDecision): string[] => (decision.ok ? [] : decision.blockers.map(({ code }) => code));

describe('the table of the aid item', () => {
  it('is sound', () => assertMachinesSound([{ machine: aidMachine, messages: commandMessages }]));

  it.each(events.flatMap((event) => aidStates.map((state) => [event, state] as const)))('%s from %s', (event, state) => {
    const decision = decideAidEvent(state, event, { reason: '家庭困难' });
    const to = table[event][state];
    if (to) expect(decision).toEqual({ ok: true, to });
    else expect(codes(decision)).toEqual(['notInThisState']);
  });

  it('wants a reason for declining only', () => {
    expect(codes(decideAidEvent('requested', 'DECLINE', {}))).toEqual(['reasonMissing']);
    expect(codes(decideAidEvent('requested', 'DECLINE', { reason: '  ' }))).toEqual(['reasonMissing']);
    expect(decideAidEvent('requested', 'APPROVE', {})).toEqual({ ok: true, to: 'approved' });
  });

  it('offers a member what a member may do', () => {
    expect(possibleAidEvents('requested', false)).toEqual(['WITHDRAW']);
    expect(possibleAidEvents('requested', true)).toEqual(['APPROVE', 'DECLINE', 'WITHDRAW']);
    expect(possibleAidEvents('approved', false)).toEqual(['DELIVER', 'WITHDRAW']);
    expect(possibleAidEvents('delivered', true)).toEqual([]);
  });
});
