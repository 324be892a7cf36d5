import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Arriving } from '../ui/states';
import { shortcutHelp, useShortcut } from './shortcuts';

const ShortcutDialog = lazy(() => import('./shortcut-dialog'));

/** Opens the list of shortcuts: by its own shortcut, or from the menu of the account. */
export function ShortcutHelp() {
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  useShortcut('?', open);
  useEffect(() => {
    shortcutHelp.addEventListener('open', open);
    return () => shortcutHelp.removeEventListener('open', open);
  }, [open]);
  return <Suspense fallback={<Arriving />}>{isOpen && <ShortcutDialog onClose={() => setOpen(false)} />}</Suspense>;
}
