import assert from 'node:assert/strict';
import { journey } from './support/journey.mjs';
import { aCase } from './support/cases.mjs';

/** The smallest PNG: told by its content, as the server does. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

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
