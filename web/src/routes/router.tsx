import { Suspense } from 'react';
import { createBrowserRouter, matchPath, Outlet, type RouteObject, ScrollRestoration } from 'react-router';
import { CrashPage } from './crash-page';
import { pages } from './features';
import { Guard } from './guard';
import { HomeRedirect } from './home-redirect';
import { LoadingPage } from './loading-page';
import { NotFoundPage } from './message-pages';
import { PageRoute } from './page-route';
import { SignInRoute } from './sign-in-route';

function Root(): React.JSX.Element {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Outlet />
      <ScrollRestoration />
    </Suspense>
  );
}

const pageRoutes: RouteObject[] = pages.map((page) => ({ path: page.path, element: <PageRoute page={page} />, errorElement: <CrashPage /> }));

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <CrashPage />,
    children: [
      { path: 'sign-in', element: <SignInRoute /> },
      { element: <Guard />, children: [{ index: true, element: <HomeRedirect /> }, ...pageRoutes, { path: '*', element: <NotFoundPage /> }] },
    ],
  },
]);

/** Begins to load the page of an address before it is known who asks: for whoever was signed in here before. */
export function preloadPage(pathname: string): void {
  const page = pages.find(({ path }) => matchPath(`/${path}`, pathname));
  void page?.preload().catch(() => undefined); // drawn later, it fails there again and says so
}
