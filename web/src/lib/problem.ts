import i18next from 'i18next';
import type { Problem } from '@/api/types.gen';

/** What the server says when it refuses, or what happened on the way to it (`status` 0). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

export const isProblem = (error: unknown): error is ProblemError => error instanceof ProblemError;

/** @param body what came in place of an answer; anything that is no problem+json is told in our own words */
export function toProblemError(body: unknown, response: Response | undefined): ProblemError {
  if (isProblemBody(body)) return new ProblemError(body);
  const code = response ? 'strangeAnswer' : 'networkAway';
  const detail = i18next.t(response ? 'problem.strangeAnswer' : 'problem.networkAway', { ns: 'routes' });
  return new ProblemError({ type: 'about:blank', title: code, status: response?.status ?? 0, code, detail, correlationId: response?.headers.get('x-correlation-id') ?? '' });
}

function isProblemBody(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { status, code, detail } = body as Partial<Record<keyof Problem, unknown>>;
  return typeof status === 'number' && typeof code === 'string' && typeof detail === 'string';
}
