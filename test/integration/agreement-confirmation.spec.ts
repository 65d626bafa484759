import { addDocument } from '../support/case-steps.js';
import { legalClockLines, legalEvent, tryLegalEvent, voidLegalEvent } from '../support/legal-steps.js';
import { agreedPlan, draftPlan, type PlanBody, smallCase } from '../support/repayment-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Route { state: string; lastDay: string | null; appliedOn: string | null; decidedOn: string | null; documentIds: string[] }
interface Enforcement { now: string; since: string | null; basis: { source: string } | null; confirmation: Route | null; review: Route | null; todo: { code: string; message: string }[] }
const enforcementOf = async (planId: string): Promise<Enforcement> => (await (await t.as('member')).get(`/api/v1/repayment-plans/${planId}`).expect(200)).body.enforcement as Enforcement;
const fitting = async (caseId: string): Promise<string[]> =>
  ((await (await t.as('lead')).get(`/api/v1/cases/${caseId}/remedies`).expect(200)).body.items as { remedy: string; fits: boolean }[]).filter(({ fits }) => fits).map(({ remedy }) => remedy);
const codes = async (caseId: string, body: object): Promise<string[]> => (await tryLegalEvent(t, caseId, body)).body.blockers.map(({ code }) => code);

async function agreed(): Promise<{ caseId: string; plan: PlanBody }> {
  const { kase } = await smallCase(t, [{ wages: 400_00 }, { wages: 200_00 }]);
  return { caseId: kase.id, plan: await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-20', amountFen: 600_00 }]) };
}

describe('the confirmation of an agreement', () => {
  it('makes it enforceable when it is granted: the plan says since when and by what, and enforcement takes the place of a payment order', async () => {
    const { caseId, plan } = await agreed();
    expect(await enforcementOf(plan.id)).toMatchObject({
      now: 'plain', since: null, basis: null, confirmation: { state: 'running', lastDay: '2025-02-05' }, review: { state: 'running', lastDay: '2025-01-20' },
      todo: [{ code: 'applyForConfirmation', message: '请双方在 2025-02-05 之前共同向法院申请司法确认，确认后可以申请强制执行' }, { code: 'applyForReview' }],
    });
    expect(await codes(caseId, { type: 'confirmationGranted', occurredOn: '2025-01-03' })).toEqual(['decisionWithoutApplication']);
    t.clock.set('2025-01-10T02:00:00Z');
    const application = await legalEvent(t, caseId, 'confirmationApplied', '2025-01-08');
    expect(await enforcementOf(plan.id)).toMatchObject({ now: 'plain', confirmation: { state: 'applied', appliedOn: '2025-01-08' }, review: { state: 'ended' }, todo: [{ code: 'awaitDecision' }] });
    expect(await codes(caseId, { type: 'confirmationGranted', occurredOn: '2025-01-07' })).toEqual(['decisionBeforeApplication']);
    expect((await tryLegalEvent(t, caseId, { type: 'confirmationGranted', occurredOn: '2025-01-11' })).status).toBe(400);
    const ruling = await addDocument(t, caseId, 'lead', aPdf(), '民事裁定书.pdf');
    t.clock.set('2025-01-21T02:00:00Z');
    expect(await fitting(caseId)).toContain('paymentOrder');
    const decision = await legalEvent(t, caseId, 'confirmationGranted', '2025-01-18', { documentIds: [ruling], note: '（2025）宁0302民特1号' });
    expect(await enforcementOf(plan.id)).toMatchObject({
      now: 'courtConfirmed', since: '2025-01-18', basis: { source: '民事诉讼法' }, confirmation: { state: 'granted', appliedOn: '2025-01-08', decidedOn: '2025-01-18', documentIds: [ruling] }, todo: [{ code: 'enforceOnDefault' }],
    });
    expect(await legalClockLines(t, caseId, 'judicialConfirmation')).toEqual(['judicialConfirmation met 2025-01-03..2025-02-05 2025-01-08']);
    const remedies = await fitting(caseId);
    expect([remedies.includes('enforcement'), remedies.includes('paymentOrder'), remedies.includes('judicialConfirmation')]).toEqual([true, false, false]);
    expect(await codes(caseId, { type: 'confirmationRefused', occurredOn: '2025-01-20' })).toEqual(['decisionRecorded']);
    const entries = await t.db.query<{ type: string }[]>(`SELECT data->>'type' AS type FROM timeline_entries WHERE case_id = $1 AND type = 'legalEvent.recorded' ORDER BY seq`, [caseId]);
    expect(entries.map(({ type }) => type)).toEqual(['legalEvent.confirmationApplied', 'legalEvent.confirmationGranted']);
    const [audited] = await t.db.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM audit_entries WHERE chain = $1 AND action = 'legalEvent.recorded'`, [caseId]);
    expect(audited?.count).toBe(2);
    const { body: refused } = await (await t.as('lead')).post(`/api/v1/cases/${caseId}/legal-events/${application}/void`).send({ reason: '误登' }).expect(422);
    expect((refused.blockers as { code: string; message: string }[])[0]).toMatchObject({ code: 'applicationDecided', message: '这项申请的结果已经登记，请先撤销结果。' });
    await voidLegalEvent(t, caseId, decision);
    expect(await enforcementOf(plan.id)).toMatchObject({ now: 'plain', confirmation: { state: 'applied', decidedOn: null } });
    await voidLegalEvent(t, caseId, application);
    expect(await enforcementOf(plan.id)).toMatchObject({ confirmation: { state: 'running' } });
  });

  it('leaves a plain paper when it is refused, and says what to do instead; a draft is not agreed yet', async () => {
    const { caseId, plan } = await agreed();
    t.clock.set('2025-01-21T02:00:00Z');
    await legalEvent(t, caseId, 'confirmationApplied', '2025-01-08');
    await legalEvent(t, caseId, 'confirmationRefused', '2025-01-20');
    expect(await enforcementOf(plan.id)).toMatchObject({ now: 'plain', confirmation: { state: 'refused' }, todo: [{ code: 'refusedWhatNow' }] });
    expect(await fitting(caseId)).toEqual(expect.arrayContaining(['paymentOrder', 'arbitration']));
    expect(await fitting(caseId)).not.toContain('enforcement');
    const draft = await draftPlan(t, caseId, [{ kind: 'wages', dueOn: '2025-02-20', amountFen: 600_00 }]);
    expect(await enforcementOf(draft.id)).toMatchObject({ now: 'plain', confirmation: null, todo: [{ code: 'agreeFirst' }] });
  });

  it('is the commission’s as well, for the paper that was taken there', async () => {
    const { caseId, plan } = await agreed();
    t.clock.set('2025-01-15T02:00:00Z');
    await legalEvent(t, caseId, 'arbitrationReviewApplied', '2025-01-08');
    await legalEvent(t, caseId, 'arbitrationReviewGranted', '2025-01-14');
    expect(await enforcementOf(plan.id)).toMatchObject({ now: 'arbitral', since: '2025-01-14', basis: { source: '劳动争议调解仲裁法' }, confirmation: { state: 'ended' }, review: { state: 'granted' } });
    expect((await tryLegalEvent(t, caseId, { type: 'arbitrationReviewGranted', occurredOn: '2025-01-14', ground: 'agreed' })).status).toBe(400);
  });
});
