import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { journey } from './support/journey.mjs';
import { aCase } from './support/cases.mjs';
import { drop } from './support/drop.mjs';
import { idNumberOf } from './support/people.mjs';

const HEADINGS = '序号,姓名,身份证号,欠薪金额（元）,备注';
const WORDS = {
  'zh-CN': {
    import: '导入名册', drop: '把名册文件拖到这里，或点此选择', correct: '在此改正', why: /身份证号.*校验位不符/, again: '改好了，再读一次', apply: '导入 1 人', applied: '已导入 1 人', first: '先导入可导入的 2 人；退回的 3 行随后在此改正。', download: '下载退回的行', take: /^导入 \d+ 人$/, took: /^已导入 \d+ 人$/, columns: '名册的列', template: '下载模板', verdicts: '读取结果', own: /退回原因.*列/, refused: '退回的行', row: '第 6 行 (5)', withdraw: '撤回这次导入', reason: '理由',
    withdrawn: '这次导入已撤回，名册上已没有这批人。', earlier: '以前的导入', state: '已撤回', show: /^查看 /, decided: '其中 1 项诉求已经核定', cancel: '取消', empty: '名册还是空的。', close: '关闭', look: '去看名册',
  },
  en: {
    import: 'Import a roster', drop: 'Drop the roster here, or press to choose it', correct: 'Correct here', why: /身份证号.*fails its check digit/, again: 'Corrected: read again', apply: 'Import 1', applied: '1 person imported', first: 'First import the 2 that can be imported; the refused rows (3) are corrected here right after.', download: 'Save refused rows', take: /^Import \d+$/, took: /^\d+ (person|people) imported$/, columns: 'Columns of a roster', template: 'Save a template', verdicts: 'What was read', own: /退回原因/, refused: 'Refused rows', row: 'row 6 (5)', withdraw: 'Take this import back', reason: 'Reason',
    withdrawn: 'This import was taken back; its people are off the roster.', earlier: 'Earlier imports', state: 'taken back', show: /^Show /, decided: '1 of its claims were decided', cancel: 'Cancel', empty: 'The roster is empty.', close: 'Close', look: 'See the roster',
  },
};
const LOOKS = [{ size: 'desktop', language: 'zh-CN' }, { size: 'phone', language: 'en', theme: 'dark' }];

