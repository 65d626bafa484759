import { paramNames, type Text } from '../../platform/machine/text.js';
import { blockerCodesOf, statesWithoutExit, unreachableStates, type AnyMachine } from '../../platform/machine/transition-table.js';

/** One machine with what must fit it. */
export interface MachineUnderCheck {
  readonly machine: AnyMachine;
  /** The texts of its blockers. */
  readonly messages: Readonly<Record<string, Text>>;
  /** The clocks that run in each state; left out for a machine whose states need none. */
  readonly clocks?: Readonly<Record<string, readonly string[]>>;
}

export interface MachineFault {
  readonly machine: string;
  readonly code: 'unreachable' | 'noExit' | 'noMessage' | 'unequalParameters' | 'noClock';
  readonly subject: string;
}

/** The program must not start: a machine has holes. */
export class UnsoundMachineError extends Error {
  constructor(readonly faults: readonly MachineFault[]) {
    super(`Unsound state machines: ${faults.map((fault) => `${fault.machine} ${fault.code} ${fault.subject}`).join('; ')}`);
    this.name = 'UnsoundMachineError';
  }
}

/** Everything wrong with one machine: states out of reach or without a way out, blockers without a text, open states without a clock. */
export function machineFaults({ machine, messages, clocks }: MachineUnderCheck): MachineFault[] {
  const fault = (code: MachineFault['code']) => (subject: string): MachineFault => ({ machine: machine.name, code, subject });
  const codes = blockerCodesOf(machine);
  const open = Object.keys(machine.states).filter((state) => machine.states[state]?.kind === 'open');
  return [
    ...unreachableStates(machine).map(fault('unreachable')),
    ...statesWithoutExit(machine).map(fault('noExit')),
    ...codes.filter((code) => !complete(messages[code])).map(fault('noMessage')),
    ...codes.filter((code) => !sameParams(messages[code])).map(fault('unequalParameters')),
    ...(clocks ? open.filter((state) => (clocks[state] ?? []).length === 0).map(fault('noClock')) : []),
  ];
}

/**
 * Refuses to start with an unsound machine.
 * @throws UnsoundMachineError naming every fault of every machine
 */
export function assertMachinesSound(machines: readonly MachineUnderCheck[]): void {
  const faults = machines.flatMap(machineFaults);
  if (faults.length > 0) throw new UnsoundMachineError(faults);
}

function complete(text: Text | undefined): boolean {
  return text !== undefined && text['zh-CN'].trim() !== '' && text.en.trim() !== '';
}

/** Both languages must tell the same; where Chinese shows `kindName`, the name of a code, English may show the code `kind`. */
function sameParams(text: Text | undefined): boolean {
  const told = (template: string): string => [...new Set(paramNames(template).map((name) => name.replace(/Name$/, '')))].sort().join();
  return text === undefined || told(text['zh-CN']) === told(text.en);
}
