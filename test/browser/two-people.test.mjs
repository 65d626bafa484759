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

journey('one person in two tabs: what one saved is told in the other, and what was typed there is not lost', { as: 'lead' }, async (desk) => {
  const { kase } = await aCaseWithOne(desk);
  const open = async (page) => {
    const form = page.getByRole('dialog', { name: '排查' });
    await page.goto(`/cases/${kase.id}?tab=investigation&open=investigation`);
    await form.getByLabel('职工人数').waitFor();
    return form;
  };
  const [other, second] = [await open(await desk.context.newPage()), await open(await desk.context.newPage())];
  await second.getByLabel('职工人数').fill('99');
  const form = await open(desk.page);
  await form.getByLabel('经营状况').click();
  await desk.page.getByTitle('停产停业').click();
  for (const [name, text] of [['职工人数', '23'], ['拖欠工资', '10'], ['欠缴社会保险', '0']]) await form.getByLabel(name).fill(text);
  await form.getByRole('button', { name: '保存' }).click();
  await form.waitFor({ state: 'hidden' });
  await other.getByText(/刚刚更新了：.*职工人数/).waitFor();
  assert.equal(await other.getByLabel('职工人数').inputValue(), '23');
  await second.getByText('保留我填的：99').waitFor();
  await second.getByText(/的：23$/).waitFor();
  assert.equal(await second.getByRole('button', { name: '保存' }).isEnabled(), false);
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

journey('what a colleague decided meanwhile about a claim is told, and decided again with what was typed', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const { kase, worker } = await aCaseWithOne(desk);
  const member = await desk.as('member');
  const [{ id: claimId }] = worker.claims;
  const dialog = page.getByRole('dialog', { name: '核定', exact: true });
  await desk.goto(`/cases/${kase.id}?tab=roster&open=decide`, dialog.getByText('调整金额'));
  await dialog.getByText('调整金额').click();
  await dialog.getByLabel('认定金额：马小明 工资').fill('900');
  await dialog.getByLabel('核定依据').fill('扣除已预支 100.50 元');
  await member.post(`/cases/${kase.id}/claims/decisions`, { decisions: [{ claimId, verifiedFen: 95_000 }] });
  await dialog.getByRole('button', { name: '核定 1 项' }).click();
  await dialog.getByText(/他人已作了不同的核定/).waitFor();
  await desk.assertAccessible('.ant-modal');
  const verified = async () => (await member.get(`/cases/${kase.id}/workers/${worker.id}`)).claims[0].verifiedFen;
  assert.equal(await verified(), 95_000);
  await dialog.getByRole('button', { name: '看过后重新核定' }).click();
  await dialog.getByRole('row', { name: /马小明/ }).getByText('¥950.00').waitFor();
  assert.equal(await dialog.getByLabel('认定金额：马小明 工资').inputValue(), '900.00');
  assert.equal(await dialog.getByLabel('核定依据').inputValue(), '扣除已预支 100.50 元');
  await desk.assertAccessible('.ant-modal');
  await dialog.getByRole('button', { name: '核定 1 项' }).click();
  await dialog.getByText('已核定 1 项').waitFor();
  assert.equal(await verified(), 90_000);
});

/** Types into the open form what somebody else changes meanwhile, and chooses theirs of both. */
async function givesIn(desk, { dialog, type, meanwhile, mine, theirs, save }) {
  await type(dialog);
  await meanwhile();
  const panel = dialog.getByRole('alert').filter({ hasText: '刚刚修改了同一处内容' });
  // Of a case it is told by the stream; of the administration when it is sent, and nothing is written.
  if (save !== undefined) await dialog.getByRole('button', { name: save, exact: true }).click();
  await panel.getByText(new RegExp(`保留我填的：${mine}`)).waitFor();
  await desk.assertAccessible('.ant-modal');
  await panel.getByText(new RegExp(`的：${theirs}$`)).click();
  await panel.getByRole('button', { name: '按所选继续' }).click();
  await panel.waitFor({ state: 'detached' });
}

journey('of what was registered and of the risk, what two people changed at the same time is chosen in words', { as: 'supervisor', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const { kase } = await aCaseWithOne(desk);
  const lead = await desk.as('lead');
  const version = async () => (await lead.get(`/cases/${kase.id}`)).version;
  const open = async (form, title) => {
    const dialog = page.getByRole('dialog', { name: title });
    await desk.goto(`/cases/${kase.id}?tab=overview&open=${form}`, dialog.locator('form'));
    return dialog;
  };
  await givesIn(desk, {
    dialog: await open('risk', '调整风险等级'), mine: '黄', theirs: '红',
    type: async (dialog) => {
      await dialog.getByRole('radio', { name: /黄/ }).check();
      await dialog.getByLabel('理由').fill('职工情绪平稳');
    },
    meanwhile: async () => lead.put(`/cases/${kase.id}/risk-level`, { version: await version(), riskLevel: 'red', reason: '职工准备上访' }),
  });
  assert.equal(await page.getByLabel('理由').inputValue(), '职工情绪平稳');
  await givesIn(desk, {
    dialog: await open('correct', '更正登记内容'), mine: '堵路、越级上访', theirs: '停工',
    type: async (dialog) => {
      for (const name of ['堵路', '越级上访']) await dialog.getByRole('checkbox', { name }).check();
    },
    meanwhile: async () => lead.patch(`/cases/${kase.id}`, { version: await version(), escalators: ['stoppage'] }),
  });
});

journey('of an account, a department and a rule, what another administrator changed meanwhile is chosen in words', { as: 'admin' }, async (desk) => {
  const { page } = desk;
  const [admin, other] = await Promise.all([desk.as('admin'), desk.as('admin2')]);
  const mark = Math.random().toString(36).slice(2, 8);
  const department = await admin.post('/departments', { kind: 'other', name: `甲${mark}`, regionCode: '640300' });
  await admin.post('/users', { username: `two.${mark}`, name: `甲人${mark}`, role: 'taskForce', regionCode: '640302' });
  const [account] = (await admin.get(`/users?q=${encodeURIComponent(`甲人${mark}`)}`)).items;
  const rule = (await admin.get('/deadline-rules?limit=200')).items.find(({ code }) => code === 'referralDecline');
  const longer = (by) => ({ ...rule.lengths, red: { ...rule.lengths.red, length: rule.lengths.red.length + by } });
  desk.expectRefusal(409, /./);
  const dialog = page.getByRole('dialog');
  const pick = async (path, button) => {
    await desk.goto(path, page.getByRole('button', { name: button }));
    await page.getByRole('button', { name: button }).click();
    await dialog.locator('form').waitFor();
  };
  const named = (label, name) => async () => dialog.getByLabel(label, { exact: true }).fill(name);

  await pick('/administration/departments', `更改 甲${mark}`);
  await givesIn(desk, { dialog, save: '保存', mine: `乙${mark}`, theirs: `丙${mark}`, type: named('部门名称', `乙${mark}`), meanwhile: () => other.patch(`/departments/${department.id}`, { version: department.version, name: `丙${mark}`, active: true }) });
  await pick('/administration/accounts', `更改 甲人${mark}`);
  await givesIn(desk, { dialog, save: '保存', mine: `乙人${mark}`, theirs: `丙人${mark}`, type: named('姓名', `乙人${mark}`), meanwhile: () => other.patch(`/users/${account.id}`, { version: account.version, name: `丙人${mark}` }) });
  await pick('/administration/rules/referralDecline', '更改长度');
  await dialog.getByLabel('红级长度').fill(String(longer(1).red.length));
  await dialog.getByLabel('原因').fill('我填的原因');
  // What the other decided is in force later: of what the form shows nothing has changed, but there is something to look at.
  await other.post('/deadline-rules/referralDecline/versions', { basedOn: rule.newestVersion, lengths: longer(2), effectiveFrom: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), reason: '他人先改' });
  await dialog.getByRole('button', { name: '预览效果', exact: true }).click();
  await dialog.getByRole('alert').filter({ hasText: '他人刚刚更新了这条记录' }).waitFor();
  await page.getByRole('row', { name: /^第 2 版/ }).waitFor();
  assert.equal(await dialog.getByLabel('红级长度').inputValue(), String(longer(1).red.length));
  assert.equal(await dialog.getByLabel('原因').inputValue(), '我填的原因');
});
