import type { TestUser } from '../support/people.js';
import { codesOf, PaymentDesk, type Refusal } from '../support/payment-steps.js';
import { agreedPlan, ledgerFaults, type LedgerBody, ledgerOf, pay, type PlanBody, putInto, settledReturn, smallCase } from '../support/repayment-steps.js';
import { accountOf, returnDesk, returnFile } from '../support/return-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-10T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-10T02:00:00Z'));
afterAll(() => t.close());

/** How an attempt ended: `done`, or the code of what stood in its way. */
type Ending = string;
type Attempt = () => Promise<Ending>;

const TODAY = '2025-01-10';
let slips = 0;

async function post(by: TestUser, url: string, body: object): Promise<Ending> {
  const { status, body: said } = await (await t.as(by)).post(`/api/v1/${url}`).send(body);
  return ending(status, said as Refusal);
}

function ending(status: number, said: Refusal): Ending {
  if (status >= 500) throw new Error(`The program failed: ${JSON.stringify(said)}`);
  return status < 300 ? 'done' : (codesOf(said)[0] ?? said.code);
}

/** A case with a plan of two instalments, the first of which is in default. */
class Race extends PaymentDesk {
  private constructor(app: TestApp, caseId: string, readonly first: string, readonly second: string, readonly plan: PlanBody) {
    super(app, caseId);
  }

  static async prepare(): Promise<Race> {
    t.clock.set('2025-01-02T02:00:00Z');
    const { kase, workerIds: [first = '', second = ''] } = await smallCase(t, [{ wages: 600 }, { wages: 400, overtime: 300 }]);
    const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 500 }, { kind: 'wages', dueOn: '2025-02-06', amountFen: 500 }, { kind: 'overtime', dueOn: '2025-02-06', amountFen: 300 }], { accelerates: true });
    await putInto(t, kase.id, 'supervising');
    t.clock.set('2025-01-10T02:00:00Z');
    return new Race(t, kase.id, first, second, plan);
  }

  pays = (amountFen: number, workerIds?: string[], kind = 'wages'): Attempt => {
    slips += 1;
    const reference = `回单${slips}`;
    return () => post('supervisor', `cases/${this.caseId}/payments`, { kind, amountFen, paidOn: TODAY, method: 'bankTransfer', reference, ...(workerIds ? { workerIds } : {}) });
  };

  /** A request that is asked for now and granted in the race. */
  async granted(body: object, by: TestUser = 'supervisor2', asks: TestUser = 'supervisor'): Promise<Attempt> {
    const { id } = await this.post('/requests', { reason: '核对', ...body }, asks);
    return () => post(by, `requests/${id}/events`, { type: 'GRANT' });
  }

  async waives(amountFen: number): Promise<Attempt> {
    return this.granted({ type: 'waiver', workerId: this.first, kind: 'wages', amountFen, documentIds: [await this.paper()] });
  }

  ledger = (): Promise<LedgerBody> => ledgerOf(t, this.caseId);
}

/** Fires all at once; every fen is where it belongs afterwards. */
async function run(caseId: string, ...attempts: readonly Attempt[]): Promise<Ending[]> {
  const endings = await Promise.all(attempts.map((attempt) => attempt()));
  expect(await ledgerFaults(t, caseId)).toEqual([]);
  return endings;
}

