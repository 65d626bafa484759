import { QueryFailedError } from 'typeorm';

/** SQLSTATE classes and codes of a connection that is lost, a server that stops or starts, and too many connections. */
const AWAY = /^(08|57P0|53300|25006)/;
const LOST = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT)/;
/** What pg says of its own, without a code. */
const ENDED = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i;

/** Whether the database could not be asked, so that the same question may be answered a moment later; also when two waited for each other. */
export function isDatabaseAway(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return AWAY.test(code) || LOST.test(code) || code === '40P01' || code === '40001' || ENDED.test(cause.message);
}
