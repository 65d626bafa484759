import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Api } from './api.mjs';

let made = 0;

/**
 * A case of an employer that no other journey has.
 * @param {{ accepted?: boolean, workersReported?: number }} [what] `accepted`: with its task force (the accounts `lead` and `member`, supervised by
 *   `supervisor`), in 快排查
 */
export async function aCase(desk, { accepted = false, workersReported = 60 } = {}) {
  made += 1;
  const lead = await desk.as('lead');
  const kase = await lead.post('/cases', {
    channel: 'hotline12351', reportedAt: new Date().toISOString(), summary: '职工来电反映公司拖欠工资', workersReported,
    employer: { name: `名册测试燃气公司${Date.now().toString(36)}号${made}`, regionCode: '640302' },
  });
  if (!accepted) return kase;
  const supervisor = await desk.as('supervisor');
  const idOf = async (name) => (await (await desk.as(name)).get('/session')).user.id;
  const [leadId, memberId, supervisorId] = await Promise.all(['lead', 'member', 'supervisor'].map(idOf));
  const formed = await supervisor.put(`/cases/${kase.id}/task-force`, { version: kase.version, leadId, memberIds: [memberId], supervisorId });
  return lead.post(`/cases/${kase.id}/events`, { type: 'ACCEPT', version: formed.version });
}

/** Takes a sheet over into the roster of a case. @param {Buffer | string} csv */
export async function aRoster(desk, kase, csv) {
  const lead = await desk.as('lead');
  const { id } = await lead.upload(`/cases/${kase.id}/roster-imports`, '名册.csv', csv, { apply: 'auto' });
  for (let seen; seen?.state !== 'applied';) {
    seen = await lead.get(`/cases/${kase.id}/roster-imports/${id}`);
    assert.notEqual(seen.state, 'failed', seen.failure?.message);
    await delay(100);
  }
}

/** A case that was accepted, and what 人社 is asked about it. */
export async function aReferral(desk, request) {
  const kase = await aCase(desk, { accepted: true });
  const lead = await desk.as('lead');
  const { items } = await lead.get('/departments?limit=200');
  return lead.post(`/cases/${kase.id}/referrals`, { departmentId: items.find(({ kind }) => kind === 'hrss').id, request, share: ['employer', 'summary', 'totals'] });
}

/** Fires an event of a referral as somebody beside the window, on the version that is there. @param {import('./api.mjs').Api} api */
export async function fireReferral(api, id, type, payload) {
  const { version } = await api.get(`/referrals/${id}`);
  return api.post(`/referrals/${id}/events`, { type, version, ...(payload ? { payload } : {}) });
}

/** A second liaison of 人社 beside `liaison.hrss`, who has signed in before. */
export async function aColleague(desk) {
  const mark = Date.now().toString(36);
  const [admin, lead] = await Promise.all([desk.as('admin'), desk.as('lead')]);
  const hrss = (await lead.get('/departments?limit=200')).items.find(({ kind }) => kind === 'hrss');
  const [username, name] = [`liaison.${mark}`, `马联络${mark}`];
  const { id, initialPassword } = await admin.post('/users', { username, name, role: 'liaison', regionCode: hrss.regionCode, departmentId: hrss.id });
  const first = await Api.signIn(username, initialPassword, desk.place);
  await first.put('/session/password', { currentPassword: initialPassword, newPassword: desk.place.password });
  return { id, name, api: await desk.as(username) };
}
