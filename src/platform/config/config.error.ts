import { StartError } from './start-error.js';

/** One mistake in the environment: which variable, what is wrong with it and what to do. Never holds the value of a secret. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Thrown once for all mistakes of an environment, so that an operator corrects them in one go. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    const count = problems.length === 1 ? 'is 1 mistake' : `are ${problems.length} mistakes`;
    const lines = problems.map(({ variable, problem, remedy }) => `  ${variable}: ${problem}; ${remedy}`);
    super([`There ${count} in the configuration:`, ...lines].join('\n'));
  }
}
