import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../session/session';
import { toastDone } from '../../ui/toast';

/** Sends a change. A refusal stays visible on the page, because it says what to correct. */
export function useSending() {
  const api = useApi();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (work: () => Promise<void>, done: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      toastDone(done);
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, send };
}
