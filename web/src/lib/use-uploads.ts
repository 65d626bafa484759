import { useEffect, useRef, useState } from 'react';
import { isProblem, type ProblemError } from './problem';
import { queryClient } from './query-client';
import { upload } from './upload';

export interface Uploads {
  /** Between 0 and 1 over all files that were given together; null while none is sent. */
  progress: number | null;
  /** What was not taken, and why, of the files that were given last. */
  refused: readonly { name: string; problem: ProblemError }[];
  send: (files: readonly File[]) => Promise<void>;
}

/**
 * Sends files to one address, one after another; one that is refused does not keep the others.
 * @param onSent told of each answer as it comes
 */
export function useUploads<Answer>(url: string, onSent: (answer: Answer) => void, fields?: Readonly<Record<string, string>>): Uploads {
  const [progress, setProgress] = useState<number | null>(null);
  const [refused, setRefused] = useState<Uploads['refused']>([]);
  const tell = useRef(onSent);
  useEffect(() => void (tell.current = onSent));
  const send = async (files: readonly File[]): Promise<void> => {
    setRefused([]);
    for (const [place, file] of files.entries()) {
      setProgress(place / files.length);
      try {
        tell.current(await upload<Answer>({ url, file, ...(fields ? { fields } : {}), onProgress: (share) => setProgress((place + share) / files.length) }));
      } catch (error) {
        if (!isProblem(error)) throw error;
        setRefused((others) => [...others, { name: file.name, problem: error }]);
      }
    }
    setProgress(null);
    void queryClient.invalidateQueries();
  };
  return { progress, refused, send };
}
