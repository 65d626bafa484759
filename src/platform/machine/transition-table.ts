import type { PayloadFields } from './payload.js';
import type { Text } from './text.js';

/** An `open` state must have a way out; an `ended` one may have (reopening) and need not. */
export interface StateRow {
  readonly label: Text;
  readonly kind: 'open' | 'ended';
}

/** One event: where from, where to, who, what it carries and which blockers are asked. */
export interface TransitionRow<State extends string> {
  readonly label: Text;
  readonly from: readonly State[];
  /** One state, `same` (nothing moves), or the states among which the facts choose. */
  readonly to: State | 'same' | readonly State[];
  readonly who: string;
  readonly fields: PayloadFields;
  readonly blockers: readonly string[];
}

/** A machine as data. A state or an event without its row does not compile. */
export interface MachineTable<State extends string, Event extends string, Row extends TransitionRow<State> = TransitionRow<State>> {
  readonly name: string;
  readonly title: Text;
  /** Raised when a change of the table would treat a running case differently. */
  readonly version: number;
  readonly initial: State;
  readonly states: Readonly<Record<State, StateRow>>;
  readonly events: Readonly<Record<Event, Row>>;
  /** Blockers that any event may meet, beside those of its row. */
  readonly commonBlockers: readonly string[];
}

/** Any machine, for what looks at tables without knowing them: checks and drawings. */
export type AnyMachine = MachineTable<string, string>;

/** The states an event may lead to from `state`. */
export function targetsOf<State extends string>(row: TransitionRow<State>, state: State): readonly State[] {
  if (row.to === 'same') return [state];
  return typeof row.to === 'string' ? [row.to] : row.to;
}

/** All blocker codes a machine can answer with: of its rows, of missing fields, and the common ones. */
export function blockerCodesOf(table: AnyMachine): string[] {
  return [...new Set([...table.commonBlockers, ...Object.values(table.events).flatMap(blockersOfRow)])];
}

/** The blocker codes of one event: what its fields lack, then what stands in the way. */
export function blockersOfRow(row: TransitionRow<string>): string[] {
  return [...Object.values(row.fields).flatMap(({ missing }) => missing ?? []), ...row.blockers];
}

/** States no chain of events reaches from the initial one. */
export function unreachableStates(table: AnyMachine): string[] {
  const reached = new Set([table.initial]);
  for (const state of reached) {
    for (const row of Object.values(table.events)) {
      if (row.from.includes(state)) targetsOf(row, state).forEach((target) => reached.add(target));
    }
  }
  return Object.keys(table.states).filter((state) => !reached.has(state));
}

/** Open states that no event leaves. */
export function statesWithoutExit(table: AnyMachine): string[] {
  const leaves = (state: string): boolean =>
    Object.values(table.events).some((row) => row.from.includes(state) && targetsOf(row, state).some((target) => target !== state));
  return Object.keys(table.states).filter((state) => table.states[state]?.kind === 'open' && !leaves(state));
}

/** Draws the table as a Mermaid state diagram; events that stay in their state are left to the text beside it. */
export function drawMermaid(table: AnyMachine): string {
  const states = Object.entries(table.states);
  const lines = ['stateDiagram-v2', '  direction LR'];
  for (const [state, row] of states) lines.push(`  state "${row.label['zh-CN']}<br/>${state}" as ${state}`);
  lines.push(`  [*] --> ${table.initial}`);
  for (const [event, row] of Object.entries(table.events)) {
    if (row.to === 'same') continue;
    const target = typeof row.to === 'string' ? row.to : `${event}_to`;
    for (const from of row.from) lines.push(`  ${from} --> ${target}: ${row.label['zh-CN']} ${event}`);
    if (typeof row.to === 'string') continue;
    lines.push(`  state ${target} <<choice>>`, ...row.to.map((to) => `  ${target} --> ${to}`));
  }
  for (const [state, row] of states) if (row.kind === 'ended') lines.push(`  ${state} --> [*]`);
  return lines.join('\n');
}
