import type { EventEmitter } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { ApplicationLogger } from './application-logger';
import { outputTo } from './standard-output';

/** Simulates a disk that is always full. */
const FULL = '/dev/full';

(existsSync(FULL) ? describe : describe.skip)('a log whose disk is full', () => {
  it('neither ends the process nor holds up its end', async () => {
    const output = outputTo(openSync(FULL, 'w'));
    const failed = new Promise((resolve) => (output as unknown as EventEmitter).prependListener('error', resolve));
    new ApplicationLogger('info', output).log('a line');
    expect(await failed).toMatchObject({ code: 'ENOSPC' });
    output.flushSync();
  });
});
