import assert from 'node:assert/strict';
import { aCase } from './support/cases.mjs';
import { journey } from './support/journey.mjs';
import { until } from './support/until.mjs';

/** More stops than any page of these journeys has before what is looked for. */
const MOST_STOPS = 400;

/** Why somebody could not see where the keyboard is; null when it shows. */
const hiddenFocus = (page) => page.evaluate(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return 'the keyboard is nowhere';
  const box = at.getBoundingClientRect();
  const [x, y] = [Math.max(0, box.left) + Math.min(box.width, window.innerWidth) / 2, box.top + Math.min(box.height, 20) / 2];
  const told = at.outerHTML.slice(0, 200);
  if (box.bottom <= 0 || box.top >= window.innerHeight || box.right <= 0 || box.left >= window.innerWidth) return `out of the window: ${told}`;
  // A field inside of a frame shows the ring on its frame.
  const around = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling].filter((one) => one instanceof Element);
  const rings = around.map((one) => getComputedStyle(one)).some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none');
  if (!rings) return `no ring: ${told}`;
  const top = document.elementFromPoint(Math.min(x, window.innerWidth - 1), Math.max(0, Math.min(y, window.innerHeight - 1)));
  return top === null || at.contains(top) || top.contains(at) || around.some((one) => one.contains(top)) ? null : `covered by ${top.outerHTML.slice(0, 200)}: ${told}`;
});

const isAt = (target) => target.evaluateAll((found) => found.includes(document.activeElement));

/** What somebody does who has a keyboard and nothing else. */
class Keys {
  constructor(desk) {
    this.desk = desk;
    this.page = desk.page;
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Goes on until the keyboard is at the target, and sees at each stop where it is. */
  async tabTo(target, key = 'Tab') {
    await target.first().waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.press(key);
      if (await this.page.evaluate(() => document.activeElement === document.body)) continue; // past the end, through the browser's own
      assert.equal(await hiddenFocus(this.page), null);
      if (await isAt(target)) return;
    }
    assert.fail(`no way by ${key} to ${target}`);
  }

  async go(target, key = 'Enter') {
    await this.tabTo(target);
    await this.press(key);
  }

  /** The keyboard came to be there without being led. */
  isLedTo(target, what) {
    return until(`the keyboard at ${what}`, () => isAt(target));
  }

  /** Another page begins at its text, not where the one before was left. */
  begins(heading) {
    return heading.waitFor().then(() => this.isLedTo(this.page.locator('#page'), 'the page'));
  }
}

async function signsIn(keys, username) {
  const { page, desk } = keys;
  const name = page.locator('input[autocomplete="username"]');
  await name.waitFor();
  await keys.isLedTo(name, 'the name');
  await keys.type(username);
  await keys.tabTo(page.locator('input[type="password"]'));
  await keys.type(desk.place.password);
  await keys.press('Enter');
  await page.getByTestId('person').waitFor();
}

/** The first stop of a page leads past its head, to the text. */
async function skips(keys) {
  const { page } = keys;
  await keys.tabTo(page.getByRole('link', { name: '跳到正文' }));
  await keys.press('Enter');
  await keys.isLedTo(page.locator('#page'), 'the text');
  await keys.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('#page main')?.contains(document.activeElement)), 'the next stop lies in the text');
}

async function signsOut(keys) {
  const { page } = keys;
  await keys.tabTo(page.getByTestId('person'), 'Shift+Tab');
  await keys.press('Enter');
  await keys.isLedTo(page.getByRole('menuitem', { name: '我的设置' }), 'the menu');
  await keys.press('ArrowDown');
  await keys.isLedTo(page.getByRole('menuitem', { name: '退出登录' }), 'the way out');
  await keys.press('Enter');
  await page.getByRole('heading', { name: '登录' }).or(page.getByRole('button', { name: '登录', exact: true })).first().waitFor();
}

async function recordsTheInvestigation(keys, kase) {
  const { page } = keys;
  await keys.go(page.getByRole('navigation', { name: '案件的各部分' }).getByRole('link', { name: '排查', exact: true }));
  const record = page.getByRole('button', { name: '登记', exact: true });
  await keys.go(record);
  const dialog = page.getByRole('dialog', { name: '排查' });
  const field = (label) => dialog.getByLabel(label, { exact: true });
  await until('the keyboard in the dialog', () => dialog.evaluate((box) => box.contains(document.activeElement)));
  await keys.tabTo(field('经营状况'));
  await keys.press('ArrowDown');
  await page.getByTitle('经营困难').waitFor();
  for (let steps = 0; (await page.locator('.ant-select-item-option-active').getAttribute('title')) !== '经营困难'; steps += 1) {
    assert.ok(steps < 10, 'the arrows lead to every choice');
    await keys.press('ArrowDown');
  }
  await keys.press('Enter');
  for (const [label, text] of [['职工人数', '60'], ['拖欠工资', '1637084.38'], ['欠缴社会保险', '399448.80']]) {
    await keys.tabTo(field(label));
    await keys.type(text);
  }
  await keys.go(dialog.getByRole('button', { name: '保存' }));
  await dialog.waitFor({ state: 'detached' });
  await keys.isLedTo(record, 'what opened the dialog');
  await page.getByText('¥1,637,084.38').first().waitFor();
  const { investigation } = await (await keys.desk.as('lead')).get(`/cases/${kase.id}`);
  assert.deepEqual([investigation.operatingStatus, investigation.headcount, investigation.wageArrearsFen], ['difficult', 60, 163_708_438]);
}

async function approves(keys, kase) {
  const { page } = keys;
  await keys.go(page.getByRole('navigation', { name: '主菜单' }).first().getByRole('link', { name: '待审批' }));
  await keys.begins(page.getByRole('heading', { name: '待审批', level: 1 }));
  const request = page.getByRole('article', { name: `中止 ${kase.number}` });
  await keys.go(request.getByRole('button', { name: '同意', exact: true }), 'Space');
  await request.waitFor({ state: 'detached' });
  await until('the keyboard at the next one', () => page.evaluate(() => document.activeElement?.matches('article, #page div') ?? false));
  assert.notEqual((await (await keys.desk.as('lead')).get(`/cases/${kase.id}`)).suspendedAt, null);
}

journey('a case is investigated and a request granted by the keyboard alone, which is always to be seen', {}, async (desk) => {
  const { page } = desk;
  const keys = new Keys(desk);
  const kase = await aCase(desk, { accepted: true });
  await (await desk.as('lead')).post(`/cases/${kase.id}/requests`, { type: 'suspension', reason: '企业重组方案表决期间，拟中止办理' });
  await page.goto('/worklist');
  await signsIn(keys, 'lead');
  await page.getByRole('heading', { name: '我的工作', level: 1 }).waitFor();
  await skips(keys);

  await keys.tabTo(page.getByRole('searchbox', { name: '搜索单位、编号、案情' }));
  await keys.type(kase.employer.name);
  // The head and the one that was found.
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await keys.go(page.getByRole('link', { name: kase.employer.name }));
  await keys.begins(page.getByRole('list', { name: '办理进程' }));
  await recordsTheInvestigation(keys, kase);
  await signsOut(keys);

  await signsIn(keys, 'supervisor');
  await approves(keys, kase);
  await signsOut(keys);
});
