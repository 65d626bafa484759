import { acceptedCase } from '../support/case-steps.js';
import { departmentId, idOf } from '../support/people.js';
import { anOrangeCase, codesOf, declareConflict, newEmployer, referralEvent, sendReferral, sentReferral, tryEvent } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());
beforeEach(() => { t.clock.set('2024-12-18T02:00:00Z'); });

describe('the grant', () => {
  const everything = ['employer', 'summary', 'totals', 'findings', 'rosterMasked', 'documents'];
  const shown = async (who: 'liaison.hrss' | 'liaison.miit' | 'lead', id: string): Promise<Record<string, unknown>> => (await (await t.as(who)).get(`/api/v1/referrals/${id}`).expect(200)).body.shared;

  it('opens exactly what it shares, to the department alone', async () => {
    const kase = await acceptedCase(t, { ...anOrangeCase(), employer: { ...newEmployer(), address: '金积镇工业园', contact: { name: '钱某', phone: '13900000000' } } });
    await (await t.as('lead')).put(`/api/v1/cases/${kase.id}/investigation`)
      .send({ version: kase.version, operatingStatus: 'halted', headcount: 80, wageArrearsFen: 1_000_00, socialInsuranceArrearsFen: 0, notes: '举报人是会计' }).expect(200);
    const some = await sendReferral(t, kase.id, { departmentId: departmentId.miit, share: ['employer', 'findings'] });
    expect(await shown('liaison.miit', some.id)).toEqual({
      employer: { name: expect.any(String), uscc: null, regionCode: '640302', industryCode: '4511', address: '金积镇工业园' },
      summary: null, totals: null, documents: null, rosterMasked: false,
      findings: {
        operatingStatus: 'halted', headcount: 80, wageArrearsFen: 1_000_00, socialInsuranceArrearsFen: 0, companyFundsFen: null, companyAssets: null,
        fundsNotObtainedReason: null,
      },
    });
    const whole = await (await t.as('liaison.miit')).get(`/api/v1/referrals/${some.id}`).expect(200);
    expect(JSON.stringify(whole.body)).not.toMatch(/13900000000|1380|钱某|张三|会计/);
    await (await t.as('liaison.miit')).get(`/api/v1/referrals/${some.id}/roster`).expect(403).expect(({ body }) => expect(body.code).toBe('notShared'));
    await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${some.id}`).expect(404);
    await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${some.id}/roster`).expect(404);
    await (await t.as('liaison.miit')).get(`/api/v1/cases/${kase.id}`).expect(403);
    const all = await sendReferral(t, kase.id, { departmentId: departmentId.hrss, share: everything });
    expect(await shown('liaison.hrss', all.id)).toMatchObject({ summary: '职工来电反映公司拖欠工资', totals: { workers: 0, claimedFen: 0 }, documents: [], rosterMasked: true });
    for (const who of ['admin', 'auditor'] as const) await (await t.as(who)).get(`/api/v1/referrals/${all.id}`).expect(403);
  });

  it('shows the roster with masked names and amounts, page by page', async () => {
    const kase = await acceptedCase(t, anOrangeCase());
    const lead = await t.as('lead');
    const add = (name: string, changes: Record<string, unknown> = {}): Promise<unknown> => lead.post(`/api/v1/cases/${kase.id}/workers`).send({ name, ...changes }).expect(201);
    await add('张三丰', { phone: '13912345678', bankCard: '6217000000000000000', claims: [{ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 900_000 }] });
    await add('欧阳小明');
    await add('李四');
    const referral = await sendReferral(t, kase.id, { share: ['rosterMasked'] });
    const liaison = await t.as('liaison.hrss');
    const first = await liaison.get(`/api/v1/referrals/${referral.id}/roster?limit=2`).expect(200);
    expect(first.body.items).toEqual([
      { position: 1, nameMasked: '张**', claims: [{ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 900000, verifiedFen: null }] },
      { position: 2, nameMasked: '欧阳**', claims: [] },
    ]);
    const second = await liaison.get(`/api/v1/referrals/${referral.id}/roster?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    expect(second.body).toEqual({ items: [{ position: 3, nameMasked: '李*', claims: [] }], nextCursor: null });
    await liaison.get(`/api/v1/referrals/${referral.id}/roster?cursor=WzEsMl0`).expect(400);
    expect(JSON.stringify([first.body, second.body])).not.toMatch(/1391234|5678|6217|张三丰|欧阳小明|李四/);
    await liaison.get(`/api/v1/cases/${kase.id}/workers`).expect(403);
  });

  it.each([
    ['RECALL', 'lead', { reason: '发错部门' }], ['DECLINE', 'liaison.hrss', { reason: 'outsideRemit' }],
  ] as const)('ends with %s: the row with its texts is all that is left', async (type, who, payload) => {
    const { referral } = await sentReferral(t, { share: everything }, anOrangeCase());
    const liaison = await t.as('liaison.hrss');
    await liaison.get(`/api/v1/referrals/${referral.id}/roster`).expect(200);
    await referralEvent(t, who, referral, type, payload);
    const after = await liaison.get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(after.body).toMatchObject({ shared: null, employerName: null, request: '请核查拖欠工资和社会保险', events: [] });
    await liaison.get(`/api/v1/referrals/${referral.id}/roster`).expect(403);
    await liaison.get('/api/v1/referrals?limit=200').expect(200).expect(({ body }) =>
      expect(body.items.find(({ id }: { id: string }) => id === referral.id)).toMatchObject({ employerName: null, nextDueAt: null, overdue: false }));
  });

  it('is not for a liaison who is related to the employer', async () => {
    const { kase, referral } = await sentReferral(t, { share: everything }, anOrangeCase());
    await declareConflict(t, 'liaison.hrss2', kase.id);
    const related = await t.as('liaison.hrss2');
    await related.get(`/api/v1/referrals/${referral.id}`).expect(404);
    await related.get(`/api/v1/referrals/${referral.id}/roster`).expect(404);
    expect((await tryEvent(t, 'liaison.hrss2', referral, 'ACKNOWLEDGE')).status).toBe(404);
    const { body } = await related.get('/api/v1/referrals?limit=200').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(referral.id);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'ASSIGN', { liaisonId: idOf['liaison.hrss2'] }))).toEqual(['liaisonNotInDepartment']);
  });

  it('opens documents while it lasts; a department adds its own for the reply', async () => {
    const { kase, referral } = await sentReferral(t, { share: ['documents'] }, anOrangeCase());
    const other = await sendReferral(t, kase.id, { departmentId: departmentId.miit, share: ['employer'] });
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const add = (agent: Awaited<ReturnType<TestApp['as']>>, url: string): ReturnType<typeof agent.post> => agent.post(url).attach('file', pdf, '通知书.pdf');
    const { body: ours } = await add(await t.as('lead'), `/api/v1/cases/${kase.id}/documents`).expect(201);
    const [hrss, miit] = [await t.as('liaison.hrss'), await t.as('liaison.miit')];
    await hrss.get(`/api/v1/documents/${ours.id}`).expect(200);
    await miit.get(`/api/v1/documents/${ours.id}`).expect(404);
    expect((await shown('liaison.hrss', referral.id)).documents).toMatchObject([{ id: ours.id, name: '通知书.pdf' }]);
    const { body: theirs } = await add(miit, `/api/v1/referrals/${other.id}/documents`).expect(201);
    await miit.get(`/api/v1/documents/${theirs.id}`).expect(200);
    expect(theirs.id).not.toBe(ours.id);
    expect((await add(miit, `/api/v1/referrals/${other.id}/documents`).expect(201)).body).toEqual(theirs);
    await add(miit, `/api/v1/referrals/${referral.id}/documents`).expect(404);
    await add(await t.as('lead'), `/api/v1/referrals/${other.id}/documents`).expect(403);
    expect(codesOf(await tryEvent(t, 'liaison.miit', other, 'REPLY', { text: '见附件', documentIds: [ours.id] }))).toEqual(['replyDocumentsUnknown']);
    const replied = await referralEvent(t, 'liaison.miit', other, 'REPLY', { text: '见附件', documentIds: [theirs.id] });
    expect(replied).toMatchObject({ replyDocuments: [{ id: theirs.id, name: '通知书.pdf', mediaType: 'application/pdf', size: pdf.length }] });
    await (await t.as('member')).get(`/api/v1/documents/${theirs.id}`).expect(200);
    await referralEvent(t, 'lead', referral, 'RECALL', { reason: '不再需要' });
    await hrss.get(`/api/v1/documents/${ours.id}`).expect(404);
    await add(hrss, `/api/v1/referrals/${referral.id}/documents`).expect(422);
  });

  it('names the files of a reply to its department and to the case, and nothing that the case says of them', async () => {
    const { kase, referral } = await sentReferral(t, { share: ['employer'] }, anOrangeCase());
    const [hrss, lead] = [await t.as('liaison.hrss'), await t.as('lead')];
    const upload = async (name: string, text: string): Promise<string> => (await hrss.post(`/api/v1/referrals/${referral.id}/documents`).attach('file', Buffer.from(text), name).expect(201)).body.id;
    const [first, second, unsent] = [await upload('社会保险核查表.txt', '欠缴'), await upload('工资专户流水.txt', '余额'), await upload('草稿.txt', '未定')];
    await lead.patch(`/api/v1/cases/${kase.id}/documents/${first}`).send({ category: 'socialInsurance' }).expect(200);
    const named = [{ id: second, name: '工资专户流水.txt', mediaType: 'text/plain', size: 6 }, { id: first, name: '社会保险核查表.txt', mediaType: 'text/plain', size: 6 }];
    const seenBy = async (who: 'liaison.hrss' | 'liaison.hrss2' | 'liaison.miit' | 'lead'): Promise<{ replyDocuments: unknown[] }> => (await (await t.as(who)).get(`/api/v1/referrals/${referral.id}`).expect(200)).body;
    let moved = await referralEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '见附件', documentIds: [second, first] });
    for (const who of ['liaison.hrss', 'liaison.hrss2', 'lead'] as const) {
      const seen = await seenBy(who);
      expect(seen.replyDocuments).toEqual(named);
      expect(JSON.stringify(seen)).not.toContain(unsent);
    }
    moved = await referralEvent(t, 'member', moved, 'RETURN', { reason: '缺少月份' });
    moved = await referralEvent(t, 'liaison.hrss', moved, 'REPLY', { text: '同前', documentIds: [first] });
    expect(moved).toMatchObject({ replyDocuments: [{ id: first }] });
    moved = await referralEvent(t, 'member', moved, 'RETURN', { reason: '仍缺月份' });
    await referralEvent(t, 'supervisor', moved, 'RULE', { departmentId: departmentId.miit, reason: '职责所在' });
    // The next department learns neither what the one before it answered nor what it sent.
    const next = await seenBy('liaison.miit');
    expect(next.replyDocuments).toEqual([]);
    expect(JSON.stringify(next)).not.toMatch(/流水|核查表/);
    await hrss.get(`/api/v1/referrals/${referral.id}`).expect(404);
  });

  it('still names the files of a reply that was accepted', async () => {
    const { referral } = await sentReferral(t, { share: ['employer'] }, anOrangeCase());
    const liaison = await t.as('liaison.hrss');
    const { body: { id } } = await liaison.post(`/api/v1/referrals/${referral.id}/documents`).attach('file', Buffer.from('已办结'), '办结说明.txt').expect(201);
    const replied = await referralEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '已办结', documentIds: [id] });
    await referralEvent(t, 'member', replied, 'ACCEPT');
    expect((await liaison.get(`/api/v1/referrals/${referral.id}`).expect(200)).body).toMatchObject({ shared: null, replyDocuments: [{ id, name: '办结说明.txt' }] });
    await liaison.get(`/api/v1/documents/${id}`).expect(404);
  });
});
