import type { ModuleMetadata } from '@nestjs/common';
import type { Settings } from '@remit/settings';
import { type RunningSandbox, startSandbox } from '../../apps/nomod-sandbox/sandbox';
import { FeatureApp } from './feature-app';

interface FeatureAppOptions {
  readonly modules: NonNullable<ModuleMetadata['imports']>;
  readonly settings?: ConstructorParameters<typeof Settings>[0];
}

export type { RunningSandbox };

/** A sandbox in the test's process. */
export const newSandbox = (): Promise<RunningSandbox> => startSandbox({ port: 0, host: '127.0.0.1' });

/**
 * Features that call Nomod, with a sandbox in the same process. Timeouts and look-ups of calls are shorter than in
 * production.
 */
export class SandboxApp {
  private constructor(
    readonly app: FeatureApp,
    private readonly sandbox: RunningSandbox,
  ) {}

  static async start({ modules, settings = {} }: FeatureAppOptions): Promise<SandboxApp> {
    const sandbox = await newSandbox();
    const app = await FeatureApp.start({
      modules,
      settings: { nomodApiUrl: sandbox.url, nomodTimeoutMs: 500, outcomeLookupSeconds: 0.2, ...settings },
    });
    return new SandboxApp(app, sandbox);
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.sandbox.close();
  }

  /** The sandbox's control API. */
  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
