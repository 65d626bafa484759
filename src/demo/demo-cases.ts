import type { DemoIds } from './demo-accounts.js';
import type { Answer, DemoDesk } from './demo-desk.js';
import { demoRosterCsv, demoWorkers } from './demo-roster.js';
import type { TravelClock } from './travel-clock.js';

interface Report {
  employer: string;
  regionCode: string;
  workers: number;
  summary: string;
  channel?: string;
  escalators?: string[];
}

interface Claim {
  id: string;
  kind: string;
  claimedFen: number;
}

interface WorkerItem {
  id: string;
  reportedCondition: string | null;
  claims: Claim[];
}

const HARDSHIP = ['severe', 'relative', 'accident'];

/** One demo case on its way through the three quick steps; `days` are before (negative) or after the present. */
export class DemoCase {
  private kase!: Answer;

  constructor(
    private readonly desk: DemoDesk,
    private readonly clock: TravelClock,
    private readonly ids: DemoIds,
    private readonly seed: number,
  ) {}

  get id(): string {
    return this.kase.id;
  }

  async reported(days: number, { employer, regionCode, workers, summary, channel = 'hotline12351', escalators = [] }: Report): Promise<this> {
    const at = this.clock.to(days, '01:30');
    this.kase = await this.desk.post('member', '/cases', {
      channel, reportedAt: new Date(at.getTime() - 600_000).toISOString(), summary, reporter: { name: '职工代表', phone: '19900000000' },
      employer: { name: employer, regionCode, industryCode: '4511' }, workersReported: workers, escalators,
    });
    return this;
  }

  async accepted(days: number): Promise<this> {
    this.clock.to(days, '02:30');
    const { users } = this.ids;
    this.kase = await this.desk.put('supervisor', this.path('/task-force'), { version: this.kase.version, leadId: users['lead'], memberIds: [users['member'], users['member2']], supervisorId: users['supervisor'] });
    return this.fire('lead', 'ACCEPT');
  }

  async investigated(days: number, rosterSize: number): Promise<this> {
    this.clock.to(days, '03:00');
    const { users } = this.ids;
    const visitedAt = new Date(this.clock.now().getTime() - 3_600_000).toISOString();
    await this.desk.post('lead', this.path('/visits'), { visitedAt, visitorIds: [users['lead'], users['member']], place: '公司办公楼', record: '实地走访，见到负责人和职工代表。' });
    await this.desk.upload('lead', this.path('/roster-imports'), { apply: 'auto' }, '职工名册.csv', demoRosterCsv(demoWorkers(this.seed, rosterSize)));
    const owed = (await this.workers()).flatMap(({ claims }) => claims);
    const sum = (wages: boolean): number => owed.filter(({ kind }) => (kind === 'wages') === wages).reduce((total, { claimedFen }) => total + claimedFen, 0);
    this.kase = await this.desk.put('lead', this.path('/investigation'), { version: this.kase.version, operatingStatus: 'difficult', headcount: rosterSize + 4, wageArrearsFen: sum(true), socialInsuranceArrearsFen: sum(false), notes: '上游气价上涨，回款不畅。' });
    return this.fire('lead', 'COMPLETE_INVESTIGATION');
  }

  async verified(days: number): Promise<this> {
    this.clock.to(days, '03:00');
    const workers = await this.workers();
    const decisions = workers.flatMap(({ claims }) => claims).map(({ id, claimedFen }) => ({ claimId: id, verifiedFen: claimedFen }));
    await this.desk.post('lead', this.path('/claims/decisions'), { decisions });
    await this.desk.post('lead', this.path('/living-surveys'), { surveys: workers.map(({ id, reportedCondition }) => ({ workerId: id, condition: reportedCondition ?? 'stable' })) });
    for (const { id } of workers.filter(({ reportedCondition }) => HARDSHIP.includes(reportedCondition ?? ''))) await this.aid(id);
    this.kase = await this.desk.put('lead', this.path('/verification'), { version: this.kase.version, companyFundsFen: 18_000_000, assets: '管网和办公楼，已设抵押' });
    return this.fire('lead', 'COMPLETE_VERIFICATION');
  }

  /** Both departments are asked; 人社 acknowledges and replies, 工信 has not answered yet. */
  async referred(days: number, answered = true): Promise<this> {
    this.clock.to(days, '01:00');
    const { departments } = this.ids;
    const ask = (kind: string, request: string): Promise<Answer> => this.desk.post('lead', this.path('/referrals'), { departmentId: departments[kind], request, share: ['employer', 'summary', 'totals'] });
    const hrss = await ask('hrss', '请核查欠缴社会保险费和拖欠工资情况，并派员参加调解。');
    const miit = await ask('miit', '请了解企业经营和资金回笼情况，协调恢复供气结算。');
    for (const [user, referral, acknowledgedAt, repliedAt] of [['liaison.hrss', hrss, '01:25', '02:10'], ...(answered ? ([['liaison.miit', miit, '02:20', '02:50']] as const) : [])] as const) {
      this.clock.to(days, acknowledgedAt);
      const known = await this.desk.post(user, `/referrals/${referral.id}/events`, { type: 'ACKNOWLEDGE', version: referral.version });
      if (!answered) continue;
      this.clock.to(days, repliedAt);
      const replied = await this.desk.post(user, `/referrals/${referral.id}/events`, { type: 'REPLY', version: known.version, payload: { text: '已核查，情况属实，将派员参加调解。' } });
      await this.desk.post('lead', `/referrals/${referral.id}/events`, { type: 'ACCEPT', version: replied.version });
    }
    return this;
  }

