import assert from 'node:assert/strict';
import { aCase } from './support/cases.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { BUDGETS } from './support/scales.mjs';

const WORDS = {
  'zh-CN': { tabs: { coordination: '转办', meetings: '调解会', aid: '帮扶事项', legal: '救济途径', requests: '请示' }, send: '发起转办', department: '转给哪个部门', request: '请部门办什么', sendIt: '转办', waiting: '待签收' },
  en: { tabs: { coordination: 'Referrals', meetings: 'Mediations', aid: 'Aid', legal: 'Remedies', requests: 'Requests' }, send: 'Send a referral', department: 'Department', request: 'What the department is asked', sendIt: 'Send', waiting: 'to be acknowledged' },
};

/** Chooses in an Ant Design select by its label. */
async function choose(page, box, option) {
  await box.click();
  await page.getByTitle(option).click();
}

/** Types a moment of the office's clock into a date field. */
async function typeInstant(box, text) {
  await box.fill(text);
  await box.press('Enter');
}

/** So many hours ago, as the office's clock shows it. */
const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

for (const look of LOOKS) {
  journey('the tabs of the coordination fit the window, are light and can be used by all', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    for (const [tab, title] of Object.entries(words.tabs)) {
      const weight = await desk.weigh();
      await desk.goto(`/cases/${kase.id}?tab=${tab}`, page.getByRole('heading', { name: title, exact: true, level: 2 }));
      weight.assertWithin(BUDGETS.page);
      console.log(`/cases/…?tab=${tab}, ${look.size}: ${weight.bytes} bytes, ${weight.calls.length} calls`);
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await weight.assertReadOnce();
    }
  });
}

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en' }]) {
  journey('a department is asked, answers, and its answer is accepted', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    await desk.goto(`/cases/${kase.id}?tab=coordination`, page.getByRole('button', { name: words.send }));
    await page.getByRole('button', { name: words.send }).click();
    const dialog = page.getByRole('dialog', { name: words.send });
    await choose(page, dialog.getByLabel(words.department, { exact: true }), /人力资源和社会保障局/);
    await dialog.getByLabel(words.request, { exact: true }).fill('请核查欠缴社会保险费');
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await dialog.getByRole('button', { name: words.sendIt, exact: true }).click();
    const entry = page.getByRole('listitem').filter({ hasText: '请核查欠缴社会保险费' });
    await entry.getByText(words.waiting, { exact: true }).waitFor();
    const [sent] = (await (await desk.as('lead')).get(`/cases/${kase.id}/referrals`)).items;
    assert.deepEqual([sent.state, sent.shares], ['sent', ['employer', 'summary', 'totals']]);
    const liaison = await desk.as('liaison.hrss');
    const { version } = await liaison.post(`/referrals/${sent.id}/events`, { type: 'ACKNOWLEDGE', version: sent.version });
    await liaison.post(`/referrals/${sent.id}/events`, { type: 'REPLY', version, payload: { text: '已核查，欠缴属实。' } });
    // Told by the stream.
    await entry.getByText('已核查，欠缴属实。').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await entry.getByRole('button', { name: look.language === 'en' ? 'Accept' : '采纳办结' }).click();
    await entry.getByRole('button', { name: look.language === 'en' ? 'Accept' : '采纳办结' }).waitFor({ state: 'detached' });
    assert.equal((await (await desk.as('lead')).get(`/referrals/${sent.id}`)).state, 'accepted');
  });
}

journey('what a department declined is handed on in the same matter', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  const lead = await desk.as('lead');
  const { items: departments } = await lead.get('/departments?limit=200');
  const sent = await lead.post(`/cases/${kase.id}/referrals`, { departmentId: departments.find(({ kind }) => kind === 'miit').id, request: '请核查欠薪', share: ['employer', 'totals'] });
  await (await desk.as('liaison.miit')).post(`/referrals/${sent.id}/events`, { type: 'DECLINE', version: sent.version, payload: { reason: 'outsideRemit' } });
  await desk.goto(`/cases/${kase.id}?tab=coordination`, page.getByText('不属于本部门职责'));
  await page.getByRole('button', { name: '改转其他部门' }).click();
  const dialog = page.getByRole('dialog', { name: '改转其他部门' });
  assert.equal(await dialog.getByLabel('请部门办什么').inputValue(), '请核查欠薪');
  await choose(page, dialog.getByLabel('转给哪个部门'), /人力资源和社会保障局/);
  await dialog.getByRole('button', { name: '转办', exact: true }).click();
  await page.getByText('第 2 个部门').waitFor();
  const [, next] = (await lead.get(`/cases/${kase.id}/referrals`)).items.toSorted((a, b) => a.place - b.place);
  assert.deepEqual([next.matterId, next.place, next.shares], [sent.matterId, 2, ['employer', 'totals']]);
});

