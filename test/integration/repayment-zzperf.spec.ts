import { createTestApp, type TestApp } from '../support/test-app.js';
import { acceptedCase } from '../support/case-steps.js';
import { agreedPlan, putInto, importReturn, ledgerFaults, pay } from '../support/repayment-steps.js';
import { BlindIndex } from '../../src/platform/crypto/blind-index.js';
import { fire } from '../support/case-steps.js';
let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z' }); }, 60000);
afterAll(() => t.close());
const time = async <T>(name: string, f: () => Promise<T>): Promise<T> => { const s = performance.now(); const r = await f(); process.stderr.write(`${name}: ${Math.round(performance.now() - s)} ms  rss ${Math.round(process.memoryUsage().rss / 1e6)}\n`); return r; };
it('big', async () => {
  const kase = await acceptedCase(t, { workersReported: 10_000 });
  const index = t.app.get(BlindIndex);
  const N = 10_000;
  const ids = Array.from({ length: N }, (_, i) => i);
  await t.db.query(`INSERT INTO workers (id, case_id, position, name, bank_card_index, created_at, created_by_id, version) SELECT gen_random_uuid(), $1, n, '职工' || n, x, now(), $4, 1 FROM unnest($2::int[], $3::text[]) AS u(n, x)`,
    [kase.id, ids, ids.map((i) => index.of('bankCard', `62220000000${String(i).padStart(8, '0')}`)), kase.id]);
  await t.db.query(`INSERT INTO claims (id, case_id, worker_id, kind, from_month, to_month, claimed_fen, verified_fen, decided_at, created_at)
    SELECT gen_random_uuid(), $1, w.id, k, '2024-10', '2024-10', 120000, 120000, now() - interval '2 years', now() FROM workers w, unnest(ARRAY['wages','pension','medical','unemployment','workInjury']) AS k WHERE w.case_id = $1`, [kase.id]);
  await putInto(t, kase.id, 'coordinating');
  const instalments = [{ kind: 'wages', dueOn: '2025-01-05', amountFen: 120000 * N }, ...Array.from({ length: 3 }, (_, i) => ({ kind: 'socialInsurance', dueOn: `2025-0${i + 1}-20`, amountFen: 160000 * N }))];
  await time('plan 130k lines', () => agreedPlan(t, kase.id, instalments));
  t.clock.set('2025-01-05T06:00:00Z');
  const csv = Buffer.from(['序号,收款人姓名,收款账号,金额(元),交易日期,处理结果,失败原因', ...ids.map((i) => `${i + 1},职工${i},62220000000${String(i).padStart(8, '0')},1200.00,2025-01-05,成功,`)].join('\r\n'));
  const done = await time('import 10k', () => importReturn(t, kase.id, csv));
  process.stderr.write(JSON.stringify(done.totals) + JSON.stringify(done.failure) + '\n');
  const sup = await t.as('supervisor');
  await time('ledger', () => sup.get(`/api/v1/cases/${kase.id}/ledger`).expect(200));
  await time('ledger', () => sup.get(`/api/v1/cases/${kase.id}/ledger`).expect(200));
  await time('workers', () => sup.get(`/api/v1/cases/${kase.id}/ledger/workers`).expect(200));
  await time('case', () => sup.get(`/api/v1/cases/${kase.id}`).expect(200));
  await time('next', () => sup.get(`/api/v1/cases/${kase.id}/next`).expect(200));
  await time('board', () => sup.get(`/api/v1/repayment-board`).expect(200));
  await time('pay one', () => pay(t, kase.id, { kind: 'socialInsurance', amountFen: 160000 * N, paidOn: '2025-01-05' }));
  await time('faults', async () => expect(await ledgerFaults(t, kase.id)).toEqual([]));
  void fire;
}, 300000);