for (const look of LOOKS) {
  journey('a refused row is put right in place; what was imported by mistake is taken back, and not once it was worked with', { as: 'member', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    const lead = await desk.as('lead');
    const workers = async () => (await lead.get(`/cases/${kase.id}/workers`)).items;
    const dialog = page.getByRole('dialog', { name: words.import });
    await desk.goto(`/cases/${kase.id}?tab=roster&open=import`, dialog);
    const right = idNumberOf(2);
    const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    await drop(dialog.getByText(words.drop), '名册.csv', [HEADINGS, `1,丁小红,${wrong},2000,"住宿舍，""二号楼"""`].join('\n'));
    await dialog.getByRole('button', { name: words.correct }).click();
    const cell = dialog.getByLabel(words.why);
    assert.equal(await cell.inputValue(), wrong);
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await cell.fill(right);
    await dialog.getByRole('button', { name: words.again }).click();
    await dialog.getByRole('button', { name: words.apply, exact: true }).click();
    await dialog.getByText(words.applied).waitFor();
    const [{ name, note, claims: [claim] }] = await workers();
    assert.deepEqual([name, note, claim.claimedFen], ['丁小红', '住宿舍，"二号楼"', 200_000]);

    await lead.post(`/cases/${kase.id}/claims/decisions`, { decisions: [{ claimId: claim.id, verifiedFen: 100_000 }] });
    desk.expectRefusal(422, /\/withdrawal$/);
    const reasons = page.getByRole('dialog', { name: words.withdraw });
    const withdraw = async () => {
      await dialog.getByRole('button', { name: words.withdraw }).click();
      await reasons.getByLabel(words.reason).fill('传错了名册');
      await desk.assertAccessible();
      await desk.assertFitsWidth();
      await reasons.getByRole('button', { name: words.withdraw }).click();
    };
    await withdraw();
    await reasons.getByText(words.decided).waitFor();
    await reasons.getByRole('button', { name: words.cancel }).click();
    await reasons.waitFor({ state: 'hidden' });
    assert.equal((await workers()).length, 1);
  });

  journey('of a file with good and wrong rows the good ones go first, and the wrong ones are put right after them under their own numbers', { as: 'member', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    const dialog = page.getByRole('dialog', { name: words.import });
    await desk.goto(`/cases/${kase.id}?tab=roster&open=import`, dialog);
    const broken = (right) => right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    const people = [['马小明', idNumberOf(1)], ['丁小红', idNumberOf(2)], ['杨小军', broken(idNumberOf(3))], ['马小明', idNumberOf(1)], ['白小梅', broken(idNumberOf(4))]];
    await drop(dialog.getByText(words.drop), '名册.csv', [HEADINGS, ...people.map(([name, idNumber], at) => `${at + 1},${name},${idNumber},${at + 1}000,`)].join('\n'));
    await dialog.getByText(words.first).waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    assert.deepEqual([await dialog.getByRole('button', { name: words.correct }).count(), await dialog.getByRole('link', { name: words.download }).count()], [0, 0]);
    await dialog.getByRole('button', { name: words.take }).click();
    await dialog.getByText(words.took).waitFor();

    await dialog.getByRole('button', { name: words.correct }).click();
    await dialog.getByLabel(words.why).first().fill(idNumberOf(3));
    await dialog.getByRole('button', { name: words.again }).click();
    await dialog.getByRole('button', { name: words.apply, exact: true }).waitFor();
    assert.deepEqual(await dialog.getByRole('list', { name: words.verdicts }).locator('strong').allTextContents(), ['1', '1', '1']);
    await dialog.getByRole('table', { name: words.refused }).getByText(words.row).waitFor();
    assert.equal(await dialog.getByText(words.own).count(), 0);
    await dialog.getByRole('button', { name: words.apply, exact: true }).click();
    await dialog.getByText(words.applied).waitFor();
    const { items } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers`);
    assert.deepEqual(items.map(({ name, claims: [claim] }) => [name, claim.claimedFen]), [['马小明', 100_000], ['丁小红', 200_000], ['杨小军', 300_000]]);
  });

  journey('an import is taken back, and the same people come again', { as: 'lead', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    const dialog = page.getByRole('dialog', { name: words.import });
    const roster = (yuan) => [HEADINGS, `1,马小明,${idNumberOf(1)},${yuan},`].join('\n');
    await desk.goto(`/cases/${kase.id}?tab=roster&open=import`, dialog);
    await drop(dialog.getByText(words.drop), '上月名册.csv', roster(1000));
    await dialog.getByRole('button', { name: words.apply, exact: true }).click();
    await dialog.getByRole('button', { name: words.withdraw }).click();
    const reasons = page.getByRole('dialog', { name: words.withdraw });
    await reasons.getByLabel(words.reason).fill('传错了名册');
    await reasons.getByRole('button', { name: words.withdraw }).click();
    await dialog.getByText(words.withdrawn).waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    await dialog.getByRole('button', { name: words.close, exact: true }).last().click();
    await page.getByText(words.empty).waitFor();

    await page.getByRole('button', { name: words.import }).click();
    await dialog.getByRole('list', { name: words.earlier }).getByText(words.state).waitFor();
    await drop(dialog.getByText(words.drop), '本月名册.csv', roster(1500));
    await dialog.getByRole('button', { name: words.apply, exact: true }).click();
    await dialog.getByText(words.applied).waitFor();
    const { items: [worker], total } = await (await desk.as('lead')).get(`/cases/${kase.id}/workers`);
    assert.deepEqual([total, worker.claims[0].claimedFen], [1, 150_000]);
  });

  journey('the dialog says which columns a roster may have, and its template is read without a word', { as: 'member', ...look }, async (desk) => {
    const { page } = desk;
    const words = WORDS[look.language];
    const kase = await aCase(desk, { accepted: true });
    const dialog = page.getByRole('dialog', { name: words.import });
    await desk.goto(`/cases/${kase.id}?tab=roster&open=import`, dialog);
    await dialog.getByRole('region', { name: words.columns }).getByText('养老保险、医疗保险、失业保险、工伤保险、住房公积金').waitFor();
    await desk.assertAccessible();
    await desk.assertFitsWidth();
    const saving = page.waitForEvent('download');
    await dialog.getByRole('link', { name: words.template }).click();
    const template = await text(await (await saving).createReadStream());
    const cells = { 姓名: '马小明', 身份证号: idNumberOf(1), 欠薪金额: '1000', 养老保险: '200' };
    const row = template.trim().replace('\uFEFF', '').split(',').map((heading) => cells[heading] ?? '').join(',');
    await drop(dialog.getByText(words.drop), '名册模板.csv', `${template}${row}\r\n`);
    await dialog.getByRole('button', { name: words.apply, exact: true }).waitFor();
    await dialog.getByText('¥200.00').waitFor();
    assert.equal(await dialog.getByRole('alert').count(), 0);
  });
}
