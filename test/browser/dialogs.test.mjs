import assert from 'node:assert/strict';
import { unfold } from './support/agreed-case.mjs';
import { aBusyCase } from './support/busy-case.mjs';
import { aColleague, aReferral } from './support/cases.mjs';
import { journey } from './support/journey.mjs';
import { until } from './support/until.mjs';

/** What is pressed to open each dialog of a case, by the tab it is on: buttons, those of menus and of the drawer that opened before. */
const OF_A_CASE = {
  概览: [['更多操作', '更正登记内容'], ['更多操作', '工作专班'], ['更多操作', '调整风险等级'], ['更多操作', '退回快核实'], ['答复']],
  职工名册: [
    [/^核定全部 \d+ 人$/], [/^摸底全部 \d+ 人$/], ['更多', '导入名册'], ['更多', '添加职工'],
    ...['更正信息', '生活困难摸底', '查看完整号码', '移出名册', '补登诉求', /^撤回/].map((name) => [/^张晓燕/, name]),
  ],
  排查: [['登记'], ['登记走访']],
  核实: [['登记']],
  联动: [['发起转办'], ['退回补充'], ['撤回转办']],
  座谈与调解: [['登记座谈'], ['登记调解会'], ['登记回访']],
  帮扶: [['申请帮扶'], ['批准'], ['不予帮扶']],
  履行: [['拟定变更'], ['申请变更方案'], ['比较版本'], ['登记付款'], ['导入回盘'], ['冲正'], [/^登记回执/], ['决定去向'], ['登记核定'], ['登记缓缴协议'], ['撤销'], ['生成对账单'], ['登记检查']],
  法律节点: [['登记法律节点'], [/^撤销：/]],
  请示: [['提出请示']],
};
/** Of what `mark` names: two accounts and one to approve, a department and a channel. */
const ofAdministration = (mark) => ({
  accounts: [['新建账号'], [`更改 甲人${mark}`], [`甲人${mark}的更多操作`, '重置密码'], [`甲人${mark}的更多操作`, '停用'], [`乙人${mark}的更多操作`, '重新启用'], ['批准'], ['不批准，停用']],
  departments: [['新建部门'], [`更改 甲局${mark}`]],
  'rules/verify': [['更改长度'], ['调整在办时限']],
  figures: [['登记新数额：月最低工资标准']],
  calendar: [[/^录入 \d+ 年放假安排$/], ['本单位的日子'], ['调整在办时限']],
  channels: [['新建渠道'], [`更改 甲群${mark}`]],
});
const OF_A_REFERRAL = { 转办: [['转同事'], ['退回…']] };
/** What is folded until somebody looks at it. */
const FOLDED = { 履行: ['付款', '到账确认', '滞纳金'] };
const dialogs = (desk) => desk.page.getByRole('dialog');
/** The one that lies over all, also over a drawer. */
const modal = (desk) => desk.page.locator('.ant-modal');
const draftFound = (desk) => modal(desk).getByText(/已恢复 .* 未提交的内容/);

const tap = (target) => target.click();
const byKeyboard = async (target) => {
  await target.focus();
  await target.press('Enter');
};

/** Presses one after the other, each within what the one before opened. @returns what was pressed last, on the page or in the drawer, and not in a menu */
async function open(desk, presses, press = tap) {
  let opener;
  for (const name of presses) {
    const within = (await dialogs(desk).count()) > 0 ? dialogs(desk).last() : desk.page;
    const entry = desk.page.getByRole('menuitem', { name, exact: true });
    const target = within.getByRole('button', { name, exact: typeof name === 'string' }).first().or(entry);
    const isEntry = (await target.getAttribute('role')) === 'menuitem';
    await press(target);
    if (!isEntry) opener = target;
    if (name !== presses.at(-1)) await desk.page.getByRole('menu').or(dialogs(desk)).first().waitFor();
  }
  return opener;
}

/** The box in which something can be written at once: the first for text, else the first for an amount. */
const boxIn = async (dialog) => {
  for (const box of [dialog.locator('textarea'), dialog.locator('input[inputmode="decimal"], input[type="text"]:not([role="combobox"]):not([placeholder^="请选择"])')]) {
    if ((await box.count()) > 0) return box.first();
  }
  return null;
};

const typedInto = (box, place) => box.evaluate((element) => element.inputMode === 'decimal').then((isAmount) => (isAmount ? `${place}.50` : `草稿 ${place}`));

async function closeAll(desk) {
  for (let left = await dialogs(desk).count(); left > 0; left = await dialogs(desk).count()) {
    await desk.page.keyboard.press('Escape');
    await dialogs(desk).nth(left - 1).waitFor({ state: 'detached' });
  }
}

