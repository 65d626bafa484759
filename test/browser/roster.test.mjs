import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { journey } from './support/journey.mjs';
import { aCase, aRoster } from './support/cases.mjs';
import { drop } from './support/drop.mjs';
import { idNumberOf } from './support/people.mjs';
import { BUDGETS } from './support/scales.mjs';

const STORY = readFileSync(new URL('../fixtures/roster-59.xlsx', import.meta.url));
/** The smallest PNG: told by its content, as the server does. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const WORDS = {
  'zh-CN': {
    roster: '职工名册', empty: '名册还是空的。', import: '导入名册', drop: '把名册文件拖到这里，或点此选择', apply: '导入 59 人', applied: '已导入 59 人', look: '去看名册', decideAll: '核定全部 59 人', decide: '核定', do: /^核定 \d+ 项$/,
    taken: /已核定 \d+ 项/, close: '关闭', basis: '核定依据', evidence: '证据', byKind: '分种类查看',
  },
  en: {
    roster: 'Roster', empty: 'The roster is empty.', import: 'Import a roster', drop: 'Drop the roster here, or press to choose it', apply: 'Import 59', applied: '59 people imported', look: 'See the roster', decideAll: 'Decide all 59', decide: 'Decide', do: /^Decide \d+$/,
    taken: /^\d+ decided/, close: 'Close', basis: 'What it rests on', evidence: 'Evidence', byKind: 'By kind',
  },
};

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'zh-CN', theme: 'dark' }, { size: 'phone', language: 'en' }]) {
  journey('a roster is dropped, looked at and taken over, and its claims are decided at once', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    await desk.goto(`/cases/${kase.id}?tab=roster`, page.getByText(words.empty));
    await desk.assertAccessible();
    await desk.assertFitsWidth();

    await page.getByRole('button', { name: words.import }).click();
    const importing = page.getByRole('dialog', { name: words.import });
    await drop(importing.getByText(words.drop), '职工名册.xlsx', STORY);
    const apply = importing.getByRole('button', { name: words.apply });
    await apply.waitFor();
    await importing.getByText('¥1,637,084.38').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await apply.click();
    await importing.getByText(words.applied).waitFor();
    await importing.getByRole('button', { name: words.look }).click();

    const table = page.getByRole('table', { name: words.roster });
    await table.getByRole('row').nth(5).waitFor();
    assert.equal(await table.getAttribute('aria-rowcount'), '60');
    const weight = await desk.weigh();
    await desk.goto(`/cases/${kase.id}?tab=roster`, table.getByRole('row').nth(5));
    weight.assertWithin(BUDGETS.page);
    console.log(`/cases/:id?tab=roster, ${look.size}: ${weight.bytes} bytes, ${weight.calls.length} calls`);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await weight.assertReadOnce();

    await page.getByRole('button', { name: words.decideAll, exact: true }).click();
    const deciding = page.getByRole('dialog', { name: words.decide });
    await deciding.getByLabel(words.basis).fill('与企业工资表核对一致');
    await deciding.getByLabel(words.evidence, { exact: true }).setInputFiles({ name: '工资表.png', mimeType: 'image/png', buffer: PICTURE });
    await deciding.getByRole('link', { name: '工资表.png' }).waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await deciding.getByRole('button', { name: words.do }).click();
    await deciding.getByText(words.taken).waitFor();
    await deciding.getByRole('button', { name: words.close, exact: true }).last().click();
    const { items } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers?only=undecidedClaims`);
    assert.deepEqual(items, []);
    await page.getByText(words.byKind).click();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}

const HEADINGS = '序号,姓名,身份证号,欠薪金额（元）';

journey('a refused row is saved, put right and dropped again; the same file brings nothing new', { as: 'member' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}?tab=roster&open=import`, page.getByRole('dialog', { name: '导入名册' }));
  const dialog = page.getByRole('dialog', { name: '导入名册' });
  const right = idNumberOf(2);
  const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
  await drop(dialog.getByText('把名册文件拖到这里，或点此选择'), '补充名册.csv', [HEADINGS, `1,马小明,${idNumberOf(1)},1000.50`, `2,丁小红,${wrong},2000`].join('\n'));
  await dialog.getByRole('table', { name: '退回的行' }).getByText('身份证号：身份证号校验位不符，请与证件核对').waitFor();
  await desk.assertAccessible();
  await dialog.getByRole('button', { name: '导入 1 人' }).click();
  await dialog.getByText('已导入 1 人').waitFor();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: '下载退回的行' }).click();
  const place = path.join(mkdtempSync(path.join(os.tmpdir(), 'triquick-refused-')), 'refused.csv');
  await (await saving).saveAs(place);
  const saved = readFileSync(place, 'utf8');
  rmSync(path.dirname(place), { recursive: true });
  assert.match(saved, /退回原因/);
  await drop(dialog.getByText('改好后把文件拖到这里，或换一个文件'), 'refused.csv', saved.replace(wrong, right));
  await dialog.getByRole('list', { name: '读取结果' }).getByText('人可导入').waitFor();
  assert.equal(await dialog.getByText(/退回原因/).count(), 0);
  await dialog.getByRole('button', { name: '导入 1 人' }).click();
  await dialog.getByText('已导入 1 人').waitFor();
  await drop(dialog.getByText('改好后把文件拖到这里，或换一个文件'), 'refused.csv', saved.replace(wrong, right));
  await dialog.getByText('这个文件里的人都已在名册上').waitFor();
  assert.equal(await dialog.getByRole('button', { name: /^导入 \d+ 人$/ }).count(), 0);
  const { total } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers`);
  assert.equal(total, 2);
});

/** What is wider or taller than the cell or row it stands in; a press may reach a few pixels beyond its word. @param {import('playwright-core').Locator} table */
const cutOff = (table) => table.locator('[role=cell], [role=row]').evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight + 8).map((cell) => cell.textContent));

