import { lazy, Suspense } from 'react';
import i18next from 'i18next';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '@/features/session/public/use-session';
import { MeContext } from '@/lib/me';
import { isProblem } from '@/lib/problem';
import { LoadingPage } from './loading-page';

const Desk = lazy(async () => {
  const [desk] = await Promise.all([import('./desk'), i18next.loadNamespaces(['words'])]);
  return desk;
});
const ForcedPasswordChange = lazy(async () => {
  const [page] = await Promise.all([import('@/features/session/public/forced-password-change'), i18next.loadNamespaces(['session'])]);
  return page;
});

/** Lets in whoever is signed in; others sign in first and then come back to the address they asked for. */
export function Guard(): React.JSX.Element {
  const { data: session, error } = useSession();
  const { pathname, search } = useLocation();
  if (session) {
    return (
      <MeContext value={session.user}>
        <Suspense fallback={<LoadingPage />}>{session.mustChangePassword ? <ForcedPasswordChange /> : <Desk />}</Suspense>
      </MeContext>
    );
  }
  if (!error) return <LoadingPage />;
  if (!isProblem(error) || error.status !== 401) throw error;
  const asked = `${pathname}${search}`;
  return <Navigate to={asked === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(asked)}`} replace />;
}
