import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

const WAKE = 'wake';

/** Tells this process's worker that work was committed here, sooner than the database's notification would. */
@Injectable()
export class EventWakeUp {
  private readonly emitter = new EventEmitter();

  wake(): void {
    this.emitter.emit(WAKE);
  }

  onWake(listener: () => void): () => void {
    this.emitter.on(WAKE, listener);
    return () => this.emitter.off(WAKE, listener);
  }
}
