import './base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { startApiClient } from './lib/api-client';
import { sweepDrafts } from './lib/drafts';
import { startI18n } from './lib/i18n';
import { queryClient } from './lib/query-client';
import { startTheme } from './lib/theme';
import { wasSignedIn } from './lib/was-signed-in';
import { preloadPage, router } from './routes/router';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

startTheme();
startApiClient();
sweepDrafts();
if (wasSignedIn()) preloadPage(window.location.pathname);
await startI18n();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
