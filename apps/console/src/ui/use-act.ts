import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import type { Api } from '../api/client';
import { useI18n } from '../i18n/i18n';
import { useApi } from '../session/session';
import { toastDone, toastFailed } from './toast';

interface Act {
  api: Api;
  isBusy: boolean;
  /**
   * Does it, says that it is done or why it failed, and reloads every view.
   * @param done left out when the work itself says how it ended. @returns undefined when it failed
   */
  act<T>(work: () => Promise<T>, done?: string): Promise<T | undefined>;
}

/** An act that asks for no confirmation: a toast says how it ended. */
export function useAct(): Act {
  const { word } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const act = async <T>(work: () => Promise<T>, done?: string): Promise<T | undefined> => {
    setBusy(true);
    try {
      const answer = await work();
      if (done !== undefined) toastDone(done);
      return answer;
    } catch (error) {
      toastFailed(error instanceof ApiProblem ? word(`error.${error.code}`, error.message) : String(error));
      return undefined;
    } finally {
      setBusy(false);
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    }
  };
  return { api, isBusy, act };
}