for (const look of [{ size: 'desktop', language: 'zh-CN' }, { size: 'desktop', language: 'en' }, { size: 'phone', language: 'en' }]) {
  journey('numbers, living conditions and reasons can be read to their end', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const refused = look.language === 'en' ? 'Refused rows' : '退回的行';
    const kase = await aCase(desk, { accepted: true });
    const headings = '序号,姓名,身份证号,是否农民工,困难类别,欠薪金额（元）';
    const conditions = ['深度困难', '相对困难', '意外致困', '深度困难', '相对困难', '意外致困'];
    const people = conditions.map((condition, n) => `${n + 1},${n % 2 ? '欧阳测试' : '马小明'},${idNumberOf(n)},${n < 4 ? '是' : '否'},${condition},27650.50`);
    await aRoster(desk, kase, [headings, ...people].join('\n'));
    const lead = await desk.as('lead');
    const { items } = await lead.get(`/cases/${kase.id}/workers`);
    await lead.post(`/cases/${kase.id}/living-surveys`, { surveys: ['severe', 'relative', 'accident', 'unreachable'].map((condition, n) => ({ workerId: items[n].id, condition })) });
    const table = page.getByRole('table', { name: words.roster });
    await desk.goto(`/cases/${kase.id}?tab=roster`, table.getByRole('row').nth(6));
    if (look.size === 'desktop') await table.getByText(items[5].idNumberMasked, { exact: true }).waitFor();
    assert.deepEqual(await cutOff(table), []);
    await desk.assertAccessible();

    await desk.goto(`/cases/${kase.id}?tab=roster&open=import`, page.getByRole('dialog', { name: words.import }));
    const twice = Array.from({ length: 12 }, (_, n) => `${n + 1},丁小红,${idNumberOf(100 + (n % 2))},,,1000`);
    await drop(page.getByText(words.drop), '补充名册.csv', [headings, ...twice].join('\n'));
    const reasons = page.getByRole('table', { name: refused });
    await reasons.getByText(look.language === 'en' ? 'row 13 (12)' : '第 13 行 (12)').waitFor();
    assert.deepEqual(await cutOff(reasons), []);
  });
}

