import { useEffect, useState } from 'react';

const focused = (): Element | null => document.activeElement;

/**
 * Returns the focus to the element that opened a dialog, after the dialog is removed. Our dialogs exist only while
 * they are open, so Mantine's own return of the focus does not work.
 * @param opener element for a dialog that replaces another one, whose button no longer exists
 */
export function useReturnFocus(opener?: Element | null): void {
  // Read at the first render, before the dialog takes the focus.
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
