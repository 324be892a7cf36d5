/** Where a crash point lies: the message never arrives, or it has its full effect and the answer never arrives. */
export type Side = 'before' | 'after';

export interface CrashPoint {
  /** Counts the messages of a flow from 1. */
  readonly message: number;
  readonly side: Side;
}

/**
 * Counts the messages that one server process sends to PostgreSQL and to the gateway, in one row, and kills it at the chosen one. The proxies
 * ask it about every message that can change something.
 */
export class CrashTrigger {
  /** What the messages were, for people. */
  readonly messages: string[] = [];
  private point: CrashPoint | undefined;
  private kill: () => void = () => undefined;
  private isArmed = false;
  private readonly listeners: (() => void)[] = [];
  hasFired = false;

  /** Called at the crash: nothing of what the dead server still had on its way may arrive later. */
  onFire(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Counts from here on; without a point it only counts. */
  arm(kill: () => void, point?: CrashPoint): void {
    Object.assign(this, { kill, point, isArmed: true, hasFired: false });
    this.messages.length = 0;
  }

  disarm(): void {
    Object.assign(this, { isArmed: false, hasFired: false });
  }

  /** A message is about to be passed on. @returns what to do with it; after 'die-after-answer' call `fire` instead of passing the answer on. */
  meet(message: string): 'pass' | 'drop' | 'die-after-answer' {
    if (this.hasFired) return 'drop';
    if (!this.isArmed) return 'pass';
    this.messages.push(message);
    if (this.messages.length !== this.point?.message) return 'pass';
    if (this.point.side === 'after') return 'die-after-answer';
    this.fire();
    return 'drop';
  }

  fire(): void {
    this.hasFired = true;
    this.kill();
    for (const listener of this.listeners) listener();
  }
}
