import { useCallback, useRef, useState } from 'react';
import { isProblem, type ProblemError } from './problem';
import { queryClient } from './query-client';
import { randomId } from './random-id';

/** Goes into the options of a generated function: a repeat of the same command is answered, not done twice. */
export interface Once {
  headers: { 'idempotency-key': string };
}

export type Outcome<Output> = { done: true; output: Output } | { done: false; problem: ProblemError | null };

export interface Command<Input, Output> {
  /** @returns the answer, or what stood in the way; `problem: null` when it was pressed again while it runs */
  run: (input: Input) => Promise<Outcome<Output>>;
  pending: boolean;
  problem: ProblemError | null;
  /** Forgets the problem, such as when the form is closed. */
  reset: () => void;
}

/**
 * One thing a person can do: one press is one command, however often it is pressed or sent. After success what is on the page is read
 * again; a refusal stays in `problem`; what is no refusal goes to the error page.
 */
export function useCommand<Input, Output>(send: (input: Input, once: Once) => Promise<{ data: Output }>): Command<Input, Output> {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [crash, setCrash] = useState<unknown>(null);
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const isRunning = useRef(false);
  if (crash !== null) throw crash instanceof Error ? crash : new Error('A command failed', { cause: crash });

  const run = useCallback(async (input: Input): Promise<Outcome<Output>> => {
    if (isRunning.current) return { done: false, problem: null };
    isRunning.current = true;
    setPending(true);
    setProblem(null);
    const body = JSON.stringify(input) ?? '';
    // The same again, such as after the network was away, is the same command.
    if (attempt.current?.body !== body) attempt.current = { body, key: randomId() };
    try {
      const { data } = await send(input, { headers: { 'idempotency-key': attempt.current.key } });
      attempt.current = null;
      void queryClient.invalidateQueries();
      return { done: true, output: data };
    } catch (error) {
      if (!isProblem(error)) {
        setCrash(error);
        return { done: false, problem: null };
      }
      setProblem(error);
      // Somebody was quicker: the form is shown what is there now.
      if (error.status === 409) void queryClient.invalidateQueries();
      return { done: false, problem: error };
    } finally {
      isRunning.current = false;
      setPending(false);
    }
  }, [send]);
  const reset = useCallback(() => setProblem(null), []);
  return { run, pending, problem, reset };
}
