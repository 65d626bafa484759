import { randomUUID } from 'node:crypto';
import { WorkerMoney } from '../../src/roster/worker-money.js';
import { acceptedCase, aReport, type CaseBody } from '../support/case-steps.js';
import { type ClaimBody, type WorkerBody, importRoster, rosterOf } from '../support/roster-steps.js';
import { createTestApp, type Api, type TestApp } from '../support/test-app.js';

let t: TestApp;
let member: Api;
beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-20T02:00:00Z' });
  member = await t.as('member');
});
afterAll(() => t.close());

/** Synthetic numbers with right check digits. */
const ID = '640399198710140029';
const OTHER_ID = '64039919900307889X';
const CARD = '6222975810260670073';

const api = (kase: { id: string }, path: string): string => `/api/v1/cases/${kase.id}/${path}`;
const timelineTypes = async (kase: CaseBody): Promise<string[]> => {
  const { body } = await member.get(api(kase, 'timeline')).expect(200);
  return (body as { items: { type: string }[] }).items.map(({ type }) => type);
};
const auditOf = (kase: CaseBody, action: string): Promise<{ details: Record<string, unknown>; actor_id: string }[]> =>
  t.db.query(`SELECT details, actor_id FROM audit_entries WHERE chain = $1 AND action = $2 ORDER BY seq`, [kase.id, action]);
const codesOf = (body: { errors?: { path: string; code: string }[]; blockers?: { code: string }[] }): string[] =>
  [...(body.errors ?? []).map(({ path, code }) => `${path}:${code}`), ...(body.blockers ?? []).map(({ code }) => code)];

async function aWorker(kase: CaseBody, changes: Record<string, unknown> = {}): Promise<WorkerBody> {
  const { body } = await member.post(api(kase, 'workers')).send({ name: '马小明', idNumber: ID, phone: '199 1926 3449', bankCard: CARD, claims: [{ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 1_000_000 }], ...changes }).expect(201);
  return body as WorkerBody;
}

