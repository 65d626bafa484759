import pg from 'pg';
import inspector from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { agreedPlan, ledgerOf, pay, storyInstalments, verifiedCase, kindOf } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-20T02:00:00Z' }); });
afterAll(() => t.close());
it('pays', async () => {
  const { kase } = await verifiedCase(t);
  const ledger = await ledgerOf(t, kase.id);
  const wages = kindOf(ledger, 'wages')!.verifiedFen;
  const ins = storyInstalments({ wagesFen: wages, insuranceFen: ledger.totals.verifiedFen - wages });
  await agreedPlan(t, kase.id, ins);
  const stats = new Map<string, [number, number]>();
  const original = pg.Client.prototype.query;
  (pg.Client.prototype as unknown as Record<string, unknown>)['query'] = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : String((args[0] as { text?: string }).text);
    const s = performance.now();
    const note = () => { const k = text.replace(/\s+/g, ' ').slice(0, 110); const e = stats.get(k) ?? [0, 0]; e[0] += 1; e[1] += performance.now() - s; stats.set(k, e); };
    const cb = args.at(-1);
    if (typeof cb === 'function') { args[args.length - 1] = (...a: unknown[]) => { note(); return cb(...a); }; return (original as unknown as Function).apply(this, args); }
    const r = (original as unknown as Function).apply(this, args); r?.then?.(note, note); return r;
  };
  const session = new inspector.Session(); session.connect(); await session.post('Profiler.enable'); await session.post('Profiler.start');
  const start = performance.now();
  const cpu = process.cpuUsage();
  let n = 0;
  for (const i of ins.slice(1)) { const s = performance.now(); await pay(t, kase.id, { kind: 'socialInsurance', amountFen: i.amountFen, paidOn: '2024-12-20' }); process.stderr.write(`${Math.round(performance.now() - s)} `); n++; }
  const { profile } = await session.post('Profiler.stop'); writeFileSync('/tmp/w/pay.cpuprofile', JSON.stringify(profile));
  const c = process.cpuUsage(cpu);
  process.stderr.write(`\n${n} payments ${Math.round(performance.now() - start)} ms, cpu ${(c.user + c.system) / 1000}\n`);
  for (const [k, [count, ms]] of [...stats].sort((a, b) => b[1][1] - a[1][1]).slice(0, 25)) process.stderr.write(`${ms.toFixed(0)} ms ${count}x ${k}\n`);
}, 120000);
