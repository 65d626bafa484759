import { MAX_TRIES, waitAfter } from './retry.js';

describe('waiting after a failed try', () => {
  it('grows fourfold from two seconds, and ends with the sixth try', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((tries) => waitAfter(tries, 0))).toEqual([2_000, 8_000, 32_000, 128_000, 512_000, null, null]);
    expect(MAX_TRIES).toBe(6);
  });

  it('is spread by up to a quarter', () => {
    expect(waitAfter(1, 0.5)).toBe(2_250);
    expect(waitAfter(5, 0.999)).toBeLessThan(512_000 * 1.25);
  });

  it('respects what the receiver asks for, up to an hour', () => {
    expect(waitAfter(1, 0, 600_000)).toBe(600_000);
    expect(waitAfter(1, 0, 10)).toBe(2_000);
    expect(waitAfter(1, 0, 3_600_000)).toBe(3_600_000);
    expect(waitAfter(1, 0, 7_200_000)).toBe(3_600_000);
    expect(waitAfter(6, 0, 600_000)).toBeNull();
  });
});