describe('the roster by hand', () => {
  it('takes a person with claims, keeps the numbers encrypted and shows them masked', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase, { job: '抄表员', migrantWorker: true, hiredOn: '2019-03-01', note: '电话 13912345678' });
    expect(worker).toMatchObject({
      name: '马小明', idNumberMasked: '6403**********0029', phoneMasked: '199****3449', bankCardMasked: '************0073', migrantWorker: true, note: '电话 13912345678', version: 1,
      claims: [expect.objectContaining({ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 1_000_000, verifiedFen: null, agreedFen: 0, paidFen: 0 })],
    });
    const [row] = await t.db.query<{ row: string }[]>('SELECT w::text AS row FROM workers w WHERE id = $1', [worker.id]);
    for (const secret of [ID, '19919263449', CARD, '13912345678']) expect(row?.row).not.toContain(secret);
    expect((await timelineTypes(kase))[0]).toBe('worker.added');
    expect(codesOf((await member.post(api(kase, 'workers')).send({ name: '另一人', idNumber: ID.toLowerCase() }).expect(422)).body)).toEqual(['alreadyOnRoster']);
  });

  it('names every wrong field at once and writes nothing', async () => {
    const kase = await acceptedCase(t);
    const { body } = await member.post(api(kase, 'workers')).send({ name: '123', idNumber: '640399198710140020', phone: '199****3449', bankCard: '12', hiredOn: '2030-01-01' }).expect(400);
    expect(codesOf(body).sort()).toEqual(['bankCard:bankCardNumber', 'hiredOn:inTheFuture', 'idNumber:idNumberCheckDigit', 'name:badName', 'phone:maskedValue']);
    expect(JSON.stringify(body)).not.toContain('640399198710140020');
    expect(codesOf((await member.post(api(kase, 'workers')).send({ name: '马', claims: [{ kind: 'wages', from: '2024-11', to: '2024-09', claimedFen: 1 }] }).expect(400)).body)).toEqual(['claims[0].to:periodEndsBeforeStart']);
    await member.post(api(kase, 'workers')).send({ name: '马', claims: [{ kind: 'wages', claimedFen: 0 }] }).expect(400);
    await member.post(api(kase, 'workers')).send({ name: '马', idNumberMasked: 'x' }).expect(400);
    expect(await rosterOf(t, kase.id)).toEqual([]);
  });

  it('corrects a person, but never with a masked value, a stale version or somebody else\'s number', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase);
    await aWorker(kase, { name: '王芳', idNumber: OTHER_ID });
    const path = api(kase, `workers/${worker.id}`);
    for (const [field, value] of [['idNumber', worker.idNumberMasked], ['phone', worker.phoneMasked], ['bankCard', worker.bankCardMasked], ['name', '马**']] as const) {
      expect(codesOf((await member.patch(path).send({ version: 1, [field]: value }).expect(400)).body)).toEqual([`${field}:maskedValue`]);
    }
    for (const [phone, code] of [['139xxxx5678', 'maskedValue'], ['139····5678', 'maskedValue'], ['隐藏', 'phoneNumber'], ['5678', 'phoneNumber'], ['abc', 'phoneNumber']] as const) {
      expect(codesOf((await member.patch(path).send({ version: 1, phone }).expect(400)).body)).toEqual([`phone:${code}`]);
    }
    expect(codesOf((await member.patch(path).send({ version: 1, idNumber: OTHER_ID }).expect(422)).body)).toEqual(['alreadyOnRoster']);
    const { body: corrected } = await member.patch(path).send({ version: 1, phone: '13900001111', bankCard: null, note: null }).expect(200);
    expect(corrected).toMatchObject({ version: 2, phoneMasked: '139****1111', bankCardMasked: null, idNumberMasked: worker.idNumberMasked });
    expect((await member.patch(path).send({ version: 1, job: '工人' }).expect(409)).body).toMatchObject({ code: 'staleVersion', currentVersion: 2 });
    expect((await auditOf(kase, 'worker.corrected')).map(({ details }) => details)).toEqual([{ workerId: worker.id, fields: ['phone', 'bankCard', 'note'] }]);
    const { body: found } = await member.post('/api/v1/cases/search').send({ phone: '139 0000 1111' }).expect(200);
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([kase.id]);
  });

  it('takes a person off with a reason; their claims are withdrawn, and a sheet does not bring them back', async () => {
    const kase = await acceptedCase(t);
    await importRoster(t, kase.id, 'roster-messy.xlsx');
    const [worker] = await rosterOf(t, kase.id);
    if (!worker) throw new Error('The roster is empty');
    await member.post(api(kase, `workers/${worker.id}/removal`)).send({ version: 1 }).expect(400);
    await member.post(api(kase, `workers/${worker.id}/removal`)).send({ version: 1, reason: '不是本单位职工' }).expect(204);
    expect(await rosterOf(t, kase.id)).toHaveLength(12);
    expect((await t.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM claims WHERE worker_id = $1 AND withdrawn_at IS NULL', [worker.id]))[0]?.n).toBe(0);
    await member.patch(api(kase, `workers/${worker.id}`)).send({ version: 2, job: 'x' }).expect(404);
    expect((await timelineTypes(kase))[0]).toBe('worker.removed');
    const again = await importRoster(t, kase.id, 'roster-messy.xlsx');
    expect(again).toMatchObject({ accepted: 0, duplicates: 13 });
    expect(again.rows.flatMap(({ warnings }) => warnings.map(({ code }) => code)).filter((code) => code === 'removedFromRoster')).toHaveLength(1);
    expect(await rosterOf(t, kase.id)).toHaveLength(12);
  });

  it('warns of other open cases with the same workers', async () => {
    const [first, second] = [await acceptedCase(t, { employer: { name: '甲公司', regionCode: '640302' } }), await acceptedCase(t, { employer: { name: '乙公司', regionCode: '640302' } })];
    const id = '640399198506150019';
    await aWorker(first, { idNumber: id });
    await aWorker(second, { idNumber: id });
    const { body } = await member.get(`/api/v1/cases/${second.id}`).expect(200);
    expect(body.possibleDuplicates).toContainEqual(expect.objectContaining({ caseId: first.id, because: ['reporter', 'workers'] }));
  });
});

