import { useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import { Api } from '../api/client';
import type { Passkey, PasskeyOptions, Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';

const api = new Api(undefined);

const TEXTS: Readonly<Record<string, 'passkey.begun_elsewhere' | 'passkey.another_person' | 'passkey.bad_passkey'>> = {
  begun_elsewhere: 'passkey.begun_elsewhere',
  another_person: 'passkey.another_person',
  bad_passkey: 'passkey.bad_passkey',
};

/** The library loads with the first use. */
const library = () => import('@simplewebauthn/browser');

type OptionsOf<Start extends keyof Awaited<ReturnType<typeof library>>> = Awaited<
  ReturnType<typeof library>
>[Start] extends (options: { optionsJSON: infer Options }) => unknown
  ? Options
  : never;

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** Asks the browser for a passkey and the server what it proves. */
export function usePasskey() {
  const { t } = useI18n();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [failure, setFailure] = useState<string | null>(null);

  /** @returns undefined when it failed, which is shown */
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setProblem(null);
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      const reason = error instanceof ApiProblem ? TEXTS[error.detail('reason') ?? ''] : 'passkey.cancelled';
      if (reason) setFailure(t(reason));
      else setProblem(error);
      return undefined;
    } finally {
      setBusy(false);
    }
  };

  const signIn = (purpose: 'sign_in' | 'confirmation') =>
    attempt(async () => {
      const { options } = await api.post<PasskeyOptions>('/session/passkey-options', { purpose });
      const { startAuthentication } = await library();
      const credential = await startAuthentication({
        optionsJSON: options as unknown as OptionsOf<'startAuthentication'>,
      });
      return api.post<Session>('/session/passkey', { credential });
    });

  const create = (name: string) =>
    attempt(async () => {
      const { options } = await api.post<PasskeyOptions>('/session/passkeys/options');
      const { startRegistration } = await library();
      const credential = await startRegistration({ optionsJSON: options as unknown as OptionsOf<'startRegistration'> });
      return api.post<Passkey>('/session/passkeys', { name, credential });
    });

  return { isBusy, problem, failure, signIn, create };
}
