import { notifications } from '@mantine/notifications';

/** WCAG 2.2.1: long enough to read. The same information stays on the page. */
const SHOWN_MS = 7_000;

export function toastDone(message: string): void {
  notifications.show({ message, role: 'status', color: 'pine', autoClose: SHOWN_MS });
}

export function toastFailed(message: string): void {
  notifications.show({ message, role: 'alert', color: 'red', autoClose: SHOWN_MS * 2 });
}
