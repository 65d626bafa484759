import { addDocument } from '../support/case-steps.js';
import { type TestUser } from '../support/people.js';
import { agreedPlan, draftPlan, ledgerFaults, pay, putInto, smallCase, type InstalmentInput, type PlanBody } from '../support/repayment-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

const at = (caseId: string, suffix = ''): string => `/api/v1/cases/${caseId}${suffix}`;
const promise = (kind: string, dueOn: string, amountFen: number): InstalmentInput => ({ kind, dueOn, amountFen });
const codes = (body: { blockers: { code: string }[] }): string[] => body.blockers.map(({ code }) => code);
const event = async (plan: Pick<PlanBody, 'id' | 'version'>, type: string, payload?: object, by: TestUser = 'supervisor') =>
  (await t.as(by)).post(`/api/v1/repayment-plans/${plan.id}/events`).send({ type, version: plan.version, ...(payload ? { payload } : {}) });
const planOf = async (id: string): Promise<PlanBody & Record<string, unknown>> => (await (await t.as('lead')).get(`/api/v1/repayment-plans/${id}`).expect(200)).body as PlanBody & Record<string, unknown>;

describe('a revision that follows from what was verified', () => {
  const inForce = async (): Promise<{ caseId: string; plan: PlanBody; claimOf: (worker: number, kind: string) => string; workerIds: string[] }> => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 600, pension: 90 }, { wages: 400 }]);
    const claims = await t.db.query<{ id: string; worker_id: string; kind: string }[]>('SELECT id, worker_id, kind FROM claims WHERE case_id = $1', [kase.id]);
    await (await t.as('lead')).post(at(kase.id, '/claims/decisions')).send({ decisions: claims.filter(({ kind, worker_id }) => kind === 'wages' && worker_id === workerIds[0]).map(({ id }) => ({ claimId: id, verifiedFen: 500 })) }).expect(200);
    const plan = await agreedPlan(t, kase.id, [promise('wages', '2025-01-06', 300), promise('wages', '2025-02-06', 600), promise('socialInsurance', '2025-02-06', 90)], { accelerates: true, graceWorkingDays: 5 });
    await putInto(t, kase.id, 'supervising');
    return { caseId: kase.id, plan, workerIds, claimOf: (worker, kind) => claims.find((claim) => claim.worker_id === workerIds[worker] && claim.kind === kind)?.id ?? '' };
  };
  const change = async (caseId: string, body: object): Promise<{ id: string; effect: { changes: object[] } }> =>
    (await (await t.as('lead')).post(at(caseId, '/requests')).send({ type: 'claimChange', reason: '考勤核对后更正', ...body }).expect(201)).body as { id: string; effect: { changes: object[] } };
  const grant = async (id: string) => (await t.as('supervisor')).post(`/api/v1/requests/${id}/events`).send({ type: 'GRANT' });
  const revisions = async (caseId: string): Promise<(PlanBody & Record<string, unknown>)[]> => (await (await t.as('lead')).get(at(caseId, '/repayment-plans')).expect(200)).body.items as (PlanBody & Record<string, unknown>)[];
  const promised = ({ instalments }: PlanBody): string[] => instalments.map(({ kind, dueOn, amountFen }) => `${kind} ${dueOn} ${amountFen}`);

  it('is drafted when a granted request changes a claim; the plan in force goes on until the parties agree', async () => {
    const { caseId, plan, claimOf } = await inForce();
    await pay(t, caseId, { kind: 'wages', amountFen: 100, paidOn: '2025-01-03' });
    t.clock.set('2025-01-07T02:00:00Z');
    const asked = await change(caseId, { claimId: claimOf(0, 'wages'), verifiedFen: 560 });
    expect(asked.effect.changes).toEqual([
      expect.objectContaining({ what: 'verifiedFen', before: 500, after: 560 }), { what: 'planRevision', subjectId: null, label: null, before: null, after: 'draft' },
      { what: 'instalment', subjectId: null, label: 'wages', before: { dueOn: '2025-02-06', amountFen: 600 }, after: { dueOn: '2025-02-06', amountFen: 660 } },
    ]);
    expect((await grant(asked.id)).status).toBe(200);
    const [draft, current] = await revisions(caseId);
    expect(current).toMatchObject({ id: plan.id, state: 'agreed', outstandingFen: 890 });
    expect(draft).toMatchObject({ revision: 2, state: 'draft', origin: 'claimChange', requestId: asked.id, reason: '考勤核对后更正', accelerates: true, graceWorkingDays: 5, enforceability: 'plain', possibleEvents: ['AGREE', 'REDRAFT', 'DISCARD'] });
    expect(promised(draft as PlanBody)).toEqual(['wages 2025-01-06 200', 'wages 2025-02-06 660', 'socialInsurance 2025-02-06 90']);
    expect((await t.db.query<{ username: string }[]>(`SELECT u.username FROM notifications n JOIN users u ON u.id = n.user_id WHERE n.case_id = $1 AND n.type = 'plan.revisionOpened' ORDER BY 1`, [caseId])).map(({ username }) => username)).toEqual(['lead']);
    expect(codes((await event(draft as PlanBody, 'DISCARD', undefined, 'lead')).body)).toEqual(['revisionCalledFor']);
    await pay(t, caseId, { kind: 'wages', amountFen: 150, paidOn: '2025-01-07' });
    const [followed] = await revisions(caseId);
    expect(promised(followed as PlanBody)).toEqual(['wages 2025-01-06 50', 'wages 2025-02-06 660', 'socialInsurance 2025-02-06 90']);
    expect((await event(draft as PlanBody, 'AGREE', undefined, 'lead')).body).toMatchObject({ status: 409, currentVersion: 2 });
    const agreed = (await event(followed as PlanBody, 'AGREE', undefined, 'lead')).body as PlanBody;
    expect(agreed).toMatchObject({ state: 'agreed', outstandingFen: 800 });
    expect(agreed.instalments[0]).toMatchObject({ dueOn: '2025-01-06', state: 'overdue', overdueFen: 50 });
    expect((await planOf(plan.id)).state).toBe('superseded');
    expect(await ledgerFaults(t, caseId)).toEqual([]);
  });

  it('says less when a claim is verified down, and goes when that is taken back', async () => {
    const { caseId, claimOf } = await inForce();
    expect((await grant((await change(caseId, { claimId: claimOf(1, 'wages'), verifiedFen: 300 })).id)).status).toBe(200);
    const [draft] = await revisions(caseId);
    expect(promised(draft as PlanBody)).toEqual(['wages 2025-01-06 300', 'wages 2025-02-06 500', 'socialInsurance 2025-02-06 90']);
    expect((await grant((await change(caseId, { claimId: claimOf(0, 'wages'), disallowedReason: '不属本单位' })).id)).status).toBe(200);
    expect(await revisions(caseId)).toMatchObject([{ id: draft?.id, version: 3, state: 'draft', instalments: [{ amountFen: 133 }, { amountFen: 167 }, { amountFen: 90 }] }, { state: 'agreed' }]);
    await grant((await change(caseId, { claimId: claimOf(0, 'wages'), verifiedFen: 500 })).id);
    expect((await revisions(caseId)).map(({ state }) => state)).toEqual(['draft', 'agreed']);
    await grant((await change(caseId, { claimId: claimOf(1, 'wages'), verifiedFen: 400 })).id);
    expect((await revisions(caseId)).map(({ state }) => state)).toEqual(['discarded', 'agreed']);
    expect(await ledgerFaults(t, caseId)).toEqual([]);
  });

  it('takes late workers in when their claims are verified, and keeps what was declared due', async () => {
    const { caseId, plan } = await inForce();
    t.clock.set('2025-01-15T02:00:00Z');
    const declared = (await event(plan, 'DECLARE_ACCELERATION', { reason: '一期未付' })).body as PlanBody;
    expect(declared.state).toBe('agreed');
    const lead = await t.as('lead');
    const fire = async (type: string, payload?: object): Promise<void> => {
      const { body: kase } = await lead.get(at(caseId)).expect(200);
      await lead.post(at(caseId, '/events')).send({ type, version: kase.version, ...(payload ? { payload } : {}) }).expect(200);
    };
    await fire('RETURN_TO_VERIFICATION', { reason: '又有职工反映' });
    const { body: worker } = await lead.post(at(caseId, '/workers')).send({ name: '职工丙', claims: [{ kind: 'wages', from: '2024-11', to: '2024-11', claimedFen: 120 }] }).expect(201);
    await lead.post(at(caseId, '/claims/decisions')).send({ decisions: [{ claimId: worker.claims[0].id, verifiedFen: 120 }] }).expect(200);
    expect(await revisions(caseId)).toHaveLength(1);
    await t.db.query(`UPDATE workers SET living_condition = 'stable' WHERE case_id = $1`, [caseId]);
    await t.db.query('UPDATE cases SET company_funds_fen = 0 WHERE id = $1', [caseId]);
    await fire('COMPLETE_VERIFICATION');
    const [draft] = await revisions(caseId);
    expect(draft).toMatchObject({ state: 'draft', origin: 'lateClaims', requestId: null, reason: '又有职工反映' });
    expect(promised(draft as PlanBody)).toEqual(['wages 2025-01-06 300', 'wages 2025-02-06 720', 'socialInsurance 2025-02-06 90']);
    const agreed = (await event(draft as PlanBody, 'AGREE', undefined, 'lead')).body as PlanBody & { acceleration: object };
    expect(agreed).toMatchObject({ state: 'agreed', acceleration: { declaredOn: '2025-01-15', reason: '一期未付' } });
    expect(agreed.instalments.map(({ fallsDueOn }) => fallsDueOn)).toEqual(['2025-01-06', '2025-01-15', '2025-01-15']);
    expect(await ledgerFaults(t, caseId)).toEqual([]);
  });

  it('is drawn up anew by the lead when its days have passed; what people wrote is not', async () => {
    const { caseId, workerIds, claimOf } = await inForce();
    await pay(t, caseId, { kind: 'wages', amountFen: 900, paidOn: '2025-01-03' });
    t.clock.set('2025-02-10T02:00:00Z');
    await grant((await change(caseId, { claimId: claimOf(0, 'wages'), verifiedFen: 600 })).id);
    const [draft] = await revisions(caseId);
    expect(promised(draft as PlanBody)).toEqual(['socialInsurance 2025-02-06 90', 'wages 2025-03-12 100']);
    t.clock.set('2025-03-20T02:00:00Z');
    expect(codes((await event(draft as PlanBody, 'AGREE', undefined, 'lead')).body)).toEqual(['instalmentInThePast']);
    const redrawn = (await event(draft as PlanBody, 'REDRAFT', undefined, 'lead')).body as PlanBody;
    expect([redrawn.version, promised(redrawn)]).toEqual([2, ['socialInsurance 2025-02-06 90', 'wages 2025-04-18 100']]);
    const own = await draftPlan(t, caseId, [promise('socialInsurance', '2025-03-28', 90), promise('wages', '2025-03-28', 100)]);
    expect(codes((await event(own, 'REDRAFT', undefined, 'lead')).body)).toEqual(['revisionNotDerived']);
    expect((await event(own, 'DISCARD', undefined, 'lead')).body).toMatchObject({ state: 'discarded', possibleEvents: [] });
    await pay(t, caseId, { kind: 'wages', amountFen: 100, paidOn: '2025-03-20', workerIds: workerIds.slice(0, 1) });
    expect((await revisions(caseId)).map(({ state }) => state)).toEqual(['discarded', 'discarded', 'agreed']);
  });
});

