import type { ConfigProblem } from './config.error.js';
import type { ConfigVariable } from './config-variables.js';

/** The environment as `process.env` gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const SHOWN_CHARACTERS = 40;

/** Reads variables one by one and keeps every mistake instead of stopping at the first. A blank variable counts as absent. */
export class EnvReader {
  private readonly found: ConfigProblem[] = [];

  constructor(private readonly env: Environment) {}

  get problems(): readonly ConfigProblem[] {
    return this.found;
  }

  report(variable: ConfigVariable, problem: string, remedy: string): void {
    this.found.push({ variable, problem, remedy });
  }

  text(variable: ConfigVariable): string | undefined {
    const value = this.env[variable]?.trim();
    return value === '' ? undefined : value;
  }

  /** Parts between commas, trimmed, without blank ones. */
  list(variable: ConfigVariable): string[] {
    const parts = this.text(variable)?.split(',') ?? [];
    return parts.map((part) => part.trim()).filter((part) => part !== '');
  }

  oneOf<T extends string>(variable: ConfigVariable, allowed: readonly T[], fallback: T): T {
    const value = this.text(variable);
    if (value === undefined) return fallback;
    const match = allowed.find((candidate) => candidate === value);
    if (match !== undefined) return match;
    this.report(variable, `${quote(value)} is not known`, `use one of ${allowed.join(', ')}`);
    return fallback;
  }

  flag(variable: ConfigVariable, fallback: boolean): boolean {
    return this.oneOf(variable, ['on', 'off'], fallback ? 'on' : 'off') === 'on';
  }

  integer(variable: ConfigVariable, range: { min: number; max: number; fallback: number }): number {
    const value = this.text(variable);
    if (value === undefined) return range.fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= range.min && number <= range.max) return number;
    this.report(
      variable,
      `${quote(value)} is not a whole number from ${range.min} to ${range.max}`,
      `write digits only, for example ${range.fallback}`,
    );
    return range.fallback;
  }

  /** A time of day as `HH:mm`. */
  timeOfDay(variable: ConfigVariable, fallback: string): string {
    const value = this.text(variable);
    if (value === undefined) return fallback;
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return value;
    this.report(variable, `${quote(value)} is not a time of day`, `write HH:mm, for example ${fallback}`);
    return fallback;
  }
}

/** Only for variables that hold no secret. */
export function quote(value: string): string {
  return JSON.stringify(value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value);
}
