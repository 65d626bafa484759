import type { DeadlineTrigger } from '../../src/deadlines/domain/deadline-rules.js';
import { CaseLedger } from '../../src/repayment/ledger/case-ledger.service.js';
import { type CaseBody, aReport, fire } from './case-steps.js';
import { legalEvent } from './legal-steps.js';
import { departmentId, idOf, type TestUser } from './people.js';
import { newEmployer, referralEvent, type ReferralBody, sendReferral } from './referral-steps.js';
import { agreedPlan, type InstalmentInput, pay, type PlanBody, verifyAll } from './repayment-steps.js';
import type { TestApp } from './test-app.js';

/** Does one thing through the application that reports these triggers to the clocks of a case, and looks at what became of them. */
export type Act = <T>(triggers: readonly DeadlineTrigger[], caseId: string | null, work: () => Promise<T>) => Promise<T>;

interface Walk {
  t: TestApp;
  act: Act;
}

const sent = async (t: TestApp, by: TestUser, method: 'post' | 'put', url: string, body: object): Promise<Record<string, never>> => {
  const answer = await (await t.as(by))[method](`/api/v1/${url}`).send(body);
  if (answer.status >= 300) throw new Error(`${url} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, never>;
};
const fresh = async ({ t }: Walk, { id }: CaseBody): Promise<CaseBody> => (await (await t.as('lead')).get(`/api/v1/cases/${id}`).expect(200)).body as CaseBody;
const past = ({ t }: Walk): string => new Date(t.clock.now().getTime() - 60_000).toISOString();
const today = ({ t }: Walk): string => new Date(t.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** A thing done through every kind of clock, from the report of a case to its closing. */
export async function walkThroughAllRules(t: TestApp, act: Act): Promise<void> {
  const walk = { t, act };
  await stagesCalledOff(walk);
  const kase = await throughTheStages(walk);
  await referrals(walk, kase);
  await legalEvents(walk);
  await promisesAndSupervision(walk, kase);
}

async function reported({ t, act }: Walk, channel: string, triggers: readonly DeadlineTrigger[]): Promise<CaseBody> {
  const report = aReport({ channel, employer: newEmployer(), reportedAt: t.clock.now().toISOString(), workersReported: 12 });
  return act(['caseReported', ...triggers], null, async () => (await sent(t, 'lead', 'post', 'cases', report)) as unknown as CaseBody);
}

async function accepted(walk: Walk, channel: string, triggers: readonly [DeadlineTrigger[], DeadlineTrigger[]] = [[], []]): Promise<CaseBody> {
  const { t, act } = walk;
  const { id } = await reported(walk, channel, triggers[0]);
  const named = (await sent(t, 'lead', 'put', `cases/${id}/task-force`, { version: 1, leadId: idOf.lead, memberIds: [idOf.member], supervisorId: idOf.supervisor })) as unknown as CaseBody;
  return act(['caseLeftStage', 'caseEnteredInvestigating', ...triggers[1]], id, () => fire(t, named, 'ACCEPT'));
}

const withdraw = async (walk: Walk, kase: CaseBody): Promise<CaseBody> =>
  walk.act(['caseStageCalledOff'], kase.id, async () => fire(walk.t, await fresh(walk, kase), 'WITHDRAW', { reason: '职工撤回', requestedAt: past(walk) }));

async function stagesCalledOff(walk: Walk): Promise<void> {
  await withdraw(walk, await reported(walk, 'visit', []));
  await withdraw(walk, await accepted(walk, 'visit'));
  await withdraw(walk, await investigated(walk, await accepted(walk, 'visit'), []));
}

async function investigated(walk: Walk, { id, version }: CaseBody, claims: readonly object[]): Promise<CaseBody> {
  const { t, act } = walk;
  await sent(t, 'lead', 'post', `cases/${id}/workers`, { name: '马小明', claims });
  await sent(t, 'lead', 'post', `cases/${id}/visits`, { visitedAt: past(walk), visitorIds: [idOf.lead, idOf.member], place: '公司', record: '见到负责人' });
  const found = await sent(t, 'lead', 'put', `cases/${id}/investigation`, { version, operatingStatus: 'difficult', headcount: 12, wageArrearsFen: 1_000, socialInsuranceArrearsFen: 600 });
  return act(['caseLeftStage', 'caseEnteredVerifying'], id, () => fire(t, found as unknown as CaseBody, 'COMPLETE_INVESTIGATION'));
}

async function verified(walk: Walk, { id, version }: CaseBody): Promise<CaseBody> {
  const { t, act } = walk;
  await verifyAll(t, id);
  const { body: workers } = await (await t.as('lead')).get(`/api/v1/cases/${id}/workers`).expect(200);
  await sent(t, 'lead', 'post', `cases/${id}/living-surveys`, { surveys: (workers.items as { id: string }[]).map((worker) => ({ workerId: worker.id, condition: 'stable' })) });
  const kase = await sent(t, 'lead', 'put', `cases/${id}/verification`, { version, companyFundsFen: 100 });
  return act(['caseLeftStage', 'caseEnteredCoordinating'], id, () => fire(t, kase as unknown as CaseBody, 'COMPLETE_VERIFICATION'));
}

async function throughTheStages(walk: Walk): Promise<CaseBody> {
  const { t, act } = walk;
  const claims = [{ kind: 'wages', from: '2024-10', to: '2024-10', claimedFen: 1_000 }, { kind: 'pension', from: '2024-10', to: '2024-10', claimedFen: 600 }];
  const investigating = await accepted(walk, 'visit');
  const coordinating = await verified(walk, await investigated(walk, investigating, claims));
  const back = await act(['caseStageCalledOff', 'caseEnteredVerifying'], coordinating.id, () => fire(t, coordinating, 'RETURN_TO_VERIFICATION', { reason: '又有职工反映' }));
  return act(['caseLeftStage', 'caseEnteredCoordinating'], back.id, () => fire(t, back, 'COMPLETE_VERIFICATION'));
}

async function referrals({ t, act }: Walk, { id }: CaseBody): Promise<void> {
  const send = (changes: object = {}): Promise<ReferralBody> => act(['referralSent'], id, () => sendReferral(t, id, { ...changes }));
  const event = (trigger: DeadlineTrigger | null, by: TestUser, referral: ReferralBody, type: string, payload?: Record<string, unknown>): Promise<ReferralBody> =>
    act(trigger ? [trigger] : [], id, () => referralEvent(t, by, referral, type, payload));
  const answered = await event('referralAcknowledged', 'liaison.hrss', await send(), 'ACKNOWLEDGE');
  const replied = await event('referralReplied', 'liaison.hrss', answered, 'REPLY', { text: '已核查' });
  const returned = await event('referralReturned', 'lead', replied, 'RETURN', { reason: '不完整' });
  await event(null, 'lead', await event('referralReplied', 'liaison.hrss', returned, 'REPLY', { text: '已补充' }), 'ACCEPT');
  await event(null, 'lead', await event('referralReplied', 'liaison.miit', await send({ departmentId: departmentId.miit }), 'REPLY', { text: '已核查' }), 'ACCEPT');
  const first = await event('referralDeclined', 'liaison.hrss', await send(), 'DECLINE', { reason: 'outsideRemit' });
  const second = await event('referralDeclined', 'liaison.miit', await send({ departmentId: departmentId.miit, afterReferralId: first.id }), 'DECLINE', { reason: 'outsideRemit' });
  const ruled = await event('referralRuled', 'supervisor', second, 'RULE', { departmentId: departmentId.hrss, reason: '工资由人社负责' });
  await event('referralRecalled', 'lead', ruled, 'RECALL', { reason: '不再需要' });
  await event('referralRecalled', 'lead', await send({ departmentId: departmentId.miit }), 'RECALL', { reason: '不再需要' });
}

async function legalEvents(walk: Walk): Promise<void> {
  const { t, act } = walk;
  const petition = await accepted(walk, 'petition', [['petitionReceived'], ['petitionAccepted']]);
  const told = await accepted(walk, 'petition', [['petitionReceived'], ['petitionAccepted']]);
  const hotline = await reported(walk, 'hotline12345', ['hotlineReceived']);
  const record = ({ id }: CaseBody, type: DeadlineTrigger, more: object = {}): Promise<string> => act([type], id, () => legalEvent(t, id, type, today(walk), more));
  await record(told, 'petitionerInformed');
  await record(petition, 'petitionAnswered');
  await record(hotline, 'hotlineReplied');
  await record(petition, 'mediationApplied');
  await record(petition, 'mediationApplicationWithdrawn');
  await record(petition, 'mediationApplied');
  const mediation = { heldAt: past(walk), attendees: ['甲', '乙'], heardWorkers: true, heardEmployer: true, lawExplained: [], offers: [], record: '双方陈述', outcome: 'failed' };
  await act(['mediationEnded'], petition.id, () => sent(t, 'member', 'post', `cases/${petition.id}/mediations`, mediation));
  await record(petition, 'limitationStarted', { ground: 'employmentEnded' });
  await record(petition, 'limitationInterrupted', { ground: 'askedAuthority' });
  await record(petition, 'arbitrationApplied', { ground: 'arbitration' });
  await record(petition, 'opinionDelivered');
  await record(petition, 'employerAnswered');
  await record(petition, 'opinionDelivered');
  await record(petition, 'opinionWithdrawn');
}

async function promisesAndSupervision(walk: Walk, kase: CaseBody): Promise<void> {
  const { t, act } = walk;
  const { id } = kase;
  const instalments = (dueOn: string): { kind: string; dueOn: string; amountFen: number }[] => [{ kind: 'wages', dueOn, amountFen: 1_000 }, { kind: 'socialInsurance', dueOn, amountFen: 600 }];
  await act(['limitationStarted'], id, () => legalEvent(t, id, 'limitationStarted', today(walk), { ground: 'employmentEnded' }));
  await act(['petitionAccepted'], id, () => legalEvent(t, id, 'petitionAccepted', today(walk)));
  const plan = await act(['planAgreed', 'agreementTookEffect', 'limitationInterrupted'], id, () => agreedPlan(t, id, instalments('2025-03-05')));
  await act(['planSuperseded', 'planAgreed', 'agreementSuperseded', 'agreementTookEffect', 'limitationInterrupted'], id, () => reschedule(t, id, plan, instalments('2025-04-03')));
  await act(['arbitrationReviewApplied'], id, () => legalEvent(t, id, 'arbitrationReviewApplied', today(walk)));
  await act(['planSuperseded', 'planAgreed', 'agreementTookEffect', 'limitationInterrupted'], id, async () => reschedule(t, id, await newestPlan(walk, id), instalments('2025-04-10')));
  await act(['confirmationApplied'], id, () => legalEvent(t, id, 'confirmationApplied', today(walk)));
  const confirmed = await newestPlan(walk, id);
  await act(['planSuperseded', 'planAgreed', 'agreementTookEffect', 'limitationInterrupted'], id, () => reschedule(t, id, confirmed, instalments('2025-05-06')));
  await accelerations(walk, id);
  await sent(t, 'lead', 'post', `cases/${id}/worker-sessions`, { form: 'meeting', heldAt: past(walk), purposes: ['planStudied'], workersPresent: 1, opinions: ['尽快支付'], record: '已说明' });
  const mediation = { heldAt: past(walk), attendees: ['甲', '乙'], heardWorkers: true, heardEmployer: true, lawExplained: [], offers: [], record: '双方陈述', outcome: 'agreed' };
  await sent(t, 'lead', 'post', `cases/${id}/mediations`, mediation);
  const adopt = async (): Promise<CaseBody> => act(['caseLeftStage', 'caseEnteredSupervising'], id, async () => fire(t, await fresh(walk, kase), 'ADOPT_PLAN'));
  const returned = await act(['caseStageCalledOff', 'caseEnteredVerifying'], id, await adopt().then((supervising) => () => fire(t, supervising, 'RETURN_TO_VERIFICATION', { reason: '核对' })));
  await act(['caseLeftStage', 'caseEnteredCoordinating'], id, () => fire(t, returned, 'COMPLETE_VERIFICATION'));
  await adopt();
  const check = { checkedAt: past(walk), fundsRaisedFen: 100, sources: ['回款'], record: '已查', nextCheckOn: '2025-01-20' };
  await act(['supervisionChecked'], id, () => sent(t, 'lead', 'post', `cases/${id}/supervision-checks`, check));
  const order = { kind: 'rectification', authority: '市劳动保障监察支队', issuedOn: today(walk), servedOn: today(walk), deadlineOn: '2025-01-10', items: [{ kind: 'wages', amountFen: 1_000 }] };
  const mistaken = (await act(['labourOrderServed'], id, () => sent(t, 'lead', 'post', `cases/${id}/labour-orders`, { ...order, number: '责令1号' })))['id'] as unknown as string;
  await act(['labourOrderVoided'], id, () => sent(t, 'lead', 'post', `cases/${id}/labour-orders/${mistaken}/void`, { reason: '登记有误' }));
  await act(['labourOrderServed'], id, () => sent(t, 'lead', 'post', `cases/${id}/labour-orders`, { ...order, number: '责令2号' }));
  await act(['instalmentPaid', 'claimsSettled', 'labourOrderObeyed'], id, () => pay(t, id, { kind: 'wages', amountFen: 1_000, paidOn: today(walk) }));
  await act(['instalmentPaid', 'agreementFulfilled'], id, () => pay(t, id, { kind: 'socialInsurance', amountFen: 600, paidOn: today(walk) }));
  await sent(t, 'lead', 'post', `cases/${id}/follow-ups`, { contactedAt: past(walk), workersContacted: 1, satisfaction: 5, record: '满意' });
  await act(['caseLeftStage', 'caseClosed'], id, async () => fire(t, await fresh(walk, kase), 'CLOSE', { summary: '全部兑现' }, 'supervisor'));
}

/** One instalment was due long ago; the rest is declared due, taken back, declared again, and ended by a newer plan or by being paid. */
async function accelerations(walk: Walk, id: string): Promise<void> {
  const { t, act } = walk;
  const parts = [['wages', 100, 900], ['socialInsurance', 100, 500]].flatMap(([kind, first, rest]) =>
    [{ kind: String(kind), dueOn: today(walk), amountFen: Number(first) }, { kind: String(kind), dueOn: '2025-06-05', amountFen: Number(rest) }]);
  const promised = ['planSuperseded', 'planAgreed', 'agreementSuperseded', 'agreementTookEffect', 'limitationInterrupted'] as const;
  const agree = async (instalments: readonly InstalmentInput[]): Promise<string> => {
    const { id: planId } = await act(promised, id, () => agreedPlan(t, id, instalments, { accelerates: true }));
    for (const table of ['plan_instalments', 'plan_lines']) await t.db.query(`UPDATE ${table} SET due_on = '2024-11-05' WHERE plan_id = $1 AND due_on = $2`, [planId, today(walk)]);
    await t.db.transaction((m) => t.app.get(CaseLedger).project(m, id));
    return planId;
  };
  const declare = async (type: 'DECLARE_ACCELERATION' | 'REVOKE_ACCELERATION', planId: string): Promise<unknown> => {
    const { version } = await newestPlan(walk, id);
    return act([type === 'DECLARE_ACCELERATION' ? 'planAccelerated' : 'accelerationRevoked'], id, () => sent(t, 'supervisor', 'post', `repayment-plans/${planId}/events`, { type, version, payload: { reason: '一期未付' } }));
  };
  const first = await agree(parts);
  await declare('DECLARE_ACCELERATION', first);
  await declare('REVOKE_ACCELERATION', first);
  await declare('DECLARE_ACCELERATION', first);
  const second = await agree(parts);
  await declare('DECLARE_ACCELERATION', second);
}

async function newestPlan({ t }: Walk, caseId: string): Promise<Pick<PlanBody, 'id' | 'version'>> {
  const [plan] = await t.db.query<Pick<PlanBody, 'id' | 'version'>[]>('SELECT id, version FROM repayment_plans WHERE case_id = $1 ORDER BY revision DESC LIMIT 1', [caseId]);
  if (!plan) throw new Error('The case has no plan');
  return plan;
}

async function reschedule(t: TestApp, caseId: string, { id }: Pick<PlanBody, 'id'>, instalments: readonly object[]): Promise<void> {
  const { id: requestId } = (await sent(t, 'member', 'post', `cases/${caseId}/requests`, { type: 'reschedule', planId: id, instalments, reason: '企业回款推迟' })) as unknown as { id: string };
  await sent(t, 'supervisor', 'post', `requests/${requestId}/events`, { type: 'GRANT' });
}

