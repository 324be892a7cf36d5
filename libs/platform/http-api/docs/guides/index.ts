import { WEBHOOKS } from '../../openapi/guides';
import { anchorOf } from '../markdown';
import { ERRORS } from './errors';
import { FIRST_PAYMENT } from './first-payment';
import { GOING_LIVE } from './going-live';
import { IDEMPOTENCY } from './idempotency';
import { PAGINATION } from './pagination';
import { SANDBOX } from './sandbox';

export interface Guide {
  readonly path: string;
  readonly title: string;
  /** Helps readers to choose a guide. */
  readonly about: string;
  /** Markdown that begins with the title. */
  readonly text: string;
}

const guide = (name: string, about: string, text: string): Guide => ({
  path: `/docs/guides/${name}`,
  title: /^# (.*)$/m.exec(text)?.[1] ?? name,
  about,
  text,
});

/** In the order in which a beginner needs them. */
export const GUIDES: readonly Guide[] = [
  guide('first-payment', 'Create a customer, an invoice and a link, and get paid, with six calls.', FIRST_PAYMENT),
  guide('webhooks', 'Receive events, and verify their signatures.', WEBHOOKS),
  guide('sandbox', 'Test payments, declines and failures without money.', SANDBOX),
  guide('going-live', 'Move from the sandbox to your own Nomod account.', GOING_LIVE),
  guide('errors', 'Read errors, and know what to retry.', ERRORS),
  guide('idempotency', 'Retry a request without carrying it out twice.', IDEMPOTENCY),
  guide('pagination', 'Read long lists page by page.', PAGINATION),
];

/** A guide that an application adds, in Markdown. */
export function guideIn(text: string): Guide {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? '';
  return guide(anchorOf(title), '', text);
}
