import { systemAudit, systemAuditLength } from '../support/account-steps.js';
import { aChannel, choose, createQuietApp, deliveries, failedList, later, offerIn, setState, tell, work } from '../support/delivery-steps.js';
import { HttpReceiver } from '../support/http-receiver.js';
import { MailServer, smtpError } from '../support/mail-server.js';
import { idOf } from '../support/people.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

let t: TestApp;
let mail: MailServer;
let receiver: HttpReceiver;
/** What the mail server says to a recipient; null accepts. */
let verdict: Error | null = null;

beforeAll(async () => {
  mail = await MailServer.start({ onRcptTo: (_address, _session, done) => done(verdict) });
  receiver = await HttpReceiver.start();
  t = await createQuietApp({ env: { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: '三快 <notice@triquick.example.org>' } });
});
beforeEach(() => {
  verdict = null;
  mail.mails.length = 0;
  receiver.forget();
});
afterAll(async () => {
  await t.close();
  await Promise.all([mail.close(), receiver.close()]);
});

const path = '/api/v1/notification-settings';
const basic = { locale: 'zh-CN', quietHours: null, channels: [] };
const bodyOfMail = (): string => Buffer.from((mail.mails.at(-1)?.raw.split('\r\n\r\n').slice(1).join('\n') ?? '').replace(/--.*|Content-.*/g, ''), 'base64').toString('utf8') + (mail.mails.at(-1)?.raw ?? '');

describe('notification settings', () => {
  it('are the inbox alone until a person chooses', async () => {
    const { body } = await (await t.as('member2')).get(path).expect(200);
    expect(body).toEqual({ locale: 'zh-CN', quietHours: null, emailMasked: null, channels: [], offered: [{ id: 'email', kind: 'email', name: null, addressMasked: null, state: 'disabled' }] });
    await t.anonymous().get(path).expect(401);
  });

  it('hold the own e-mail, encrypted and never shown whole, and stand in the audit log without it', async () => {
    await t.as('lead');
    const before = await systemAuditLength(t);
    const settings = await choose(t, 'lead', ['email'], { email: 'wang.zuzhang@union.example.org', locale: 'en', quietHours: { from: '22:00', to: '07:00' } });
    expect(settings).toMatchObject({ locale: 'en', quietHours: { from: '22:00', to: '07:00' }, emailMasked: 'w***@union.example.org', channels: ['email'] });
    const { body } = await (await t.as('lead')).get(path).expect(200);
    expect(body).toEqual(settings);
    const rows = await t.db.query<{ text: string }[]>('SELECT c::text AS text FROM channels c');
    expect(JSON.stringify(rows)).not.toContain('wang.zuzhang');
    const audit = await systemAudit(t, before);
    expect(audit.map(({ action, actorId, details }) => [action, actorId, details])).toEqual([['notificationSettings.changed', idOf.lead, { fields: ['locale', 'quietHours', 'email', 'channels'] }]]);
    expect(JSON.stringify([audit, body])).not.toContain('wang.zuzhang');
    expect(await choose(t, 'lead', ['email'], { locale: 'en', quietHours: { from: '22:00', to: '07:00' } })).toEqual(settings);
    expect(await systemAuditLength(t)).toBe(before + 1);
  });

  it.each([
    [{ quietHours: { from: '22:00', to: '22:00' } }, 'quietHours', 'quietHoursEmpty'],
    [{ quietHours: { from: '24:00', to: '07:00' } }, 'quietHours.from', 'notATimeOfDay'],
    [{ quietHours: { from: '-1:00', to: '07:00' } }, 'quietHours.from', 'notATimeOfDay'],
    [{ quietHours: { from: '22:00' } }, 'quietHours.to', 'required'],
    [{ locale: 'de' }, 'locale', 'notInList'],
    [{ email: 'none' }, 'email', 'channelNotAMailAddress'],
    [{ email: 'a@b.cn, c@d.cn' }, 'email', 'channelNotAMailAddress'],
    [{ email: 'a@b.cn\r\nBcc: c@d.cn' }, 'email', 'channelNotAMailAddress'],
    [{ email: 'w***@union.example.org' }, 'email', 'maskedValue'],
    [{ channels: ['email', 'email'] }, 'channels', 'duplicateItem'],
    [{ channels: null }, 'channels', 'required'],
  ])('refuse %j', async (changes, where, code) => {
    const { body } = await (await t.as('member')).put(path).send({ ...basic, ...changes }).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ path: where, code })]);
  });

  it('take only channels that are on offer to the person', async () => {
    const member = await t.as('member');
    const [here, elsewhere, off] = [await aChannel(t, receiver), await aChannel(t, receiver), await aChannel(t, receiver)];
    await offerIn(t, elsewhere, '640100');
    await setState(t, off, 'disabled');
    await choose(t, 'supervisor', [], { email: 'chen@union.example.org' });
    const [foreign] = await t.db.query<[{ id: string }]>(`SELECT id FROM channels WHERE owner_user_id = $1`, [idOf.supervisor]);
    const { body: offer } = await member.get(path).expect(200);
    expect(offer.offered.map(({ id }: { id: string }) => id)).toEqual(['email', here.id]);
    const { body } = await member.put(path).send({ ...basic, channels: [here.id, elsewhere.id, off.id, foreign.id, 'telegram', 'email'] }).expect(422);
    expect(body.blockers.map(({ code, path: at }: { code: string; path: string }) => [at, code])).toEqual([
      ['channels[1]', 'channelNotOffered'], ['channels[2]', 'channelNotOffered'], ['channels[3]', 'channelNotOffered'], ['channels[4]', 'channelNotOffered'], ['channels[5]', 'emailMissing'],
    ]);
    await choose(t, 'member', [here.id]);
    await setState(t, here, 'disabled');
    expect(await choose(t, 'member', [here.id])).toMatchObject({ channels: [here.id], offered: [{ id: 'email' }, { id: here.id, state: 'disabled', addressMasked: `127.0.0.1:${receiver.port}` }] });
    await choose(t, 'member', []);
    await choose(t, 'supervisor', [], { email: null });
  });
});

