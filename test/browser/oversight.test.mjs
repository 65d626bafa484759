import assert from 'node:assert/strict';
import { agreePlan, aVerifiedCase } from './support/agreed-case.mjs';
import { aCase, aReferral } from './support/cases.mjs';
import { journey, LOOKS } from './support/journey.mjs';
import { until } from './support/until.mjs';

const WORDS = {
  'zh-CN': { me: '我的', rest: '更多页面', oversight: '督办', measures: '采取的措施', send: '答复并办结' },
  en: { me: 'Me', rest: 'More pages', oversight: 'Oversight', measures: 'Measures taken', send: 'Answer and close' },
};

/** A worker says that a payment did not arrive: an item that the supervisor must answer. */
async function anItem(desk) {
  const supervisor = await desk.as('supervisor');
  const kase = await aVerifiedCase(desk);
  const { asOf } = await supervisor.get('/repayment-board?limit=1');
  await agreePlan(desk, kase, asOf);
  const { items: [worker] } = await supervisor.get(`/cases/${kase.id}/workers?limit=1`);
  const payment = await supervisor.post(`/cases/${kase.id}/payments`, { kind: 'wages', paidOn: asOf, amountFen: 10_000, method: 'cash', reference: `收条-${kase.number}`, workerIds: [worker.id] });
  await supervisor.post(`/cases/${kase.id}/payments/${payment.id}/receipts`, { workerId: worker.id, outcome: 'notReceived', how: 'call', confirmedAt: new Date(Date.now() - 1_000).toISOString() });
  return kase;
}

for (const look of [{ size: 'phone', language: 'zh-CN' }, { size: 'phone', language: 'en', theme: 'dark' }]) {
  journey('on a phone the supervisor finds the items to answer and answers one', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await anItem(desk);
    await desk.goto('/repayment', page.getByRole('link', { name: words.me, exact: true }));
    await page.getByRole('link', { name: words.me, exact: true }).click();
    const rest = page.getByRole('navigation', { name: words.rest });
    await rest.waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await rest.getByRole('link', { name: words.oversight }).click();
    const item = page.getByRole('article').filter({ hasText: kase.number });
    await item.waitFor();
    await item.getByLabel(words.measures).fill('已与银行核对，明日补发');
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await item.getByRole('button', { name: words.send }).click();
    await item.waitFor({ state: 'detached' });
    const { items } = await (await desk.as('supervisor')).get(`/supervisor-items?caseId=${kase.id}`);
    assert.deepEqual(items.map(({ state, answer }) => [state, answer]), [['answered', '已与银行核对，明日补发']]);

  });
}

const DEPARTMENTS = {
  'zh-CN': { title: '部门对比', sent: '转办', open: '部门待办', all: '全部部门', department: '部门', referrals: '转办明细', year: '近一年', coordination: '联动' },
  en: { title: 'Departments compared', sent: 'Sent', open: 'Waiting', all: 'All departments', department: 'Department', referrals: 'Referrals', year: 'a year', coordination: 'Coordination' },
};

