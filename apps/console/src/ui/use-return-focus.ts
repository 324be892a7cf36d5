import { useEffect, useState } from 'react';

const focused = (): Element | null => document.activeElement;

/**
 * Gives the focus back to what opened a dialog once the dialog is gone. Our dialogs exist only while they are open, which Mantine's own way of
 * returning the focus does not notice.
 * @param opener where the dialog takes over from another one, whose button no longer exists.
 */
export function useReturnFocus(opener?: Element | null): void {
  // Read while rendering for the first time: before the dialog takes the focus.
  const [before] = useState(() => opener ?? focused());
  useEffect(
    () => () => {
      setTimeout(() => {
        const isFree = focused() === document.body || focused() === null;
        const target = before instanceof HTMLElement && before.isConnected ? before : document.getElementById('main');
        if (isFree) target?.focus({ preventScroll: true });
      });
    },
    [before],
  );
}
