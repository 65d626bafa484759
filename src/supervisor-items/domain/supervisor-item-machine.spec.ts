import { assertMachinesSound } from '../../cases/domain/machine-check.js';
import { supervisorItemBlockerMessages } from './messages.js';
import {
  decideSupervisorItemEvent, lapseCauseOf, possibleSupervisorItemEvents, readSupervisorItemPayload, type ItemGround, type SupervisorItemDecision,
} from './supervisor-item-machine.js';
import { supervisorItemKinds, supervisorItemMachine, supervisorItemStates, type SupervisorItemEventType } from './supervisor-item-transitions.js';

const outcome = { ANSWER: 'answered', LAPSE: 'lapsed' } as const;
const events = Object.keys(outcome) as SupervisorItemEventType[];
const codes = (decision: SupervisorItemDecision): string[] => (decision.ok ? [] : decision.blockers.map(({ code }) => code));

describe('the table of the supervisor item', () => {
  it('is sound', () => assertMachinesSound([{ machine: supervisorItemMachine, messages: supervisorItemBlockerMessages }]));

  it.each(events.flatMap((event) => supervisorItemStates.map((state) => [event, state] as const)))('%s from %s', (event, state) => {
    const decision = decideSupervisorItemEvent(state, event, { answer: '已约谈企业负责人' });
    if (state === 'open') expect(decision).toEqual({ ok: true, to: outcome[event] });
    else expect(codes(decision)).toEqual(['notInThisState']);
  });

  it('wants the measures taken, and nothing else', () => {
    expect(codes(decideSupervisorItemEvent('open', 'ANSWER', {}))).toEqual(['answerMissing']);
    expect(readSupervisorItemPayload('ANSWER', { answer: '  ' })).toEqual({ ok: true, payload: {} });
    expect(readSupervisorItemPayload('ANSWER', { answer: 3, why: 'x' })).toEqual({
      ok: false, errors: [{ path: 'payload.answer', code: 'notText' }, { path: 'payload.why', code: 'unknownField' }],
    });
  });

  it('offers an open one to supervisors only', () => {
    expect(possibleSupervisorItemEvents('open', true)).toEqual(['ANSWER']);
    expect(possibleSupervisorItemEvents('open', false)).toEqual([]);
    expect(possibleSupervisorItemEvents('answered', true)).toEqual([]);
    expect(possibleSupervisorItemEvents('lapsed', true)).toEqual([]);
  });
});

describe('lapsing', () => {
  const standing: ItemGround = { kind: 'confirmDefault', caseOpen: true, clockOpen: true };

  it.each<[string, Partial<ItemGround>, string | null]>([
    ['a proposal stands while its instalment is owed', {}, null],
    ['its instalment was paid or its plan superseded', { clockOpen: false }, 'clockEnded'],
    ['its case ended', { caseOpen: false, clockOpen: false }, 'caseEnded'],
    ['no clock opened it', { clockOpen: null }, null],
  ])('%s', (_what, change, cause) => expect(lapseCauseOf({ ...standing, ...change })).toBe(cause));

  it.each(supervisorItemKinds.filter((kind) => kind !== 'confirmDefault'))('never happens to %s by itself', (kind) => {
    expect(lapseCauseOf({ kind, caseOpen: false, clockOpen: false })).toBeNull();
  });
});
