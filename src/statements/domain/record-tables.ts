import { addFen } from '../../repayment/domain/fen-sum.js';
import { fenColumn } from './amount-columns.js';
import type { CaseFigures, StatementDecision, StatementResolution } from './statement-data.js';
import { summedTable, type StatementColumn, type StatementTable, type StatementValue } from './statement-document.js';
import { kindName, type StatementTexts } from './statement-texts.js';

/**
 * What was decided about money that found nothing to settle, and the late fees and additional compensation that were decided on; what
 * was taken back stays visible and counts nothing. Tables without a row are left out.
 * @throws Error when what counts is not what the ledger says
 */
export function recordTables(figures: CaseFigures, texts: StatementTexts): StatementTable[] {
  // A late fee may also be claimed by hand, for a worker; what the collector assessed belongs to nobody.
  const assessedFen = figures.history.obligations.reduce((sum, { kind, workerId, verifiedFen }) => (kind === 'lateFee' && workerId === null ? addFen(sum, verifiedFen ?? 0) : sum), 0);
  return [
    ...resolutionTables(figures.resolutions, figures.balances.payments.returnedFen + figures.balances.advances.returnedFen, texts),
    ...decisionTables('assessments', figures.assessments, assessedFen, texts),
    ...decisionTables('compensations', figures.compensations, null, texts),
  ];
}

function resolutionTables(resolutions: readonly StatementResolution[], returnedFen: number, texts: StatementTexts): StatementTable[] {
  const { say } = texts;
  if (resolutions.length === 0) return [];
  const counted = ({ type, amountFen, standing }: StatementResolution, of: StatementResolution['type']): number => (type === of && standing === 'stands' ? amountFen : 0);
  const types = ['reallocate', 'return', 'keep'] as const;
  const rows = resolutions.map((row): StatementValue[] => [
    row.on, row.reference, say(`resolution.${row.type}`), row.kind === null ? '' : kindName(texts, row.kind), row.amountFen, ...types.map((type) => counted(row, type)),
    [say(`resolutionStanding.${row.standing}`), row.reason].filter((text) => text !== '').join('：'),
  ]);
  const returned = resolutions.reduce((sum, row) => addFen(sum, counted(row, 'return')), 0);
  if (returned !== returnedFen) throw new Error(`The table of resolutions returns ${returned}, the ledger says ${returnedFen}`);
  const columns: StatementColumn[] = [
    { heading: say('column.grantedOn'), kind: 'date', width: 12 }, { heading: say('column.reference'), kind: 'text', width: 20 }, { heading: say('column.resolution'), kind: 'text', width: 12 },
    { heading: say('column.kind'), kind: 'text', width: 12 }, ...['resolved', 'reallocated', 'gaveBack', 'kept'].map((code) => fenColumn(texts, code)),
    { heading: say('column.standing'), kind: 'text', width: 22 },
  ];
  return [summedTable({ name: say('table.resolutions'), title: say('table.resolutions'), columns, rows }, say('total'))];
}

function decisionTables(code: 'assessments' | 'compensations', decisions: readonly StatementDecision[], verifiedFen: number | null, texts: StatementTexts): StatementTable[] {
  const { say } = texts;
  if (decisions.length === 0) return [];
  const rows = decisions.map(({ on, number, amountFen, voidedReason }): StatementValue[] => [
    on, number, amountFen, voidedReason === null ? amountFen : 0, voidedReason === null ? say('payment.stands') : say('decision.voided', { reason: voidedReason }),
  ]);
  const counted = decisions.reduce((sum, { amountFen, voidedReason }) => (voidedReason === null ? addFen(sum, amountFen) : sum), 0);
  if (verifiedFen !== null && counted !== verifiedFen) throw new Error(`The table ${code} counts ${counted}, the ledger says ${verifiedFen}`);
  const columns: StatementColumn[] = [
    { heading: say('column.decidedOn'), kind: 'date', width: 12 }, { heading: say('column.decisionNumber'), kind: 'text', width: 24 }, fenColumn(texts, 'decided'), fenColumn(texts, 'counted'),
    { heading: say('column.standing'), kind: 'text', width: 24 },
  ];
  return [summedTable({ name: say(`table.${code}`), title: say(`table.${code}`), columns, rows }, say('total'))];
}
