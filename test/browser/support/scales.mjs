import assert from 'node:assert/strict';

/** What may be loaded until a page can be used, gzipped, in bytes; a kilobyte is 1,000 of them. */
export const BUDGETS = { signIn: 200_000, worklist: 400_000, page: 500_000 };

/** Counts bytes as they come over the wire, and requests. */
export class Scales {
  bytes = 0;
  #requests = new Map();

  /** @param {import('playwright-core').BrowserContext} context @param {import('playwright-core').Page} page */
  static async begin(context, page) {
    const scales = new Scales();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Network.setExtraHTTPHeaders', { headers: { 'accept-encoding': 'gzip' } });
    session.on('Network.requestWillBeSent', ({ requestId, request }) => scales.#requests.set(requestId, { url: request.url, method: request.method, bytes: 0 }));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const request = scales.#requests.get(requestId);
      if (!request) return;
      request.bytes = encodedDataLength;
      scales.bytes += encodedDataLength;
    });
    return scales;
  }

  get requests() {
    return [...this.#requests.values()];
  }

  /** Calls to the API so far. */
  get calls() {
    return this.requests.filter(({ url }) => new URL(url).pathname.startsWith('/api/'));
  }

  /** @param {number} budget in bytes, of BUDGETS */
  assertWithin(budget) {
    const heaviest = this.requests.sort((a, b) => b.bytes - a.bytes).slice(0, 8).map(({ url, bytes }) => `${bytes} ${new URL(url).pathname}`);
    assert.ok(this.bytes > 0, 'nothing was loaded');
    assert.ok(this.bytes <= budget, `${this.bytes} bytes of at most ${budget}:\n${heaviest.join('\n')}`);
  }
}
