import { createContext, useContext } from 'react';
import type { UserView } from '@/api/types.gen';

export type Role = UserView['role'];

export const MeContext = createContext<UserView | null>(null);

/** The signed-in person; below the guard there is always one. */
export function useMe(): UserView {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in here');
  return me;
}
