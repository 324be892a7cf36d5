import { useQueryClient } from '@tanstack/react-query';
import { useIdempotencyKey } from '../api/use-idempotency-key';
import { useApi } from '../session/session';
import { toastDone } from './toast';

/**
 * Sends an action that moves money once, shows a toast of success, and reloads every view, also after a refusal. With
 * a version, the record must not have changed since.
 */
export function useMoneyAct<Answer>(path: string) {
  const api = useApi();
  const client = useQueryClient();
  const keyOf = useIdempotencyKey();
  return async (body: object, done: (answer: Answer) => string, version?: number): Promise<void> => {
    try {
      toastDone(done(await api.post<Answer>(path, body, keyOf(body), version)));
    } finally {
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    }
  };
}
