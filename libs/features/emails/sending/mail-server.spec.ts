import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { Settings } from '@remit/settings';
import { makeCertificate } from '../../../../test/support/certificate';
import { TestSmtpServer } from '../../../../test/support/smtp-server';
import { MailServer } from './mail-server';
import type { OutgoingMail } from './outgoing-mail';

const MAIL: OutgoingMail = {
  id: 'eml_1',
  to: 'payer@palm.example',
  fromName: 'Acme',
  replyTo: null,
  subject: 'Invoice',
  html: '<p>Pay</p>',
  text: 'Pay',
  unsubscribeUrl: null,
  attachments: [],
};

const senderTo = (smtpUrl: string) => new MailServer(new Settings({ smtpUrl, smtpFrom: 'billing@acme.example' }));

describe('a message handed in to an SMTP server', () => {
  let smtp: TestSmtpServer;
  const noted: string[] = [];
  const beforeContent = async () => void noted.push(`content after ${smtp.read.length}`);

  beforeAll(async () => (smtp = await TestSmtpServer.start()));
  afterAll(() => smtp.stop());
  beforeEach(() => {
    smtp.read.length = noted.length = 0;
    smtp.fates = [];
  });

  it('arrives with both parts and a stable id, and was noted before its content was sent', async () => {
    const result = await senderTo(smtp.url).send(MAIL, beforeContent);
    expect(result.state).toBe('sent');
    expect(noted).toEqual(['content after 0']);
    expect(smtp.read).toHaveLength(1);
    expect(smtp.read[0]?.to).toBe('payer@palm.example');
    expect(smtp.read[0]?.content).toMatch(/^Message-ID: <eml_1@acme\.example>$/im);
    expect(smtp.read[0]?.content).toMatch(/text\/plain[\s\S]+text\/html/);
  });

  it.each([
    ['an unknown recipient', { at: 'rcpt', code: 550 }, 'bounced', 0],
    ['a recipient that is put off', { at: 'rcpt', code: 450 }, 'retry', 0],
    ['a sender that is refused', { at: 'mail', code: 553 }, 'failed', 0],
    ['content that is put off', { at: 'data', code: 451 }, 'retry', 1],
    ['content that is refused', { at: 'data', code: 554 }, 'failed', 1],
    ['a connection that breaks after the content', 'drop after content', 'unknown', 1],
  ] as const)('knows %s from the rest', async (_what, fate, state, notes) => {
    smtp.fates = [fate];
    const result = await senderTo(smtp.url).send(MAIL, beforeContent);
    expect(result.state).toBe(state);
    expect(noted).toHaveLength(notes);
    expect(result.answer).not.toContain('palm.example');
  });

  it('is not sent when it cannot be noted before', async () => {
    const result = await senderTo(smtp.url).send(MAIL, () => Promise.reject(new Error('no database')));
    expect(result).toEqual({ state: 'retry', answer: 'no database' });
    expect(smtp.read).toEqual([]);
  });

  it('names the page that ends reminders to mail programs, as RFC 8058 wants it', async () => {
    await senderTo(smtp.url).send({ ...MAIL, unsubscribeUrl: 'https://remit.example/unsubscribe/abc' }, beforeContent);
    expect(smtp.read[0]?.content).toMatch(/^List-Unsubscribe: <https:\/\/remit\.example\/unsubscribe\/abc>$/im);
    expect(smtp.read[0]?.content).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
  });

  it('cannot smuggle headers in', async () => {
    const evil = 'x\r\nBcc: thief@evil.example\r\n\r\nbody';
    await senderTo(smtp.url).send({ ...MAIL, subject: evil, fromName: evil }, beforeContent);
    const headers = smtp.read[0]?.content.split('\r\n\r\n')[0];
    expect(headers).not.toMatch(/^Bcc:/im);
    expect(
      await senderTo(smtp.url).send({ ...MAIL, to: 'a@b.example>\r\nRCPT TO:<c@d.example' }, beforeContent),
    ).toMatchObject({
      state: 'bounced',
    });
    expect(smtp.read).toHaveLength(1);
  });

  it('is not sent in the clear where TLS is required', async () => {
    const result = await senderTo(`${smtp.url}?tls=required`).send(MAIL, beforeContent);
    expect(result.state).toBe('retry');
    expect(smtp.read).toEqual([]);
  });

  it('waits while nobody listens', async () => {
    expect((await senderTo('smtp://127.0.0.1:1').send(MAIL, beforeContent)).state).toBe('retry');
  });
});

describe('a server with a certificate that nobody vouches for, or a password', () => {
  it('gets nothing', async () => {
    const made = makeCertificate('IP:127.0.0.1');
    const smtp = await TestSmtpServer.start({
      authOptional: true,
      key: readFileSync(made.key),
      cert: readFileSync(made.cert),
    });
    made.remove();
    const result = await senderTo(`${smtp.url}?tls=required`).send(MAIL, async () => undefined);
    expect(result.state).toBe('retry');
    expect(smtp.read).toEqual([]);
    await smtp.stop();
  });

  it('gets the message with the right password only', async () => {
    const smtp = await TestSmtpServer.start({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) =>
        password === 'p@ss' ? done(null, { user: username }) : done(new Error('Wrong')),
    });
    const at = (password: string) => smtp.url.replace('//', `//remit:${password}@`);
    expect((await senderTo(at('wrong')).send(MAIL, async () => undefined)).state).toBe('retry');
    expect((await senderTo(at('p%40ss')).send(MAIL, async () => undefined)).state).toBe('sent');
    await smtp.stop();
  });
});

describe('a server that breaks off before its greeting', () => {
  let server: Server;
  beforeAll((done) => {
    server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1', done);
  });
  afterAll((done) => void server.close(done));

  it('is tried again later', async () => {
    const { port } = server.address() as { port: number };
    expect((await senderTo(`smtp://127.0.0.1:${port}`).send(MAIL, async () => undefined)).state).toBe('retry');
  });
});
