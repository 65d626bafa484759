import assert from 'node:assert/strict';
import { room } from './room.mjs';

/** Sessions by the place they are at; a place whose clock moved on is another. */
const signedIn = new WeakMap();

/** The API as somebody uses it beside the window, such as the colleague whose change the window has to show. */
export class Api {
  constructor(cookie, place) {
    this.cookie = cookie;
    this.place = place;
  }

  /** One session for each account and file. @param {typeof room} place @returns {Promise<Api>} */
  static signedIn(username, place = room) {
    if (!signedIn.has(place)) signedIn.set(place, new Map());
    const sessions = signedIn.get(place);
    if (!sessions.has(username)) sessions.set(username, Api.signIn(username, place.password, place));
    return sessions.get(username);
  }

  /** A session of its own. @returns {Promise<Api>} */
  static async signIn(username, password, place = room) {
    const answer = await fetch(`${place.url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password }) });
    assert.equal(answer.status, 200, `${username} cannot sign in`);
    return new Api(answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '), place);
  }

  get(path) {
    return this.#call('GET', path);
  }

  post(path, body) {
    return this.#call('POST', path, body);
  }

  put(path, body) {
    return this.#call('PUT', path, body);
  }

  patch(path, body) {
    return this.#call('PATCH', path, body);
  }

  /** Sends one file, as a form does. */
  upload(path, name, bytes, fields = {}) {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.append(key, value);
    form.append('file', new Blob([bytes]), name);
    return this.#send('POST', path, {}, form);
  }

  #call(method, path, body) {
    return body === undefined ? this.#send(method, path, {}) : this.#send(method, path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  /** @returns the body of the answer; fails on anything but success */
  async #send(method, path, headers, body) {
    const answer = await fetch(`${this.place.url}/api/v1${path}`, { method, headers: { cookie: this.cookie, ...headers }, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path} answered ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
}
