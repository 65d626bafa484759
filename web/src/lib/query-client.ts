import { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { isProblem } from './problem';

/** Reading is tried again when the server was away, never when it said no. */
const mayTryAgain = (failures: number, error: unknown): boolean => failures < 2 && isProblem(error) && (error.status === 0 || error.status >= 502);

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: mayTryAgain, staleTime: 30_000, refetchOnWindowFocus: true }, mutations: { retry: false } },
});

// Many texts come from the server, in the language they were asked for.
i18next.on('languageChanged', () => void queryClient.invalidateQueries());