describe('a part of the roster', () => {
  it('can be asked for: who has claims to decide, was not asked how they live, or lives in hardship', async () => {
    const kase = await acceptedCase(t);
    const first = await aWorker(kase);
    const second = await aWorker(kase, { name: '丁小红', idNumber: OTHER_ID, phone: null, bankCard: null });
    const only = async (which: string): Promise<string[]> => ((await member.get(api(kase, `workers?only=${which}`)).expect(200)).body.items as WorkerBody[]).map(({ id }) => id);
    expect(await only('undecidedClaims')).toEqual([first.id, second.id]);
    const [claim] = first.claims;
    await (await t.as('lead')).post(api(kase, 'claims/decisions')).send({ decisions: [{ claimId: claim?.id, verifiedFen: 1_000_000 }] }).expect(200);
    await member.post(api(kase, 'living-surveys')).send({ surveys: [{ workerId: second.id, condition: 'severe' }] }).expect(201);
    expect([await only('undecidedClaims'), await only('notSurveyed'), await only('hardship')]).toEqual([[second.id], [first.id], [second.id]]);
    await member.get(api(kase, 'workers?only=rich')).expect(400);
  });

  it('is jumped about in by offset, counted, and chosen by what is claimed', async () => {
    const kase = await acceptedCase(t);
    const first = await aWorker(kase);
    const second = await aWorker(kase, { name: '丁小红', idNumber: OTHER_ID, phone: null, bankCard: null, claims: [{ kind: 'overtime', claimedFen: 100 }] });
    const ask = async (query: string): Promise<{ ids: string[]; total: number }> => {
      const { items, total } = (await member.get(api(kase, `workers?${query}`)).expect(200)).body as { items: WorkerBody[]; total: number };
      return { ids: items.map(({ id }) => id), total };
    };
    expect(await ask('limit=1')).toEqual({ ids: [first.id], total: 2 });
    expect(await ask('limit=1&offset=1')).toEqual({ ids: [second.id], total: 2 });
    expect(await ask('offset=2')).toEqual({ ids: [], total: 2 });
    expect(await ask('kind=overtime')).toEqual({ ids: [second.id], total: 1 });
    await member.get(api(kase, 'workers?offset=-1')).expect(400);
    const { body } = await member.post(api(kase, 'workers/search')).send({ name: '丁', kind: 'overtime', only: 'notSurveyed', offset: 0, limit: 5 }).expect(200);
    expect(body).toMatchObject({ items: [{ id: second.id }], total: 1, nextCursor: null });
    expect((await member.post(api(kase, 'workers/search')).send({ name: '丁', kind: 'pension' }).expect(200)).body.total).toBe(0);
  });

  it('shows one worker with every decision and what it rests on', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase);
    const claimId = worker.claims[0]?.id ?? '';
    const { body: paper } = await member.post(api(kase, 'documents')).attach('file', Buffer.from('工资条'), '工资条.txt').expect(201);
    const decide = (verifiedFen: number, more: object) => member.post(api(kase, 'claims/decisions')).send({ decisions: [{ claimId, verifiedFen }], ...more });
    await decide(900_000, { basis: '与工资条核对', documentIds: [paper.id] }).expect(200);
    t.clock.advance({ minutes: 1 });
    await decide(1_000_000, {}).expect(200);
    await decide(1, { documentIds: [claimId] }).expect(400);
    const { body } = await member.get(api(kase, `workers/${worker.id}`)).expect(200);
    expect(body).toMatchObject({
      id: worker.id, claims: [{ id: claimId, verifiedFen: 1_000_000 }],
      decisions: [
        { claimId, verifiedFen: 1_000_000, previousFen: 900_000, basis: null, documentIds: [] },
        { claimId, verifiedFen: 900_000, previousFen: null, basis: '与工资条核对', documentIds: [paper.id], decidedBy: { name: expect.any(String) as string } },
      ],
    });
    const masked = (await (await t.as('outsider')).get(api(kase, `workers/${worker.id}`)).expect(200)).body;
    expect(masked.decisions[1].basis).toBeNull();
    await member.get(api(kase, `workers/${claimId}`)).expect(404);
  });

  it('can be looked for by name, not by those who see masked names', async () => {
    const kase = await acceptedCase(t);
    await aWorker(kase);
    const found = await aWorker(kase, { name: '丁小红', idNumber: OTHER_ID, phone: null, bankCard: null });
    const { body } = await member.post(api(kase, 'workers/search')).send({ name: '小红' }).expect(200);
    expect(body.items).toMatchObject([{ id: found.id, name: '丁小红' }]);
    expect((await member.post(api(kase, 'workers/search')).send({ name: '%' }).expect(200)).body.items).toEqual([]);
    await (await t.as('outsider')).post(api(kase, 'workers/search')).send({ name: '小红' }).expect(403);
  });
});