journey('of ten thousand rows those in view are in the page, and a choice draws no other row anew', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  const rows = Array.from({ length: 10_000 }, (_, n) => `${n + 1},${n === 7_654 ? '欧阳测试' : `马${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`},${idNumberOf(n)},${1000 + n}.50`);
  await aRoster(desk, kase, [HEADINGS, ...rows].join('\n'));
  await desk.goto(`/cases/${kase.id}?tab=roster`, page.getByRole('table', { name: '职工名册' }).getByRole('row').nth(5));
  const table = page.getByRole('table', { name: '职工名册' });
  assert.equal(await table.getAttribute('aria-rowcount'), '10001');
  const drawn = () => table.getByRole('row').count();
  assert.ok((await drawn()) < 100, `${await drawn()} rows`);
  const scales = await desk.weigh();
  await page.getByRole('region', { name: '职工名册' }).last().evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await table.getByText('¥10,999.50').waitFor();
  assert.ok((await drawn()) < 100, `${await drawn()} rows`);
  assert.ok(scales.calls.length <= 5, `the rows between were not read, but ${scales.calls.length} calls`);

  await table.evaluate((element) => {
    window.touched = new Set();
    new MutationObserver((changes) => changes.forEach(({ target }) => window.touched.add(target.closest?.('[role="row"]')))).observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await table.getByRole('row').last().getByRole('checkbox').check();
  await page.getByRole('button', { name: '核定所选 1 人' }).waitFor();
  assert.ok((await page.evaluate(() => window.touched.size)) <= 2, 'only the chosen row was drawn anew');

  await page.getByRole('searchbox', { name: '按姓名查找' }).fill('欧阳');
  await page.getByText('找到 1 人').waitFor();
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await page.getByRole('button', { name: '核定所选 1 人' }).click();
  const dialog = page.getByRole('dialog', { name: '核定' });
  await dialog.getByText('1 人，1 项诉求，主张合计 ¥8,654.50').waitFor();
  await dialog.getByText('不予认定', { exact: true }).click();
  await dialog.getByLabel('不予认定的理由').fill('已经付清');
  await dialog.getByRole('button', { name: '核定 1 项' }).click();
  await dialog.getByText('已核定 1 项').waitFor();
});

journey('a choice outlives a dialog that is given up, ends with what was done, and the buttons say how many they mean', { as: 'lead' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await aRoster(desk, kase, [HEADINGS, ...[1, 2, 3].map((n) => `${n},马职工${n},${idNumberOf(n)},${n}000.50`)].join('\n'));
  const row = page.getByRole('checkbox', { name: '选择 马职工2' });
  await desk.goto(`/cases/${kase.id}?tab=roster`, row);
  await page.getByRole('button', { name: '核定全部 3 人' }).waitFor();
  await row.check();
  for (const [name, title] of [['核定所选 1 人', '核定'], ['摸底所选 1 人', '生活困难摸底']]) {
    const dialog = page.getByRole('dialog', { name: title, exact: true });
    for (const giveUp of [() => dialog.getByRole('button', { name: '取消' }).click(), () => page.keyboard.press('Escape')]) {
      await page.getByRole('button', { name }).click();
      await dialog.locator('form').waitFor();
      await giveUp();
      await dialog.waitFor({ state: 'detached' });
      assert.ok(await row.isChecked(), `${name} is still about the one who was chosen`);
    }
  }
  await page.getByRole('button', { name: '摸底所选 1 人' }).click();
  const survey = page.getByRole('dialog', { name: '生活困难摸底' });
  await survey.getByText('马职工2').waitFor();
  await survey.getByText('深度困难').click();
  await survey.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '摸底全部 3 人' }).waitFor();
  assert.ok(!(await row.isChecked()), 'the choice ended with what was done');
  const { items } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers?only=hardship`);
  assert.deepEqual(items.map(({ name }) => name), ['马职工2']);

  await page.getByRole('combobox', { name: '筛选' }).selectOption('生活状况未摸底');
  await page.getByRole('button', { name: '摸底找到的 2 人' }).waitFor();
  await page.getByRole('button', { name: '核定找到的 2 人' }).waitFor();
});

journey('what is missing leads to its form, and one person is looked at, put right and surveyed', { as: 'lead', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}`, page.getByRole('list', { name: '办理进程' }));
  await page.getByRole('link', { name: /去办理：.*名册/ }).click();
  await page.getByRole('dialog', { name: '导入名册' }).waitFor();
  await aRoster(desk, kase, [HEADINGS, `1,马小明,${idNumberOf(1)},1000.50`].join('\n'));
  await desk.goto(`/cases/${kase.id}?tab=roster`, page.getByRole('button', { name: '马小明' }));
  await page.getByRole('button', { name: '马小明' }).click();
  const drawer = page.getByRole('dialog', { name: '马小明' });
  await drawer.getByRole('button', { name: '查看完整号码' }).click();
  const reveal = page.getByRole('dialog', { name: '查看完整号码' });
  await reveal.getByLabel('理由').fill('与证件核对');
  await reveal.getByRole('button', { name: '查看完整号码' }).click();
  await drawer.getByText(idNumberOf(1)).waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  await drawer.getByRole('button', { name: '更正信息' }).click();
  const correct = page.getByRole('dialog', { name: '更正信息' });
  await correct.getByLabel('岗位').fill('抄表员');
  await desk.assertAccessible();
  await correct.getByRole('button', { name: '保存' }).click();
  await drawer.getByText('抄表员').waitFor();
  await drawer.getByRole('button', { name: '生活困难摸底' }).click();
  const survey = page.getByRole('dialog', { name: '生活困难摸底' });
  await survey.getByText('深度困难').click();
  await survey.getByRole('button', { name: '保存' }).click();
  await drawer.getByText(/深度困难 ·/).waitFor();
  await drawer.getByRole('button', { name: '核定工资' }).click();
  const decide = page.getByRole('dialog', { name: '核定', exact: true });
  await decide.getByText('调整金额').click();
  await decide.getByLabel('核定依据').fill('扣除已预支 100.50 元');
  // What is no amount is neither sent nor taken for what was claimed.
  for (const noAmount of ['九百', '']) {
    await decide.getByLabel('认定金额：马小明 工资').fill(noAmount);
    await decide.getByRole('button', { name: '核定 1 项' }).click();
    await decide.getByText('马小明的工资还没有填对金额').waitFor();
    assert.equal(await decide.getByLabel('认定金额：马小明 工资').inputValue(), noAmount);
  }
  await decide.getByLabel('认定金额：马小明 工资').fill('900');
  await decide.getByRole('button', { name: '核定 1 项' }).click();
  await decide.getByText('已核定 1 项').waitFor();
  await decide.getByRole('button', { name: '关闭', exact: true }).last().click();
  await drawer.getByText('依据：扣除已预支 100.50 元').waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
});

