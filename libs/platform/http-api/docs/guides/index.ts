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
  guide('first-payment', 'A customer, an invoice, a link, and the money, with six calls.', FIRST_PAYMENT),
  guide('webhooks', 'Be told what happened, and verify who says so.', WEBHOOKS),
  guide('sandbox', 'Pay, decline and break things without money.', SANDBOX),
  guide('going-live', 'From the sandbox to the account of your business.', GOING_LIVE),
  guide('errors', 'What a refusal says, and what to repeat.', ERRORS),
  guide('idempotency', 'Repeat a request without doing it twice.', IDEMPOTENCY),
  guide('pagination', 'Read long lists to the end.', PAGINATION),
];

/** A guide that an application adds, in Markdown. */
export function guideIn(text: string): Guide {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? '';
  return guide(anchorOf(title), '', text);
}
