import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Api } from './api.mjs';

let made = 0;
let accounts = 0;

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

/** A new account of somebody who has signed in before. @param {{ role: string, regionCode: string, departmentId?: string }} who */
export async function anAccount(desk, who) {
  accounts += 1;
  const mark = `${Date.now().toString(36)}${accounts}`;
  const [username, name] = [`${who.role.toLowerCase()}.${mark}`, `马同事${mark}`];
  const admin = await desk.as('admin');
  const { id, initialPassword, state, version } = await admin.post('/users', { username, name, ...who });
  if (state !== 'active') await (await desk.as('admin2')).post(`/users/${id}/events`, { type: 'APPROVE', version });
  const first = await Api.signIn(username, initialPassword, desk.place);
  await first.put('/session/password', { currentPassword: initialPassword, newPassword: desk.place.password });
  return { id, username, name, api: await desk.as(username) };
}

/** A second liaison of 人社 beside `liaison.hrss`. */
export async function aColleague(desk) {
  const lead = await desk.as('lead');
  const { id: departmentId, regionCode } = (await lead.get('/departments?limit=200')).items.find(({ kind }) => kind === 'hrss');
  return anAccount(desk, { role: 'liaison', regionCode, departmentId });
}
