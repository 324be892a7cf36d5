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
   * Does the work, shows a toast of success or failure, and reloads every view.
   * @param done message of success; absent when the work itself reports its result
   * @returns undefined when it failed
   */
  act<T>(work: () => Promise<T>, done?: string): Promise<T | undefined>;
}

/** An action without confirmation. A toast shows the result. */
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
