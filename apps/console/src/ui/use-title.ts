import { useEffect } from 'react';

/** Sets the window title while a page is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Remit`;
  }, [title]);
}
