import { acceptedCase } from './case-steps.js';
import { setState, tell } from './delivery-steps.js';
import { settled } from './imports.js';
import { departmentId, idOf } from './people.js';
import { fixture } from './roster-steps.js';
import { askStatement, settledStatement } from './statement-steps.js';
import { openItem } from './supervisor-item-steps.js';
import type { TestApp } from './test-app.js';

/** The ids of one record of every kind, all of one case of 吴忠. */
export interface Ids {
  caseId: string;
  /** Somebody who is on the case's task force. */
  userId: string;
  /** The id that stands for a parameter of a route. */
  of(path: string, parameter: string): string;
}

/** A case with something in every drawer, so that every route has a record to be asked for. */
export async function aFullCase(t: TestApp): Promise<Ids> {
  const kase = await acceptedCase(t);
  const lead = await t.as('lead');
  const supervisor = await t.as('supervisor');
  const at = (suffix: string): string => `/api/v1/cases/${kase.id}${suffix}`;
  const created = async (path: string, body: object): Promise<string> => (await lead.post(at(path)).send(body).expect(201)).body.id as string;
  await supervisor.put(at('/task-force')).send({ version: kase.version, leadId: idOf.lead, memberIds: [idOf.member, idOf.member2], supervisorId: idOf.supervisor }).expect(200);
  const ofSupervisor = async (path: string, body: object): Promise<string> => (await supervisor.post(at(path)).send(body).expect(201)).body.id as string;
  const { body: roster } = await lead.post(at('/roster-imports')).field('apply', 'auto').attach('file', fixture('roster-59.xlsx'), 'roster.xlsx').expect(202);
  await settled(lead, at(`/roster-imports/${roster.id}`));
  const { body: workers } = await lead.get(at('/workers?limit=200')).expect(200);
  const [worker] = workers.items as { id: string; claims: { id: string; claimedFen: number; kind: string }[] }[];
  const claims = (workers.items as { claims: { id: string; claimedFen: number; kind: string }[] }[]).flatMap((item) => item.claims);
  await lead.post(at('/claims/decisions')).send({ decisions: claims.filter(({ kind }) => kind === 'wages').map(({ id, claimedFen }) => ({ claimId: id, verifiedFen: claimedFen })) }).expect(200);
  const { body: payments } = await supervisor.post(at('/payment-imports')).field('kind', 'wages').field('apply', 'review').attach('file', fixture('bank-return-2025-01-08.csv'), 'bank.csv').expect(202);
  await settled(supervisor, at(`/payment-imports/${payments.id}`));
  const { body: payment } = await supervisor.post(at('/payments')).send({ kind: 'wages', paidOn: t.clock.now().toISOString().slice(0, 10), amountFen: 100, method: 'cash', reference: '收条1' }).expect(201);
  const { body: document } = await lead.post(at('/documents')).attach('file', Buffer.from('转账凭证：已付'), 'slip.txt').expect(201);
  const { body: deadlines } = await lead.get(at('/deadlines')).expect(200);
  const extension = { type: 'extension', deadlineId: (deadlines.items as { id: string; state: string }[]).find(({ state }) => state === 'running')?.id, length: 1, unit: 'workingDays', reason: '企业搬迁' };
  const { body: inbox } = await supervisor.get('/api/v1/notifications').expect(200);
  const { body: conflict } = await supervisor.post('/api/v1/conflicts-of-interest').send({ userId: idOf.outsider, employerName: '无关公司', reason: '亲属' }).expect(201);
  const failed = await aFailedDelivery(t);
  const byFolder: Record<string, string> = {
    cases: kase.id,
    referrals: await created('/referrals', { departmentId: departmentId.hrss, request: '请核查', share: ['employer', 'rosterMasked'] }),
    'aid-items': await created('/aid-items', { workerId: worker?.id, kind: 'living', request: '生活救助' }),
    requests: await created('/requests', extension),
    'clock-moves': await aFinishedMove(t),
    'repayment-plans': '',
    'supervisor-items': (await openItem(t, kase.id)) ?? '',
    channels: failed.channelId,
    deliveries: failed.id,
    documents: document.id as string,
    notifications: inbox.items[0].id as string,
    statements: (await settledStatement(t, await askStatement(t, `${kase.id}/statements`, 'xlsx'))).id,
    users: idOf.outsider,
    departments: departmentId.housing,
    'conflicts-of-interest': conflict.id as string,
  };
  const wages = claims.filter(({ kind }) => kind === 'wages').reduce((sum, { claimedFen }) => sum + claimedFen, 0);
  byFolder['repayment-plans'] = await planOf(t, kase.id, wages - 100);
  const eventId = await created('/legal-events', { type: 'limitationStarted', occurredOn: '2024-12-01', ground: 'knewOrShouldHaveKnown' });
  const assessmentId = await ofSupervisor('/late-fee-assessments', { amountFen: 1_000, assessedOn: '2024-12-01', reference: '核定1号' });
  const agreementId = await ofSupervisor('/deferral-agreements', { reference: '延缴1号', agreedOn: '2024-12-01', fromOn: '2024-12-01', toOn: '2025-02-28' });
  const order = { kind: 'rectification', number: '人社责令1号', authority: '市劳动保障监察支队', issuedOn: '2024-12-01', servedOn: '2024-12-01', deadlineOn: '2024-12-10', items: [{ kind: 'wages', amountFen: 1_000 }] };
  const orderId = await ofSupervisor('/labour-orders', order);
  const decision = { kind: 'hrssDecision', number: '人社处1号', decidedOn: '2024-12-12' };
  const compensationId = await ofSupervisor(`/labour-orders/${orderId}/additional-compensations`, { percentage: 50, decision });
  const byName: Record<string, string> = { workerId: worker?.id ?? '', claimId: worker?.claims[0]?.id ?? '', documentId: document.id as string, year: '2026', code: 'investigate', eventId, assessmentId, agreementId, orderId, compensationId, paymentId: payment.id as string };
  return {
    caseId: kase.id,
    userId: idOf.member2,
    of: (path, parameter) => {
      if (parameter === 'importId') return (path.includes('payment') ? payments.id : roster.id) as string;
      if (path.startsWith('/legal-figures')) return 'lateFeeRate';
      const id = byName[parameter] ?? byFolder[path.split('/')[1] ?? ''];
      if (!id) throw new Error(`No record for :${parameter} of ${path}: add one to aFullCase`);
      return id;
    },
  };
}

