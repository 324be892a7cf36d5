import { isNamedIn, TOKEN_LENGTH, tokenOf } from '@remit/database';
import { gatewayText } from '@remit/nomod';
import type { KnownHabits } from '../habits/habit';
import { titleOf, USUAL_TITLE } from './title-template';

/** Fewer characters than this beside the token are not worth a title of their own. */
const SHORTEST_TITLE = 8;

/** Shorter notes do not hold a token. */
const SHORTEST_NOTE = 60;

/** Fewer characters of a token may be those of any word. */
const SHORTEST_PART = 4;

/** What stands before the token in a note. */
const REFERENCE = 'Ref. ';

/** What is read of an object at Nomod to recognise it. */
interface NamedObject {
  readonly title: string | null;
  readonly note: string | null;
}

/** Begins the title of a link that must not be paid any more, so that one which was switched on again is found whatever else there is. */
export const VOIDED = 'VOIDED';

/** The texts that an object is made with at Nomod. */
export interface BillTexts {
  readonly title: string;
  readonly note: string | undefined;
}

/**
 * What links and invoices of one connection are called at Nomod. The payer reads the name of the business and the invoice's number. So that an object whose
 * creation had no clear outcome is found again, it carries a token of ours: in its note, and where notes are not searched also in its title until the outcome
 * is known.
 */
export class Naming {
  constructor(
    private readonly template: string | null,
    private readonly businessName: string,
    private readonly habits: KnownHabits,
  ) {}

  /** As the payer reads it in the end. */
  title(invoiceNumber: string | null): string {
    return this.within(invoiceNumber, this.habits.number('title_length'));
  }

  /** Of a link that was switched off: whoever sees it shall know that, and a search of those that can be paid shows one that was switched on again. */
  voidedTitle(invoiceNumber: string | null): string {
    const room = this.habits.number('title_length') - VOIDED.length - 1;
    return room < SHORTEST_TITLE ? VOIDED : `${VOIDED} ${this.within(invoiceNumber, room)}`;
  }

  /** The note always carries the token; the title too, while notes are not known to be searched. */
  link(id: string, invoiceNumber: string | null, note: string | undefined): BillTexts {
    return this.habits.is('search_note', 'yes')
      ? this.invoice(id, invoiceNumber, note)
      : { ...this.invoice(id, invoiceNumber, note), title: this.titleWith(id, invoiceNumber) };
  }

  /** An invoice is found by its number, and its note tells whose it is. */
  invoice(id: string, invoiceNumber: string | null, note: string | undefined): BillTexts {
    return this.notesHoldToken
      ? { title: this.title(invoiceNumber), note: this.noteWith(id, note) }
      : { title: this.titleWith(id, invoiceNumber), note: this.shortened(note) };
  }

  /**
   * Whether a search that finds nothing proves that a link made since then is not there. @param since when it may have been asked for at the earliest: what was
   * learned after that says nothing of where its token stands.
   */
  searchProves(since: Date): boolean {
    const isTold = this.habits.wereKnown(['search_title', 'search_note', 'note_length'], since);
    const isInNote = this.habits.is('search_note', 'yes') && this.notesHoldToken;
    return isTold && (isInNote || (this.habits.is('search_title', 'yes') && this.titlesHoldToken));
  }

  /** Whether a link that was made since then carries its token in its note alone, so that its title is what the payer shall read. */
  isPlainSince(since: Date): boolean {
    const isTold = this.habits.wereKnown(['search_note', 'note_length'], since);
    return isTold && this.habits.is('search_note', 'yes') && this.notesHoldToken;
  }

  /** Whether the note of a link or invoice tells whose it is, whatever its title has become. */
  get notesHoldToken(): boolean {
    return this.habits.number('note_length') >= SHORTEST_NOTE;
  }

  /** Whether anything at Nomod can say whose it is: titles and notes may be too short for a token. */
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

/** A note as it is without the token. */
export const withoutToken = (note: string): string => note.replace(/(?:^| )Ref\. [0-9A-Za-z]{22}$/, '');

/** Whether an object at Nomod carries the token of a row of ours. */
export const carriesToken = (object: NamedObject, id: string): boolean => isNamedIn(id, object.title, object.note);

/** A text as Nomod shows it, without the spaces and dots that a cut may leave at its end. */
const withoutEllipsis = (shown: string | null): string => (shown ?? '').replace(/[\s.…]+$/u, '');

/** Whether the title shows a token that Nomod has cut. */
export function endsInToken(title: string | null, id: string): boolean {
  const word = withoutEllipsis(title).split(' ').at(-1) ?? '';
  return word.length >= SHORTEST_PART && tokenOf(id).startsWith(word);
}

/** Characters of a text that Nomod has kept; undefined when it has kept every word, or shows another text. */
export function cutLength(sent: string | undefined, shown: string | null): number | undefined {
  const kept = withoutEllipsis(shown);
  if (!sent || !shown || !kept || shown.length >= sent.length || !sent.startsWith(kept)) return undefined;
  return /[\p{L}\p{N}]/u.test(sent.slice(kept.length)) ? shown.length : undefined;
}

/** Whether an object has the texts that it was made with, or what Nomod has kept of them. */
export function hasTextsOf(made: Partial<BillTexts>, object: NamedObject): boolean {
  const isKept = (sent = '', shown: string | null) => sent === (shown ?? '') || cutLength(sent, shown) !== undefined;
  return isKept(made.title, object.title) && isKept(made.note, object.note);
}