describe('who may see and change a roster', () => {
  it('masks names for onlookers and hides the case from others', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase, { note: '家中有病人' });
    const outsider = await t.as('outsider');
    const [seen] = await rosterOf(t, kase.id, 'outsider');
    expect(seen).toMatchObject({ name: '马**', note: null, idNumberMasked: '6403**********0029' });
    await outsider.post(api(kase, 'workers')).send({ name: '马' }).expect(403);
    await outsider.patch(api(kase, `workers/${worker.id}`)).send({ version: 1, job: 'x' }).expect(403);
    await outsider.post(api(kase, 'workers/reveal')).send({ workerIds: [worker.id], reason: '好奇' }).expect(403);
    await outsider.post(api(kase, 'claims/decisions')).send({ decisions: [{ claimId: worker.claims[0]?.id, verifiedFen: 1 }] }).expect(403);
    await outsider.post(api(kase, 'living-surveys')).send({ surveys: [{ workerId: worker.id, condition: 'stable' }] }).expect(403);
    const foreign = await t.as('lead.yinchuan');
    await foreign.get(api(kase, 'workers')).expect(404);
    await foreign.post(api(kase, 'workers/reveal')).send({ workerIds: [worker.id], reason: 'x' }).expect(404);
    for (const role of ['liaison.hrss', 'admin', 'auditor'] as const) await (await t.as(role)).get(api(kase, 'workers')).expect(403);
    await t.anonymous().get(api(kase, 'workers')).expect(401);
  });

  it('shows numbers in full for a reason that the audit chain keeps, never those of another case', async () => {
    const kase = await acceptedCase(t);
    const other = await acceptedCase(t);
    const worker = await aWorker(kase);
    const foreign = await aWorker(other);
    const { body } = await member.post(api(kase, 'workers/reveal')).send({ workerIds: [worker.id], reason: '与银行核对账号' }).expect(200);
    expect(body).toEqual({ items: [{ workerId: worker.id, idNumber: ID, phone: '19919263449', bankCard: CARD }] });
    await (await t.as('supervisor')).post(api(kase, 'workers/reveal')).send({ workerIds: [worker.id], reason: '督办抽查' }).expect(200);
    const audit = await auditOf(kase, 'personalData.revealed');
    expect(audit.map(({ details }) => details)).toEqual([
      { people: 1, workerIds: [worker.id], reason: '与银行核对账号' }, { people: 1, workerIds: [worker.id], reason: '督办抽查' },
    ]);
    expect(codesOf((await member.post(api(kase, 'workers/reveal')).send({ workerIds: [worker.id, foreign.id], reason: 'x' }).expect(400)).body)).toEqual(['workerIds[1]:unknownWorker']);
    await member.post(api(kase, 'workers/reveal')).send({ workerIds: [worker.id] }).expect(400);
    expect(await auditOf(kase, 'personalData.revealed')).toHaveLength(2);
    expect(await timelineTypes(kase)).not.toContain('personalData.revealed');
  });

  it('tells when somebody has more than 200 people shown within an hour, once', async () => {
    const kase = await acceptedCase(t);
    await importRoster(t, kase.id);
    const workerIds = (await rosterOf(t, kase.id)).map(({ id }) => id);
    const lead = await t.as('lead');
    const reveal = async (): Promise<number> => {
      await lead.post(api(kase, 'workers/reveal')).send({ workerIds, reason: '造发放表' }).expect(200);
      return (await auditOf(kase, 'personalData.manyReads')).length;
    };
    expect([await reveal(), await reveal(), await reveal(), await reveal(), await reveal()]).toEqual([0, 0, 0, 1, 1]);
    t.clock.advance({ hours: 1, minutes: 30 });
    expect(await reveal()).toBe(1);
  });
});