describe('the own e-mail', () => {
  it('gets what its owner is told, in the language of the owner', async () => {
    await choose(t, 'outsider', ['email'], { email: 'zhou@union.example.org', locale: 'en' });
    await tell(t, ['outsider']);
    await work(t);
    expect(mail.mails.map(({ to }) => to)).toEqual([['zhou@union.example.org']]);
    expect(mail.header('subject')).toContain('Task force and supervisor named');
    expect(bodyOfMail()).not.toContain('周专干');
  });

  it('that does not exist leaves it to the next channel', async () => {
    const group = await aChannel(t, receiver);
    await choose(t, 'outsider', ['email', group.id], { email: 'gone@union.example.org' });
    verdict = smtpError(550, '5.1.1 no such mailbox');
    const event = await tell(t, ['outsider']);
    await work(t);
    expect(await deliveries(t, event)).toMatchObject([{ state: 'accepted', channelId: group.id }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('is tried again while the server says so, and fails visibly when its owner took it away and has no other', async () => {
    await choose(t, 'outsider', ['email'], { email: 'zhou@union.example.org' });
    verdict = smtpError(451, '4.7.1 greylisted');
    const event = await tell(t, ['outsider']);
    await work(t);
    expect(await deliveries(t, event)).toMatchObject([{ state: 'waiting', code: 'mailServerBusy' }]);
    verdict = null;
    later(t, 3);
    await work(t);
    expect(await deliveries(t, event)).toMatchObject([{ state: 'accepted' }]);
    expect(mail.mails).toHaveLength(1);
    const view = await choose(t, 'outsider', ['email']);
    expect(view['emailMasked']).toBe('z***@union.example.org');
    verdict = smtpError(550, '5.1.1 no such mailbox');
    await tell(t, ['outsider']);
    await work(t);
    expect(await failedList(t)).toMatchObject([{ code: 'unknownRecipient', personMasked: '周**' }]);
    const [stored] = await t.db.query<[{ address: string | null }]>('SELECT address FROM channels WHERE owner_user_id = $1', [idOf.outsider]);
    expect(stored.address).not.toBeNull();
    expect(await choose(t, 'outsider', [], { email: null })).toMatchObject({ emailMasked: null, channels: [] });
    const [removed] = await t.db.query<[{ address: string | null }]>('SELECT address FROM channels WHERE owner_user_id = $1', [idOf.outsider]);
    expect(removed.address).toBeNull();
  });

  it('can be tested five times an hour, whatever the address is', async () => {
    const head = await t.as('head.hrss');
    expect((await head.post(`${path}/test`).expect(422)).body.blockers[0].code).toBe('emailMissing');
    for (let i = 0; i < 5; i += 1) {
      await choose(t, 'head.hrss', ['email'], { email: `ding${i}@hrss.example.org` });
      const { body } = await head.post(`${path}/test`).expect(200);
      expect(body).toEqual({ result: 'accepted', code: null, message: null });
    }
    expect(mail.mails.map(({ to }) => to[0])).toEqual([0, 1, 2, 3, 4].map((i) => `ding${i}@hrss.example.org`));
    const refused = await head.post(`${path}/test`).expect(429);
    expect(refused.body).toMatchObject({ code: 'tooManyTests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
    expect(mail.mails).toHaveLength(5);
    later(t, 3_601);
    verdict = smtpError(550, '5.1.1 no such mailbox');
    expect((await (await t.as('head.hrss')).post(`${path}/test`).expect(200)).body).toMatchObject({ result: 'permanent', code: 'unknownRecipient', message: '收件地址不存在，请修改' });
  });

  it('is not on offer where no mail server is set up', async () => {
    const without = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } });
    try {
      const lead = await without.as('lead');
      expect((await lead.get(path).expect(200)).body.offered).toEqual([]);
      expect((await lead.put(path).send({ ...basic, email: 'a@b.cn', channels: ['email'] }).expect(422)).body.blockers[0].code).toBe('emailNotSetUp');
    } finally {
      await without.close();
    }
  });
});

describe('the inbox', () => {
  it('is read up to an instant; what came later stays unread', async () => {
    const lead = await t.as('supervisor2');
    const inbox = async (): Promise<{ unread: number; items: { caseId: string | null; readAt: string | null; text: string }[] }> => (await lead.get('/api/v1/notifications').expect(200)).body;
    await tell(t, ['supervisor2']);
    await tell(t, ['supervisor2'], { visibleFrom: new Date(t.clock.now().getTime() + 60_000) });
    const upTo = t.clock.now().toISOString();
    later(t, 120);
    await tell(t, ['supervisor2']);
    expect((await inbox()).unread).toBe(3);
    await lead.post('/api/v1/notifications/read-all').send({ upTo }).expect(204);
    expect((await inbox()).unread).toBe(2);
    await lead.post('/api/v1/notifications/read-all').send({ upTo: t.clock.now().toISOString() }).expect(204);
    const read = await inbox();
    expect(read.unread).toBe(0);
    expect(read.items).toMatchObject(Array.from({ length: 3 }, () => ({ caseId: null, text: '已指定工作专班和督办员', readAt: expect.any(String) })));
    await lead.post('/api/v1/notifications/read-all').send({ upTo: 'now' }).expect(400);
    await lead.post('/api/v1/notifications/read-all').send({}).expect(400);
  });
});
