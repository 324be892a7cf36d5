import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readStream } from './read-stream';

/**
 * Milliseconds. Changes within this time are combined into one refresh. It is also the minimum time between
 * refreshes.
 */
const GATHER_MS = 250;

/** Milliseconds before a lost stream is opened again, growing to the second value. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/** Milliseconds between refreshes without a stream, growing to the second value. */
const POLL_MS = 4_000;
const LONGEST_POLL_MS = 60_000;

/**
 * Keeps every view of the environment current, with the server's stream of changes, or with polling while there is
 * none.
 */
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
      // A stream without a last event id does not report changes between the page load and now.
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
