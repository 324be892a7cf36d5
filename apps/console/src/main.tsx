import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { ApiProblem } from './api/api-problem';
import { I18nProvider, useI18n } from './i18n/i18n';
import { createRouter, type LoadedPage } from './routes';
import { SessionProvider } from './session/session';
import { theme } from './theme';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal would be repeated. Only a missing answer or a 503 is worth a retry.
      retry: (tries, error) =>
        tries < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status === 503),
    },
  },
});

function Console({ loaded }: { loaded: LoadedPage | undefined }) {
  const { direction } = useI18n();
  const router = useMemo(() => createRouter(loaded), [loaded]);
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false} key={direction}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Notifications position="bottom-center" />
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** @param loaded the page of the address, when its script has already loaded */
export function show(loaded: LoadedPage | undefined): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('There is no #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <I18nProvider>
          <Console loaded={loaded} />
        </I18nProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
