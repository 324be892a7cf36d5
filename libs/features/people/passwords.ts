import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiError } from '@remit/http-api';

/** OWASP's parameters for 16 MiB: N = 2^14, r = 8, p = 5. About 150 ms of a core. */
const COST = { N: 16_384, r: 8, p: 5 } as const;
const HASH_BYTES = 32;

/** Passwords that are hashed at a time, so that two threads of the pool stay free for everything else. */
const AT_ONCE = 2;

/** Passwords that may wait for their turn. More come from nobody but a flood. */
const MOST_WAITING = 40;

/** Never equal to the hash of any password. It makes an unknown user cost what a known one costs. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Stores passwords as scrypt hashes with their own salt and parameters. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const key = await this.derive(password, salt, COST);
    return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /** @param stored undefined when there is no such user: the answer is false and takes as long */
  async verify(password: string, stored: string | undefined): Promise<boolean> {
    const [, N, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
    const expected = Buffer.from(hash, 'base64url');
    const cost = { N: Number(N), r: Number(r), p: Number(p) };
    const key = await this.derive(password, Buffer.from(salt, 'base64url'), cost);
    return key.length === expected.length && timingSafeEqual(key, expected) && stored !== undefined;
  }

  private async derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
    await this.turn();
    try {
      return await new Promise((resolve, reject) =>
        // One spelling: keyboards compose letters with marks in different ways.
        scrypt(password.normalize('NFKC'), salt, HASH_BYTES, cost, (error, key) =>
          error ? reject(error) : resolve(key),
        ),
      );
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING)
        throw new ApiError('rate_limited', { message: 'Too many sign-ins at once', retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
  }
}
