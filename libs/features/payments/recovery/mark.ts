import { isNamedIn, ulidsIn } from '@remit/database';
import { decodeTime } from 'ulid';

/**
 * The mark that Remit writes into the texts of each link and invoice: the number of the invoice, and a token of our
 * id.
 */
export interface Mark {
  /**
   * The number as assigned here, without the suffix of an invoice that was made at Nomod again; null for an invoice
   * without a number.
   */
  readonly number: string | null;
  /** Our id without its prefix. */
  readonly token: string;
  /** Ordinal of this invoice among the invoices that were made at Nomod for the same one of ours. */
  readonly generation: number;
  /** Creation time of the payment or the draft. */
  readonly madeAt: Date;
}

const NUMBER = /(?:^|\s)(INV-\d{6}-\d{5,})(?:-(\d+))?(?=\s|$)/;

/** The note ends with the token. Before notes contained it, the title did. */
export function markIn({ title, note }: { title: string | null; note: string | null }): Mark | undefined {
  const ends = [note, title].flatMap((text) => (text ? (text.split(' ').at(-1) ?? []) : []));
  const [token] = ends.flatMap((word) => ulidsIn(word).filter((ulid) => isNamedIn(ulid, word) && isRecent(ulid)));
  if (token === undefined || title === token) return undefined;
  const [, number = null, generation = '1'] = NUMBER.exec(title ?? '') ?? [];
  return { number, token, generation: Number(generation), madeAt: new Date(decodeTime(token)) };
}

/** Any word of 22 letters and digits decodes to an id, but to one of another time. */
const isRecent = (ulid: string): boolean =>
  decodeTime(ulid) > Date.UTC(2024, 0) && decodeTime(ulid) < Date.now() + 86_400_000;
