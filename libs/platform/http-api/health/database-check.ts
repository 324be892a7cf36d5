import { Injectable } from '@nestjs/common';
import { DatabaseServer } from '@remit/database';
import { sharedRun } from './shared-run';

export interface Check {
  readonly status: 'ok' | 'unavailable';
  readonly ms: number;
}

/** Milliseconds after which a database without an answer counts as down. */
const PATIENCE_MS = 1_500;

@Injectable()
export class DatabaseCheck {
  readonly run = sharedRun(async (): Promise<Check> => {
    const start = performance.now();
    const answered = await withinTime(this.server.ping());
    return { status: answered ? 'ok' : 'unavailable', ms: Math.round(performance.now() - start) };
  });

  constructor(private readonly server: DatabaseServer) {}
}

async function withinTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answer = work.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
