import { Injectable } from '@nestjs/common';
import { Sessions } from '@remit/http-api';
import { Settings } from '@remit/settings';
import type { IncomingMessage } from 'node:http';
import { refuseOtherSites } from './same-site';
import { SessionCookie } from './session-cookie';

/** Lets the guard of every route accept who is signed in to the console. */
@Injectable()
export class ConsoleSessions extends Sessions {
  private readonly publicOrigin: string;

  constructor(
    private readonly cookie: SessionCookie,
    settings: Settings,
  ) {
    super();
    this.publicOrigin = new URL(settings.publicUrl).origin;
  }

  override secretOf(request: IncomingMessage, access: 'key' | 'operator'): string | undefined {
    const session = this.cookie.read(request);
    if (!session) return undefined;
    refuseOtherSites(request, this.publicOrigin);
    if (access === 'operator') return session.operatorKey ?? session.keys[0]?.secret;
    const environmentId = request.headers['x-environment-id'];
    const fitting =
      session.keys.find(({ boundTo }) => boundTo === environmentId) ??
      session.keys.find(({ boundTo }) => boundTo === null) ??
      session.keys[0];
    return fitting?.secret;
  }
}