journey('a session with the workers and a mediation are recorded as they were held', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}?tab=meetings&open=session`, page.getByRole('dialog', { name: '登记座谈' }));
  const session = page.getByRole('dialog', { name: '登记座谈' });
  await typeInstant(session.getByLabel('座谈时间'), hoursAgo(3));
  await session.getByRole('checkbox', { name: '研究方案' }).check();
  await session.getByLabel('参加职工人数').fill('20');
  await session.getByLabel('职工意见').fill('希望尽快拿到工资\n可以分期补缴社保');
  await session.getByRole('textbox', { name: '座谈情况' }).fill('与职工一起研究了履行方案。');
  await desk.assertAccessible();
  await session.getByRole('button', { name: '保存' }).click();
  await page.getByText('与职工一起研究了履行方案。').waitFor();
  await page.getByRole('button', { name: '登记调解会' }).click();
  const mediation = page.getByRole('dialog', { name: '登记调解会' });
  await typeInstant(mediation.getByLabel('调解时间'), hoursAgo(1));
  await mediation.getByLabel('参加人').fill('职工代表\n公司负责人');
  await mediation.getByRole('checkbox', { name: '听取了职工一方的意见' }).check();
  await mediation.getByRole('button', { name: '添加方案' }).click();
  await mediation.getByLabel('内容').fill('工资一次付清');
  await mediation.getByLabel('金额（有就填）').fill('12,000');
  await mediation.getByRole('textbox', { name: '调解情况' }).fill('双方同意。');
  await mediation.getByRole('radio', { name: '达成一致' }).check();
  desk.expectRefusal(422, /\/mediations$/);
  await mediation.getByRole('button', { name: '保存' }).click();
  // One side was not heard: said at the field, and nothing typed is lost.
  await mediation.getByText(/没有听取双方意见/).first().waitFor();
  await mediation.getByRole('checkbox', { name: '听取了用人单位一方的意见' }).check();
  await desk.assertAccessible();
  await mediation.getByRole('button', { name: '保存' }).click();
  await page.getByRole('link', { name: '去订履行方案' }).waitFor();
  const member = await desk.as('member');
  const [held] = (await member.get(`/cases/${kase.id}/mediations`)).items;
  assert.deepEqual([held.outcome, held.attendees, held.offers], ['agreed', ['职工代表', '公司负责人'], [{ by: 'employer', text: '工资一次付清', amountFen: 1_200_000 }]]);
  const [talked] = (await member.get(`/cases/${kase.id}/worker-sessions`)).items;
  assert.deepEqual([talked.purposes, talked.opinions], [['planStudied'], ['希望尽快拿到工资', '可以分期补缴社保']]);
});

journey('more time is asked for, shown with its effect, granted where it stands, and counted', { as: 'lead', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  const supervisor = await desk.as('supervisor');
  const dueAt = async () => (await supervisor.get(`/cases/${kase.id}/deadlines`)).items.find(({ rule }) => rule === 'investigate').dueAt;
  const before = await dueAt();
  await desk.goto(`/cases/${kase.id}?tab=requests`, page.getByText('还没有请示。'));
  await page.getByRole('button', { name: '提出请示' }).click();
  const dialog = page.getByRole('dialog', { name: '提出请示' });
  await choose(page, dialog.getByLabel('哪一项时限'), /^快排查/);
  await dialog.getByLabel('延长多少').fill('3');
  await dialog.getByLabel('理由').fill('企业负责人出差，周一返回');
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await dialog.getByRole('button', { name: '提交请示' }).click();
  await page.getByRole('row').filter({ hasText: '快排查' }).waitFor();
  await page.getByText('待审批', { exact: true }).waitFor();
  await desk.assertAccessible();
  await desk.signIn('supervisor');
  await desk.goto(`/cases/${kase.id}?tab=requests`, page.getByRole('button', { name: '同意', exact: true }));
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByText('已同意', { exact: true }).first().waitFor();
  assert.ok((await dueAt()) > before);
});

journey('a legal event starts its clock with the article, and a mistaken one is taken back', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}?tab=legal&open=legalEvent`, page.getByRole('dialog', { name: '登记法律节点' }));
  const dialog = page.getByRole('dialog', { name: '登记法律节点' });
  await choose(page, dialog.getByLabel('发生了什么'), '仲裁时效起算');
  await typeInstant(dialog.getByLabel('发生日期'), hoursAgo(48).slice(0, 10));
  await choose(page, dialog.getByLabel('依据情形'), '知道或者应当知道权利被侵害');
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '保存' }).click();
  const entry = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /仲裁时效起算/ }) });
  await entry.getByText('知道或者应当知道权利被侵害').waitFor();
  await page.getByText(/调解仲裁法/).first().waitFor();
  await desk.assertAccessible();
  await entry.getByRole('button', { name: /^撤销/ }).click();
  const taking = page.getByRole('dialog', { name: /^撤销/ });
  await taking.getByLabel('理由').fill('日期记错');
  await taking.getByRole('button', { name: '确认' }).click();
  await entry.getByText('已撤销').first().waitFor();
  const [event] = (await (await desk.as('lead')).get(`/cases/${kase.id}/legal-events`)).items.filter(({ type }) => type === 'limitationStarted');
  assert.deepEqual([event.ground, event.voided.reason], ['knewOrShouldHaveKnown', '日期记错']);
});

