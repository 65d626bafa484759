import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { DeskTheme } from '@/ui/desk-theme';
import { Toasts } from '@/ui/toasts';
import { Frame } from './frame/frame';
import { LoadingPage } from './loading-page';
import { SessionDialog } from './session-dialog';

/** Everything behind the sign-in: the components' theme, the frame, and the page inside. */
export default function Desk(): React.JSX.Element {
  return (
    <DeskTheme>
      <Frame>
        <Suspense fallback={<LoadingPage />}><Outlet /></Suspense>
      </Frame>
      <SessionDialog />
      <Toasts />
    </DeskTheme>
  );
}
