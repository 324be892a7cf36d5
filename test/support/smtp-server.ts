import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** The server's treatment of a message. */
export type MailFate =
  | 'take'
  /** Answers this step with this code. */
  | { readonly at: 'mail' | 'rcpt' | 'data'; readonly code: number }
  /** Reads the content and closes the connection before the answer. */
  | 'drop after content'
  /** Reads the content and does not answer until the server stops. */
  | 'hang after content';

export interface ReadMail {
  readonly to: string;
  readonly content: string;
}

type Done = (error?: Error | null) => void;

/** A real SMTP server on this machine whose behaviour the test controls. */
export class TestSmtpServer {
  /** Every message whose content was read, whatever the answer was. */
  readonly read: ReadMail[] = [];
  /** Treatment of the next messages, in order. Later messages are accepted. */
  fates: MailFate[] = [];
  private readonly sockets = new Map<number, Socket>();
  private readonly server: SMTPServer;

  private constructor(options: SMTPServerOptions) {
    this.server = new SMTPServer({
      ...options,
      disableReverseLookup: true,
      closeTimeout: 1,
      onMailFrom: (_sender, _session, done) => done(this.refusal('mail')),
      onRcptTo: ({ address }, _session, done) => done(this.refusal('rcpt', address)),
      onData: (stream, { envelope, remotePort }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = envelope.rcptTo[0]?.address ?? '';
          this.read.push({ to, content: Buffer.concat(chunks).toString() });
          this.answer(remotePort, done as Done);
        });
      },
    });
    // A client that disconnects is not a failure of this server.
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => this.sockets.set(socket.remotePort ?? 0, socket));
  }

  static async start(options: SMTPServerOptions = { disabledCommands: ['AUTH', 'STARTTLS'] }): Promise<TestSmtpServer> {
    const made = new TestSmtpServer(options);
    await new Promise<void>((resolve) => void made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private refusal(at: 'mail' | 'rcpt', address = ''): Error | null {
    const [fate] = this.fates;
    if (typeof fate !== 'object' || fate.at !== at) return null;
    this.fates.shift();
    return refused(fate.code, address);
  }

  private answer(remotePort: number, done: Done): void {
    const fate = this.fates.shift() ?? 'take';
    if (fate === 'drop after content') this.sockets.get(remotePort)?.destroy();
    else if (typeof fate === 'object') done(refused(fate.code, ''));
    else if (fate === 'take') done();
  }
}

const refused = (code: number, address: string): Error =>
  Object.assign(new Error(`5.1.1 <${address}>: not taken here`), { responseCode: code });
