import assert from 'node:assert/strict';
import { aCase, aRoster } from './support/cases.mjs';
import { journey } from './support/journey.mjs';
import { idNumberOf } from './support/people.mjs';

const aCaseWithOne = async (desk) => {
  const kase = await aCase(desk, { accepted: true });
  await aRoster(desk, kase, `姓名,身份证号,欠薪金额（元）,岗位\n马小明,${idNumberOf(1)},1000.50,抄表员`);
  const { items: [worker] } = await (await desk.as('member')).get(`/cases/${kase.id}/workers`);
  return { kase, worker };
};

journey('two people correct the same worker: what only one touched is taken over, what both touched is chosen, and nothing typed is lost', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const { kase, worker } = await aCaseWithOne(desk);
  const member = await desk.as('member');
  const correct = async (changes) => {
    const { version } = await member.get(`/cases/${kase.id}/workers/${worker.id}`);
    await member.patch(`/cases/${kase.id}/workers/${worker.id}`, { version, ...changes });
  };
  await desk.goto(`/cases/${kase.id}?tab=roster`, page.getByRole('button', { name: '马小明' }));
  await page.getByRole('button', { name: '马小明' }).click();
  await page.getByRole('dialog', { name: '马小明' }).getByRole('button', { name: '更正信息' }).click();
  const form = page.getByRole('dialog', { name: '更正信息' });
  await form.getByLabel('岗位').fill('安检员');
  await correct({ note: '住宿舍' });
  // Told by the stream: taken over beside what was typed.
  await form.getByText('您填的内容不受影响').waitFor();
  assert.equal(await form.getByLabel('岗位').inputValue(), '安检员');
  assert.equal(await form.getByLabel('备注').inputValue(), '住宿舍');
  await correct({ job: '维修工' });
  await form.getByText('保留我填的：安检员').waitFor();
  await desk.assertAccessible();
  await form.getByText(/的：维修工$/).click();
  await form.getByRole('button', { name: '按所选继续' }).click();
  assert.equal(await form.getByLabel('岗位').inputValue(), '维修工');
  await form.getByLabel('开户行').fill('宁夏银行');
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  const { job, note, bankName } = await member.get(`/cases/${kase.id}/workers/${worker.id}`);
  assert.deepEqual([job, note, bankName], ['维修工', '住宿舍', '宁夏银行']);
});

journey('two people record the same finding: the second chooses between both, or gives up', { as: 'member', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const { kase } = await aCaseWithOne(desk);
  const lead = await desk.as('lead');
  const found = async (headcount) => lead.put(`/cases/${kase.id}/investigation`, { version: (await lead.get(`/cases/${kase.id}`)).version, operatingStatus: 'halted', headcount, wageArrearsFen: 100_050, socialInsuranceArrearsFen: 0 });
  await found(58);
  const form = page.getByRole('dialog', { name: '排查' });
  await desk.goto(`/cases/${kase.id}?tab=investigation&open=investigation`, form);
  await form.getByLabel('职工人数').fill('61');
  await form.getByLabel('说明').fill('食堂已停');
  await found(60);
  await form.getByText('保留我填的：61').waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await form.getByText('保留我填的：61').click();
  await form.getByRole('button', { name: '按所选继续' }).click();
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  const { investigation } = await lead.get(`/cases/${kase.id}`);
  assert.deepEqual([investigation.headcount, investigation.notes], [61, '食堂已停']);
});

journey('what is typed into a claim survives a reload and the end of the session', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const { kase, worker } = await aCaseWithOne(desk);
  const open = async () => {
    await page.getByRole('button', { name: '马小明' }).click();
    await page.getByRole('dialog', { name: '马小明' }).getByRole('button', { name: '补登诉求' }).click();
    return page.getByRole('dialog', { name: '补登诉求' });
  };
  await desk.goto(`/cases/${kase.id}?tab=roster`, page.getByRole('button', { name: '马小明' }));
  await (await open()).getByLabel('主张').fill('2,345.60');
  await page.reload();
  const form = await open();
  await form.getByText(/已恢复 .* 未提交的内容/).waitFor();
  assert.equal(await form.getByLabel('主张').inputValue(), '2,345.60');
  await desk.endSession();
  desk.expectRefusal(401, /./);
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog', { name: '请重新登录' }).waitFor();
  await desk.typeSignIn('member');
  await form.waitFor({ state: 'hidden' });
  const { claims } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers/${worker.id}`);
  assert.deepEqual(claims.map(({ claimedFen }) => claimedFen).toSorted((a, b) => a - b), [100_050, 234_560]);
});