describe('claims', () => {
  it('are added by hand and withdrawn with a reason', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase);
    const foreign = await aWorker(await acceptedCase(t));
    const { body: claim } = await member.post(api(kase, 'claims')).send({ workerId: worker.id, kind: 'overtime', from: '2024-10', claimedFen: 50_000 }).expect(201);
    expect(claim).toMatchObject({ workerId: worker.id, kind: 'overtime', from: '2024-10', claimedFen: 50_000, verifiedFen: null });
    expect(codesOf((await member.post(api(kase, 'claims')).send({ workerId: foreign.id, kind: 'wages', claimedFen: 1 }).expect(400)).body)).toEqual(['workerId:unknownWorker']);
    await member.post(api(kase, 'claims')).send({ workerId: worker.id, kind: 'bribes', claimedFen: 1 }).expect(400);
    await member.post(api(kase, `claims/${foreign.claims[0]?.id}/withdrawal`)).send({ reason: 'x' }).expect(404);
    const { body: withdrawn } = await member.post(api(kase, `claims/${claim.id}/withdrawal`)).send({ reason: '已现金结清' }).expect(200);
    expect(withdrawn).toMatchObject({ withdrawnAt: t.clock.now().toISOString(), withdrawnReason: '已现金结清' });
    expect(codesOf((await member.post(api(kase, `claims/${claim.id}/withdrawal`)).send({ reason: 'x' }).expect(422)).body)).toEqual(['claimWithdrawn']);
    expect((await timelineTypes(kase)).slice(0, 2)).toEqual(['claim.withdrawn', 'claim.added']);
  });

  it('are decided one by one in one request: good decisions are kept, the others come back with their reason', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase, { claims: ['wages', 'pension', 'medical', 'overtime', 'other'].map((kind) => ({ kind, claimedFen: 100_000 })) });
    const [a, b, c, d, e] = worker.claims.map(({ id }) => id);
    const foreign = (await aWorker(await acceptedCase(t))).claims[0]?.id;
    await member.post(api(kase, `claims/${e}/withdrawal`)).send({ reason: '重复' }).expect(200);
    const { body } = await member.post(api(kase, 'claims/decisions')).send({
      decisions: [
        { claimId: a, verifiedFen: 90_000 }, { claimId: b, disallowedReason: '已缴清' }, { claimId: c, verifiedFen: 100_001 }, { claimId: d }, { claimId: a, verifiedFen: 1 },
        { claimId: e, verifiedFen: 1 }, { claimId: foreign, verifiedFen: 1 }, { claimId: d, verifiedFen: 0 },
      ],
    }).expect(200);
    expect(body).toMatchObject({ decided: 2, refused: 6 });
    expect(body.items.map(({ code }: { code?: string }) => code ?? 'ok')).toEqual(['ok', 'ok', 'moreThanClaimed', 'verifiedOrReason', 'decidedTwice', 'claimWithdrawn', 'unknownClaim', 'decidedTwice']);
    expect(body.items[2]).toEqual({ claimId: c, ok: false, code: 'moreThanClaimed', message: expect.stringContaining('超过') as string });
    const [after] = await rosterOf(t, kase.id);
    const shown = (id: string | undefined): ClaimBody | undefined => after?.claims.find((claim) => claim.id === id);
    expect(shown(a)).toMatchObject({ verifiedFen: 90_000, disallowedReason: null });
    expect(shown(b)).toMatchObject({ verifiedFen: 0, disallowedReason: '已缴清' });
    expect([c, d, e].map((id) => shown(id)?.verifiedFen)).toEqual([null, null, null]);
    expect((await auditOf(kase, 'claims.decided')).map(({ details }) => details)).toEqual([{ decided: 2, verified: 1, disallowed: 1, verifiedFen: 90_000 }]);
    const { body: next } = await (await t.as('lead')).get(api(kase, 'next')).expect(200);
    const settle = (next as { events: { type: string; blockers: { code: string }[] }[] }).events.find(({ type }) => type === 'SETTLE');
    expect(settle?.blockers.map(({ code }) => code)).toContain('claimsUndecided');
  });

  it('may be decided anew until a plan rests on them, never below what was paid; every decision is kept', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase, { claims: [{ kind: 'wages', claimedFen: 100_000 }, { kind: 'overtime', claimedFen: 100_000 }] });
    const [first, second] = worker.claims.map(({ id }) => id);
    const decide = async (claimId: string | undefined, verifiedFen: number): Promise<string> => {
      const { body } = await member.post(api(kase, 'claims/decisions')).send({ decisions: [{ claimId, verifiedFen }] }).expect(200);
      return (body as { items: { code?: string }[] }).items[0]?.code ?? 'ok';
    };
    expect([await decide(first, 80_000), await decide(first, 90_000), await decide(first, 90_000)]).toEqual(['ok', 'ok', 'ok']);
    const money = t.app.get(WorkerMoney);
    let agreed = false;
    money.use({
      ofClaims: (_m, caseId) => Promise.resolve(new Map(caseId === kase.id ? [[first ?? '', { agreedFen: agreed ? 90_000 : 0, paidFen: 50_000 }]] : [])),
      planAgreed: (_m, caseId) => Promise.resolve(agreed && caseId === kase.id),
    });
    expect(await decide(first, 40_000)).toBe('lessThanPaid');
    agreed = true;
    expect([await decide(first, 95_000), await decide(first, 90_000), await decide(second, 60_000)]).toEqual(['claimAlreadyDecided', 'ok', 'ok']);
    expect(codesOf((await member.post(api(kase, `claims/${first}/withdrawal`)).send({ reason: 'x' }).expect(422)).body)).toEqual(['claimHasMoney']);
    expect(codesOf((await member.post(api(kase, `workers/${worker.id}/removal`)).send({ version: 1, reason: 'x' }).expect(422)).body)).toEqual(['workerHasMoney']);
    const [after] = await rosterOf(t, kase.id);
    expect(after?.claims.find(({ id }) => id === first)).toMatchObject({ agreedFen: 90_000, paidFen: 50_000, verifiedFen: 90_000 });
    money.use({ ofClaims: () => Promise.resolve(new Map()), planAgreed: () => Promise.resolve(false) });
    const history = await t.db.query<{ verified_fen: string; previous_fen: string | null }[]>('SELECT verified_fen, previous_fen FROM claim_decisions WHERE claim_id = $1 ORDER BY previous_fen NULLS FIRST', [first]);
    expect(history).toEqual([{ verified_fen: '80000', previous_fen: null }, { verified_fen: '90000', previous_fen: '80000' }]);
  });

  it('stand still under supervision until the case returns to verification', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase);
    await t.db.query(`UPDATE cases SET state = 'supervising' WHERE id = $1`, [kase.id]);
    const claimId = worker.claims[0]?.id;
    const refused = [
      await member.post(api(kase, 'workers')).send({ name: '马' }), await member.post(api(kase, 'claims')).send({ workerId: worker.id, kind: 'wages', claimedFen: 1 }),
      await member.post(api(kase, 'claims/decisions')).send({ decisions: [{ claimId, verifiedFen: 1 }] }), await member.post(api(kase, `claims/${claimId}/withdrawal`)).send({ reason: 'x' }),
      await member.post(api(kase, 'living-surveys')).send({ surveys: [{ workerId: worker.id, condition: 'stable' }] }),
      await member.post(api(kase, `workers/${worker.id}/removal`)).send({ version: 1, reason: 'x' }),
    ];
    expect(refused.map(({ status, body }) => [status, ...codesOf(body)])).toEqual(refused.map(() => [422, 'returnToVerificationFirst']));
    await member.patch(api(kase, `workers/${worker.id}`)).send({ version: 1, bankCard: '6222975810260670081' }).expect(200);
    await t.db.query(`UPDATE cases SET state = 'closed' WHERE id = $1`, [kase.id]);
    expect(codesOf((await member.patch(api(kase, `workers/${worker.id}`)).send({ version: 2, job: 'x' }).expect(422)).body)).toEqual(['caseEnded']);
    expect(codesOf((await member.post(api(kase, 'workers')).send({ name: '马' }).expect(422)).body)).toEqual(['caseEnded']);
  });

  it('may be added, but not decided, before the case is accepted', async () => {
    const lead = await t.as('lead');
    const { body: kase } = await lead.post('/api/v1/cases').send(aReport()).expect(201);
    const { body: worker } = await lead.post(api(kase, 'workers')).send({ name: '马小明', claims: [{ kind: 'wages', claimedFen: 100 }] }).expect(201);
    expect(codesOf((await lead.post(api(kase, 'claims/decisions')).send({ decisions: [{ claimId: worker.claims[0].id, verifiedFen: 1 }] }).expect(422)).body)).toEqual(['notInThisState']);
  });

  it('are decided by the thousand in one go, and surveyed too', async () => {
    const kase = await acceptedCase(t);
    await t.db.query(
      `INSERT INTO workers (id, case_id, position, name, created_at, created_by_id) SELECT gen_random_uuid(), $1, n, '工人', now(), $2 FROM generate_series(1, 5000) n`,
      [kase.id, randomUUID()],
    );
    await t.db.query(
      `INSERT INTO claims (id, case_id, worker_id, kind, claimed_fen, created_at, created_by_id) SELECT gen_random_uuid(), case_id, id, 'wages', 500000, now(), created_by_id FROM workers WHERE case_id = $1`,
      [kase.id],
    );
    const claims = await t.db.query<{ id: string; worker_id: string }[]>('SELECT id, worker_id FROM claims WHERE case_id = $1', [kase.id]);
    const { body } = await member.post(api(kase, 'claims/decisions')).send({ decisions: claims.map(({ id }, n) => (n % 10 === 0 ? { claimId: id, disallowedReason: '无依据' } : { claimId: id, verifiedFen: 400_000 })) }).expect(200);
    expect(body).toMatchObject({ decided: 5_000, refused: 0 });
    const { body: surveyed } = await member.post(api(kase, 'living-surveys')).send({ surveys: claims.map(({ worker_id }) => ({ workerId: worker_id, condition: 'stable' })) }).expect(201);
    expect(surveyed).toMatchObject({ surveyed: 5_000, refused: 0 });
    expect(await t.db.query('SELECT count(*)::int AS n, sum(verified_fen) AS fen FROM claims WHERE case_id = $1 AND verified_fen IS NOT NULL', [kase.id])).toEqual([{ n: 5_000, fen: String(4_500 * 400_000) }]);
    await member.post(api(kase, 'claims/decisions')).send({ decisions: [] }).expect(400);
    await member.post(api(kase, 'claims/decisions')).send({ decisions: [...claims, ...claims].map(({ id }) => ({ claimId: id, verifiedFen: 1 })) }).expect(400);
  }, 60_000);
});