for (const [place, look] of LOOKS.entries()) {
  journey('a figure of the comparison opens the referrals it counts, and each of them its place in the case', { as: 'supervisor', ...look, theme: place % 3 === 0 ? 'light' : 'dark' }, async (desk) => {
    const { page } = desk;
    const words = DEPARTMENTS[look.language];
    const lead = await desk.as('lead');
    const kase = await aCase(desk, { accepted: true });
    const hrss = (await lead.get('/departments?limit=200')).items.find(({ kind }) => kind === 'hrss');
    for (const request of ['请先核查工资', `请核查${kase.number}的社会保险`]) await lead.post(`/cases/${kase.id}/referrals`, { departmentId: hrss.id, request, share: ['employer'] });

    const rows = page.getByRole('table').locator('tbody tr');
    const more = page.getByRole('button', { name: /再看一些|Show more/ });
    // Others refer meanwhile: a figure and its rows agree once nobody did between the two looks.
    for (const figure of [words.sent, words.open]) {
      await until(`${figure} equals its rows`, async () => {
        await desk.goto('/supervision/departments', page.getByRole('table', { name: words.title }));
        await page.getByText(words.year, { exact: true }).click();
        await page.waitForURL((url) => url.searchParams.has('from'));
        await page.getByText(new URL(page.url()).searchParams.get('from')).waitFor();
        const link = page.getByRole('link', { name: new RegExp(`^${hrss.name} ${figure} \\d+$`) });
        const shown = Number(/\d+$/.exec(await link.textContent())[0]);
        await link.click();
        await page.getByRole('heading', { level: 1, name: words.referrals }).waitFor();
        await rows.first().waitFor();
        for (let count = await rows.count(); (await more.count()) > 0; count = await rows.count()) {
          await more.click();
          await until('more rows', async () => (await rows.count()) > count);
        }
        return (await rows.count()) === shown;
      });
    }
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    // The same question to all departments, whose names then stand in the rows.
    await page.getByRole('combobox', { name: words.department }).selectOption({ label: words.all });
    await page.waitForURL((url) => !url.searchParams.has('department') && url.searchParams.get('figure') === 'open');
    // The address changes before the page does.
    await page.locator('nav a[href*="figure=sent"]:not([href*="department="])').click();
    const asked = rows.filter({ hasText: `请核查${kase.number}的社会保险` });
    await asked.filter({ hasText: hrss.name }).waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await asked.getByRole('link', { name: kase.employer.name }).click();
    const meant = page.getByRole('region', { name: words.coordination }).locator('li[aria-current]');
    await meant.getByText(`请核查${kase.number}的社会保险`).waitFor();
    await until('the referral has the focus', () => meant.evaluate((entry) => entry === document.activeElement));
    await desk.assertFitsWidth();
    await page.goBack();
    await asked.waitFor();
    await page.getByRole('main').getByRole('link', { name: words.title }).click();
    await page.getByRole('table', { name: words.title }).waitFor();
    assert.equal(await page.getByRole('radio', { checked: true }).locator('xpath=..').textContent(), words.year, 'the time that was chosen is kept');
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}

const PERIODS = {
  'zh-CN': {
    ...DEPARTMENTS['zh-CN'], from: '从哪一天', to: '到哪一天', usual: '近 13 周', retry: '再试一次',
    reversed: '截止日期早于起始日期，请重新选择。', future: '还没有到的日子没有转办，请选择今天或以前的日期。', noDay: '起止日期没有填全，或者日历上没有这一天，请重新选择。',
  },
  en: {
    ...DEPARTMENTS.en, from: 'From which day', to: 'To which day', usual: '13 weeks', retry: 'Try again',
    reversed: 'The last day lies before the first; choose them anew.', future: 'Nothing was referred on a day to come; choose days up to today.', noDay: 'A day is missing or not in the calendar; choose both anew.',
  },
};

const dayFrom = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

for (const look of [{ size: 'phone', language: 'zh-CN', theme: 'dark' }, { size: 'desktop', language: 'en' }]) {
  const words = PERIODS[look.language];

  journey('the departments are compared over any days, which the address keeps', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    await aReferral(desk, '请核查工资支付台账');
    const supervisor = await desk.as('supervisor');
    const table = page.getByRole('table', { name: words.title });
    const [first, last, alert] = [page.getByLabel(words.from), page.getByLabel(words.to), page.getByRole('alert')];
    await desk.goto('/supervision/departments', table);
    const [begin, today] = [await first.inputValue(), await last.inputValue()];
    const all = table.getByRole('link', { name: new RegExp(`^${words.all} ${words.sent} \\d+$`) });
    const shown = async () => Number(/\d+$/.exec(await all.textContent())[0]);
    const before = await shown();

    // Others refer meanwhile, though not on days that are over.
    const yesterday = dayFrom(today, -1);
    await last.fill(yesterday);
    await page.getByText(new RegExp(`${begin}.*${yesterday}`)).waitFor();
    const { totals: { sent } } = await supervisor.get(`/department-times?from=${begin}&to=${yesterday}`);
    assert.ok(sent > 1 && sent < before, `${sent} of ${before} were sent before today`);
    assert.equal(await shown(), sent);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await page.reload();
    await table.waitFor();
    assert.deepEqual([await first.inputValue(), await last.inputValue(), await shown()], [begin, yesterday, sent], 'a reload keeps the days');
    const kept = page.url();

    // What cannot be compared is told, and what was shown stays.
    for (const [day, sentence] of [[dayFrom(begin, -1), words.reversed], [dayFrom(today, 1), words.future], ['', words.noDay]]) {
      await last.fill(day);
      await alert.getByText(sentence).waitFor();
      assert.deepEqual([page.url(), await shown()], [kept, sent]);
    }
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await last.fill(begin);
    await alert.waitFor({ state: 'detached' });
    await page.waitForURL((url) => url.searchParams.get('to') === begin);
  });

  journey('an address with days that cannot be compared says so', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const alert = page.getByRole('alert');
    for (const [query, sentence] of [['from=2025-02-30', words.noDay], ['from=gestern&to=%27', words.noDay], ['from=2025-02-02&to=2025-02-01', words.reversed], ['to=2190-01-01', words.future]]) {
      for (const place of ['/supervision/departments', '/supervision/departments/referrals']) {
        await desk.goto(`${place}?${query}`, alert.getByText(sentence));
        assert.equal(await page.getByRole('table').count(), 0);
      }
    }
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    // The way back leads to the fields in which it is put right.
    await page.getByRole('main').getByRole('link', { name: words.title }).click();
    await page.getByText(words.usual, { exact: true }).click();
    await page.getByRole('table', { name: words.title }).waitFor();
    assert.equal(await alert.count(), 0);
  });

  journey('a comparison that could not be read is read again', { as: 'supervisor', ...look }, async (desk) => {
    const { page } = desk;
    const detail = 'The figures are away for a moment.';
    const asked = '**/api/v1/department-times?*';
    desk.expectRefusal(500, /\/department-times$/);
    await page.route(asked, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'internal', status: 500, code: 'internal', detail, correlationId: 'c-1' }) }));
    const alert = page.getByRole('alert').filter({ hasText: detail });
    await desk.goto('/supervision/departments', alert);
    await alert.getByText('c-1').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    const again = alert.getByRole('button', { name: words.retry });
    await Promise.all([page.waitForResponse(asked), again.click()]);
    await alert.waitFor();
    await page.unroute(asked);
    await again.click();
    await page.getByRole('table', { name: words.title }).waitFor();
    assert.equal(await alert.count(), 0);
  });
}