/** Opened, it lies in the window, can be sent and used by all; closed by the keyboard, it leaves the keyboard where it was. */
async function look(desk, presses) {
  const opener = await open(desk, presses);
  const dialog = modal(desk);
  await dialog.locator('form, table, input, button[class*="primary"]').first().waitFor();
  const submit = dialog.locator('button[type="submit"]');
  if ((await submit.count()) > 0) await submit.last().click({ trial: true });
  const beyond = await dialog.evaluate((box) => [box, ...box.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1 || part.getBoundingClientRect().left < -1).map((part) => part.outerHTML.slice(0, 200)));
  assert.deepEqual(beyond.slice(0, 3), [], `${presses.join(' ')} fits the window`);
  await desk.assertFitsWidth();
  await desk.assertAccessible('.ant-modal');
  await until(`${presses.join(' ')} has the keyboard`, () => dialog.evaluate((box) => box.contains(document.activeElement)));
  const box = await boxIn(dialog);
  return { opener, dialog, box };
}

async function lookAndType(desk, presses, place) {
  const { opener, dialog, box } = await look(desk, presses);
  const typed = box && (await typedInto(box, place));
  if (box) await box.fill(typed);
  await desk.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await until(`${presses.join(' ')} gives the keyboard back`, () => opener.evaluate((button) => button === document.activeElement));
  await closeAll(desk);
  return typed;
}

/** Every dialog once; then, after a reload and by the keyboard, those in which something was typed, which still have it. */
async function lookAtAll(desk, byPart, show) {
  const typed = [];
  for (const [part, all] of Object.entries(byPart)) {
    await show(part);
    for (const presses of all) typed.push({ part, presses, text: await lookAndType(desk, presses, typed.length) });
  }
  await desk.page.reload();
  for (const { part, presses, text } of typed.filter((one) => one.text !== null)) {
    await show(part);
    await open(desk, presses, byKeyboard);
    await draftFound(desk).waitFor();
    assert.equal(await (await boxIn(modal(desk))).inputValue(), text, `${presses.join(' ')} still has what was typed`);
    await closeAll(desk);
  }
}

journey('every dialog of a case fits a phone, can be sent, keeps what was typed over a reload, and gives the keyboard back', { as: 'supervisor', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aBusyCase(desk);
  const parts = page.getByRole('navigation', { name: '案件的各部分' });
  await desk.goto(`/cases/${kase.id}`, parts);
  await lookAtAll(desk, OF_A_CASE, async (tab) => {
    await parts.getByRole('link', { name: tab, exact: true }).click();
    await parts.locator('[aria-current="page"]', { hasText: tab }).waitFor();
    for (const part of FOLDED[tab] ?? []) await unfold(page, part);
  });
});

journey('every dialog of the administration fits a phone, can be sent, keeps what was typed over a reload, and gives the keyboard back', { as: 'admin', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const [admin, other] = await Promise.all([desk.as('admin'), desk.as('admin2')]);
  const mark = Math.random().toString(36).slice(2, 8);
  const account = (by, name, role) => by.post('/users', { username: `${role}.${mark}.${name}`, name: `${name === 'a' ? '甲' : name === 'b' ? '乙' : '丙'}人${mark}`, role, regionCode: '640381' });
  await account(admin, 'a', 'taskForce');
  const off = await account(admin, 'b', 'taskForce');
  await account(other, 'c', 'supervisor');
  await admin.post(`/users/${off.id}/events`, { type: 'DISABLE', version: off.version });
  await admin.post('/departments', { kind: 'other', name: `甲局${mark}`, regionCode: '640300' });
  await admin.post('/channels', { kind: 'webhook', name: `甲群${mark}`, regionCode: '640300', address: 'https://robot.example/hook', secret: 'sixteen-letters-and-more', locale: 'zh-CN' });
  await lookAtAll(desk, ofAdministration(mark), async (part) => {
    await desk.goto(`/administration/${part}`, page.getByRole('heading', { level: 1 }));
    if (part !== 'accounts') return;
    await page.getByRole('searchbox', { name: '按姓名或用户名查找' }).fill(mark);
    await page.getByRole('button', { name: `更改 乙人${mark}` }).waitFor();
    await page.getByRole('row').nth(4).waitFor({ state: 'detached' });
  });
});

journey("every dialog of a liaison's desk fits a phone, can be sent, and gives the keyboard back", { as: 'liaison.hrss', size: 'phone' }, async (desk) => {
  const { id } = await aReferral(desk, '请核查欠缴社会保险费');
  await aColleague(desk);
  await lookAtAll(desk, OF_A_REFERRAL, () => desk.goto(`/referrals/${id}`, desk.page.getByRole('heading', { level: 1 })));
});
