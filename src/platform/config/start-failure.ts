import { StartError } from './start-error.js';

/** What Node's and PostgreSQL's driver's errors carry. */
interface SystemError {
  readonly code?: string;
  readonly syscall?: string;
  readonly hostname?: string;
}

/** SQLSTATEs with which a server turns a connection away. */
const TURNED_AWAY: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password',
  '28000': 'refuses the role',
  '3D000': 'does not have the database',
  '53300': 'has no connection left',
  '57P03': 'is still starting',
};

const NO_ANSWER = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];

/**
 * Why the program did not start, as a line for the person who started it where that person can do something about it; for
 * anything else the stack, since it is a fault of ours. Never holds the address of the database, which holds its password.
 */
export function explainStartFailure(error: unknown, listening: { readonly host: string; readonly port: number }): string {
  if (error instanceof StartError) return error.message;
  const known = explainListening(toSystemError(error), listening) ?? explainConnection(toSystemError(error));
  return known ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function explainListening({ code, syscall, hostname }: SystemError, { host, port }: { host: string; port: number }): string | null {
  if (syscall !== 'listen' && hostname !== host) return null;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use: stop what listens there, or choose another, for example PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
    case 'EACCES':
      return `This account may not listen on port ${port}: choose a PORT from 1024 on.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine: set HOST to one that is, for example 127.0.0.1 or 0.0.0.0.`;
    default:
      return null;
  }
}

function explainConnection({ code = '' }: SystemError): string | null {
  const reason = TURNED_AWAY[code] ?? (NO_ANSWER.includes(code) ? `does not answer (${code})` : undefined);
  if (reason === undefined) return null;
  return `The database ${reason}: check that PostgreSQL runs and that DATABASE_URL names its host, role, password and database.`;
}

function toSystemError(error: unknown): SystemError {
  return typeof error === 'object' && error !== null ? error : {};
}