journey('aid is asked for a worker in hardship, approved by the supervisor, and delivered', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  const lead = await desk.as('lead');
  const { id: workerId } = await lead.post(`/cases/${kase.id}/workers`, { name: '马秀英' });
  await lead.post(`/cases/${kase.id}/living-surveys`, { surveys: [{ workerId, condition: 'severe', note: '两个孩子上学' }] });
  await desk.goto(`/cases/${kase.id}?tab=aid`, page.getByText('1 户困难职工还没有帮扶安排'));
  await desk.assertAccessible();
  await page.getByRole('button', { name: '申请帮扶：马秀英' }).click();
  const dialog = page.getByRole('dialog', { name: '申请帮扶' });
  await choose(page, dialog.getByLabel('帮扶种类'), '助学');
  await dialog.getByLabel('困难情况和需要的帮扶').fill('需要助学补助');
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('1 户困难职工还没有帮扶安排').waitFor({ state: 'detached' });
  const [item] = (await lead.get(`/cases/${kase.id}/aid-items`)).items;
  await (await desk.as('supervisor')).post(`/aid-items/${item.id}/events`, { type: 'APPROVE', version: item.version, amountFen: 200_000 });
  await page.getByRole('button', { name: '登记落实' }).click();
  const delivery = page.getByRole('dialog', { name: /登记落实/ });
  assert.equal(await delivery.getByLabel('金额').inputValue(), '2,000.00');
  await delivery.getByRole('button', { name: '确认' }).click();
  await page.getByText('已落实').waitFor();
  assert.equal((await lead.get(`/cases/${kase.id}/aid-items`)).items[0].state, 'delivered');
});

