import path from 'node:path';
import { type DataSource, QueryFailedError } from 'typeorm';
import { type AuditReport, AuditVerifier } from '../audit/audit-verifier.js';
import { CommandError } from './command-error.js';

const UNDEFINED_TABLE = '42P01';

/**
 * Verifies the audit log and says a line for each fault.
 * @returns the exit code: 0 when everything is whole, 1 when something was found
 */
export async function verifyAudit(dataSource: DataSource, rootFile: string, say: (line: string) => void): Promise<0 | 1> {
  const report = await verify(dataSource, rootFile);
  for (const { chain, seq, fault } of report.faults) say(chain === 'roots' ? `root ${seq}: ${fault}` : `chain ${chain}, entry ${seq}: ${fault}`);
  const counted = `${report.chains} chains, ${report.entries} entries, ${report.roots} roots in ${path.resolve(rootFile)}`;
  say(report.faults.length === 0 ? `The audit log is whole: ${counted}.` : `${report.faults.length} faults in the audit log: ${counted}.`);
  return report.faults.length === 0 ? 0 : 1;
}

async function verify(dataSource: DataSource, rootFile: string): Promise<AuditReport> {
  try {
    return await new AuditVerifier(dataSource).verify(rootFile);
  } catch (error) {
    const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
    if (code === UNDEFINED_TABLE) throw new CommandError('This database has no audit log: was Triquick ever started on it?');
    throw error;
  }
}
