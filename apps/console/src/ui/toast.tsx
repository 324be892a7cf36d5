import { notifications } from '@mantine/notifications';

/** WCAG 2.2.1: long enough to read. The same information stays on the page. */
const SHOWN_MS = 7_000;

/** Name of the button for assistive technology. Toasts are shown outside the React tree that holds the dictionaries. */
const CLOSE: Readonly<Record<string, string>> = { en: 'Close', ar: 'إغلاق' };

const closeButtonProps = () => ({ 'aria-label': CLOSE[document.documentElement.lang] ?? 'Close' });

export function toastDone(message: string): void {
  const closeButton = closeButtonProps();
  notifications.show({ message, role: 'status', color: 'pine', autoClose: SHOWN_MS, closeButtonProps: closeButton });
}

export function toastFailed(message: string): void {
  const closeButton = closeButtonProps();
  notifications.show({ message, role: 'alert', color: 'red', autoClose: SHOWN_MS * 2, closeButtonProps: closeButton });
}
