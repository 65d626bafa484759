import { QueryFailedError } from 'typeorm';

/** Enough to find the fault, without the values of a failed query, which can be personal. */
export function describeError(error: unknown): { name: string; message: string; stack?: string | undefined } {
  if (error instanceof QueryFailedError) {
    const driver = error.driverError as { code?: string; constraint?: string; table?: string };
    return { name: 'QueryFailedError', message: `SQLSTATE ${driver.code ?? '?'} ${driver.table ?? ''} ${driver.constraint ?? ''}`.trim(), stack: stackWithoutMessage(error) };
  }
  return error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { name: 'unknown', message: typeof error };
}

const stackWithoutMessage = (error: Error): string | undefined =>
  error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).join('\n');
