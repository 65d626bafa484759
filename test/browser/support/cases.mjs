import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

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
