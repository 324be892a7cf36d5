/** Writes of one kind that follow each other, sent as one statement. */
interface Step {
  readonly kind: string;
  readonly items: unknown[];
  readonly send: (items: never[]) => void;
}

/** Writes of one piece of work, in their order. */
export type WriteLine = Step[];

/**
 * Writes of a unit of work that are not sent yet. They are sent before its next statement, and at the end of the turn
 * of the event loop at the latest. The writes of one line keep their order; lines that write the same kind share one
 * statement.
 */
export class PendingWrites {
  private readonly lines: WriteLine[] = [];
  private isSending = false;
  private isScheduled = false;

  /** @param failed receives an error of `send` at the end of a turn, when no caller is there to hear it */
  constructor(private readonly failed: (error: unknown) => void) {}

  newLine(): WriteLine {
    const line: WriteLine = [];
    this.lines.push(line);
    return line;
  }

  /** @param send receives all items of one statement, in the order of the calls within each line */
  add<Item>(line: WriteLine, kind: string, items: readonly Item[], send: (items: Item[]) => void): void {
    const last = line.at(-1);
    if (last?.kind === kind) last.items.push(...items);
    else line.push({ kind, items: [...items], send });
    this.sendAtEndOfTurn();
  }

  sendAll(): void {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let first = this.firstStep(); first; first = this.firstStep()) {
        const { kind, send } = first;
        const steps = this.lines.flatMap((line) => (line[0]?.kind === kind ? line.splice(0, 1) : []));
        send(steps.flatMap(({ items }) => items) as never[]);
      }
    } finally {
      this.isSending = false;
    }
  }

  /** Forgets what is not sent, because the unit of work has failed. */
  drop(): void {
    for (const line of this.lines) line.length = 0;
  }

  private firstStep(): Step | undefined {
    return this.lines.find((line) => line.length > 0)?.[0];
  }

  private sendAtEndOfTurn(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    process.nextTick(() => {
      this.isScheduled = false;
      try {
        this.sendAll();
      } catch (error) {
        this.failed(error);
      }
    });
  }
}
