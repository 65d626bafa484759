import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WorkerView } from '@/api/types.gen';
import { readWorkers } from '../queries';
import { type Chosen, isChosen } from '../selection';

export interface ChosenWorkers {
  /** Undefined while they are being read. */
  workers: WorkerView[] | undefined;
  read: number;
  error: Error | null;
}

/** Those who were chosen, with what they claim; read in full when everybody who is wanted was, however many. */
export function useChosenWorkers(caseId: string, { wanted, selection }: Chosen): ChosenWorkers {
  const [read, setRead] = useState(0);
  const asked = useQuery({
    queryKey: ['chosenWorkers', caseId, wanted], enabled: selection.all, staleTime: Infinity, gcTime: 0, refetchOnMount: 'always',
    queryFn: ({ signal }) => readWorkers(caseId, wanted, setRead, signal),
  });
  if (!selection.all) return { workers: [...selection.toggled.values()], read: selection.toggled.size, error: null };
  return { workers: asked.data?.filter((worker) => isChosen(selection, worker)), read, error: asked.error };
}
