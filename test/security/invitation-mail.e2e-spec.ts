import { onDatabase } from '../support/on-database';
import { People } from '../support/people';
import { eventually } from '../support/probe';
import { TestSmtpServer } from '../support/smtp-server';
import { type TestEnvironment, World } from './support/world';

jest.setTimeout(60_000);

describe('the e-mail of an invitation', () => {
  let smtp: TestSmtpServer;
  let world: World;
  let people: People;
  let shop: TestEnvironment;
  let owner: { cookie: string; environmentId: string };

  beforeAll(async () => {
    smtp = await TestSmtpServer.start();
    world = await World.start({ SMTP_URL: smtp.url, SMTP_FROM: 'people@remit.example' });
    shop = (await world.newTenant('Palm Works')).sandbox;
    people = new People(world.remit.url, world.remit.adminKey);
    const cookie = await people.newOwner(shop.tenantId, 'mariam@palm.example', 'Mariam Owner');
    owner = { cookie, environmentId: shop.id };
  });
  afterAll(async () => {
    await world.stop();
    await smtp.stop();
  });

  const mailTo = (address: string) => smtp.read.filter(({ to }) => to === address);
  const statusOf = async (address: string): Promise<string | null | undefined> => {
    const { body } = await people.call(owner, 'get', 'members/invitations');
    const open = body['items'] as { email: string; email_status: string | null }[];
    return open.find(({ email }) => email === address)?.email_status;
  };
  const until = (address: string, status: string) =>
    eventually(`the e-mail to ${address} to be ${status}`, async () => (await statusOf(address)) === status);
  const sql = (text: string) => onDatabase(world.database.url, async (client) => (await client.query(text)).rows);
  const makeDue = () =>
    sql(`update event_deliveries set due_at = now() where status = 'pending' and leased_by is null and lane = 'email'`);

  it('goes out with the link that was shown, and the link is nowhere in the database', async () => {
    const token = await people.invite(owner, 'one@palm.example', 'support');
    await until('one@palm.example', 'sent');
    const [mail] = mailTo('one@palm.example');
    const text = (mail?.content ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(text).toContain('Mariam Owner invites you to work for Palm Works in Remit, with the role support.');
    expect(text).toContain(`/join#${token}`);
    expect(await sql(`select content from letters where status = 'sent' and content is not null`)).toEqual([]);
    const { rows } = await onDatabase(world.database.url, (client) =>
      client.query('select 1 from domain_events where payload::text like $1', [`%${token}%`]),
    );
    expect(rows).toEqual([]);
  });

  it('is tried again when the server could not take it, and sent once', async () => {
    smtp.fates.push({ at: 'rcpt', code: 451 });
    await people.invite(owner, 'later@palm.example', 'support');
    await eventually(
      'a first try',
      async () => (await sql(`select 1 from letters where attempts = 1 and status = 'queued'`)).length === 1,
    );
    expect([await statusOf('later@palm.example'), mailTo('later@palm.example').length]).toEqual(['queued', 0]);
    await eventually('the second try', async () => {
      await makeDue();
      return (await statusOf('later@palm.example')) === 'sent';
    });
    expect(mailTo('later@palm.example')).toHaveLength(1);
  });

  it('says in the list when the address was refused; the invitation stands', async () => {
    smtp.fates.push({ at: 'rcpt', code: 550 });
    const token = await people.invite(owner, 'refused@palm.example', 'support');
    await until('refused@palm.example', 'bounced');
    await people.join(token, 'Somebody');
  });

  it.each(['is taken back', 'is accepted'])('is not sent any more when the invitation %s', async (how) => {
    const address = `${how.length}@palm.example`;
    smtp.fates.push({ at: 'rcpt', code: 451 });
    const token = await people.invite(owner, address, 'support');
    await eventually(
      'a first try',
      async () => (await sql(`select 1 from letters where attempts = 1 and status = 'queued'`)).length === 1,
    );
    if (how === 'is accepted') await people.join(token, 'Somebody');
    else {
      const { body } = await people.call(owner, 'get', 'members/invitations');
      const { id } = (body['items'] as { id: string; email: string }[]).find(({ email }) => email === address) ?? {
        id: '',
      };
      expect((await people.call(owner, 'delete', `members/invitations/${id}`)).status).toBe(204);
    }
    const waiting = `select 1 from event_deliveries where lane = 'email' and status = 'pending'`;
    await eventually('nothing to wait', async () => {
      await makeDue();
      return (await sql(waiting)).length === 0;
    });
    expect(mailTo(address)).toEqual([]);
    expect(await sql(`select content from letters where status = 'cancelled' and content is not null`)).toEqual([]);
  });

  it('is in the language of the business', async () => {
    await world.call(shop, 'put', 'business-profile', { language: 'ar' });
    await people.invite(owner, 'arabic@palm.example', 'billing');
    await until('arabic@palm.example', 'sent');
    const [mail] = mailTo('arabic@palm.example');
    const parts = (mail?.content ?? '').split(/\r\n\r\n/).map((part) => part.replaceAll('\r\n', ''));
    const plain = parts.map((part) => Buffer.from(part, 'base64').toString()).join('\n');
    expect(plain).toContain('يدعوك Mariam Owner للعمل لدى Palm Works في Remit، بدور: فوترة.');
    expect((mail?.content ?? '').replaceAll('=\r\n', '')).toMatch(/<html lang=3D"ar" dir=3D"rtl">/);
  });

  it('is not made without a mail server', async () => {
    const quiet = await World.start();
    const { sandbox } = await quiet.newTenant('Quiet');
    const there = new People(quiet.remit.url, quiet.remit.adminKey);
    const cookie = await there.newOwner(sandbox.tenantId, 'boss@quiet.example', 'Boss');
    const boss = { cookie, environmentId: sandbox.id };
    await there.invite(boss, 'new@quiet.example', 'support');
    expect((await there.call(boss, 'get', 'members/invitations')).body['items']).toMatchObject([
      { email_status: null },
    ]);
    await quiet.stop();
  });
});
