import { lazy, Suspense } from 'react';
import i18next from 'i18next';
import { useSignInAsked } from '@/lib/session-gate';

const SignInAgain = lazy(async () => {
  const [dialog] = await Promise.all([import('@/features/session/public/sign-in-again'), i18next.loadNamespaces(['session'])]);
  return dialog;
});

export function SessionDialog(): React.JSX.Element | null {
  return useSignInAsked() ? <Suspense fallback={null}><SignInAgain /></Suspense> : null;
}
