import type { LivingCondition } from '../../cases/domain/vocabulary.js';
import { compareText } from './claim-order.js';

/**
 * In which order workers are served, as the parties sign it: the place of each worker who is named, from 1. Who is not named
 * comes after all of them, and so does what is owed to no single worker.
 */
export type WorkerPriority = ReadonlyMap<string, number>;

export const NOBODY_FIRST: WorkerPriority = new Map();

export const rankOf = (priority: WorkerPriority, workerId: string | null): number => priority.get(workerId ?? '') ?? Infinity;

/** Families in hardship first, the hardest hit before the others; everybody else shares the last place. */
export const hardshipOrder = ['severe', 'accident', 'relative'] as const satisfies readonly LivingCondition[];
export type HardshipGroup = (typeof hardshipOrder)[number];

export interface WorkerGroup {
  condition: HardshipGroup;
  workerIds: string[];
}

/** The groups of those who come first, empty ones left out; ids in order, so that the same roster gives the same plan. */
export function hardshipGroups(conditions: ReadonlyMap<string, LivingCondition | null>): WorkerGroup[] {
  return hardshipOrder
    .map((condition) => ({ condition, workerIds: [...conditions].filter(([, of]) => of === condition).map(([workerId]) => workerId).sort(compareText) }))
    .filter(({ workerIds }) => workerIds.length > 0);
}

/** The priority that groups in this order mean. */
export function priorityOf(groups: readonly (readonly string[])[]): WorkerPriority {
  return new Map(groups.flatMap((workerIds, index) => workerIds.map((workerId): [string, number] => [workerId, index + 1])));
}

/** Splits by rank, the first served first. */
export function byRank<T>(items: readonly T[], rank: (item: T) => number): T[][] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const of = rank(item);
    const group = groups.get(of);
    if (group) group.push(item);
    else groups.set(of, [item]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}
