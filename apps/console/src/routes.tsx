import { lazy, useEffect } from 'react';
import { createBrowserRouter, Navigate, useLocation, useParams } from 'react-router';
import { useI18n } from './i18n/i18n';
import { homeOf, rememberEnvironment } from './session/home-of';
import { EnvironmentProvider, useSession } from './session/session';
import { SignInPage } from './session/sign-in-page';
import { Shell } from './shell/shell';
import { RouteFailed } from './shell/route-failed';
import { PlainPage } from './ui/states';

const Home = lazy(() => import('./pages/home/home-page'));
const Customers = lazy(() => import('./pages/customers/customers-page'));
const CustomerPage = lazy(() => import('./pages/customers/customer-page'));
const Invoices = lazy(() => import('./pages/invoices/invoices-page'));
const InvoicePage = lazy(() => import('./pages/invoices/invoice-page'));
const Payments = lazy(() => import('./pages/payments/payments-page'));
const PaymentPage = lazy(() => import('./pages/payments/payment-page'));
const Attention = lazy(() => import('./pages/attention/attention-page'));
const Integrations = lazy(() => import('./pages/integrations/integrations-page'));
const Nomod = lazy(() => import('./pages/integrations/nomod-page'));
const Events = lazy(() => import('./pages/events/events-page'));
const EventPage = lazy(() => import('./pages/events/event-page'));
const ApiKeys = lazy(() => import('./pages/api-keys/api-keys-page'));
const Endpoints = lazy(() => import('./pages/endpoints/endpoints-page'));
const RequestLog = lazy(() => import('./pages/requests/requests-page'));
const Operator = lazy(() => import('./pages/operator/operator-page'));

export const createRouter = () =>
  createBrowserRouter([
    {
      errorElement: <RouteFailed />,
      children: [
        { path: '/', element: <Start /> },
        { path: '/sign-in', element: <SignInPage /> },
        {
          path: '/operator',
          element: (
            <SignedIn>
              <Operator />
            </SignedIn>
          ),
        },
        {
          path: '/:environmentId',
          element: <Environment />,
          children: [
            { index: true, element: <Home /> },
            { path: 'customers', element: <Customers /> },
            { path: 'customers/:id', element: <CustomerPage /> },
            { path: 'invoices', element: <Invoices /> },
            { path: 'invoices/:id', element: <InvoicePage /> },
            { path: 'payments', element: <Payments /> },
            { path: 'payments/:id', element: <PaymentPage /> },
            { path: 'attention', element: <Attention /> },
            { path: 'integrations', element: <Integrations /> },
            { path: 'integrations/nomod', element: <Nomod /> },
            { path: 'developers/events', element: <Events /> },
            { path: 'developers/events/:id', element: <EventPage /> },
            { path: 'developers/endpoints', element: <Endpoints /> },
            { path: 'developers/request-log', element: <RequestLog /> },
            { path: 'developers/api-keys', element: <ApiKeys /> },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ]);

function Start() {
  const { session, isLoading } = useSession();
  if (isLoading || !session) return null;
  return <Navigate to={session.signed_in ? homeOf(session) : '/sign-in'} replace />;
}

function SignedIn({ children }: { children: React.ReactNode }) {
  const { session, isLoading } = useSession();
  const { pathname, search } = useLocation();
  if (isLoading || !session) return null;
  if (!session.signed_in) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  return children;
}

function Environment() {
  return (
    <SignedIn>
      <OpenEnvironment />
    </SignedIn>
  );
}

function OpenEnvironment() {
  const { session } = useSession();
  const { environmentId } = useParams();
  const environment = session?.environments.find(({ id }) => id === environmentId);
  useEffect(() => {
    if (environment) rememberEnvironment(environment.id);
  }, [environment]);
  if (!environment)
    return (
      <main className="sign-in">
        <NotFound />
      </main>
    );
  return (
    <EnvironmentProvider value={environment} key={environment.id}>
      <Shell />
    </EnvironmentProvider>
  );
}

function NotFound() {
  const { t } = useI18n();
  return <PlainPage title={t('notFound.title')}>{t('notFound.text')}</PlainPage>;
}
