import { Injectable } from '@nestjs/common';
import { BusinessProfiles, type Language } from '@remit/business-profile';
import { newId } from '@remit/database';
import { EventBus, LetterQueued } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { MailServer } from '../sending/mail-server';
import type { EmailStatus } from '../sending/queued-mail.entity';
import { Letter } from './letter.entity';
import { LetterRepository } from './letter.repository';

/** What a letter says. */
export interface LetterContent {
  readonly to: string;
  /** Name of the business in whose name it is sent. */
  readonly fromName: string;
  readonly language: Language;
  readonly subject: string;
  /** Sentences above the link. */
  readonly lead: string;
  /** What the link is called. */
  readonly verb: string;
  readonly url: string;
  /** Sentences below the link. */
  readonly note: string;
}

export interface WantedLetter {
  /** Id of what it is for. */
  readonly about: string;
  /** Until when its link works. */
  readonly expiresAt: Date;
  readonly content: Omit<LetterContent, 'language'>;
}

/** E-mails with a link to users of the console, such as invitations. The caller limits their number. */
@Injectable()
export class Letters {
  constructor(
    private readonly letters: LetterRepository,
    private readonly profiles: BusinessProfiles,
    private readonly server: MailServer,
    private readonly encryption: Encryption,
    private readonly events: EventBus,
  ) {}

  /**
   * Queues a letter in the language of the business; does nothing without a mail server. Needs a unit of work of an
   * environment: the letter exists exactly if it commits.
   */
  async queue(write: (language: Language) => WantedLetter): Promise<void> {
    if (!this.server.isSet) return;
    const { language } = await this.profiles.current();
    const { about, expiresAt, content } = write(language);
    const id = newId('let');
    const now = new Date();
    this.letters.insert(
      Object.assign(new Letter(), {
        id,
        about,
        content: this.encryption.encrypt(JSON.stringify({ ...content, language }), addressOf(id)),
        status: 'queued',
        attempts: 0,
        lastAnswer: null,
        expiresAt,
        createdAt: now,
        nextAttemptAt: now,
        finishedAt: null,
      } satisfies Partial<Letter>),
    );
    await this.events.publish(new LetterQueued({ letter_id: id }));
  }

  /** @throws Error once it is over */
  open({ id, content }: Letter): LetterContent {
    if (content === null) throw new Error(`${id} is over`);
    return JSON.parse(this.encryption.decrypt(content, addressOf(id))) as LetterContent;
  }

  /** What it was for has ended, so it is not sent any more. Needs a unit of work. */
  async cancel(about: string): Promise<void> {
    for (const letter of await this.letters.lockWaiting(about)) {
      letter.cancel('Its link does not work any more', new Date());
      await this.letters.saveCancelled(letter);
    }
  }

  /** How the newest letter about each of these stands; those without one are absent. Needs a unit of work. */
  async statusOf(ids: readonly string[]): Promise<Map<string, EmailStatus>> {
    if (ids.length === 0) return new Map();
    const newest = await this.letters.newestAbout(ids);
    return new Map([...newest].map(([about, { status }]) => [about, status]));
  }
}

const addressOf = (row: string) => ({ table: 'letters', column: 'content', row });
