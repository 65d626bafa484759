import type { WorkerView } from '@/api/types.gen';
import type { Wanted } from './wanted';

/** Who is chosen: those who were toggled, or, with `all`, everybody who is wanted but those. */
export interface Selection {
  all: boolean;
  toggled: ReadonlyMap<string, WorkerView>;
}

export const NOBODY: Selection = { all: false, toggled: new Map() };
export const EVERYBODY: Selection = { all: true, toggled: new Map() };

export const isChosen = ({ all, toggled }: Selection, { id }: Pick<WorkerView, 'id'>): boolean => all !== toggled.has(id);

export const countOf = ({ all, toggled }: Selection, total: number): number => (all ? total - toggled.size : toggled.size);

export function toggle({ all, toggled }: Selection, worker: WorkerView): Selection {
  const next = new Map(toggled);
  if (!next.delete(worker.id)) next.set(worker.id, worker);
  return { all, toggled: next };
}

/** What a command in bulk is about: the chosen of those who were wanted when it was begun. */
export interface Chosen {
  wanted: Wanted;
  selection: Selection;
}
