import { type ComponentType, lazy, useEffect } from 'react';
import { createBrowserRouter, Navigate, type RouteObject, useLocation, useParams } from 'react-router';
import { type PageRoute, pages } from './pages';
import { homeOf, rememberEnvironment } from './session/home-of';
import { EnvironmentProvider, useSession } from './session/session';
import { Shell } from './shell/shell';
import { RouteFailed } from './shell/route-failed';
import { NotFoundPage } from './ui/states';

// Loaded on demand, because a signed-in user does not need it.
const SignIn = lazy(() => import('./session/sign-in-page'));
const Provider = lazy(() => import('./session/provider-page'));
const Join = lazy(() => import('./session/join-page'));
const NewPassword = lazy(() => import('./session/new-password-page'));
const FactorNeeded = lazy(() => import('./session/factor-needed-page'));
const Operator = lazy(() => import('./pages/operator/operator-page'));

/** A page whose script has loaded. */
export interface LoadedPage {
  readonly path: string;
  readonly Component: ComponentType;
}

export const createRouter = (loaded: LoadedPage | undefined) =>
  createBrowserRouter([
    {
      errorElement: <RouteFailed />,
      children: [
        { path: '/', element: <Start /> },
        { path: '/sign-in', element: <SignIn /> },
        { path: '/sign-in/provider', element: <Provider /> },
        { path: '/join', element: <Join /> },
        { path: '/new-password', element: <NewPassword /> },
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
          children: [...pages.map((page) => routeOf(page, loaded)), { path: '*', element: <NotFoundPage /> }],
        },
      ],
    },
  ]);

function routeOf({ path, load }: PageRoute, loaded: LoadedPage | undefined): RouteObject {
  const Component = path === loaded?.path ? loaded.Component : lazy(load);
  return path === '' ? { index: true, Component } : { path, Component };
}

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
        <NotFoundPage />
      </main>
    );
  if (environment.lacks_second_factor) return <FactorNeeded business={environment.tenant_name} />;
  return (
    <EnvironmentProvider value={environment} key={`${environment.id} ${session?.person?.id}`}>
      <Shell />
    </EnvironmentProvider>
  );
}
