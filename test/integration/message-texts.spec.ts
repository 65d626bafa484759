import { createCatalogue } from '../../src/messages.js';
import { DEFAULT_RULES } from '../../src/deadlines/domain/deadline-rules.js';
import { ESCALATION_LADDERS } from '../../src/deadlines/domain/escalation-ladders.js';
import { notificationText } from '../../src/notifications/notification-text.js';
import { notificationMessages } from '../../src/notifications/messages.js';
import { newsTypes } from '../../src/notifications/news-audiences.js';
import { acceptedCase, fire } from '../support/case-steps.js';
import { departmentId, idOf, type TestUser } from '../support/people.js';
import { anOrangeCase, referralEvent, sendReferral, suspendCase } from '../support/referral-steps.js';
import { agreedPlan, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { openItem } from '../support/supervisor-item-steps.js';
import { newestVersion, tell } from '../support/setting-steps.js';
import { aWorkerRow } from '../support/roster-rows.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

interface Line { type: string; text: string; data: Record<string, unknown> }
const locales = ['zh-CN', 'en'] as const;
const receivers: readonly TestUser[] = ['lead', 'member', 'member2', 'supervisor', 'supervisor2', 'leader', 'liaison.hrss', 'liaison.miit', 'head.hrss'];
/** A code is one word of Latin letters, mostly with a hump; Chinese texts hold no words of that kind at all. */
const BARE_CODE = { 'zh-CN': /\b[a-z]{3,}[A-Za-z]*\b/, en: /\b[a-z]+[A-Z]\w*/ } as const;
const broken = (locale: (typeof locales)[number]) => ({ type, text }: Line): boolean =>
  /\{\w+\}/.test(text) || text.includes(`timeline.${type}`) || text.includes(`notification.${type}`) || text === type || BARE_CODE[locale].test(text);

async function lines(user: TestUser, url: string, locale: string): Promise<Line[]> {
  const { body } = await (await t.as(user)).get(`/api/v1/${url}?limit=200`).set('accept-language', locale).expect(200);
  return body.items as Line[];
}

async function ask(caseId: string, by: TestUser, body: object): Promise<string> {
  const answer = await (await t.as(by)).post(`/api/v1/cases/${caseId}/requests`).send(body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}
async function decide(url: string, body: object): Promise<void> {
  const answer = await (await t.as('supervisor')).post(`/api/v1/${url}/events`).send(body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

/** Sets the length of the investigation anew and puts the case's clocks under it. */
async function moveClocks(caseId: string, length: number): Promise<void> {
  const all = { length, unit: 'workingDays' };
  const set = { basedOn: await newestVersion(t, 'investigate'), lengths: { blue: all, yellow: all, orange: all, red: all }, effectiveFrom: '2024-12-18', reason: '统一时限' };
  await tell(t, 'post', '/deadline-rules/investigate/versions', set);
  const { body: present } = await (await t.as('supervisor')).get(`/api/v1/cases/${caseId}`).expect(200);
  const { status, body } = await tell(t, 'post', `/cases/${caseId}/clock-moves`, { version: present.version as number, reason: '张三 13800000000' }, 'supervisor');
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Referrals, requests, aid and risk, until the case is withdrawn with a request still open. */
async function aBusyCase(): Promise<string> {
  const kase = await acceptedCase(t, anOrangeCase());
  const answered = await sendReferral(t, kase.id);
  await referralEvent(t, 'head.hrss', { ...answered, version: 1 }, 'ASSIGN', { liaisonId: idOf['liaison.hrss'] });
  await referralEvent(t, 'liaison.hrss', { ...answered, version: 2 }, 'ACKNOWLEDGE');
  await referralEvent(t, 'liaison.hrss', { ...answered, version: 3 }, 'REPLY', { text: '已核查' });
  await referralEvent(t, 'lead', { ...answered, version: 4 }, 'RETURN', { reason: '张三 13800000000' });
  await referralEvent(t, 'liaison.hrss', { ...answered, version: 5 }, 'REPLY', { text: '已再核查' });
  await referralEvent(t, 'lead', { ...answered, version: 6 }, 'ACCEPT');
  const first = await sendReferral(t, kase.id);
  await referralEvent(t, 'liaison.hrss', first, 'DECLINE', { reason: 'ZhangSan' });
  const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: first.id });
  await referralEvent(t, 'liaison.miit', second, 'DECLINE', { reason: 'outsideRemit' });
  await referralEvent(t, 'supervisor', { ...second, version: 2 }, 'RULE', { departmentId: departmentId.hrss, reason: '工资由人社负责' });
  await referralEvent(t, 'lead', { ...second, version: 3 }, 'RECALL', { reason: '不再需要' });
  const [clock] = await t.db.query<{ id: string }[]>(`SELECT id FROM deadlines WHERE case_id = $1 AND code = 'investigate'`, [kase.id]);
  const extension = { type: 'extension', deadlineId: clock?.id, length: 2, unit: 'workingDays', reason: '账目没有找齐' };
  await decide(`requests/${await ask(kase.id, 'member', extension)}`, { type: 'GRANT' });
  await decide(`requests/${await ask(kase.id, 'member', { ...extension, length: 3 })}`, { type: 'REFUSE', reason: '理由不足' });
  await ask(kase.id, 'member', { ...extension, length: 3 });
  const itemId = await openItem(t, kase.id, { deadlineId: clock?.id ?? null });
  await decide(`supervisor-items/${itemId ?? ''}`, { type: 'ANSWER', version: 1, payload: { answer: '已约谈张三 13800000000' } });
  for (const [position, decision] of [{ type: 'APPROVE', amountFen: 100 }, { type: 'DECLINE', reason: '本人不需要' }].entries()) {
    const workerId = await aWorkerRow(t, kase.id, { livingCondition: 'severe', position: position + 1 });
    const { body } = await (await t.as('member')).post(`/api/v1/cases/${kase.id}/aid-items`).send({ workerId, kind: 'living', request: '生活救助' }).expect(201);
    await decide(`aid-items/${(body as { id: string }).id}`, decision);
  }
  const lead = await t.as('lead');
  const version = async (): Promise<number> => (await lead.get(`/api/v1/cases/${kase.id}`).expect(200)).body.version as number;
  await (await t.as('member')).patch(`/api/v1/cases/${kase.id}`).send({ version: await version(), workersReported: 150 }).expect(200);
  await (await t.as('supervisor')).put(`/api/v1/cases/${kase.id}/risk-level`).send({ version: await version(), riskLevel: 'orange', reason: '情绪平稳' }).expect(200);
  await moveClocks(kase.id, 9);
  await suspendCase(t, kase.id);
  await moveClocks(kase.id, 7);
  const resumed = await fire(t, { ...kase, version: await version() }, 'RESUME', { reason: '破产未受理' }, 'supervisor');
  await fire(t, resumed, 'WITHDRAW', { reason: '职工撤回', requestedAt: t.clock.now().toISOString() });
  return kase.id;
}

/** Paid, and the payment taken back. */
async function aPaidCase(): Promise<string> {
  const { kase } = await smallCase(t, [{ wages: 1_000 }]);
  await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2024-12-20', amountFen: 1_000 }]);
  const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 1_000, paidOn: '2024-12-18' });
  const asked = await ask(kase.id, 'lead', { type: 'reversal', paymentId: payment.id, reason: '登记错误' });
  const answer = await (await t.as('supervisor2')).post(`/api/v1/requests/${asked}/events`).send({ type: 'GRANT' });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return kase.id;
}

/** One instalment is missed and the rest declared due; the default is confirmed, and cured. */
async function aDefaultedCase(): Promise<string> {
  const { kase } = await smallCase(t, [{ wages: 1_000 }]);
  const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2024-12-18', amountFen: 400 }, { kind: 'wages', dueOn: '2025-02-18', amountFen: 600 }], { accelerates: true });
  await putInto(t, kase.id, 'supervising');
  t.clock.set('2024-12-25T02:00:00Z');
  await decide(`repayment-plans/${plan.id}`, { type: 'DECLARE_ACCELERATION', version: plan.version, payload: { reason: '张三 13800000000' } });
  await decide(`repayment-plans/${plan.id}`, { type: 'REVOKE_ACCELERATION', version: plan.version + 1, payload: { reason: 'ZhangSan' } });
  const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}`).expect(200);
  await fire(t, body as typeof kase, 'CONFIRM_DEFAULT', { reason: '逾期未付' }, 'supervisor');
  await pay(t, kase.id, { kind: 'wages', amountFen: 400, paidOn: '2024-12-25' });
  return kase.id;
}

/** A decided claim is changed while a plan rests on it: the next revision opens by rule. */
async function aRevisedCase(): Promise<string> {
  const { kase } = await smallCase(t, [{ wages: 1_000 }]);
  await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-02-18', amountFen: 1_000 }]);
  const [claim] = await t.db.query<{ id: string }[]>('SELECT id FROM claims WHERE case_id = $1', [kase.id]);
  await decide(`requests/${await ask(kase.id, 'lead', { type: 'claimChange', claimId: claim?.id, verifiedFen: 600, reason: '张三 13800000000' })}`, { type: 'GRANT' });
  return kase.id;
}

it('every type that people are told of has a text of its own, short enough for a phone', () => {
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = notificationMessages;
  const catalogue = createCatalogue();
  expect(newsTypes.filter((type) => !catalogue.has(`notification.${type}`))).toEqual([]);
  const long = newsTypes.flatMap((type) => locales.map((locale) => texts[`notification.${type}`]?.[locale] ?? '')).filter((text) => text === '' || text.length > 40);
  expect(long).toEqual([]);
});

/** Enough pay of three months for a warning. */
async function aWarnedCase(): Promise<string> {
  const { id } = await acceptedCase(t, { employer: { name: '某装饰公司', regionCode: '640302' } });
  const { body } = await (await t.as('lead')).post(`/api/v1/cases/${id}/workers`).send({ name: '职工甲', claims: [{ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 600_000 }] }).expect(201);
  await (await t.as('lead')).post(`/api/v1/cases/${id}/claims/decisions`).send({ decisions: [{ claimId: body.claims[0].id, verifiedFen: 600_000 }] }).expect(200);
  return id;
}

it('every step of every clock has words that name the case and leave no place open', () => {
  const catalogue = createCatalogue();
  const number = '吴工劳争〔2024〕17号';
  for (const { code: rule, ladder } of DEFAULT_RULES) {
    for (const { code } of ESCALATION_LADDERS[ladder]) {
      for (const locale of locales) {
        const text = notificationText(catalogue, { type: `deadline.${code}`, data: { number, rule, dueOn: '2024-12-20' } }, locale);
        expect([text, broken(locale)({ type: `deadline.${code}`, text, data: {} }), text.includes(number), text.length <= 120]).toEqual([text, false, true, true]);
      }
    }
  }
});

it('no message and no line of a timeline keeps a placeholder or a bare code, in either language', async () => {
  const caseIds = [await aBusyCase(), await aPaidCase(), await aRevisedCase(), await aDefaultedCase(), await aWarnedCase()];
  const told = new Set<string>();
  for (const locale of locales) {
    for (const user of receivers) {
      const inbox = await lines(user, 'notifications', locale);
      for (const { type } of inbox) told.add(type);
      expect(inbox.filter(broken(locale))).toEqual([]);
      expect(inbox.filter(({ text, data }) => 'reason' in data || /13800000000|ZhangSan|张三/.test(text + JSON.stringify(data)))).toEqual([]);
    }
    for (const id of caseIds) expect((await lines('lead', `cases/${id}/timeline`, locale)).filter(broken(locale))).toEqual([]);
  }
  expect((await lines('lead', `cases/${caseIds[1] ?? ''}/timeline`, 'en')).filter(({ type }) => type.startsWith('payment.')).map(({ text }) => text)).toEqual([
    'Payment reversed: wages ¥10.00 (2024-12-18): 登记错误', 'Payment recorded: wages ¥10.00 (2024-12-18)',
  ]);
  const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = notificationMessages;
  const withParams = newsTypes.filter((type) => texts[`notification.${type}`]?.['zh-CN']?.includes('{'));
  // Reading many people's numbers is played with the roster.
  expect(withParams.filter((type) => !told.has(type) && type !== 'personalData.manyReads')).toEqual([]);
});
