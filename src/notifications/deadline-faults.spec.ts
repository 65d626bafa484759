import { restAfter } from './deadline-faults.js';

it('lets a clock rest twice as long after each failure, up to a quarter of an hour', () => {
  expect([1, 2, 3, 10, 11, 1_000_000].map(restAfter)).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
});
