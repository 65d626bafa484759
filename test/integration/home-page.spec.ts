import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

it('tells whoever opens the address that the program runs, in Chinese first, and names no page that is switched off', async () => {
  const { headers, text } = await t.anonymous().get('/').expect(200);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(text.indexOf('服务正在运行')).toBeGreaterThan(0);
  expect(text.indexOf('The program is running')).toBeGreaterThan(text.indexOf('服务正在运行'));
  expect(text).not.toContain('/api/docs');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(text).not.toMatch(/<script|\son\w+=|javascript:/);
});

it('is the only page without the prefix', async () => {
  await t.anonymous().get('/session').expect(404);
  await t.anonymous().post('/').expect(404);
  await t.anonymous().get('/api/v1').expect(404);
});
