/** Position of a crash: the message never arrives, or it has its full effect but the answer never arrives. */
export type Side = 'before' | 'after';

export interface CrashPoint {
  /** Number of the message in the flow, from 1. */
  readonly message: number;
  readonly side: Side;
}

/**
 * Counts the messages of one server process to PostgreSQL and the gateway, in one sequence, and kills the process at
 * the chosen one. The proxies report every message that can change something.
 */
export class CrashTrigger {
  /** Descriptions of the messages, for people. */
  readonly messages: string[] = [];
  private point: CrashPoint | undefined;
  private kill: () => void = () => undefined;
  private isArmed = false;
  private readonly listeners: (() => void)[] = [];
  hasFired = false;

  /** Called at the crash. Messages of the dead server that are still in transit must not arrive later. */
  onFire(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Starts counting. Without a point it only counts. */
  arm(kill: () => void, point?: CrashPoint): void {
    Object.assign(this, { kill, point, isArmed: true, hasFired: false });
    this.messages.length = 0;
  }

  disarm(): void {
    Object.assign(this, { isArmed: false, hasFired: false });
  }

  /**
   * Called before a message is passed on.
   * @returns the action; after 'die-after-answer' call `fire` instead of passing the answer on
   */
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
