import { useEffect } from 'react';

const STORED = 'remit-shortcuts';

/** Single-key shortcuts can interfere with speech input, so they can be disabled (WCAG 2.1.4). */
export const areShortcutsOn = (): boolean => localStorage.getItem(STORED) !== 'off';

export const setShortcuts = (on: boolean): void => localStorage.setItem(STORED, on ? 'on' : 'off');

/** Fires when somebody opens the list of shortcuts by mouse. */
export const shortcutHelp = new EventTarget();

/**
 * Runs when the key is pressed outside a field. `mod` adds Ctrl or Cmd with this letter, which also works inside
 * fields.
 */
export function useShortcut(key: string, run: () => void, mod?: string): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const withMod = event.ctrlKey || event.metaKey;
      const plain = event.key === key && !withMod && !event.altKey && areShortcutsOn() && !isField(event.target);
      const modified = mod !== undefined && withMod && event.key.toLowerCase() === mod;
      if (!plain && !modified) return;
      if (document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [key, mod, run]);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