journey('the departments are compared, and each column says what it counts', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  await desk.goto('/supervision/departments', page.getByRole('table', { name: '部门对比' }));
  await page.getByRole('columnheader', { name: /^转办/ }).getByRole('button').hover();
  await page.getByText('这段时间转给该部门的转办件。').waitFor();
  await page.getByText('近一年', { exact: true }).click();
  await page.getByRole('row').nth(1).waitFor();
  await desk.assertAccessible();
});

journey('a report is not taken on, with a reason, and taken up again from the same desk', { as: 'supervisor' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk);
  const state = async () => (await (await desk.as('supervisor')).get(`/cases/${kase.id}`)).state;
  await desk.goto(`/cases/${kase.id}`, page.getByRole('list', { name: '办理进程' }));
  const pick = async (name) => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name }).click();
    return page.getByRole('dialog', { name });
  };
  const rejecting = await pick('不予受理');
  desk.expectRefusal(422, /\/events$/);
  await rejecting.getByLabel('不予受理的理由').click();
  await page.getByTitle('不属于本地区').click();
  await rejecting.getByLabel('向反映人作的说明').fill('单位在外地，已告知当地工会电话');
  await rejecting.getByLabel('告知反映人的时间').fill(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '));
  await rejecting.getByRole('button', { name: '确认' }).click();
  // 首问负责: whose matter it is has to be said; nothing typed is lost by it.
  await rejecting.getByText(/请转给应当受理的单位/).first().waitFor();
  await rejecting.getByLabel('转交去向').fill('银川市总工会');
  await rejecting.getByRole('button', { name: '确认' }).click();
  await rejecting.waitFor({ state: 'hidden' });
  assert.equal(await state(), 'rejected');
  const reopening = await pick('重新办理');
  await reopening.getByLabel('理由').fill('核实单位注册地在本区');
  await desk.assertAccessible();
  await reopening.getByRole('button', { name: '确认' }).click();
  await reopening.waitFor({ state: 'hidden' });
  assert.equal(await state(), 'reported');
});

journey('a request is granted and another refused from the one list', { as: 'supervisor2' }, async (desk) => {
  const { page } = desk;
  const lead = await desk.as('lead');
  const ask = async (reason) => {
    const kase = await aCase(desk, { accepted: true });
    await lead.post(`/cases/${kase.id}/requests`, { type: 'suspension', reason });
    return kase;
  };
  const [granted, refused] = [await ask('企业停产检修，无法走访'), await ask('等待企业答复')];
  await desk.goto('/approvals', page.getByRole('article').first());
  const cardOf = (kase) => page.getByRole('article').filter({ hasText: kase.number });
  await cardOf(granted).getByRole('button', { name: '同意', exact: true }).click();
  await cardOf(granted).waitFor({ state: 'detached' });
  await cardOf(refused).getByLabel('理由').fill('可以先约谈企业负责人');
  await cardOf(refused).getByRole('button', { name: '不同意' }).click();
  await cardOf(refused).waitFor({ state: 'detached' });
  const stateOf = async ({ id }) => (await lead.get(`/cases/${id}/requests`)).items[0].state;
  assert.deepEqual([await stateOf(granted), await stateOf(refused)], ['granted', 'refused']);
  assert.notEqual((await lead.get(`/cases/${granted.id}`)).suspendedAt, null);
});

journey('aid is approved with its amount from the same list', { as: 'supervisor2', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const lead = await desk.as('lead');
  const kase = await aCase(desk, { accepted: true });
  const worker = await lead.post(`/cases/${kase.id}/workers`, { name: '马秀英' });
  await lead.post(`/cases/${kase.id}/aid-items`, { workerId: worker.id, kind: 'schooling', request: '两名子女开学，学费没有着落' });
  const card = page.getByRole('article', { name: new RegExp(kase.number) });
  await desk.goto('/approvals', card);
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await card.getByLabel('同意的金额').fill('一千二');
  await card.getByRole('button', { name: '同意', exact: true }).click();
  await card.getByText('不是金额，请改正或者清空').waitFor();
  assert.equal((await lead.get(`/cases/${kase.id}/aid-items`)).items[0].state, 'requested');
  await card.getByLabel('同意的金额').fill('1200');
  await card.getByRole('button', { name: '同意', exact: true }).click();
  await card.waitFor({ state: 'detached' });
  const { items: [item] } = await lead.get(`/cases/${kase.id}/aid-items`);
  assert.deepEqual([item.state, item.amountFen], ['approved', 120_000]);
});
