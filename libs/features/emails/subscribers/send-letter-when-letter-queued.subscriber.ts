import { Database } from '@remit/database';
import { type EventSubscriber, LetterQueued, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { letterMail } from '../letters/letter-mail';
import { LetterRepository } from '../letters/letter.repository';
import { Letters } from '../letters/letters';
import { MailServer } from '../sending/mail-server';
import type { OutgoingMail, SendResult } from '../sending/outgoing-mail';

type Outcome = SendResult | 'left half-way' | 'expired';

/** Sends a letter once, as `send-email-when-email-queued` sends an e-mail. */
@Subscriber({ to: LetterQueued, as: 'send-letter-when-letter-queued' })
export class SendLetterWhenLetterQueued implements EventSubscriber<LetterQueued, Outcome | undefined> {
  readonly lane = 'email';

  constructor(
    private readonly database: Database,
    private readonly rows: LetterRepository,
    private readonly letters: Letters,
    private readonly server: MailServer,
  ) {}

  async ask({ scope, payload: { letter_id: id } }: Recorded<LetterQueued>): Promise<Outcome | undefined> {
    const prepared = await this.database.transaction(scope, () => this.prepare(id));
    if (prepared === undefined || typeof prepared === 'string') return prepared;
    return this.server.send(prepared, () =>
      this.database.transaction(scope, async () => {
        const letter = await this.rows.lockById(id);
        if (!letter) throw new Error(`${id} is gone`);
        letter.begin();
        this.rows.update(letter);
      }),
    );
  }

  async handle({ payload }: Recorded<LetterQueued>, outcome: Outcome | undefined): Promise<void | RunAgain> {
    const letter = await this.rows.lockById(payload.letter_id);
    if (!letter || letter.isOver || outcome === undefined) return;
    const now = new Date();
    let pause: number | undefined;
    if (outcome === 'left half-way') letter.leaveUnknown(now);
    else if (outcome === 'expired') letter.cancel('Its link does not work any more', now);
    else pause = letter.recordAttempt(outcome, now);
    this.rows.update(letter);
    if (pause !== undefined) return RunAgain.after(pause);
  }

  private async prepare(id: string): Promise<OutgoingMail | 'left half-way' | 'expired' | undefined> {
    const letter = await this.rows.findById(id);
    if (!letter || letter.isOver) return undefined;
    if (letter.status === 'sending') return 'left half-way';
    return letter.expiresAt <= new Date() ? 'expired' : letterMail(id, this.letters.open(letter));
  }
}