journey('a visit is recorded with pictures that are sent in place', { as: 'lead', size: 'phone' }, async (desk) => {
  const { page } = desk;
  const kase = await aCase(desk, { accepted: true });
  await desk.goto(`/cases/${kase.id}?tab=investigation&open=visit`, page.getByRole('dialog', { name: '登记走访' }));
  const dialog = page.getByRole('dialog', { name: '登记走访' });
  await dialog.getByLabel('现场照片和材料').setInputFiles([{ name: '厂门.png', mimeType: 'image/png', buffer: PICTURE }, { name: '说明.exe', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2, 3]) }]);
  desk.expectRefusal(400, /\/documents$/);
  await dialog.getByRole('link', { name: '厂门.png' }).waitFor();
  await dialog.getByText('「说明.exe」没有上传').waitFor();
  await desk.assertAccessible();
  await desk.assertFitsWidth();
  const { items } = await (await desk.as('lead')).get(`/cases/${kase.id}/documents`);
  assert.deepEqual(items.map(({ name }) => name), ['厂门.png']);
});

for (const size of ['desktop', 'phone']) {
  journey('papers are sent, told apart, and say what they belong to', { as: 'lead', size }, async (desk) => {
    const { page } = desk;
    const kase = await aCase(desk, { accepted: true });
    await desk.goto(`/cases/${kase.id}?tab=documents`, page.getByText('还没有文件。'));
    await desk.assertAccessible();
    await drop(page.getByText('拖入文件，或点此选择'), '走访笔录.png', PICTURE);
    await page.getByRole('link', { name: '走访笔录.png' }).waitFor();
    await page.getByText('尚未使用').waitFor();
    const lead = await desk.as('lead');
    const { items } = await lead.get(`/cases/${kase.id}/documents`);
    const { id: me } = (await lead.get('/session')).user;
    await lead.post(`/cases/${kase.id}/visits`, { visitedAt: new Date().toISOString(), visitorIds: [me], place: '厂区', record: '见到负责人', documentIds: [items[0].id] });
    // Told by the stream: the page asks for nothing.
    await page.getByText('尚未使用').waitFor({ state: 'detached' });
    await page.getByLabel('走访笔录.png 的类别').selectOption('现场与笔录');
    await page.getByText('已标明类别').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
  });
}
