import type { EntityManager } from 'typeorm';
import { openCaseStates } from '../../cases/domain/vocabulary.js';
import type { CaseDebts } from '../domain/case-debts.js';
import { type CaseTable, rewriteRows } from '../ledger/case-rows.js';

const OF_CASE = { region_code: 'c.region_code', supervisor_id: 'c.supervisor_id', is_open: `c.state = ANY('{${openCaseStates.join(',')}}')` };

const DUES: CaseTable = {
  name: 'case_dues', key: { kind: 'text', due_on: 'date' }, values: { open_fen: 'bigint', workers: 'int', first_workers: 'int', week_workers: 'int' }, ofCase: OF_CASE,
};
const DEBTS: CaseTable = {
  name: 'case_debts', key: { kind: 'text' }, values: { first_due_on: 'date', open_fen: 'bigint', unplanned_fen: 'bigint', workers: 'int', unplanned_workers: 'int' }, ofCase: OF_CASE,
};

/** Brings `case_debts` and `case_dues` of a case in line with what it owes; only what differs is written. */
export async function writeDebts(m: EntityManager, caseId: string, { debts, dues }: CaseDebts): Promise<void> {
  await rewriteRows(m, DUES, caseId, [
    dues.map(({ kind }) => kind), dues.map(({ dueOn }) => dueOn), dues.map(({ openFen }) => openFen), dues.map(({ workers }) => workers),
    dues.map(({ firstWorkers }) => firstWorkers), dues.map(({ weekWorkers }) => weekWorkers),
  ]);
  await rewriteRows(m, DEBTS, caseId, [
    debts.map(({ kind }) => kind), debts.map(({ firstDueOn }) => firstDueOn), debts.map(({ openFen }) => openFen), debts.map(({ unplannedFen }) => unplannedFen),
    debts.map(({ workers }) => workers), debts.map(({ unplannedWorkers }) => unplannedWorkers),
  ]);
}

/** Lets what is repeated of a case follow it: its region, its supervisor, and whether it is open. */
export async function placeDebts(m: EntityManager, caseId: string): Promise<void> {
  for (const [table, isOpen] of [['case_debts', true], ['case_dues', true], ['case_receipts', false]] as const) {
    const [set, stored, wanted] = isOpen ? [', is_open = c.state = ANY($2)', ', t.is_open', ', c.state = ANY($2)'] : ['', '', ''];
    await m.query(
      `UPDATE ${table} t SET region_code = c.region_code, supervisor_id = c.supervisor_id${set} FROM cases c
        WHERE c.id = $1 AND t.case_id = c.id AND (t.region_code, t.supervisor_id${stored}) IS DISTINCT FROM (c.region_code, c.supervisor_id${wanted})`,
      isOpen ? [caseId, openCaseStates] : [caseId],
    );
  }
}