  /** Wages on one day, insurance in monthly parts, counted from the present. */
  async planned(days: number, wagesDueInDays: number, insuranceParts: readonly number[]): Promise<this> {
    const at = this.clock.to(days, '03:00');
    const heldAt = new Date(at.getTime() - 3_600_000).toISOString();
    await this.desk.post('lead', this.path('/worker-sessions'), { form: 'meeting', heldAt, purposes: ['opinionsHeard', 'lawExplained', 'planStudied'], workersPresent: 20, opinions: ['希望尽快拿到工资'], tension: 2, record: '与职工一起研究履行方案。' });
    await this.desk.post('lead', this.path('/mediations'), { heldAt, attendees: ['职工代表', '公司负责人'], heardWorkers: true, heardEmployer: true, lawExplained: ['工会法第二十三条'], offers: ['工资一次付清，社保分期补缴'], record: '双方同意。', outcome: 'agreed' });
    const owed = (await this.workers()).flatMap(({ claims }) => claims);
    const sum = (wages: boolean): number => owed.filter(({ kind }) => (kind === 'wages') === wages).reduce((total, { claimedFen }) => total + claimedFen, 0);
    const part = Math.floor(sum(false) / insuranceParts.length);
    const plan = await this.desk.post('lead', this.path('/repayment-plans'), {
      instalments: [
        { kind: 'wages', dueOn: this.clock.dateIn(wagesDueInDays), amountFen: sum(true) },
        ...insuranceParts.map((day, i) => ({ kind: 'socialInsurance', dueOn: this.clock.dateIn(day), amountFen: i === insuranceParts.length - 1 ? sum(false) - part * i : part })),
      ],
    });
    await this.desk.post('lead', `/repayment-plans/${plan.id}/events`, { type: 'AGREE', version: plan.version });
    return this.fire('lead', 'ADOPT_PLAN');
  }

  /** The employer does not come to the table, and the case is handed to labour inspection. */
  async refusedMediation(days: number): Promise<this> {
    const at = this.clock.to(days, '03:00');
    await this.desk.post('lead', this.path('/mediations'), { heldAt: new Date(at.getTime() - 3_600_000).toISOString(), attendees: ['职工代表'], heardWorkers: true, heardEmployer: false, lawExplained: [], offers: [], record: '公司拒绝参加。', outcome: 'refused' });
    return this.fire('lead', 'DECLARE_IMPASSE', { remedy: 'labourInspection', reason: '企业拒绝调解' });
  }

  async paid(days: number, kind: 'wages' | 'socialInsurance', parts: number): Promise<this> {
    this.clock.to(days, '06:00');
    const ledger = (await this.desk.get('supervisor', this.path('/ledger'))) as unknown as { instalments: { kind: string; amountFen: number }[] };
    for (const [i, { amountFen }] of ledger.instalments.filter((instalment) => instalment.kind === kind).slice(0, parts).entries()) {
      await this.desk.post('supervisor', this.path('/payments'), { kind, paidOn: this.clock.dateIn(days), amountFen, method: 'bankTransfer', reference: `${kind}-${this.seed}-${i + 1}` });
    }
    return this;
  }

  async followedUp(days: number): Promise<this> {
    const at = this.clock.to(days, '07:00');
    await this.desk.post('lead', this.path('/follow-ups'), { contactedAt: new Date(at.getTime() - 600_000).toISOString(), workersContacted: 5, satisfaction: 5, record: '职工均表示已足额收到。' });
    return this;
  }

  async asked(user: string, days: number, body: object): Promise<this> {
    this.clock.to(days, '04:00');
    await this.desk.post(user, this.path('/requests'), body);
    return this;
  }

  async fire(user: string, type: string, payload?: object): Promise<this> {
    const { version } = await this.desk.get(user, this.path(''));
    this.kase = await this.desk.post(user, this.path('/events'), { type, version, ...(payload ? { payload } : {}) });
    return this;
  }

  private async aid(workerId: string): Promise<void> {
    const item = await this.desk.post('lead', this.path('/aid-items'), { workerId, kind: 'living', request: '生活救助' });
    await this.desk.post('supervisor', `/aid-items/${item.id}/events`, { type: 'APPROVE', amountFen: 200_000 });
    await this.desk.post('lead', `/aid-items/${item.id}/events`, { type: 'DELIVER', amountFen: 200_000 });
  }

  private async workers(): Promise<WorkerItem[]> {
    return (await this.desk.get('lead', this.path('/workers?limit=200'))).items as unknown as WorkerItem[];
  }

  private path(rest: string): string {
    return `/cases/${this.kase.id}${rest}`;
  }
}
