import type { TextParams } from './text.js';
import type { TransitionRow } from './transition-table.js';

/**
 * One thing that stands in the way. `path` says where it is put right: `payload.…` and `override.…` in the command itself,
 * anything else the part of the record (`investigation.headcount`). The text is made from `code` and `params` when shown.
 */
export interface Blocker<Code extends string = string> {
  code: Code;
  params: TextParams;
  path: string;
  overridable: boolean;
}

/** One thing that a check found; `path` only where it is more exact than the check's own. */
export interface Finding {
  readonly params: TextParams;
  readonly path?: string;
}

/** A question about the facts: every finding is one blocker, none means that nothing stands in the way. */
export interface Check<Context> {
  readonly path: string;
  /** `payload` checks look at the command's own fields and are not asked when only previewing. */
  readonly asks: 'facts' | 'payload';
  readonly overridable: boolean | ((context: Context) => boolean);
  readonly find: (context: Context) => readonly Finding[];
}

/** Builds a check that finds at most one thing; a returned object becomes the parameters. */
export function check<Context>(
  path: string,
  blocks: (context: Context) => boolean | TextParams,
  options: { asks?: 'facts' | 'payload'; overridable?: boolean | ((context: Context) => boolean) } = {},
): Check<Context> {
  const { asks = 'facts', overridable = false } = options;
  return {
    path,
    asks,
    overridable,
    find: (context) => {
      const found = blocks(context);
      if (found === false) return [];
      return [{ params: found === true ? {} : found }];
    },
  };
}

/** Blocks while `count` is above zero and tells the number. */
export function countCheck<Context>(path: string, count: (context: Context) => number): Check<Context> {
  return check(path, (context) => (count(context) > 0 ? { count: count(context) } : false));
}

/** What a command's own fields lack. */
export function missingFields(row: TransitionRow<string>, payload: Readonly<Record<string, unknown>>): Blocker[] {
  return Object.entries(row.fields).flatMap(([name, field]) => {
    const value = payload[name];
    const given = value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
    return given || field.missing === null ? [] : [{ code: field.missing, params: {}, path: `payload.${name}`, overridable: false }];
  });
}

/** Everything the checks find, in the order of `codes`. */
export function findBlockers<Code extends string, Context>(
  codes: readonly Code[],
  checks: Readonly<Record<Code, Check<Context>>>,
  context: Context,
  asks: readonly ('facts' | 'payload')[] = ['facts', 'payload'],
): Blocker<Code>[] {
  return codes.flatMap((code) => {
    const { path, find, overridable: lifts, asks: kind } = checks[code];
    if (!asks.includes(kind)) return [];
    const overridable = typeof lifts === 'function' ? lifts(context) : lifts;
    return find(context).map((found) => ({ code, params: found.params, path: found.path ?? path, overridable }));
  });
}

/** The one blocker of an event that the state does not know. */
export function notInThisState(state: string): Blocker<'notInThisState'> {
  return { code: 'notInThisState', params: { state }, path: 'state', overridable: false };
}