describe('the living survey', () => {
  it('records how each family lives, keeps the earlier findings, and says who is not on the roster', async () => {
    const kase = await acceptedCase(t);
    const worker = await aWorker(kase);
    const stranger = randomUUID();
    const survey = (surveys: Record<string, unknown>[]): Promise<{ body: Record<string, unknown> }> => member.post(api(kase, 'living-surveys')).send({ surveys }).expect(201);
    const { body } = await survey([{ workerId: worker.id, condition: 'severe', note: '妻子住院，电话 13912345678' }, { workerId: stranger, condition: 'stable' }, { workerId: worker.id, condition: 'stable' }]);
    expect(body).toMatchObject({ surveyed: 1, refused: 2, items: [{ ok: true }, { ok: false, code: 'unknownWorker' }, { ok: false, code: 'surveyedTwice' }] });
    expect((await rosterOf(t, kase.id))[0]).toMatchObject({ livingCondition: 'severe', livingNote: '妻子住院，电话 13912345678', surveyedAt: t.clock.now().toISOString() });
    await survey([{ workerId: worker.id, condition: 'relative' }]);
    expect((await rosterOf(t, kase.id))[0]).toMatchObject({ livingCondition: 'relative', livingNote: null });
    const history = await t.db.query<{ condition: string; note: string | null }[]>('SELECT condition, note FROM living_surveys WHERE worker_id = $1 ORDER BY note NULLS LAST', [worker.id]);
    expect(history.map(({ condition }) => condition)).toEqual(['severe', 'relative']);
    expect(history[0]?.note).not.toContain('13912345678');
    await member.post(api(kase, 'living-surveys')).send({ surveys: [{ workerId: worker.id, condition: 'rich' }] }).expect(400);
  });
});