describe('remedies', () => {
  const offered = async (caseId: string): Promise<Record<string, { fits: boolean; because: { code: string; message: string }[]; needs: { code: string; met: boolean | null }[]; deadline: string | null }>> => {
    const { body } = await (await t.as('member')).get(at(caseId, '/remedies')).expect(200);
    const items = body.items as { remedy: string; name: string; fits: boolean; because: { code: string; message: string }[]; needs: { code: string; message: string; met: boolean | null }[]; deadline: string | null; basis: object[] }[];
    expect(items.flatMap(({ name, because, needs }) => [name, ...[...because, ...needs].map(({ message }) => message)]).filter((text) => !/[一-鿿]/.test(text) || text.includes('{'))).toEqual([]);
    return Object.fromEntries(items.map((item) => [item.remedy, item]));
  };

  it('fit what is due, the paper and the clocks of the case; whoever may not know it learns nothing', async () => {
    const { kase } = await smallCase(t, [{ wages: 600_000, pension: 90_000 }]);
    const draft = await draftPlan(t, kase.id, [promise('wages', '2025-01-06', 600_000), promise('pension', '2025-02-06', 90_000)]);
    const documentId = await addDocument(t, kase.id, 'lead', aPdf(), '调解协议书.pdf');
    await event(draft, 'AGREE', { documentIds: [documentId] }, 'lead');
    const kept = await offered(kase.id);
    expect(kept['judicialConfirmation']).toMatchObject({ fits: true, deadline: '2025-02-05' });
    expect(kept['paymentOrder']).toMatchObject({ fits: false, because: [{ code: 'nothingDue' }] });
    t.clock.set('2025-01-20T02:00:00Z');
    const broken = await offered(kase.id);
    expect(broken['paymentOrder']).toMatchObject({ fits: true, because: [{ code: 'payDue', message: '工资等到期未付 ¥6,000.00' }, { code: 'agreementBroken' }], needs: expect.arrayContaining([expect.objectContaining({ code: 'signedAgreement', met: true })]) as unknown });
    expect(broken['insuranceCollector']).toMatchObject({ fits: false });
    // Six thousand of one worker, but of one month only.
    expect(broken['police']).toMatchObject({ fits: false, because: [{ code: 'crimeNotReached' }] });
    expect(broken['enforcement']).toMatchObject({ fits: false, because: [{ code: 'notEnforceableYet' }] });
    await (await t.as('lead.yinchuan')).get(at(kase.id, '/remedies')).expect(404);
    await (await t.as('liaison.hrss')).get(at(kase.id, '/remedies')).expect(403);
  });
});
