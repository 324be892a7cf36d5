import { useEffect, useRef } from 'react';
import { toastDone } from './toast';

/** Announces politely that the screen has changed by itself: once for each change, never when the page opens. */
export function useAnnouncement(state: string, message: string | undefined): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (message !== undefined) toastDone(message);
  }, [state, message]);
}
