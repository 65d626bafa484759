import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { aCase } from './cases.mjs';

/** A file that comes with the tests, such as a bank's return. */
export const fixture = (name) => readFileSync(path.join(import.meta.dirname, '..', '..', 'fixtures', name));

/**
 * A case in 快联动 with the 59 workers of the story and everything verified.
 * @param {import('./desk.mjs').Desk} desk
 * @returns the case as the API shows it
 */
export async function aVerifiedCase(desk) {
  const lead = await desk.as('lead');
  const { id } = await aCase(desk, { accepted: true });
  const at = (rest) => `/cases/${id}${rest}`;
  const fire = async (type) => lead.post(at('/events'), { type, version: (await lead.get(at(''))).version });
  const visitorIds = await Promise.all(['lead', 'member'].map(async (name) => (await (await desk.as(name)).get('/session')).user.id));
  await lead.post(at('/visits'), { visitedAt: new Date(Date.now() - 60_000).toISOString(), visitorIds, place: '公司办公楼', record: '实地走访' });
  await importRoster(lead, at);
  await lead.put(at('/investigation'), { version: (await lead.get(at(''))).version, operatingStatus: 'difficult', headcount: 60, wageArrearsFen: 163_708_438, socialInsuranceArrearsFen: 39_944_880 });
  await fire('COMPLETE_INVESTIGATION');
  const { items: workers } = await lead.get(at('/workers?limit=200'));
  await lead.post(at('/claims/decisions'), { decisions: workers.flatMap(({ claims }) => claims).map((claim) => ({ claimId: claim.id, verifiedFen: claim.claimedFen })) });
  await lead.post(at('/living-surveys'), { surveys: workers.map((worker) => ({ workerId: worker.id, condition: 'stable' })) });
  await lead.put(at('/verification'), { version: (await lead.get(at(''))).version, companyFundsFen: 18_000_000 });
  return fire('COMPLETE_VERIFICATION');
}

/** Everything that is owed, on one day: all wages and the insurances together. @returns the agreed plan */
export async function agreePlan(desk, kase, dueOn) {
  const lead = await desk.as('lead');
  const { draft } = await lead.post(`/cases/${kase.id}/repayment-plans/proposals`, { method: 'singleDate', dueOn });
  const plan = await lead.post(`/cases/${kase.id}/repayment-plans`, draft);
  return lead.post(`/repayment-plans/${plan.id}/events`, { type: 'AGREE', version: plan.version });
}

/** The departments know, the workers and both sides were heard: the agreed plan is adopted, and the case in 督办. @returns the case as the API shows it */
export async function adoptPlan(desk, { id }) {
  const lead = await desk.as('lead');
  const heldAt = new Date(Date.now() - 60_000).toISOString();
  const hrss = (await lead.get('/departments?limit=200')).items.find(({ kind }) => kind === 'hrss');
  const referral = await lead.post(`/cases/${id}/referrals`, { departmentId: hrss.id, request: '请核查欠薪', share: ['employer', 'totals'] });
  await (await desk.as('liaison.hrss')).post(`/referrals/${referral.id}/events`, { type: 'ACKNOWLEDGE', version: referral.version });
  await lead.post(`/cases/${id}/worker-sessions`, { form: 'meeting', heldAt, purposes: ['planStudied'], workersPresent: 41, opinions: ['尽快付清'], tension: 3, record: '情绪平稳' });
  await lead.post(`/cases/${id}/mediations`, { heldAt, attendees: ['职工代表', '公司负责人'], heardWorkers: true, heardEmployer: true, lawExplained: ['工会法第二十三条'], offers: ['一次付清'], record: '双方同意', outcome: 'agreed' });
  return lead.post(`/cases/${id}/events`, { type: 'ADOPT_PLAN', version: (await lead.get(`/cases/${id}`)).version });
}

/** The business day of the program. */
export const todayOf = async (desk) => (await (await desk.as('supervisor')).get('/repayment-board?limit=1')).asOf;

/** Opens the plan and the ledger of a case. */
export const planTab = (desk, kase) => desk.goto(`/cases/${kase.id}?tab=plan`, desk.page.getByRole('heading', { name: '付款', level: 2 }));

/** Shows what a part of the plan's tab holds. @param {string} title in the words of the page */
export async function unfold(page, title) {
  const heading = page.getByRole('heading', { name: title, level: 2 });
  await heading.getByRole('button', { expanded: false }).click();
  await heading.getByRole('button', { expanded: true }).waitFor();
}

async function importRoster(lead, at) {
  const { id } = await lead.upload(at('/roster-imports'), '职工名册.xlsx', fixture('roster-59.xlsx'), { apply: 'auto' });
  for (let seen; seen?.state !== 'applied';) {
    seen = await lead.get(at(`/roster-imports/${id}`));
    assert.notEqual(seen.state, 'failed', JSON.stringify(seen.failure));
    await delay(200);
  }
}
