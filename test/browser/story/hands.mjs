import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const fixture = (name) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
export const sums = (name) => JSON.parse(fixture(name));
/** The smallest PNG: told by its content, as the server does. */
export const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** What somebody does at a desk, in the words of its language. */
export class Hands {
  /** @param {import('../support/desk.mjs').Desk} desk @param {{ say: (key: string, values?: object) => string, kase: { id: string, employer: string } }} story */
  constructor(desk, story) {
    this.desk = desk;
    this.page = desk.page;
    this.say = story.say;
    this.story = story;
  }

  /** Types name and password, as everybody begins the day; who was there before leaves. */
  async signIn(username) {
    // A page that is still open would ask on without its session.
    await this.page.goto('about:blank');
    await this.desk.context.clearCookies();
    await this.page.goto('/sign-in');
    await this.desk.typeSignIn(username);
    await this.page.getByTestId('person').waitFor();
  }

  /** Nothing serious for axe on the page, or in the dialog that lies over it, and nothing wider than the window. */
  async look() {
    await this.desk.assertAccessible('[role="dialog"]');
    await this.desk.assertFitsWidth();
  }

  /** Opens the case from the list of cases, by its employer. */
  async openCase() {
    await this.page.goto('/cases');
    await this.page.getByRole('link', { name: this.story.kase.employer }).first().click();
    await this.page.getByRole('list', { name: this.say('cases:stepper') }).waitFor();
  }

  /** @param {string} tab its key, `roster` */
  async openTab(tab) {
    await this.page.getByRole('navigation', { name: this.say('cases:tabs') }).getByRole('link', { name: this.say(`cases:tab.${tab}`), exact: true }).click();
    await this.page.getByRole('region', { name: this.say(`cases:tab.${tab}`), exact: true }).first().waitFor();
  }

  /** Shows what a part of the plan holds. @param {string} key of its title */
  unfold(key) {
    return this.page.getByRole('heading', { name: this.say(key), level: 2 }).getByRole('button', { expanded: false }).click();
  }

  /** @param {string} key of the button's text @param {import('playwright-core').Locator} [within] */
  press(key, within = this.page, values = {}) {
    return within.getByRole('button', { name: this.say(key, values), exact: true }).first().click();
  }

  /** The dialog that is open, when it is. */
  async dialog(key, values = {}) {
    const dialog = this.page.getByRole('dialog', { name: this.say(key, values) });
    await dialog.waitFor();
    return dialog;
  }

  fill(within, key, text) {
    return within.getByLabel(this.say(key), { exact: true }).fill(text);
  }

  /** Types a day or a moment into its field, and goes on to the next. */
  async typeTime(within, key, text) {
    const box = within.getByLabel(this.say(key), { exact: true });
    await box.fill(text);
    await box.press('Tab');
    assert.equal(await box.inputValue(), text);
  }

  /** Chooses in a list by what is shown. @param {string | RegExp} option */
  async choose(within, key, option) {
    await within.getByLabel(this.say(key), { exact: true }).click();
    await this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(option).click();
  }

  /** Closes a list that stays open after a choice. */
  async chooseAll(within, key, options) {
    for (const option of options) await this.choose(within, key, option);
    await within.getByLabel(this.say(key), { exact: true }).press('Escape');
  }

  /** Saves the form of a dialog and sees it close. */
  async save(dialog, key = 'ui:record.save') {
    await this.press(key, dialog);
    await dialog.waitFor({ state: 'detached' });
  }

  /** Presses the step that leads on, reads what follows, and confirms. */
  async advance(event, read = async () => {}) {
    await this.press(`words:caseEvent.${event}`);
    const dialog = await this.dialog(`words:caseEvent.${event}`);
    await read(dialog);
    await this.look();
    await this.save(dialog, 'cases:event.do');
  }

  /** The step of the case that the page shows as the present one. */
  async seesStage(state) {
    await this.page.getByRole('list', { name: this.say('cases:stepper') }).locator('[aria-current="step"]', { hasText: this.say(`words:caseState.${state}`) }).waitFor();
  }

  /** One of what is missing, by the link of the checklist that opens its form. @param {string} code the blocker's */
  async follow(code) {
    await this.openTab('overview');
    await this.page.locator(`li[data-code="${code}"]`).getByRole('link').click();
  }
}
