import { Suspense } from 'react';
import { usePageTitle } from '@/lib/page-title';
import { useMe } from '@/lib/me';
import type { Page } from './features';
import { ForbiddenPage } from './message-pages';
import { LoadingPage } from './loading-page';

/** A page below the guard: named in the tab, refused to other roles, drawn when its code and texts are there. */
export function PageRoute({ page }: { page: Page }): React.JSX.Element {
  const { role } = useMe();
  usePageTitle(page.title);
  if (page.roles && !page.roles.includes(role)) return <ForbiddenPage />;
  return (
    <Suspense fallback={<LoadingPage />}>
      <page.Component />
    </Suspense>
  );
}