/** Whoever comes first decides how it ends; nothing else may come out of it. */
const races: [name: string, prepare: (race: Race) => Promise<Attempt[]>, outcomes: readonly (readonly [...Ending[], figures: readonly number[]])[], figures: (ledger: LedgerBody) => number[]][] = [
  [
    'a payment and a reversal',
    async (race) => {
      const wrong = await pay(t, race.caseId, { kind: 'wages', amountFen: 700, paidOn: TODAY });
      return [race.pays(800), await race.granted({ type: 'reversal', paymentId: wrong.id })];
    },
    [['done', 'done', [800, 0]]],
    ({ totals, unappliedFen }) => [totals.paidFen, unappliedFen],
  ],
  [
    'two grants of the same reversal',
    async (race) => {
      const wrong = await pay(t, race.caseId, { kind: 'wages', amountFen: 700, paidOn: TODAY });
      const one = await race.granted({ type: 'reversal', paymentId: wrong.id });
      return [one, await race.granted({ type: 'reversal', paymentId: wrong.id }, 'leader')];
    },
    [['done', 'alreadyReversed', [0]], ['alreadyReversed', 'done', [0]]],
    ({ totals }) => [totals.paidFen],
  ],
  [
    'a payment and a reschedule',
    async (race) => {
      const instalments = [{ kind: 'wages', dueOn: '2025-01-31', amountFen: 1_000 }, { kind: 'overtime', dueOn: '2025-02-20', amountFen: 300 }];
      return [race.pays(400), await race.granted({ type: 'reschedule', planId: race.plan.id, instalments }, 'supervisor', 'lead')];
    },
    [['done', 'instalmentsDoNotAddUp', [400, 900, 3]], ['done', 'done', [400, 900, 2]]],
    ({ totals, instalments }) => [totals.paidFen, totals.outstandingFen, instalments.length],
  ],
  [
    'a payment and a waiver',
    async (race) => [race.pays(600, [race.first]), await race.waives(600)],
    [['done', 'waiverExceedsOutstanding', [600, 0, 0]], ['done', 'done', [0, 600, 600]]],
    ({ totals, unappliedFen }) => [totals.paidFen, totals.waivedFen, unappliedFen],
  ],
  [
    'two waivers of one obligation',
    async (race) => [await race.waives(400), await race.waives(350)],
    [['done', 'waiverExceedsOutstanding', [400]], ['waiverExceedsOutstanding', 'done', [350]]],
    ({ totals }) => [totals.waivedFen],
  ],
  [
    'a payment that ends the default and an acceleration',
    (race) => Promise.resolve([race.pays(500), () => post('supervisor', `repayment-plans/${race.plan.id}/events`, { type: 'DECLARE_ACCELERATION', version: race.plan.version, payload: { reason: '一期未付' } })]),
    [['done', 'planNoShortfall', [500, 0, 0]], ['done', 'done', [500, 0, 2]]],
    ({ totals, instalments }) => [totals.paidFen, totals.overdueFen, instalments.filter(({ fallsDueOn }) => fallsDueOn === TODAY).length],
  ],
  [
    'two decisions about the same idle money',
    async (race) => {
      const { id } = await pay(t, race.caseId, { kind: 'wages', amountFen: 1_250, paidOn: TODAY });
      const decides = async (body: object): Promise<Attempt> => {
        const documentIds = [await race.paper()];
        return () => post('supervisor', `cases/${race.caseId}/payments/${id}/resolutions`, { reason: '来函', documentIds, amountFen: 250, ...body });
      };
      return [await decides({ type: 'reallocate', kind: 'overtime' }), await decides({ type: 'return', returnedOn: TODAY, reference: '退款' })];
    },
    [['done', 'exceedsUnapplied', [1_250, 0, 0]], ['exceedsUnapplied', 'done', [1_000, 0, 250]]],
    ({ totals, unappliedFen, returnedFen }) => [totals.paidFen, unappliedFen, returnedFen],
  ],
  [
    'a payment and a lower verification',
    async (race) => {
      const { items } = (await (await t.as('lead')).get(race.url('/workers?limit=10'))).body as { items: { id: string; claims: { id: string; kind: string }[] }[] };
      const claimId = items.find(({ id }) => id === race.second)?.claims.find(({ kind }) => kind === 'overtime')?.id;
      return [race.pays(300, [race.second], 'overtime'), await race.granted({ type: 'claimChange', claimId, verifiedFen: 100 }, 'supervisor', 'member')];
    },
    [['done', 'lessThanPaid', [300, 0]], ['done', 'done', [100, 200]]],
    ({ totals, unappliedFen }) => [totals.paidFen, unappliedFen],
  ],
  [
    'a payment and the closing of a case that owes nothing more',
    async (race) => {
      await race.pays(1_000)();
      await race.pays(300, undefined, 'overtime')();
      await race.post('/follow-ups', { contactedAt: '2025-01-10T01:00:00Z', workersContacted: 2, satisfaction: 5, record: '满意' }, 'lead');
      const { version } = await race.get<{ version: number }>('');
      return [race.pays(50, [race.second]), () => post('supervisor', `cases/${race.caseId}/events`, { type: 'CLOSE', version, payload: { summary: '全部付清' } })];
    },
    [['done', 'moneyUndecided', [1_300, 50]], ['caseEnded', 'done', [1_300, 0]]],
    ({ totals, unappliedFen }) => [totals.paidFen, unappliedFen],
  ],
];

describe('at the same moment', () => {
  it.each(races)('%s leave one consistent ledger', async (_name, prepare, outcomes, figures) => {
    for (let round = 0; round < 2; round += 1) {
      const race = await Race.prepare();
      const endings = await run(race.caseId, ...(await prepare(race)));
      expect(outcomes).toContainEqual([...endings, figures(await race.ledger())]);
    }
  });

  it('two imports of a file, its reversal and a payment by hand leave one consistent ledger', async () => {
    const desk = await returnDesk(t, [{ wages: 400_00 }, { wages: 300_00 }]);
    const file = returnFile([['职工甲', accountOf(0), '100.00', TODAY], ['职工乙', accountOf(1), '200.00', TODAY]]);
    const imports = async (): Promise<Ending> => {
      const { status, body } = await (await t.as('supervisor')).post(desk.url('/payment-imports')).field('kind', 'wages').field('apply', 'auto').attach('file', file, '回盘.csv');
      if (status !== 202) return ending(status, body as Refusal);
      const { state, failure } = await settledReturn(t, desk.caseId, (body as { id: string }).id);
      return failure?.code ?? state;
    };
    const byHand = (): Promise<Ending> => post('supervisor', `cases/${desk.caseId}/payments`, { kind: 'wages', amountFen: 50_00, paidOn: TODAY, method: 'cash', reference: '收据1' });
    expect((await run(desk.caseId, imports, imports, byHand)).sort()).toEqual(['applied', 'done', 'sameFileImported']);
    expect(await ledgerOf(t, desk.caseId)).toMatchObject({ unappliedFen: 0, totals: { paidFen: 350_00 } });
    const { items } = await desk.get<{ items: { importId: string | null }[] }>('/payments');
    const importId = items.find((one) => one.importId !== null)?.importId ?? '';
    const request = await desk.post('/requests', { type: 'reversal', importId, reason: '导错' });
    const reverses = (): Promise<Ending> => post('supervisor2', `requests/${request.id}/events`, { type: 'GRANT' });
    const endings = await run(desk.caseId, imports, reverses, imports);
    expect(endings[1]).toBe('done');
    expect(['350', '50']).toContain(String((await ledgerOf(t, desk.caseId)).totals.paidFen / 100));
  });
});
