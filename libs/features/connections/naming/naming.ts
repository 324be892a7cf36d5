import { isNamedIn, TOKEN_LENGTH, tokenOf } from '@remit/database';
import { gatewayText } from '@remit/gateway';
import type { KnownHabits } from '../habits/habit';
import { titleOf, USUAL_TITLE } from './title-template';

/** Minimum number of characters that a title needs beside the token. */
const SHORTEST_TITLE = 8;

/** Shorter notes cannot hold a token. */
const SHORTEST_NOTE = 60;

/** Fewer characters of a token could be part of any word. */
const SHORTEST_PART = 4;

/** Text before the token in a note. */
const REFERENCE = 'Ref. ';

/** The texts by which an object at Nomod is recognised. */
interface NamedObject {
  readonly title: string | null;
  readonly note: string | null;
}

/** Title prefix of a link that must no longer be paid, so that one that was enabled again is easy to find. */
export const VOIDED = 'VOIDED';

/** The texts with which an object is made at Nomod. */
export interface BillTexts {
  readonly title: string;
  readonly note: string | undefined;
}

/**
 * Titles and notes of one connection's links and invoices. The payer reads the name of the business and the invoice
 * number. To find an object whose creation had no clear outcome, it carries a token of ours: in its note, and, where
 * notes are not searched, also in its title until the outcome is known.
 */
export class Naming {
  constructor(
    private readonly template: string | null,
    private readonly businessName: string,
    private readonly habits: KnownHabits,
  ) {}

  /** The final title, as the payer reads it. */
  title(invoiceNumber: string | null): string {
    return this.within(invoiceNumber, this.habits.number('title_length'));
  }

  /**
   * Title of a disabled link. Readers see its state, and a search of payable links shows one that was enabled again.
   */
  voidedTitle(invoiceNumber: string | null): string {
    const room = this.habits.number('title_length') - VOIDED.length - 1;
    return room < SHORTEST_TITLE ? VOIDED : `${VOIDED} ${this.within(invoiceNumber, room)}`;
  }

  /** The note always carries the token. The title does too while it is unknown whether notes are searched. */
  link(id: string, invoiceNumber: string | null, note: string | undefined): BillTexts {
    return this.habits.is('search_note', 'yes')
      ? this.invoice(id, invoiceNumber, note)
      : { ...this.invoice(id, invoiceNumber, note), title: this.titleWith(id, invoiceNumber) };
  }

  /** An invoice is found by its number. Its note tells whose it is. */
  invoice(id: string, invoiceNumber: string | null, note: string | undefined): BillTexts {
    return this.notesHoldToken
      ? { title: this.title(invoiceNumber), note: this.noteWith(id, note) }
      : { title: this.titleWith(id, invoiceNumber), note: this.shortened(note) };
  }

  /**
   * Whether an empty search result proves that a link made since then does not exist.
   * @param since the earliest time of the creation; later observations do not tell where its token is
   */
  searchProves(since: Date): boolean {
    const isTold = this.habits.wereKnown(['search_title', 'search_note', 'note_length'], since);
    const isInNote = this.habits.is('search_note', 'yes') && this.notesHoldToken;
    return isTold && (isInNote || (this.habits.is('search_title', 'yes') && this.titlesHoldToken));
  }

  /** Whether a link made since then has its token only in its note, so that its title is already final. */
  isPlainSince(since: Date): boolean {
    const isTold = this.habits.wereKnown(['search_note', 'note_length'], since);
    return isTold && this.habits.is('search_note', 'yes') && this.notesHoldToken;
  }

  /** Whether the note of a link or invoice tells whose it is, with any title. */
  get notesHoldToken(): boolean {
    return this.habits.number('note_length') >= SHORTEST_NOTE;
  }

  /** Whether any text at Nomod can tell whose an object is. Titles and notes may be too short for a token. */
  get holdsToken(): boolean {
    return this.notesHoldToken || this.titlesHoldToken;
  }

  private get titlesHoldToken(): boolean {
    return this.habits.number('title_length') >= TOKEN_LENGTH;
  }

  private titleWith(id: string, invoiceNumber: string | null): string {
    if (!this.titlesHoldToken) return this.title(invoiceNumber);
    const token = tokenOf(id);
    const room = this.habits.number('title_length') - token.length - 1;
    return room < SHORTEST_TITLE ? token : `${this.within(invoiceNumber, room)} ${token}`;
  }

  private noteWith(id: string, note: string | undefined): string {
    const reference = `${REFERENCE}${tokenOf(id)}`;
    if (!note) return reference;
    return `${gatewayText(note, this.habits.number('note_length') - reference.length - 1)} ${reference}`;
  }

  private shortened(note: string | undefined): string | undefined {
    return note === undefined ? undefined : gatewayText(note, this.habits.number('note_length'));
  }

  private within(invoiceNumber: string | null, max: number): string {
    const values = { business_name: this.businessName, invoice_number: invoiceNumber ?? 'Invoice' };
    return titleOf(this.template ?? USUAL_TITLE, values, max);
  }
}

/** The note without its token. */
export const withoutToken = (note: string): string => note.replace(/(?:^| )Ref\. [0-9A-Za-z]{22}$/, '');

/** Whether an object at Nomod carries the token of one of our rows. */
export const carriesToken = (object: NamedObject, id: string): boolean => isNamedIn(id, object.title, object.note);

/** The text as Nomod shows it, without the spaces and dots of a cut. */
const withoutEllipsis = (shown: string | null): string => (shown ?? '').replace(/[\s.…]+$/u, '');

/** Whether the title shows a token that Nomod has cut off. */
export function endsInToken(title: string | null, id: string): boolean {
  const word = withoutEllipsis(title).split(' ').at(-1) ?? '';
  return word.length >= SHORTEST_PART && tokenOf(id).startsWith(word);
}

/** Number of characters that Nomod kept of a text; undefined when it kept all, or shows another text. */
export function cutLength(sent: string | undefined, shown: string | null): number | undefined {
  const kept = withoutEllipsis(shown);
  if (!sent || !shown || !kept || shown.length >= sent.length || !sent.startsWith(kept)) return undefined;
  return /[\p{L}\p{N}]/u.test(sent.slice(kept.length)) ? shown.length : undefined;
}

/** Whether an object has the texts with which it was made, or what Nomod kept of them. */
export function hasTextsOf(made: Partial<BillTexts>, object: NamedObject): boolean {
  const isKept = (sent = '', shown: string | null) => sent === (shown ?? '') || cutLength(sent, shown) !== undefined;
  return isKept(made.title, object.title) && isKept(made.note, object.note);
}
