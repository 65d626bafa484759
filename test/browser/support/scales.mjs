import assert from 'node:assert/strict';

/** What may be loaded until a page can be used, gzipped, in bytes; a kilobyte is 1,000 of them. */
export const BUDGETS = { signIn: 200_000, worklist: 400_000, page: 450_000, chart: 180_000 };

/** Counts bytes as they come over the wire, and requests. */
export class Scales {
  bytes = 0;
  #requests = new Map();
  /** What the live stream told, after which things may be read again. */
  #told = 0;
  #begin = () => undefined;
  #hasBegun = new Promise((resolve) => (this.#begin = resolve));

  /** @param {import('playwright-core').BrowserContext} context @param {import('playwright-core').Page} page */
  static async begin(context, page) {
    const scales = new Scales();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
    let loading = null;
    session.on('Network.requestWillBeSent', ({ requestId, loaderId, request, type }) => {
      if (type === 'Document') {
        loading = loaderId;
        scales.#startAnew();
      }
      // The page before this one goes on until this one has come, and reads nothing for it.
      if (loading !== null && loaderId !== loading) return;
      scales.#requests.set(requestId, { url: request.url, method: request.method, bytes: 0 });
    });
    session.on('Network.eventSourceMessageReceived', ({ requestId, eventName }) => {
      if (!scales.#requests.has(requestId)) return;
      if (eventName !== 'begun') scales.#told += 1;
      scales.#begin();
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = scales.#requests.get(requestId);
      if (!request) return;
      request.bytes = encodedDataLength;
      scales.bytes += encodedDataLength;
    });
    return scales;
  }

  #startAnew() {
    this.bytes = 0;
    this.#requests.clear();
    this.#told = 0;
    this.#hasBegun = new Promise((resolve) => (this.#begin = resolve));
  }

  get requests() {
    return [...this.#requests.values()];
  }

  /** Calls to the API so far. */
  get calls() {
    return this.requests.filter(({ url }) => new URL(url).pathname.startsWith('/api/'));
  }

  /**
   * Each thing was read once, and again only because the stream, which has begun, told of a change (of another journey).
   * @param {{ polled?: RegExp }} options `polled`: what is asked for again while something is under way, by its address
   */
  async assertReadOnce({ polled } = {}) {
    await this.#hasBegun;
    const urls = this.calls.filter(({ method, url }) => method === 'GET' && !polled?.test(url)).map(({ url }) => url);
    const often = [...new Set(urls)].map((url) => [url, urls.filter((other) => other === url).length]).filter(([, times]) => times > 1 + this.#told);
    assert.deepEqual(often, [], `read more than once, with ${this.#told} changes told`);
  }

  /**
   * @param {number} budget in bytes, of BUDGETS
   * @param {{ later?: RegExp }} options `later`: what is loaded only after the page can be used, by its address; at most BUDGETS.chart of it
   */
  assertWithin(budget, { later } = {}) {
    const bytesOf = (requests) => requests.reduce((sum, { bytes }) => sum + bytes, 0);
    // Other journeys change what is shown meanwhile; what is read again for that was not needed to use the page.
    const first = [...new Map(this.requests.toReversed().map((request) => [`${request.method} ${request.url}`, request])).values()];
    const [after, before] = [true, false].map((isLater) => first.filter(({ url }) => (later?.test(url) ?? false) === isLater));
    const heaviest = before.sort((a, b) => b.bytes - a.bytes).slice(0, 8).map(({ url, bytes }) => `${bytes} ${new URL(url).pathname}`);
    assert.ok(this.bytes > 0, 'nothing was loaded');
    assert.ok(bytesOf(before) <= budget, `${bytesOf(before)} bytes of at most ${budget}:\n${heaviest.join('\n')}`);
    assert.ok(bytesOf(after) <= BUDGETS.chart, `${bytesOf(after)} bytes of charts, of at most ${BUDGETS.chart}`);
  }
}
