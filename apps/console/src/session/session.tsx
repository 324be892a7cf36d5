import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react';
import { Api, signedOut } from '../api/client';
import type { KeyScope, Session, SessionEnvironment } from '../api/types';

interface SessionValue {
  session: Session | undefined;
  isLoading: boolean;
  signIn(key: string): Promise<Session>;
  /** Signs in by another request of the sign-in, such as `/password`. */
  enter(path: string, body: unknown): Promise<Session>;
  /** Takes over a session that another request opened. */
  adopt(session: Session): Session;
  signOut(): Promise<void>;
  /** Reads again who is signed in and what that opens. */
  refresh(): Promise<void>;
}

const SESSION = ['session'] as const;
const api = new Api(undefined);
const Context = createContext<SessionValue | null>(null);

/** A key belongs to no person: a further key opens more in the same session. */
const isSame = (one: Session, other: Session): boolean => other.signed_in && one.person?.id === other.person?.id;

/** The signed-in user. The key itself is in an HttpOnly cookie that no script can read. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  // What one person saw is not for who comes after: it goes as soon as somebody else, or nobody, is signed in.
  const taken = useCallback(
    (next: Session) => {
      const before = client.getQueryData<Session>(SESSION);
      if (before?.signed_in && !isSame(before, next))
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
      return next;
    },
    [client],
  );
  const query = useQuery({
    queryKey: SESSION,
    queryFn: async () => taken(await api.get<Session>('/session')),
    staleTime: 60_000,
  });

  useEffect(() => {
    const refresh = () => void client.invalidateQueries({ queryKey: SESSION });
    signedOut.addEventListener('signed-out', refresh);
    return () => signedOut.removeEventListener('signed-out', refresh);
  }, [client]);

  const adopt = useCallback(
    (session: Session) => {
      client.setQueryData(SESSION, taken(session));
      return session;
    },
    [client, taken],
  );
  const enter = useCallback(
    async (path: string, body: unknown) => adopt(await api.post<Session>(`/session${path}`, body)),
    [adopt],
  );
  const signIn = useCallback((key: string) => enter('', { key }), [enter]);

  const { refetch } = query;
  const signOut = useCallback(async () => {
    const before = client.getQueryData<Session>(SESSION);
    if (before?.person && before.provider !== null) {
      const { url } = await api.post<{ url: string | null }>('/session/provider-sign-out');
      if (url !== null) {
        client.clear();
        // The way back may show this page as it was left, without asking the server.
        addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
        location.assign(url);
        // Nobody goes on here: the provider's page comes.
        return new Promise<void>(() => undefined);
      }
    } else await api.delete('/session');
    client.clear();
    // This view still watches the query that was removed. Only a refetch by the view itself makes it watch a new one.
    await refetch();
  }, [client, refetch]);

  const refresh = useCallback(() => client.invalidateQueries({ queryKey: SESSION }), [client]);

  const value = useMemo(
    () => ({ session: query.data, isLoading: query.isPending, signIn, enter, adopt, signOut, refresh }),
    [query.data, query.isPending, signIn, enter, adopt, signOut, refresh],
  );
  return <Context value={value}>{children}</Context>;
}

export function useSession(): SessionValue {
  const value = useContext(Context);
  if (!value) throw new Error('useSession outside SessionProvider');
  return value;
}

const EnvironmentContext = createContext<SessionEnvironment | null>(null);

export const EnvironmentProvider = EnvironmentContext;

/** The open environment. */
export function useEnvironment(): SessionEnvironment {
  const value = useContext(EnvironmentContext);
  if (!value) throw new Error('useEnvironment outside an environment');
  return value;
}

export function useApi(): Api {
  const { id } = useEnvironment();
  return useMemo(() => new Api(id), [id]);
}

/** Path of a page in the open environment. */
export function usePath(): (path: string) => string {
  const { id } = useEnvironment();
  return useCallback((path: string) => `/${id}${path}`, [id]);
}

export function useScope(scope: KeyScope): boolean {
  return includesScope(useEnvironment(), scope);
}

export function includesScope({ scopes }: SessionEnvironment, scope: KeyScope): boolean {
  const isPart = scope === 'invoices:send' && scopes.includes('write');
  return isPart || scopes.includes(scope) || scopes.includes('admin');
}
