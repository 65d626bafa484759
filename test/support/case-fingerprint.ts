import type { DataSource } from 'typeorm';

/** What every answer may leave behind, also a refusal: sessions, kept answers, the periodic roots; the notes of the keys; the clock of no case. */
const NOT_BUSINESS = ['sessions', 'sign_in_failures', 'idempotency_records', 'migrations', 'audit_roots', 'audit_root_heads', 'key_checks', 'canary_clock', 'canary_alarms'];
/** Sums of rows that are looked at themselves; they are folded at any time. */
const SUMS = ['board_debts', 'board_dues', 'board_receipts'];

/** Rows `x` of tables that do not name their case themselves; of the shared ones, all. `$1` is the case. */
const CONDITIONS: Readonly<Record<string, string>> = {
  cases: 'TRUE',
  case_number_counters: 'TRUE',
  users: 'TRUE',
  departments: 'TRUE',
  conflicts_of_interest: 'TRUE',
  outbox: 'TRUE',
  personal_data_reads: 'TRUE',
  calendar_versions: 'TRUE',
  rule_versions: 'TRUE',
  legal_figures: 'TRUE',
  clock_moves: 'TRUE',
  channels: 'TRUE',
  outgoing_messages: 'TRUE',
  delivery_attempts: 'TRUE',
  deliveries: 'TRUE',
  message_deliveries: 'TRUE',
  notification_settings: 'TRUE',
  deadline_faults: 'x.deadline_id IN (SELECT id FROM deadlines WHERE case_id = $1::uuid)',
  audit_entries: 'x.chain = $1::text',
  // Signing in writes to the chain of the system.
  audit_chains: `x.chain <> 'system'`,
  changes: `x.payload->>'caseId' = $1::text`,
  plan_priorities: 'x.plan_id IN (SELECT id FROM repayment_plans WHERE case_id = $1::uuid)',
  referral_events: 'x.referral_id IN (SELECT id FROM referrals WHERE case_id = $1::uuid)',
  escalation_steps: 'x.deadline_id IN (SELECT id FROM deadlines WHERE case_id = $1::uuid)',
  sheet_import_rows: 'x.import_id IN (SELECT id FROM sheet_imports WHERE case_id = $1::uuid)',
};

/** A hash of the rows of each table, by its name. */
export type Fingerprint = Readonly<Record<string, string>>;

/**
 * Prepares a look at everything that belongs to a case and everything it shares with others.
 * @returns a function that takes the fingerprint; two are equal as long as nothing was written
 * @throws Error for a table that nobody said how to look at
 */
export async function caseFingerprint(db: DataSource): Promise<(caseId: string) => Promise<Fingerprint>> {
  const tables = await db.query<{ name: string; has_case: boolean }[]>(
    `SELECT t.table_name AS name, EXISTS (SELECT 1 FROM information_schema.columns c WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.column_name = 'case_id') AS has_case
       FROM information_schema.tables t WHERE t.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const looked = tables.filter(({ name }) => ![...NOT_BUSINESS, ...SUMS].includes(name));
  const selects = looked.map(({ name, has_case }) => {
    const condition = CONDITIONS[name] ?? (has_case ? 'x.case_id = $1::uuid' : null);
    if (condition === null) throw new Error(`Say in CONDITIONS which rows of ${name} belong to a case`);
    return `SELECT '${name}' AS name, md5(coalesce(string_agg(x::text, E'\\n' ORDER BY x::text), '')) AS hash FROM ${name} x WHERE ${condition}`;
  });
  const sql = selects.join(' UNION ALL ');
  return async (caseId) => {
    const rows = await db.query<{ name: string; hash: string }[]>(sql, [caseId]);
    return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
  };
}

/** The tables in which two fingerprints differ. */
export const changedTables = (before: Fingerprint, after: Fingerprint): string[] => Object.keys(after).filter((name) => before[name] !== after[name]);
