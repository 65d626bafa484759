import { aidMachine } from '../aid/domain/aid-transitions.js';
import { caseChecks } from '../cases/domain/case-blockers.js';
import { caseMachine } from '../cases/domain/case-transitions.js';
import { caseBlockerMessages } from '../cases/domain/messages.js';
import { commandMessages } from '../platform/machine/messages.js';
import type { Text } from '../platform/machine/text.js';
import { blockerCodesOf, blockersOfRow, drawMermaid, type AnyMachine } from '../platform/machine/transition-table.js';
import { referralBlockerMessages } from '../referrals/domain/messages.js';
import { referralMachine } from '../referrals/domain/referral-transitions.js';
import { planBlockerMessages } from '../repayment/domain/plan-machine-messages.js';
import { planMachine } from '../repayment/domain/plan-transitions.js';
import { requestBlockerMessages } from '../requests/domain/messages.js';
import { requestMachine } from '../requests/domain/request-transitions.js';
import { supervisorItemBlockerMessages } from '../supervisor-items/domain/messages.js';
import { supervisorItemMachine } from '../supervisor-items/domain/supervisor-item-transitions.js';

interface Chapter {
  readonly machine: AnyMachine;
  readonly messages: Readonly<Record<string, Text>>;
  readonly note: string;
}

const chapters: readonly Chapter[] = [
  {
    machine: caseMachine,
    messages: caseBlockerMessages,
    note: 'Suspension is not a state: it blocks what advances the case. REOPEN leads back to the state before the end. "lead" is a member too, "supervisor" may do what the lead may.',
  },
  {
    machine: referralMachine,
    messages: referralBlockerMessages,
    note: 'A matter is a referral with those it was handed on to. Its reply clock runs from the first sending (or the last RETURN) however often it is passed on; the acknowledge clock starts anew for a department newly ruled responsible.',
  },
  { machine: planMachine, messages: planBlockerMessages, note: 'Only AGREE is done by a person; the other events follow from what the ledger or the case did.' },
  { machine: aidMachine, messages: commandMessages, note: '"No aid needed" is a decision too: the item is declined with the reason. An amount may be named when approving and when delivering.' },
  { machine: requestMachine, messages: requestBlockerMessages, note: 'Nobody decides the own request; reversals and waivers need a second supervisor.' },
  {
    machine: supervisorItemMachine,
    messages: supervisorItemBlockerMessages,
    note: 'Opened by the program for a clock three working days over, for a default that may be confirmed, for money that did not arrive. Only a proposed default lapses: when it was confirmed, when its instalment is no longer owed, when the case ended.',
  },
];

/** The whole of `docs/states.md`: a drawing and a table of events and blockers for every machine. */
export function statesDocument(): string {
  const head = '# States\n\nMade from the transition tables by `src/tools/draw-states.ts`; a check compares the two. Do not edit by hand.\n';
  return [head, ...chapters.map(chapterText)].join('\n');
}

function chapterText({ machine, messages, note }: Chapter): string {
  return [
    `## ${machine.title['zh-CN']} · ${machine.title.en}`,
    `${note}\n\nVersion ${machine.version}.`,
    `\`\`\`mermaid\n${drawMermaid(machine)}\n\`\`\``,
    stateTable(machine),
    eventTable(machine),
    blockerTable(machine, messages),
    '',
  ].join('\n\n');
}

function stateTable(machine: AnyMachine): string {
  const rows = Object.entries(machine.states).map(([state, { label, kind }]) => [code(state), label['zh-CN'], label.en, kind]);
  return table(['state', '状态', 'meaning', 'kind'], rows);
}

function eventTable(machine: AnyMachine): string {
  const rows = Object.entries(machine.events).map(([event, row]) => {
    const fields = Object.entries(row.fields).map(([name, field]) => code(field.missing === null ? `${name}?` : name));
    const to = typeof row.to === 'string' ? row.to : 'the state before';
    const blockers = [...new Set(blockersOfRow(row))].map(code);
    return [code(event), row.label['zh-CN'], fields.join(', '), row.from.join(', '), to, row.who, blockers.join(', ')];
  });
  return table(['event', '事项', 'carries', 'from', 'to', 'who', 'blockers'], rows);
}

function blockerTable(machine: AnyMachine, messages: Readonly<Record<string, Text>>): string {
  const rows = blockerCodesOf(machine).map((blocker) => [
    code(blocker), messages[blocker]?.['zh-CN'] ?? '', messages[blocker]?.en ?? '', lifting(machine, blocker),
  ]);
  return table(['blocker', '提示', 'message', 'a supervisor may override it'], rows);
}

/** Only a case's blockers can be lifted. */
function lifting(machine: AnyMachine, blocker: string): string {
  const checks: Readonly<Record<string, { overridable: unknown }>> = caseChecks;
  const overridable = machine.name === caseMachine.name && checks[blocker]?.overridable;
  if (typeof overridable === 'function') return 'when the facts allow';
  return overridable === true ? 'yes' : '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
