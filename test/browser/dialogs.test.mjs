import assert from 'node:assert/strict';
import { aBusyCase } from './support/busy-case.mjs';
import { journey } from './support/journey.mjs';
import { until } from './support/until.mjs';

/** What is pressed to open each dialog of a case, by the tab it is on: buttons, those of menus and of the drawer that opened before. */
const OF_A_CASE = {
  概览: [['更多操作', '更正登记内容'], ['更多操作', '工作专班'], ['更多操作', '调整风险等级'], ['更多操作', '退回快核实'], ['答复']],
  职工名册: [
    ['核定'], ['生活困难摸底'], ['更多', '导入名册'], ['更多', '添加职工'],
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
const dialogs = (desk) => desk.page.getByRole('dialog');
/** The one that lies over all, also over a drawer. */
const modal = (desk) => desk.page.locator('.ant-modal');
const draftFound = (desk) => modal(desk).getByText(/已恢复 .* 未提交的内容/);

/** Presses one after the other, each within what the one before opened. @returns what was pressed last, on the page or in the drawer, and not in a menu */
async function open(desk, presses) {
  let opener;
  for (const name of presses) {
    const within = (await dialogs(desk).count()) > 0 ? dialogs(desk).last() : desk.page;
    const entry = desk.page.getByRole('menuitem', { name, exact: true });
    const target = within.getByRole('button', { name, exact: typeof name === 'string' }).first().or(entry);
    const isEntry = (await target.getAttribute('role')) === 'menuitem';
    await target.click();
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

/** Every dialog once; then, after a reload, those in which something was typed, which still have it. */
async function lookAtAll(desk, byPart, show) {
  const typed = [];
  for (const [part, all] of Object.entries(byPart)) {
    await show(part);
    for (const presses of all) typed.push({ part, presses, text: await lookAndType(desk, presses, typed.length) });
  }
  await desk.page.reload();
  for (const { part, presses, text } of typed.filter((one) => one.text !== null)) {
    await show(part);
    await open(desk, presses);
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
  });
});
