import assert from 'node:assert/strict';
import { Api } from './api.mjs';
import { faultsOf } from './axe.mjs';
import { room } from './room.mjs';
import { Scales } from './scales.mjs';

/** Longer than anything takes on a busy machine; nothing waits this long by itself. */
const PATIENCE_MS = 30_000;

/** One browser window of one person, and what a journey does with it. */
export class Desk {
  /** What the page said, in order: for whoever looks for the cause of a failure. @type {string[]} */
  log = [];
  #faults = [];
  #refusals = [{ status: 401, path: /^\/api\/v1\/session$/ }];

  /** @param {import('playwright-core').BrowserContext} context @param {import('playwright-core').Page} page @param {typeof room} place */
  constructor(context, page, place) {
    this.context = context;
    this.page = page;
    this.place = place;
    page.on('console', (message) => this.#hear(message.type(), message.text(), message.location().url));
    page.on('pageerror', (error) => this.#hear('pageerror', error.stack ?? error.message, ''));
    page.on('response', (response) => this.log.push(`${response.status()} ${response.request().method()} ${response.url()}`));
  }

  /** @param {import('playwright-core').Browser} browser @param {typeof room} place the program whose pages are shown */
  static async open(browser, look, place = room) {
    const context = await browser.newContext({ ...look, baseURL: place.url });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Desk(context, await context.newPage(), place);
  }

  /** Signs a demo account in, by the API: pages that are about something else need not show it. */
  async signIn(username, password = room.password) {
    const answer = await this.context.request.post('/api/v1/session', { data: { username, password } });
    assert.equal(answer.status(), 200, `${username} cannot sign in`);
    return (await answer.json()).user;
  }

  /** Types name and password into the sign-in form, be it the page's or a dialog's. */
  async typeSignIn(username, password = room.password) {
    const form = this.page.locator('form', { has: this.page.locator('input[autocomplete="username"]') });
    await form.locator('input[autocomplete="username"]').fill(username);
    await form.locator('input[type="password"]').fill(password);
    await form.locator('button[type="submit"]').click();
  }

  /** Opens an address and waits until `shown` is there. @param {string} path @param {import('playwright-core').Locator} shown */
  async goto(path, shown) {
    await this.page.goto(path);
    await shown.waitFor();
  }

  /** Calls the API as somebody else, beside the window; see api.mjs. */
  as(username) {
    return Api.signedIn(username, this.place);
  }

  /** Ends the session as the server does, without the page noticing. */
  async endSession() {
    await this.context.clearCookies();
  }

  /** An answer that is wanted in this journey and no fault: the browser writes each to the console. */
  expectRefusal(status, path) {
    this.#refusals.push({ status, path });
  }

  /** No page of a journey may say an error. */
  assertQuiet() {
    assert.deepEqual(this.#faults, [], 'the console is quiet');
  }

  /** axe finds nothing serious or critical on the page as it is now. @param {string} [within] a selector: only there */
  async assertAccessible(within) {
    assert.deepEqual(await faultsOf(this.page, within), [], `axe is content with ${this.page.url()}`);
  }

  /** Nothing is wider than the window. */
  async assertFitsWidth() {
    const { wide, width } = await this.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, width: document.documentElement.clientWidth }));
    assert.ok(wide <= width, `${this.page.url()} is ${wide} px wide in a window of ${width}`);
  }

  /** Counts what is loaded from now on, gzipped, in a window that knows nothing yet; see scales.mjs. */
  weigh() {
    return Scales.begin(this.context, this.page);
  }

  close() {
    return this.context.close();
  }

  #hear(type, text, url) {
    this.log.push(`${type}: ${text} ${url}`);
    if (type !== 'error' && type !== 'pageerror') return;
    const [, status] = /^Failed to load resource: the server responded with a status of (\d+)/.exec(text) ?? [];
    const isWanted = status !== undefined && this.#refusals.some((refusal) => refusal.status === Number(status) && refusal.path.test(new URL(url).pathname));
    if (!isWanted) this.#faults.push(`${type}: ${text} ${url}`);
  }
}
