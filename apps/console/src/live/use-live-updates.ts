import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readStream } from './read-stream';

/** Changes that come together are one refresh; and refreshes are at least this far apart, in milliseconds. */
const GATHER_MS = 250;

/** Wait before a lost stream is opened again, in milliseconds, growing to the second. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Without a stream: time between refreshes, in milliseconds, growing to the second. */
const POLL_MS = 4_000;
const LONGEST_POLL_MS = 60_000;

/** Keeps every view of the environment current: by the server's stream of changes, by polling while there is none. */
export function useLiveUpdates(environmentId: string): void {
  const client = useQueryClient();

  useEffect(() => {
    const stopped = new AbortController();
    let lastEventId: string | undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let streaming = false;
    let poll: ReturnType<typeof setTimeout> | undefined;

    const refresh = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        void client.invalidateQueries({ queryKey: [environmentId] });
      }, GATHER_MS);
    };

    const pollLater = (wait: number) => {
      poll = setTimeout(() => {
        if (!streaming && document.visibilityState === 'visible') refresh();
        pollLater(streaming ? POLL_MS : Math.min(wait * 1.5, LONGEST_POLL_MS));
      }, wait);
    };

    const connect = async (): Promise<void> => {
      const response = await fetch('/api/v1/events/stream', {
        headers: {
          accept: 'text/event-stream',
          'x-environment-id': environmentId,
          ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
        },
        signal: stopped.signal,
      });
      if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
      streaming = true;
      // A stream that goes on after no event does not tell what happened between the loading of the page and now.
      if (lastEventId === undefined) refresh();
      await readStream(response.body, ({ id }) => {
        lastEventId = id ?? lastEventId;
        refresh();
      });
    };

    const keepConnected = async (): Promise<void> => {
      let wait = RETRY_MS;
      while (!stopped.signal.aborted) {
        const startedAt = Date.now();
        await connect().catch(() => undefined);
        streaming = false;
        wait = Date.now() - startedAt > LONGEST_RETRY_MS ? RETRY_MS : Math.min(wait * 2, LONGEST_RETRY_MS);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    };

    void keepConnected();
    pollLater(POLL_MS);
    return () => {
      stopped.abort();
      clearTimeout(gathering);
      clearTimeout(poll);
    };
  }, [client, environmentId]);
}
