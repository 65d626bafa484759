import { lazy } from 'react';
import i18next from 'i18next';
import { Navigate, useSearchParams } from 'react-router';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/features/session/public/use-session';

const SignInPage = lazy(async () => {
  const [page] = await Promise.all([import('@/features/session/public/sign-in-page'), i18next.loadNamespaces(['session'])]);
  return page;
});
const TITLE = { 'zh-CN': '登录', en: 'Sign in' };

export function SignInRoute(): React.JSX.Element {
  usePageTitle(TITLE);
  const { data: session } = useSession();
  const [search] = useSearchParams();
  return session ? <Navigate to={safeAddress(search.get('next'))} replace /> : <SignInPage />;
}

/** Only an address of this site: a link must not lead elsewhere after the sign-in. */
function safeAddress(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
