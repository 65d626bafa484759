import type { AnyMachine } from '../../platform/machine/transition-table.js';
import { clockOfState } from './case-effects.js';
import { caseMachine } from './case-transitions.js';
import { assertMachinesSound, machineFaults, UnsoundMachineError, type MachineUnderCheck } from './machine-check.js';
import { caseBlockerMessages } from './messages.js';
import { openCaseStates } from './vocabulary.js';

const clocks: Record<string, string[]> = Object.fromEntries(openCaseStates.map((state) => [state, [clockOfState[state]]]));
const sound: MachineUnderCheck = { machine: caseMachine, messages: caseBlockerMessages, clocks };
const label = { 'zh-CN': '孤立', en: 'Island' };
const faults = (changes: Partial<MachineUnderCheck>): string[] => machineFaults({ ...sound, ...changes }).map(({ code, subject }) => `${code} ${subject}`);

function withEvents(change: (events: AnyMachine['events']) => AnyMachine['events']): AnyMachine {
  return { ...caseMachine, events: change(caseMachine.events) };
}

describe('the check at the start', () => {
  it('finds nothing wrong with the case', () => expect(() => assertMachinesSound([sound])).not.toThrow());

  it('finds a state out of reach', () => {
    const machine: AnyMachine = { ...caseMachine, states: { ...caseMachine.states, island: { label, kind: 'ended' } } };
    expect(faults({ machine })).toEqual(['unreachable island']);
  });

  it('finds an open state without a way out; staying where one is is none', () => {
    const machine = withEvents((events) =>
      Object.fromEntries(Object.entries(events).map(([event, row]) => [
        event, { ...row, from: event === 'RESUME' ? row.from : row.from.filter((state) => state !== 'supervising') },
      ])));
    expect(faults({ machine })).toContain('noExit supervising');
  });

  it('finds a blocker without a text, in a row, a field or common to all', () => {
    const { rosterEmpty, reasonMissing, cannotOverride, ...messages } = caseBlockerMessages;
    expect([rosterEmpty, reasonMissing, cannotOverride]).not.toContain(undefined);
    expect(faults({ messages }).sort()).toEqual(['noMessage cannotOverride', 'noMessage reasonMissing', 'noMessage rosterEmpty']);
    expect(faults({ messages: { ...caseBlockerMessages, rosterEmpty: { 'zh-CN': '名册为空', en: ' ' } } })).toEqual(['noMessage rosterEmpty']);
  });

  it('finds a text that tells more in one language', () => {
    const messages = { ...caseBlockerMessages, claimsUndecided: { 'zh-CN': '还有 {count} 项', en: 'some' } };
    expect(faults({ messages })).toEqual(['unequalParameters claimsUndecided']);
  });

  it('finds an open state without a clock', () => {
    expect(faults({ clocks: { ...clocks, supervising: [] } })).toEqual(['noClock supervising']);
    expect(faults({ clocks: {} })).toEqual(openCaseStates.map((state) => `noClock ${state}`));
  });

  it('tells all faults of all machines at once', () => {
    const broken = [{ ...sound, clocks: { ...clocks, verifying: [] } }, { ...sound, machine: { ...caseMachine, name: 'other' }, messages: {} }];
    const check = (): void => assertMachinesSound(broken);
    expect(check).toThrow(UnsoundMachineError);
    expect(check).toThrow(/case noClock verifying; other noMessage notInThisState;.*other noMessage reasonMissing/);
  });
});