journey('a family in hardship is recorded and aid asked for it in one dialog, from the person and from the list of aid', { as: 'lead', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  const lead = await desk.as('lead');
  for (const name of ['马秀英', '丁学军']) await lead.post(`/cases/${kase.id}/workers`, { name });
  const save = async (dialog) => {
    await desk.assertAccessible('.ant-modal');
    await desk.assertFitsWidth();
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const recorded = async () => {
    const [{ items: workers }, { items: aid }] = await Promise.all([lead.get(`/cases/${kase.id}/workers`), lead.get(`/cases/${kase.id}/aid-items`)]);
    return workers.map(({ id, name, livingCondition }) => [name, livingCondition, ...aid.filter(({ workerId }) => workerId === id).map(({ kind }) => kind)].join(' ')).sort();
  };

  await desk.goto(`/cases/${kase.id}?tab=roster`, page.getByRole('button', { name: '马秀英' }));
  await page.getByRole('button', { name: '马秀英' }).click();
  await page.getByRole('dialog', { name: '马秀英' }).getByRole('button', { name: '生活困难摸底' }).click();
  const survey = page.getByRole('dialog', { name: '生活困难摸底' });
  await survey.getByText('生活稳定').click();
  assert.equal(await survey.getByLabel('同时申请帮扶').count(), 0, 'only a family in hardship is aided');
  await survey.getByText('意外致困').click();
  await choose(page, survey.getByLabel('同时申请帮扶'), '医疗救助');
  await survey.getByRole('button', { name: '保存' }).click();
  await survey.getByText('请填写').waitFor();
  await survey.getByLabel('困难情况和需要的帮扶').fill('母亲住院，需要医疗救助');
  await save(survey);
  assert.deepEqual(await recorded(), ['丁学军 ', '马秀英 accident medical']);

  await desk.goto(`/cases/${kase.id}?tab=aid&open=aid`, page.getByRole('dialog', { name: '申请帮扶' }));
  const asking = page.getByRole('dialog', { name: '申请帮扶' });
  await asking.getByLabel('职工').fill('丁学');
  await page.getByTitle('丁学军').click();
  await choose(page, asking.getByLabel('家庭困难情况'), '深度困难');
  await choose(page, asking.getByLabel('帮扶种类'), '生活救助');
  await asking.getByLabel('困难情况和需要的帮扶').fill('无其他收入');
  await save(asking);
  assert.deepEqual(await recorded(), ['丁学军 severe living', '马秀英 accident medical']);
});

journey('a supervisor item of a case asks for the measures that were taken', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const { items } = await (await desk.as('supervisor')).get('/supervisor-items?state=open');
  const item = items.find(({ possibleEvents }) => possibleEvents.includes('ANSWER'));
  await desk.goto(`/cases/${item.caseId}?tab=overview&open=supervisorItems`, page.getByText(item.text).first());
  await page.getByRole('button', { name: '答复', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: '答复' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请填写').waitFor();
  await desk.assertAccessible();
});

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en', theme: 'dark' }]) {
  journey('the file of a case is printed on A4 without the frame around it', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const { items } = await (await desk.as('lead')).get('/cases?limit=200');
    const kase = items.find(({ state, employerName }) => state === 'supervising' && employerName === '利通燃气有限公司');
    const weight = await desk.weigh();
    const timeline = page.getByRole('heading', { name: look.language === 'en' ? 'Timeline' : '办理经过', level: 2 });
    await desk.goto(`/cases/${kase.id}/print`, timeline);
    await page.getByRole('table').nth(8).waitFor();
    weight.assertWithin(BUDGETS.page);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await weight.assertReadOnce();
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 1000 });
    assert.equal(await page.getByRole('navigation').filter({ visible: true }).count(), 0);
    assert.equal(await page.getByRole('button').filter({ visible: true }).count(), 0);
    assert.equal(await page.getByRole('banner').filter({ visible: true }).getByRole('link').filter({ visible: true }).count(), 0, 'nothing of the frame');
    await desk.assertFitsWidth();
    const looks = await page.evaluate(() => ({ isDark: getComputedStyle(document.documentElement).colorScheme.includes('dark'), paper: getComputedStyle(document.body).backgroundColor, ink: getComputedStyle(document.querySelector('h1')).color }));
    assert.deepEqual(looks, { isDark: false, paper: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' }, 'black on white, margins too');
    const torn = await page.evaluate(() => [...document.querySelectorAll('table')].filter((table) => table.scrollWidth > table.parentElement.clientWidth).map((table) => table.parentElement.ariaLabel));
    assert.deepEqual(torn, [], 'no table is wider than the sheet');
    const heads = await page.evaluate(() => [...document.querySelectorAll('thead')].map((head) => getComputedStyle(head).display));
    assert.ok(heads.every((display) => display === 'table-header-group'), 'a head stands on every sheet of its table');
  });
}