/** Plans belong to coordination; the case goes back afterwards, since its state is not what is asked here. */
async function planOf(t: TestApp, caseId: string, wagesFen: number): Promise<string> {
  await t.db.query(`UPDATE cases SET state = 'coordinating' WHERE id = $1`, [caseId]);
  const { body } = await (await t.as('lead')).post(`/api/v1/cases/${caseId}/repayment-plans`).send({ instalments: [{ kind: 'wages', dueOn: '2025-01-05', amountFen: wagesFen }] });
  if (body.id === undefined) throw new Error(JSON.stringify(body));
  return body.id as string;
}

/** Of the past, so that no worker goes on with it. */
async function aFinishedMove(t: TestApp): Promise<string> {
  const [move] = await t.db.query<{ id: string }[]>(
    `INSERT INTO clock_moves (id, kind, version, reason, at, state, total, touched_at) VALUES (gen_random_uuid(), 'arrival', 'published-2026', 'noticeArrived', now(), 'done', 0, now()) RETURNING id`,
  );
  return move?.id ?? '';
}

/** Of a channel that is disabled, so that nothing is called. */
async function aFailedDelivery(t: TestApp): Promise<{ id: string; channelId: string }> {
  const robot = { kind: 'wecom', name: '应急处置群', regionCode: '640300', address: 'https://robot.example.org/cgi-bin/webhook/send?key=1' };
  const { body: channel } = await (await t.as('admin')).post('/api/v1/channels').send(robot).expect(201);
  await (await t.as('outsider')).put('/api/v1/notification-settings').send({ locale: 'zh-CN', quietHours: null, channels: [channel.id] }).expect(200);
  await setState(t, channel, 'disabled');
  await tell(t, ['outsider']);
  const [delivery] = await t.db.query<[{ id: string }]>('SELECT id FROM deliveries WHERE channel_id = $1', [channel.id]);
  return { id: delivery.id, channelId: channel.id as string };
}
