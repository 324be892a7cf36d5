import { ulidsIn } from '@remit/database';
import { decodeTime } from 'ulid';

/** What Remit writes in the title of each link and invoice that it makes: the number of the invoice, and our id without its prefix. */
export interface Mark {
  /** As given here, without what is put behind it when an invoice is made at Nomod again; null for an invoice that had none. */
  readonly number: string | null;
  readonly token: string;
  /** Which of the invoices it is that were made at Nomod for the same one of ours. */
  readonly generation: number;
  /** When the payment or the draft was made. */
  readonly madeAt: Date;
}

export function markIn(title: string | null): Mark | undefined {
  const [name, token, ...more] = (title ?? '').split(' ');
  if (!name || !token || more.length > 0 || ulidsIn(token)[0] !== token) return undefined;
  const [, number = null, generation = '1'] = /^(INV-\d{6}-\d{5,})(?:-(\d+))?$/.exec(name) ?? [];
  return { number, token, generation: Number(generation), madeAt: new Date(decodeTime(token)) };
}
