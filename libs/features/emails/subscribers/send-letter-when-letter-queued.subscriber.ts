import { Database } from '@remit/database';
import { type EventSubscriber, LetterQueued, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { letterMail } from '../letters/letter-mail';
import { LetterRepository } from '../letters/letter.repository';
import { Letters } from '../letters/letters';
import { MailServer } from '../sending/mail-server';
import type { OutgoingMail } from '../sending/outgoing-mail';
import type { MailOutcome } from '../sending/queued-mail.entity';

/** Sends a letter once, as `send-email-when-email-queued` sends an e-mail. */
@Subscriber({ to: LetterQueued, as: 'send-letter-when-letter-queued' })
export class SendLetterWhenLetterQueued implements EventSubscriber<LetterQueued, MailOutcome | undefined> {
  readonly lane = 'email';

  constructor(
    private readonly database: Database,
    private readonly rows: LetterRepository,
    private readonly letters: Letters,
    private readonly server: MailServer,
  ) {}

  async ask({ scope, payload: { letter_id: id } }: Recorded<LetterQueued>): Promise<MailOutcome | undefined> {
    const prepared = await this.database.transaction(scope, () => this.prepare(id));
    if (prepared === undefined || prepared === 'left half-way' || !('to' in prepared)) return prepared;
    return this.server.send(prepared, () =>
      this.database.transaction(scope, async () => {
        const letter = await this.rows.lockById(id);
        if (!letter) throw new Error(`${id} is gone`);
        letter.begin();
        this.rows.update(letter);
      }),
    );
  }

  async handle({ payload }: Recorded<LetterQueued>, outcome: MailOutcome | undefined): Promise<void | RunAgain> {
    const letter = await this.rows.lockById(payload.letter_id);
    if (!letter || letter.isOver || outcome === undefined) return;
    const pause = letter.record(outcome, new Date());
    this.rows.update(letter);
    if (pause !== undefined) return RunAgain.after(pause);
  }

  private async prepare(id: string): Promise<OutgoingMail | MailOutcome | undefined> {
    const letter = await this.rows.findById(id);
    if (!letter || letter.isOver) return undefined;
    if (letter.status === 'sending') return 'left half-way';
    if (letter.expiresAt <= new Date()) return { cancelledFor: 'Its link does not work any more' };
    return letterMail(id, this.letters.open(letter));
  }
}
